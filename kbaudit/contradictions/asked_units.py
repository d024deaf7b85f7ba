"""Bare numbers that their question types: "Twenty-eight, whatever your grade." under "How many days off do we get?"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from dataclasses import replace

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.quantities import find_quantities

__all__ = ["told_as_asked"]

_ASKED = re.compile(
    r"(?i)\bhow many (?:(?P<days>(?:(?:working|business|calendar|sick|holiday|paid|full|whole|clear) )?(?:days?|nights?))|"
    r"(?P<unit>(?:(?:working|business|calendar|full|whole|clear|square|cubic) )?(?:seconds|minutes|hours|weeks|fortnights|months|years|"
    r"miles|kilomet(?:re|er)s|kilos?|grams|lit(?:re|er)s|met(?:re|er)s|centimet(?:re|er)s|inches|feet|pounds|euros|dollars|degrees|"
    r"gigabytes|megabytes)))\b|\b(?P<share>what|which|how many) per ?cent(?:age)?\b|\bwhat share\b|"
    r"\bhow much (?:(?:paid|annual|holiday|yearly) )*(?P<leave>holiday|leave|vacation|time off)\b"
)
_OPENS = re.compile(
    r"(?i)\W*(?:(?:yes|no|it is|it['’]s|they are|that is|that['’]s|just|only|exactly|up to|at (?:least|most)|about|around|"
    r"no more than|a maximum of|a minimum of|we (?:give|allow|ask for)|you (?:get|have|may have))\b\W*){0,2}$"
)
"""What may stand before the number that an answer begins with."""
_LETTER = re.compile(r"[^\W\d_]")
_KINDS = frozenset(("time", "length", "weight", "volume", "money", "percent", "angle", "data"))


def told_as_asked(text: str, slots: tuple[Slot, ...], asked: str) -> tuple[Slot, ...]:
    """The slots of an answer, its first bare number in the unit that the question names. `asked` is the heading above it."""
    if not asked.endswith("?"):
        return slots
    first = slots[0] if slots else None
    if first is None or first.kind != "number" or first.quantity is None:
        return slots
    if not _OPENS.match(text[: first.start]) and (len(slots) > 1 or _LETTER.search(text, first.end)):
        return slots
    found = _ASKED.search(asked)
    if found is None:
        return slots
    unit = found["unit"] or (found["days"] or "").split(" ")[-1] or ("days" if found["leave"] else "per cent")
    if found["days"] and re.match(r"(?i)(?:working|business|calendar) ", found["days"]):
        unit = found["days"]
    written = f"{text[first.start : first.end]} {unit}"
    for quantity in find_quantities(written):
        if quantity.dimension in _KINDS and quantity.span == (0, len(written)):
            typed = replace(quantity, raw=first.quantity.raw, span=(first.start, first.end))
            return (Slot(quantity.dimension, first.start, first.end, typed), *slots[1:])
    return slots
