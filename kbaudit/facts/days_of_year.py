"""Days of the year without a year, as deadlines that come back: "by 31 March", "lapse on April 30th"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kbaudit.facts.references import Reference

__all__ = ["days_of_year"]

_MONTHS = ("january february march april may june july august september october november december").split()
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DAYS = re.compile(
    rf"\b(?:(?P<day>{_DAY})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})|(?P<named>{_MONTH})\.? (?P<following>{_DAY})(?:st|nd|rd|th)?)\b"
    r"(?!,? *(?:19|20)?\d\d\b)(?![-–/:])",
    re.IGNORECASE,
)


def days_of_year(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Reference]:
    """The days of a text that name no year, `normalised` as "--MM-DD"; spans in `taken` are dates already."""
    for match in _DAYS.finditer(text):
        start, end = match.span()
        name = (match["month"] or match["named"]).casefold()
        if name == "may" and "May" not in match.group():
            continue
        if any(first < end and start < last for first, last in taken):
            continue
        month = next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))
        day = int(match["day"] or match["following"])
        yield Reference("yearday", match.group(), f"--{month:02}-{day:02}", (start, end))
