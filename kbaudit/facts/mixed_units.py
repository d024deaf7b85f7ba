"""Durations of an article and a part or a smaller unit: "an hour and a half", "a year and one month", "a day and six hours"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.numbers import find_numerals
from kbaudit.facts.units import unit_words
from kbaudit.model import Quantity

__all__ = ["find_mixed_units"]

_PATTERN = re.compile(
    r"(?<!\w)an?\s+(?P<unit>minute|hour|day|week|month|year|decade)\s+and\s+(?:an?\s+(?P<part>half|quarter)\b|"
    r"(?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?)\s+(?P<smaller>minute|hour|day|week|month)s?\b(?!['’-]))",
    re.I,
)
_PARTS = {"half": 0.5, "quarter": 0.25}
_MEAN_MONTH = 30
"""Days to a month where both stand in one sum: "a month and ten days"."""
_DAY = 86400.0


def find_mixed_units(text: str) -> Iterator[Quantity]:
    """The durations of a larger unit in the singular and a part of it or some smaller units after "and".

    "A month and a week ahead" are two points of time.
    """
    for match in _PATTERN.finditer(text):
        unit = unit_words()[match["unit"].lower()]
        value, approximate = unit.factor, False
        if match["part"]:
            value *= 1 + _PARTS[match["part"].lower()]
        else:
            count = _count(match["number"])
            smaller = unit_words()[match["smaller"].lower()]
            if not count or (smaller.name == unit.name and count * smaller.factor >= unit.factor):
                continue
            if smaller.name == unit.name:
                value += count * smaller.factor
            elif unit.name == "months":
                value, approximate = value + count * smaller.factor / _DAY / _MEAN_MONTH, True
            else:
                continue
        start, end = match.span()
        yield Quantity("time", value, value, unit.name, "exact", text[start:end], (start, end), approximate)


def _count(written: str) -> float:
    numerals = find_numerals(written)
    return numerals[0].value if len(numerals) == 1 and numerals[0].end - numerals[0].start == len(written) else 0.0
