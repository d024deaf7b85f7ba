"""Days of the year in digits alone: "Deadline: 30/09", "from 28/9", "15.10.". A fraction and "24/7" are none."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.references import Reference
from kbaudit.facts.year_parts import exists, part_of_year

__all__ = ["numeric_days"]

_DIGITS = re.compile(
    r"(?<![\w/.,$€£#+-])(\d{1,2})(?:/(\d{1,2})(?![\w/%°]|[.,]\d|-\d| ?(?:%|x\b))|\.(\d{1,2})\.(?=\s|$))"
)
_CUE = re.compile(
    r"(?i)(?:\b(?:from|by|until|till|before|after|since|as of|due|dated?|effective|starts?|started|begins?|ends?|ended|opens?|closes?|closing|shuts?|expires?|deadline|last day|first day|(?:return|start|end|due) day|day one|live|off)\b[:|=]?"
    r"|\b(?:dates?|days?|deadline|start|end|effective|due|opens?|closes?|shuts?|ends?|live|off|papers|valid)\b[^.:|=\d]{0,40}[:|=])\s*(?:on\s+|the\s+)?$"
)
_CUE_BEHIND = re.compile(r"\s*(?:[:,]\s*[A-Za-z]|each year|every year|onwards?\b|at the latest)|\s*$")
"""What follows a day that stands at the beginning of an entry: "22/07: children gone", "30/06 each year"."""


def numeric_days(text: str) -> Iterator[Reference]:
    """Each day with the word that makes it one before it, or at the beginning of an entry.

    With both numbers up to twelve it is read in both orders: "01/04" is in April or in January.
    """
    if "/" not in text and "." not in text:
        return
    for match in _DIGITS.finditer(text):
        one, two = match[1], match[2] or match[3]
        # "1/4" and "24/7" say something else; a day has a zero or a number that no month has.
        plain = len(one) == len(two) == 2 or max(int(one), int(two)) > 12
        if not plain or (one, two) == ("24", "7"):
            continue
        led = _CUE.search(text, max(0, match.start() - 64), match.start())
        opens = not text[: match.start()].strip() and _CUE_BEHIND.match(text, match.end())
        # Between full stops the day stands first: "9.30." is a time of day that ends a sentence.
        orders = ((int(two), int(one)),) if match[3] else ((int(two), int(one)), (int(one), int(two)))
        readings = sorted({day for day in orders if exists(day)})
        if readings and (led or opens):
            part = "?".join(part_of_year(day) for day in readings)
            yield Reference("yearday", match.group(), part, match.span())
