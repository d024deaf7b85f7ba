"""Which values can be held against each other at all: a bare number with counted things, a rate with what it is a rate of."""

from __future__ import annotations

import re

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.rates import of_what

__all__ = ["compared_in", "sorts"]

_COMPARED_AS = {"number": "count", "age": "time", "frequency": "time", "yearday": "date", "angle": "temperature"}
_REPEATED = re.compile(r"(?i)\b(?:twice|thrice|times)\b")


def compared_in(slot: Slot) -> str:
    """The kind of value that a slot is compared with: a bare number with counted things, an amount with a rate."""
    if slot.kind == "rate":
        return of_what(slot.quantity) if slot.quantity else "money"
    return _COMPARED_AS.get(slot.kind, slot.kind)


def sorts(slot: Slot) -> frozenset[str]:
    """Every kind in which a slot may face another, loosely too: "four times a month" says how many as well as how often."""
    kinds = {compared_in(slot)}
    if slot.kind == "number" or slot.kind == "age":
        kinds.add("age")
    elif (slot.kind == "frequency" and slot.quantity and _REPEATED.search(slot.quantity.raw)) or _is_days_in_a_time(
        slot
    ):
        kinds.add("count")
    return frozenset(kinds)


_DAYS = re.compile(r"(?i)\bdays?\b")


def _is_days_in_a_time(slot: Slot) -> bool:
    """Whether a slot says on how many days of a time: "two days a week", which is twice weekly."""
    return (
        slot.kind == "rate"
        and slot.quantity is not None
        and slot.quantity.unit in ("seconds/week", "seconds/month")
        and _DAYS.search(slot.quantity.raw) is not None
    )
