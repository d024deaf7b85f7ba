"""A day that one statement gives with its year and the other without: "from 1 July", "from 1 April 2026"."""

from __future__ import annotations

from collections.abc import Sequence

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.date_comparison import day_of_any_year
from kbaudit.facts.year_parts import no_day_in_common

__all__ = ["with_and_without_year"]

_DAYS = frozenset({"date", "yearday"})


def with_and_without_year(left: Sequence[Slot], right: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """The one day of each side that faces nothing, where only one of them names a year, and they share no day."""
    mine = [slot for slot in left if slot.kind in _DAYS]
    other = [slot for slot in right if slot.kind in _DAYS]
    if len(mine) != 1 or len(other) != 1:
        return []
    for dated, yearly in ((mine[0], other[0]), (other[0], mine[0])):
        if dated.mention is not None and yearly.reference is not None:
            day = day_of_any_year(dated.mention)
            if day and no_day_in_common(day, yearly.reference.normalised):
                return [(mine[0], other[0])]
    return []
