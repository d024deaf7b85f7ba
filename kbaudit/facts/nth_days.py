"""Points of a running time: "by the 14th day", "after day three", "from the eleventh day", "the end of month 12", "D+20"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kbaudit.facts.number_words import DENOMINATORS
from kbaudit.facts.numbers import find_numerals
from kbaudit.facts.units import unit_words
from kbaudit.model import Quantity

__all__ = ["find_nth_days"]

_ORDINALS: Mapping[str, int] = {
    "first": 1,
    "second": 2,
    **{word: value for word, value in DENOMINATORS.items() if value <= 30},
    "sixtieth": 60,
    "ninetieth": 90,
}
_TENS: Mapping[str, int] = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_ORDINAL = (
    rf"(?P<ordinal>\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(sorted(_ORDINALS, reverse=True))}))"
)
_NUMBER = r"(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_UNIT = r"(?P<unit>(?:(?:business|working|calendar)\s+)?(?:day|week|month|year))"
_TO = (
    r"(?:(?:no|not)\s+later\s+than|later\s+than|beyond|past|by|until|till|up\s+to|through|after|"
    r"(?:(?:by|at|until|to|after|before|from)\s+)?(?:the\s+)?end\s+of)"
)
_AT = r"(?:not\s+before|before|prior\s+to|from|as\s+of|on|in|during)"
_PATTERNS = (
    re.compile(
        rf"\b(?:(?P<to>{_TO})|(?P<at>{_AT}))\s+(?:the\s+|its\s+|their\s+)?{_ORDINAL}\s+{_UNIT}(?![\w'’-])", re.I
    ),
    re.compile(rf"\b(?:(?P<to>{_TO})|(?P<at>{_AT}))\s+{_UNIT}\s+{_NUMBER}(?![\w'’/–-]|[.,:]\d)", re.I),
    re.compile(rf"^(?P<to>){_UNIT}\s+{_NUMBER}(?=\s+(?:after|past|following)\b)(?P<at>)", re.I),
)
_RUNS = (
    r"(?:delay|default|absence|illness|sickness|incapacity|life|age|receipt|delivery|cover|arrears|waiting|non-?payment|"
    r"use|ownership|the\s+(?:contract|agreement|lease|tenancy|policy|loan|absence|illness))\b"
)
_CLOSES = re.compile(
    rf"\s*(?:[.;:!?)]|$|,\s+(?:and|then|or|thereafter|later|after)\b)|\s+(?:after|following|from|past|prior|before|thereafter|"
    rf"on\s*(?:[.,;]|$)|onwards?|or\s+later|at\s+the\s+latest|of\s+{_RUNS})",
    re.I,
)
"""What shows that a time runs: "the second day of the fair" and "on day 3, we climb" are days of a programme."""
_GOES_ON = re.compile(
    r"\s*,|\s+(?:it|they|we|you|he|she|the|is|are|was|will|must|can|or|and|counted|in|with|at)\b(?!\s+of\b)", re.I
)
_ROUGHLY = re.compile(r"(?i)\b(?:may|might|could|often|usually|typically|sometimes|some|many|most)\b")
_AFTER = re.compile(r"(?i)\s+(?:after|following|from|past|since)\b")
_OF_A_MONTH = re.compile(
    r"(?i)\b(?:(?:each|every|the (?:new|next|following)|last|of the) month|month[- ]ends?|monthly|books|ledgers?|"
    r"accounts are|payroll|salar(?:y|ies)|wages|payslips?)\b"
)
"""Where the fourth working day is one of a month that is not named: "the books are closed on the fourth working day"."""
_AGES = re.compile(r"\bits\s+(?P<ordinal>\w+)\s+(?:birthday|anniversary)\b", re.I)
_DAYS_PLUS = re.compile(r"(?<![\w+-])D\s?\+\s?(?P<days>\d{1,3})(?![\w.%])")


def find_nth_days(text: str) -> Iterator[Quantity]:
    """The points that a time has run to, as its length; what happens on or from the nth day does after n - 1 or n days."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            named = match.groupdict()
            count = _ordinal(named["ordinal"]) if "ordinal" in named else _cardinal(named["number"])
            ends = (match["to"] or "").lower().endswith("end of")
            years = match["unit"].lower() == "year"
            if _is_a_course(text, match) or _is_of_a_month(text, match):
                continue
            if not count or (count == 1 and not ends) or (years and match["at"] and "before" not in match["at"]):
                continue
            after = _CLOSES.match(text, match.end())
            if after is None and (not match["to"] or not _GOES_ON.match(text, match.end())):
                continue
            unit = unit_words()[" ".join(match["unit"].lower().split())]
            start, end = _span(match)
            low = unit.factor * (count - 1 if match["at"] else count)
            yield Quantity(
                "time",
                low,
                unit.factor * count,
                unit.name,
                "range" if match["at"] else "exact",
                text[start:end],
                (start, end),
            )
    for match in _AGES.finditer(text):
        years_old = _ordinal(match["ordinal"])
        if years_old:
            yield Quantity("time", 12.0 * years_old, 12.0 * years_old, "months", "exact", match.group(), match.span())
    for match in _DAYS_PLUS.finditer(text):
        length = 86400.0 * int(match["days"])
        yield Quantity("time", length, length, "seconds", "exact", match.group(), match.span())


def _is_a_course(text: str, match: re.Match[str]) -> bool:
    """Whether something only may happen then: what may come in the second week of an illness is its course, no rule."""
    at = (match["at"] or "").lower()
    return at in ("in", "during") and _ROUGHLY.search(text, 0, match.start()) is not None


def _is_of_a_month(text: str, match: re.Match[str]) -> bool:
    """Whether a working day is one of each month, not of a time that runs."""
    working = match["unit"].lower().startswith(("working", "business"))
    return working and _AFTER.match(text, match.end()) is None and _OF_A_MONTH.search(text) is not None


def _span(match: re.Match[str]) -> tuple[int, int]:
    """From the ordinal or the unit on; the word before it says to which end the time runs, and stays in the sentence."""
    names = [name for name in ("ordinal", "unit", "number") if name in match.groupdict()]
    return min(match.start(name) for name in names), match.end()


def _ordinal(written: str) -> int:
    word = written.lower()
    if word[0].isdigit():
        return int("".join(character for character in word if character.isdigit()))
    tens, _, unit = word.rpartition("-")
    return _TENS.get(tens, 0) + _ORDINALS.get(unit, 0) if unit in _ORDINALS else 0


def _cardinal(written: str) -> int:
    numerals = find_numerals(written)
    whole = len(numerals) == 1 and (numerals[0].start, numerals[0].end) == (0, len(written))
    return int(numerals[0].value) if whole and numerals[0].value == int(numerals[0].value) else 0
