"""Shares that are said without "per cent" and without "of": "a fifth comes off", "one half", "nine out of ten", "15 pence in every pound".

A fraction word is mostly the name of a turn ("a third attempt") or of a time ("a quarter"), so that it is a share only where the
words beside it say that a part of something is meant.
"""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kbaudit.facts.number_words import DENOMINATORS, SMALL, TENS
from kbaudit.model import Quantity

__all__ = ["SHARE_WORDS", "find_shares"]

_PARTS: Mapping[str, int] = {
    "half": 2,
    "quarter": 4,
    **{word: value for word, value in DENOMINATORS.items() if value <= 20},
}
SHARE_WORDS = frozenset(
    (*_PARTS, *(f"{word}s" for word in _PARTS), "halves", "every", "each", "out", "ten", "hundred", "pence")
)
"""One of these words stands in every such share."""

_TOP = "|".join(word for word, value in SMALL.items() if 2 <= value <= 19)
_PLURAL = "halves|" + "|".join(f"{word}s" for word in _PARTS if word != "half")
_SINGULAR = "|".join(_PARTS)
_NUMBER = (
    rf"(?:\d{{1,2}}|(?:{'|'.join(word for word, value in TENS.items())})(?:[- ](?:{'|'.join(word for word, value in SMALL.items() if 1 <= value <= 9)}))?"
    rf"|{'|'.join(word for word, value in SMALL.items() if value)})"
)
_LIMITS = (
    r"(?:about|around|nearly|almost|roughly|just|only|exactly|at least|at most|up to|over|under|more than|less than)\s+"
)
_ENDS = r"(?=\s*(?:$|[.,;:!?)]))"
_GOES_ON = (
    r"(?=\s*(?:$|[.,;:!?)]|[-–—]\s)|\s+(?:when|if|for|on|as|at|now|once|until|before|after|in advance|up front|upfront|and|but|from|to|towards?|"
    r"compared|per|by|unless|where|whenever|is|are|will|applies)\b(?!\s+(?:of|past)\b))"
)
_LEAD = (
    r"(?:\bby|\bsav(?:e|es|ing)|\bpay(?:s|ing)?|\bkeeps?|\brefund(?:s|ed)?|\bcontribut(?:e|es)|\bcovers?|\bbears?|\bmeets?|\blos(?:e|es)|"
    r"\bowe[sd]?|\bknocks?|\bdeducts?|\badds?|\btakes? off|\b(?:rebate|discount|reduction|share|part|portion|cut|contribution|subsidy|supplement|"
    r"surcharge|premium|increase|rise) of|\b(?:drop|fall|cut|reduc|shrink|sink|lower)\w*(?: down)? to)"
)
_AHEAD = r"(?=\s+(?:up\s?front|in advance|on (?:signing|signature|booking|ordering|acceptance|completion|delivery|arrival))\b)"
_TAKEN = (
    r"(?=\s+(?:off\b(?!-)|comes? off\b|goes? to(?:wards?)?\b|(?:is|are|was|will be|gets?) (?:taken|knocked|cut|deducted|refunded|returned|paid|kept|"
    r"withheld|added|retained|due|met|borne|covered)\b|on top\b|cheaper\b|lower\b|higher\b|discount\b|reduction\b|rebate\b|"
    r"(?:less|more|extra|back)(?:\s+(?:than|for|if|when|on)\b|\s*(?:$|[.,;:!?)]))))"
)
_FRACTION = re.compile(
    rf"\b(?:(?P<top>{_TOP})[- ](?P<parts>{_PLURAL})\b(?P<of>\s+of\s+(?:an?|the)\s+(?:hour|day|week|month|year|mile|inch|pint|cent)\b(?!['’]s))?"
    rf"|(?P<lead>{_LEAD})\s+(?:{_LIMITS})?(?P<led>(?:an?\s+|one\s+)?(?:{_SINGULAR}))\b(?:{_GOES_ON}|{_TAKEN})"
    rf"|(?P<taken>(?:(?:an?|one)\s+(?:{_SINGULAR})|half))\b{_TAKEN}"
    rf"|(?P<pay>half)(?=[- ](?:price|pay|fare|rate|salary|wages)\b)"
    rf"|(?:^|:\s+)(?:{_LIMITS})?(?P<alone>(?:an?|one)\s+(?:{_SINGULAR})|half)\b(?:{_ENDS}|{_AHEAD}))",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"\b(?P<part>{_NUMBER})\s+(?:(?P<every>out of (?:every|each)|in (?:every|each))|out of|(?P<plain>in))\s+"
    rf"(?P<whole>(?:an?\s+|one\s+)?hundred|100|ten|10|{_NUMBER})\b(?!\s+(?:points?|stars?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b)",
    re.IGNORECASE,
)
_OF_A_POUND = re.compile(
    rf"\b(?P<part>{_NUMBER})(?:\s?p|\s+(?:pence|cents?))\s+(?:in|from|of|out of|for|on|off)\s+(?:every|each|the)\s+(?:pound|£1|euro|€1|dollar|\$1)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_OF_A_HUNDRED = re.compile(
    rf"(?:(?P<sign>[£€$])\s?)?\b(?P<part>{_NUMBER})(?:\s+(?:pounds|euros?|dollars))?(?P<between>(?:\s+\w+){{0,5}}?)\s+(?:in|off|from|of|for|out of|on|per)\s+(?:every|each)\s+[£€$]?(?:(?:one\s+)?hundred|100)\b(?!\s*%)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:^|[.,;:(]\s*|\b(?:for|by|of|is|are|earns?|gets?|pays?|saves?|about|nearly|only|just|to|with|at|takes?|knocks?|has|have|and|then)\s+)$",
    re.IGNORECASE,
)
"""What stands before a quarter that is a part: behind a noun it is a time ("one invoice a quarter")."""
_MIXED = re.compile(rf"(?:\d|\b(?:{'|'.join((*TENS, *SMALL))}|hundred|thousand))(?:\s+and\s+|[\s-]+)$", re.IGNORECASE)
"""A number before a fraction, which then is the rest of it: "three and two thirds"."""
_WHOLES = frozenset((10, 100))
"""Of so many a part is a share wherever it is named; "one out of three" may be one of three things."""


def find_shares(text: str) -> Iterator[Quantity]:
    """The shares in a text, as per cent. What `find_quantities` reads by itself ("half of the fee") is left out."""
    for match in _FRACTION.finditer(text):
        found = _fraction(match)
        if found is not None:
            yield found
    for match in _OUT_OF.finditer(text):
        whole = _number(match["whole"].lower().replace("a ", "").replace("one ", ""))
        part = _number(match["part"])
        if match["plain"] and any(character.isdigit() for character in match.group()):
            continue
        if 0 < part < whole and (match["every"] or whole in _WHOLES):
            yield _share(match, part / whole, *match.span())
    for match in _OF_A_POUND.finditer(text):
        yield _share(match, _number(match["part"]) / 100, *match.span())
    for match in _OF_A_HUNDRED.finditer(text):
        if match["sign"] or not _OUT_OF.match(text, match.start("part")):
            yield _share(match, _number(match["part"]) / 100, *match.span())


def _fraction(match: re.Match[str]) -> Quantity | None:
    if match["top"]:
        if _MIXED.search(match.string[: match.start()]):
            return None
        word = match["parts"].lower()
        if match["of"] or (word == "quarters" and not _is_share(match)):
            return None
        bottom = 2 if word == "halves" else _PARTS[word.removesuffix("s")]
        return _share(match, _number(match["top"]) / bottom, match.start("top"), match.end("parts"))
    name = next(name for name in ("led", "taken", "pay", "alone") if match[name])
    word = match[name].lower().split()[-1]
    if word == "quarter" and (name == "alone" or (name == "taken" and not _PART.search(match.string[: match.start()]))):
        return None  # "one invoice a quarter goes to the firm", "notice period: one quarter"
    return _share(match, 1 / _PARTS[word], match.start(name), match.end(name))


def _is_share(match: re.Match[str]) -> bool:
    """Whether quarters are parts, not seasons: nothing but them is said, or the whole is named."""
    text = match.string
    return not (text[: match.start()] + text[match.end() :]).strip(" .!") or bool(
        re.match(r"\s+(?:of (?:the|your|our|all|what|it|them|their|its|every)|off)\b", text[match.end("parts") :], re.I)
    )


def _number(written: str) -> float:
    if written.isdigit():
        return float(written)
    if written.lower() == "hundred":
        return 100.0
    words = written.lower().replace("-", " ").split()
    return float(sum(TENS.get(word, SMALL.get(word, 0)) for word in words))


def _share(match: re.Match[str], value: float, start: int, end: int) -> Quantity:
    share = round(value * 100, 6)
    return Quantity("percent", share, share, "%", "exact", match.string[start:end], (start, end))
