"""Guards that look at the time for which a value is given: another date or period, and before and after one stretch of time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import DATE
from kbaudit.contradictions.view import Facing
from kbaudit.contradictions.whole_periods import one_period_said_twice
from kbaudit.facts.numbers import find_numerals
from kbaudit.facts.ordinals import ORDINAL, ordinal


def other_period(case: Case) -> bool:
    """Each gives its value for a date, a period or days of the week of its own ("tax year 2023", "effective 2025-01-01")."""
    dates = [pair for pair in case.view.facing if pair.left.kind in ("date", "yearday") and not pair.same]
    if case.clash.rule == DATE:
        several = len({(pair.left.start, pair.right.start) for pair in case.clash.facing}) >= 2
        return several and not one_period_said_twice(case.view, case.clash)
    days = [pair for pair in case.clash.facing if pair.left.quantity and pair.left.quantity.unit == "weekday"]
    if days and (case.clash.stances or (len(case.clash.facing) > len(days) and all(map(_no_day_of_both, days)))):
        return True
    return bool(dates) or _before_and_after(case)


def _no_day_of_both(pair: Facing) -> bool:
    """Whether the days of the week of a pair have none in common: "Monday to Thursday", "Friday to Sunday"."""
    mine, other = pair.left.quantity, pair.right.quantity
    if mine is None or other is None or mine.low is None or mine.high is None:
        return False
    return other.low is not None and other.high is not None and (mine.high < other.low or other.high < mine.low)


_STRETCH = re.compile(
    r"(?i)\b(?P<relation>in|during|within|for|throughout|after|following|beyond|past)\s+(?:the|your|their|his|her|its|our)\s+"
    r"(?P<what>(?:first|initial|probation(?:ary)?|trial|notice|waiting)(?:\s+(?:[a-z]+\s+)?(?:hour|day|week|month|quarter|year|period)s?)?)\b"
)
_LATER = frozenset(("after", "following", "beyond", "past"))
_FIRST_YEARS = re.compile(
    r"(?i)\b(?:in|during|within|for|throughout)\s+(?:the|your|their|his|her|its|our)\s+first\s+(?P<count>\w+)\s+(?P<unit>hour|day|week|month|year)s?\b"
)
_FROM_YEAR = re.compile(
    rf"(?i)\b(?:from|of|in|for|during|after|until)\s+(?:the|your|their|his|her|its|our)\s+(?P<which>{ORDINAL})\s+"
    rf"(?:(?:to|until|through)\s+(?:the\s+)?{ORDINAL}\s+)?(?P<unit>hour|day|week|month|year)s?\b"
)
"""A stretch that begins with one that is counted: "from the seventh to the twenty-sixth week"."""
_AFTER_YEARS = re.compile(
    r"(?i)\b(?:after|following|beyond|past)\s+(?:(?:the|your|their|his|her|its|our)\s+first\s+)?(?P<count>\w+)\s+(?P<unit>hour|day|week|month|year)s?\b"
)


def _before_and_after(case: Case) -> bool:
    """Whether one holds in a stretch of time, and the other after it: "in the first year", "after the first year"."""
    mine, other = _stretches(case.view.left.text), _stretches(case.view.right.text)
    if mine is None or other is None:
        return False
    if _parted(mine.within, other.after) or _parted(other.within, mine.after):
        return True
    if _later(mine.within, other.counted) or _later(other.within, mine.counted):
        return True
    left, right = mine.named, other.named
    if left is None or right is None or left["what"].casefold() != right["what"].casefold():
        return False
    return (left["relation"].casefold() in _LATER) != (right["relation"].casefold() in _LATER)


@dataclass(frozen=True, slots=True)
class _Stretches:
    """The stretches of time that a statement names: by a name, the first years, what comes after as many, one that is counted."""

    named: re.Match[str] | None
    within: re.Match[str] | None
    after: re.Match[str] | None
    counted: re.Match[str] | None


@lru_cache(maxsize=16384)
def _stretches(text: str) -> _Stretches | None:
    """None for most statements; asked once for each, which stands in many pairs."""
    found = _Stretches(*(pattern.search(text) for pattern in (_STRETCH, _FIRST_YEARS, _AFTER_YEARS, _FROM_YEAR)))
    return found if found.named or found.within or found.after or found.counted else None


def _parted(within: re.Match[str] | None, after: re.Match[str] | None) -> bool:
    """Whether one speaks of the first years, and the other of what comes after as many."""
    if within is None or after is None:
        return False
    return all(within[name].casefold() == after[name].casefold() for name in ("count", "unit"))


def _later(within: re.Match[str] | None, counted: re.Match[str] | None) -> bool:
    """Whether one speaks of the first weeks, and the other of one that comes behind them: "the first six", "from the seventh"."""
    if within is None or counted is None or within["unit"].casefold() != counted["unit"].casefold():
        return False
    first = find_numerals(within["count"])
    return len(first) == 1 and ordinal(counted["which"]) > first[0].value
