"""Pounds that are money: told from pounds that are weighed, pence behind a number, and notes that go by a name.

A house that prices in pounds says "eighteen pounds" of money nearly always and weighs in kilos; one that weighs in pounds says what it
weighs. So the word is money unless something is weighed in the same sentence.
"""

# ruff: noqa: E501 - lists of words read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.model import Quantity

__all__ = ["MOST_PENCE", "NOTE_WORDS", "are_sterling", "find_notes", "pence_end", "weighs"]

_PAID = re.compile(
    r"(?i)£|\b(?:pay|pays|paid|payable|payments?|costs?|charged?|charges|fees?|prices?|refund(?:s|ed)?|reimburse[ds]?|gets? back|"
    r"worth|spend|spent|fined?|salary|budget|discount|premiums?|excess|insured|sums?|pence|money)\b"
)
_WEIGHED = re.compile(
    r"(?i)\b(?:(?:drop(?:s|ped)?|shed(?:s|ding)?)\s+(?:[\w-]+\s+){1,2}pounds|weigh(?:s|ed|ing|t|ts)?|tons?|tonnes?|bab(?:y|ies)|newborns?|heav(?:y|ier|iest)|light(?:er)?|lbs?|kg|kilos?|kilograms?|ounces?|oz|loads?|lift(?:s|ed|ing)?|"
    r"luggage|baggage|bags?|suitcases?|parcels?|body|gross|freight)\b"
)
_LADEN = re.compile(
    r"(?i)\b(?:carr(?:y|ies|ied|ying)|tow(?:s|ed|ing)?|haul\w*|cargo|capacity|hoists?|cranes?|forklifts?|pressure|force|torque|thrust|"
    r"emi(?:t|ts|tted|ssions?)|waste|muscle|body ?fat|diet|harvest\w*|crops?|flour|sugar|propane|co2|carbon|freon|refrigerants?|dumbbells?|barbells?)\b"
)
"""What is carried, loaded or measured out: the pounds beside it are a weight unless something is paid."""
_THING = re.compile(
    r"(?i)\b(?:packages?|packets?|box(?:es)?|cartons?|crates?|pallets?|shipments?|items?|objects?|anything|shel(?:f|ves)|racks?|beams?|vehicles?|trucks?|trailers?|"
    r"dogs?|cats?|pets?|animals?|pupp(?:y|ies)|child(?:ren)?|infants?|patients?|equipment|lost|lose|losing|gained?)\s+"
    r"(?:(?:of|that|which|are|is|over|under|above|below|beyond|up|to|exceed(?:s|ing)?|more|less|than|at|most|least|about|only)\s+){1,4}\S+(?:\s\w+)?[\s-]pounds?$"
)
"""A thing of so many pounds: "boxes over 50 pounds", "a dog of up to thirty pounds"."""
_OF_MATTER = re.compile(
    r"(?i)\s+(?:of\s+(?!any\b|all\b|each\b|every\b|it\b|that\b|this\b|which\b|his\b|her\b|my\b|credit|value|cover|debt|income|spend|rent|sav|your\b|our\b|their\b|the\s+(?:price|fee|cost|bill))\w|per\s+(?:square|cubic|acre|hectare|inch|foot)\b|force\b)"
)
_SPOKEN = re.compile(
    r"(?i)\s(?:ten|fifteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)(?=\s*(?:$|[.,;:!?)])|\s+(?:per|an?|each|every|for|extra|on|off|or)\b)"
)
"""The pence said behind the pounds: "seven pounds fifty"."""
_NEAR = 90


def are_sterling(text: str, end: int) -> bool:
    """Whether the word "pounds" that ends at `end` is money: nothing is weighed, and nothing carried unless it is paid for."""
    if not text[:end].casefold().endswith(("pound", "pounds")):
        return False
    if _SPOKEN.match(text, end):
        return True
    if weighs(text):
        return False
    laden = _LADEN.search(text) or _OF_MATTER.match(text, end) or _THING.search(text[max(0, end - _NEAR) : end])
    return bool(_PAID.search(text)) or not laden


def weighs(text: str) -> bool:
    """Whether a text says that something is weighed."""
    return _WEIGHED.search(text) is not None


MOST_PENCE = 100
_PENCE = re.compile(r"p(?![\w-]|\.\w)")
_PENCE_APART = re.compile(r"\sp(?=\s+(?:per|an?|each|every)\s|\s*$|[,;]|\.(?:\s|$))")


def pence_end(text: str, end: int, value: float, *, spelled: bool) -> int | None:
    """Where the sign of a number of pence ends: "45p", "thirty-eight p per mile". A picture of 720p has three digits."""
    if value >= MOST_PENCE:
        return None
    match = (_PENCE_APART if spelled else _PENCE).match(text, end)
    return match.end() if match else None


NOTE_WORDS = frozenset(("fiver", "tenner", "quid", "pound", "euro", "dollar"))
"""One of these words stands in every amount that an article gives instead of a number."""
_NOTES = re.compile(r"(?i)\ba (?P<note>fiver|tenner)\b")
_ONE = re.compile(
    r"(?i)\b(?:for|costs?|pay|pays|add|adds|charge|charges|takes?|is|just|only|least|than|to|to be|of)\s+"
    r"(?P<one>an?\s+(?P<unit>quid|pound|euro|dollar))(?=\s*(?:$|[.,;:!?)])|\s+(?:per|an?|each|every|extra|for|or|on|more|less|off|apiece|towards)\b)"
)
_WORTH = {
    "fiver": ("GBP", 5.0),
    "tenner": ("GBP", 10.0),
    "quid": ("GBP", 1.0),
    "pound": ("GBP", 1.0),
    "euro": ("EUR", 1.0),
    "dollar": ("USD", 1.0),
}


def find_notes(text: str) -> Iterator[Quantity]:
    """Amounts that an article gives: "a tenner", "costs a pound", "a euro each"."""
    for match in _NOTES.finditer(text):
        yield _worth(match["note"], text, match.span())
    for match in _ONE.finditer(text):
        if match["unit"].lower() != "pound" or _PAID.search(match.group()) or are_sterling(text, match.end()):
            yield _worth(match["unit"], text, match.span("one"))


def _worth(word: str, text: str, span: tuple[int, int]) -> Quantity:
    code, value = _WORTH[word.lower()]
    return Quantity("money", value, value, code, "exact", text[slice(*span)], span)
