"""Which values can be held against each other at all: a bare number with counted things, a rate with what it is a rate of."""

from __future__ import annotations

import re

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.rates import of_what

__all__ = ["compared_in", "sorts"]

_COMPARED_AS = {"number": "count", "age": "time", "frequency": "time", "yearday": "date"}
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
    elif slot.kind == "frequency" and slot.quantity and _REPEATED.search(slot.quantity.raw):
        kinds.add("count")
    return frozenset(kinds)
