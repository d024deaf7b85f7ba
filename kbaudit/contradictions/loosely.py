"""Values of one sort whose units differ: 50 automations and a hundred rules, five times a month and three withdrawals each month.

Only the one value of each side that faces nothing else is held against the other's: where there are more, nothing tells which
of them stand for the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.contradictions.slots import Slot
from kbaudit.contradictions.sorts import compared_in, sorts
from kbaudit.facts.frequencies import PER_YEAR, times_said
from kbaudit.facts.quantity_comparison import DAY, FREQUENCY_TOLERANCE
from kbaudit.facts.rates import rated_unit

__all__ = ["Loose", "loosely"]

MONTHS_A_YEAR = 12.0
OLDEST = 120
"""Years of age at most: a greater number is no age."""
MEASURED = ("data", "length", "volume", "weight")
"""What is measured and may be told for a period or for each, by one statement alone: 300 km, and 200 km a day."""
_KINDS = ("count", "money", "percent", "time", "age", *MEASURED)
_SINGLE = re.compile(r"(?i)one\b")


@dataclass(frozen=True, slots=True)
class Loose:
    """What a value comes to apart from its unit, and in what time; `period` is "" where it is in none, or not in a time."""

    value: float
    period: str = ""

    def agrees(self, other: Loose) -> bool:
        """Whether the two say the same: as many, or as many in a year where each names its time."""
        a, b = self.value, other.value
        if self.period != other.period and self.period in PER_YEAR and other.period in PER_YEAR:
            a, b = a * PER_YEAR[self.period], b * PER_YEAR[other.period]
            return abs(a - b) <= FREQUENCY_TOLERANCE * max(abs(a), abs(b))
        return a == b


def loosely(left: Sequence[Slot], right: Sequence[Slot]) -> list[tuple[Slot, Slot]]:
    """The values that face each other and do not agree, of those that face nothing."""
    pairs: list[tuple[Slot, Slot]] = []
    if not left or not right:
        return pairs
    met = frozenset().union(*map(sorts, left)) & frozenset().union(*map(sorts, right))
    for kind in _KINDS:
        if kind not in met:
            continue
        a, b = _only(left, kind), _only(right, kind)
        if a is None or b is None or any(a is mine or b is other for mine, other in pairs):
            continue
        values = _value(a, kind), _value(b, kind)
        if values[0] is None or values[1] is None or not _may_face(a, b, kind):
            continue
        if not values[0].agrees(values[1]):
            pairs.append((a, b))
    return pairs


def _only(slots: Sequence[Slot], kind: str) -> Slot | None:
    """The one value of a sort, without a thing that is only named in the singular: "lines in one file: 50,000"."""
    found = [slot for slot in slots if slot.quantity and kind in sorts(slot) and not _is_fraction(slot)]
    if kind == "time":
        # "30 days every year": how long it is, not how often, stands against "20 days a year".
        found = [slot for slot in found if slot.kind != "frequency"]
    several = [slot for slot in found if slot.quantity and not _SINGLE.match(slot.quantity.raw)]
    found = several or found
    return found[0] if len(found) == 1 else None


def _may_face(left: Slot, right: Slot, kind: str) -> bool:
    """Whether two values whose units differ may stand for one: a time only against a rate of time, an age against a number."""
    kinds = {left.kind, right.kind}
    if kind == "age":
        return kinds == {"age", "number"}
    if kind == "time":
        return kinds in ({"time", "rate"}, {"rate"})
    if kind == "percent":
        return kinds == {"percent", "rate"}
    if kind in MEASURED:
        return (
            kinds == {kind, "rate"}
            and left.quantity is not None
            and right.quantity is not None
            and (rated_unit(left.quantity) == rated_unit(right.quantity))
        )
    if kind == "count" and any(_of_days(slot) for slot in (left, right)):
        return kinds == {"frequency", "rate"}
    if "frequency" in kinds:
        return kinds == {"frequency", "number"} or (kinds == {"frequency", "rate"} and _in_a_time(left, right))
    return True


def _of_days(slot: Slot) -> bool:
    """Whether a rate is one of days in a time, which among counts only faces how often: "two days a week", "twice weekly"."""
    return slot.kind == "rate" and compared_in(slot) == "time"


def _in_a_time(left: Slot, right: Slot) -> bool:
    return any(slot.kind == "rate" and _period(slot) in PER_YEAR for slot in (left, right))


def _period(slot: Slot) -> str:
    return slot.quantity.unit.partition("/")[2] if slot.quantity and slot.kind == "rate" else ""


def _value(slot: Slot, kind: str) -> Loose | None:
    end = _end(slot)
    if slot.quantity is None or end is None:
        return None
    if slot.kind == "frequency":
        said = times_said(slot.quantity.raw)
        return Loose(*said) if said else None
    if kind == "age":
        if slot.kind == "age":
            return Loose(end / MONTHS_A_YEAR) if slot.quantity.unit == "months" else None
        return Loose(end) if 0 < end <= OLDEST and end == int(end) else None
    return Loose(end / DAY if kind == "count" and _of_days(slot) else end, _period(slot))


def _is_fraction(slot: Slot) -> bool:
    """Whether a bare number is no whole one: nothing is counted by it ("version 4.12")."""
    end = _end(slot)
    return slot.kind == "number" and end is not None and end != int(end)


def _end(slot: Slot) -> float | None:
    quantity = slot.quantity
    return (quantity.low if quantity.high is None else quantity.high) if quantity else None
