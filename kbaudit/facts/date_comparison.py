"""Whether two dates exclude each other, however a day in digits is read."""

from __future__ import annotations

from datetime import date
from itertools import product

from kbaudit.facts.dates import DateMention
from kbaudit.facts.year_parts import part_of_year
from kbaudit.model import Precision

__all__ = ["dates_exclude", "day_of_any_year"]

_Interval = tuple[date, date]


def dates_exclude(left: DateMention, right: DateMention) -> bool:
    """Whether two dates have no day in common; of 01/04/2026 both the first of April and the fourth of January are tried.

    What is ambiguous in another way ("winter 2024") excludes nothing.
    """
    mine, other = _readings(left), _readings(right)
    return bool(mine and other) and all(one[1] < two[0] or two[1] < one[0] for one, two in product(mine, other))


def day_of_any_year(mention: DateMention) -> str:
    """The date without its year, as days of the year are compared; empty where it is longer than a month."""
    if mention.precision not in (Precision.DAY, Precision.MONTH) or mention.first.year != mention.last.year:
        return ""
    parts = [part_of_year((one.month, one.day), (two.month, two.day)) for one, two in _readings(mention)]
    return "?".join(sorted(parts))


def _readings(mention: DateMention) -> list[_Interval]:
    whole = (mention.first, mention.last)
    if not mention.ambiguous:
        return [whole]
    if mention.precision is not Precision.DAY or mention.first != mention.last or mention.first.day > 12:
        return []
    swapped = mention.first.replace(month=mention.first.day, day=mention.first.month)
    return [whole, (swapped, swapped)]
