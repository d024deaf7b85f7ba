"""Periods with start and end that two statements give for one thing: where they overlap, they are no two seasons of it.

"The gates are locked early from October to March" and "not from April to September" tell two parts of a year apart. "From 1 May
until 30 November" and "starts on 1 March and ceases on 31 October" cannot: what lies in both is said twice.
"""

from __future__ import annotations

import re

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.slots import Slot
from kbaudit.contradictions.view import View

__all__ = ["one_period_said_twice"]

_FROM = re.compile(
    r"(?i)\b(?:from|between|since|(?:starts?|begins?|commences?|opens?|beginning|starting|commencing)(?:\s+on|\s+in|\s+with)?)\s+(?:the\s+)?$"
)
_UNTIL = re.compile(
    r"(?i)\b(?:to|until|till|through|up\s+to|(?:ends?|ceases?|closes?|finish(?:es)?|stops?|expires?|lapses?|ending|closing)(?:\s+on|\s+in|\s+with|\s+at)?)\s+(?:the\s+|and\s+including\s+)*$"
)
_AND = re.compile(r"(?i)\band\s+(?:the\s+)?$")
_BETWEEN = re.compile(r"(?i)\bbetween\s+(?:the\s+)?$")
_YEARS_END = 1232
"""Behind the last day of a year, as month and day in one number: what begins later than it ends goes on into the next year."""


def one_period_said_twice(view: View, clash: Clash) -> bool:
    """Whether the two differ in nothing but start and end of a period, and the two periods overlap."""
    facing = clash.facing
    if clash.stances or len(facing) != 2:
        return False
    mine = _period(view.left, *(pair.left for pair in facing))
    other = _period(view.right, *(pair.right for pair in facing))
    return mine is not None and other is not None and any(a < d and c < b for a, b in mine for c, d in other)


def _period(side: Side, first: Slot, last: Slot) -> list[tuple[int, int]] | None:
    """Start and end as numbers that can be compared; in two parts where it goes over the turn of the year."""
    start = side.text[: first.start]
    between = side.text[first.end : last.start]
    ends = _UNTIL.search(between) or (_BETWEEN.search(start) and _AND.search(between))
    if not _FROM.search(start) or not ends or last.start < first.end:
        return None
    begin, end = _number(first), _number(last)
    if begin is None or end is None or (begin > _YEARS_END) != (end > _YEARS_END):
        return None
    return [(begin, end)] if begin < end else [(begin, _YEARS_END), (0, end)] if end <= _YEARS_END else None


def _number(slot: Slot) -> int | None:
    """A day of any year as month and day, one of a certain year with the year before them."""
    if slot.mention is not None:
        day = slot.mention.first
        return (day.year * 100 + day.month) * 100 + day.day
    if slot.reference is None:
        return None
    found = re.match(r"--(\d\d)-(\d\d)(?:/|$)", slot.reference.normalised)
    return int(found[1]) * 100 + int(found[2]) if found else None
