"""Bare numbers in table rows that the row itself types: "Requests per minute: 100", "Weight (kg): 25", "Shirts | four"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.quantities import find_quantities
from kbaudit.model import Quantity

__all__ = ["empty_labels", "in_row"]

_CELL = re.compile(r"(?:(?<=\| )|(?<=; )|^)(?:(?P<label>[^:;|]{1,80}): )?(?P<value>[^;|]+?)(?= *(?:;|\||$))")
_SPELLED = re.compile(r"[A-Za-z]+(?:[- ][A-Za-z]+)?")
_TYPES = (
    re.compile(r"\(([^()]{1,30})\)\s*$"),
    re.compile(r"\b[Ii]n ([a-z]+(?: [a-z]+)?)$"),
    re.compile(r"(?:^|[,;:] )([A-Za-z]+s per [^,;:()]+)$"),
    re.compile(r", ([A-Za-z]+)$"),
)
"""What a label says its numbers are measured in: "Weight (kg)", "Notice in days", "requests per minute", "Weight, kg"."""
_EMPTY = re.compile(
    r"(?i)(?:^|(?<=; ))(?:items?|figures?|values?|matters?|things?|details?|topics?|entry|entries|subjects?|"
    r"rates?|amounts?|terms)(?=: )"
)
_MEASURES = frozenset(("time", "money", "weight", "length", "data", "percent", "rate", "volume", "area"))


def in_row(text: str, slots: tuple[Slot, ...], language: str) -> tuple[Slot, ...]:
    """The slots of a table row, with those of spelled numbers that fill a cell, each number in what its labels call it."""
    cells = [(match["label"] or "", match["value"], match.start("value")) for match in _CELL.finditer(text)]
    known = {(slot.start, slot.end) for slot in slots}
    found = [*slots, *_spelled(cells, known, language)]
    if not any(slot.kind == "number" for slot in found):
        return slots
    return tuple(sorted((_typed(slot, cells, language) for slot in found), key=lambda slot: (slot.start, -slot.end)))


def empty_labels(text: str) -> Iterator[tuple[int, int]]:
    """Where a row has names of columns that say nothing of what stands in them: "Item: Fuel card; Value: 120"."""
    for match in _EMPTY.finditer(text):
        yield match.span()


def _spelled(cells: Sequence[tuple[str, str, int]], known: set[tuple[int, int]], language: str) -> Iterator[Slot]:
    for _, value, start in cells[1:]:
        if not _SPELLED.fullmatch(value) or any(first < start + len(value) and start < last for first, last in known):
            continue
        for quantity in find_quantities(value, language=language, bare=True):
            if quantity.dimension == "number" and quantity.span == (0, len(value)) and value.casefold() != "one":
                span = (start, start + len(value))
                yield Slot("number", *span, quantity=replace(quantity, span=span))


def _typed(slot: Slot, cells: Sequence[tuple[str, str, int]], language: str) -> Slot:
    """A number that fills its cell, in the unit that its column or the row's first cell names; else as it is."""
    if slot.kind != "number" or slot.quantity is None:
        return slot
    for label, value, start in cells:
        if (slot.start, slot.end) != (start, start + len(value)):
            continue
        for naming in (label, cells[0][1]):
            measured = _measured(value, naming, language)
            if measured is not None:
                return Slot(measured.dimension, slot.start, slot.end, replace(measured, span=(slot.start, slot.end)))
    return slot


def _measured(value: str, naming: str, language: str) -> Quantity | None:
    counted = _counted(value, naming, language)
    if counted is not None:
        return counted
    for pattern in _TYPES:
        unit = pattern.search(naming.strip())
        if unit is None:
            continue
        written = f"{value} {unit[1]}"
        for quantity in find_quantities(written, language=language):
            if quantity.dimension in _MEASURES and quantity.span == (0, len(written)):
                return quantity
    return None


def _counted(value: str, naming: str, language: str) -> Quantity | None:
    """A number of what the label or the first cell names in the plural: "Desks: 12", "Polo shirts for each driver | four"."""
    name = naming.strip()
    if _EMPTY.match(f"{name}: "):
        return None
    written = f"{value} {name[:1].lower()}{name[1:]}"
    for quantity in find_quantities(written, language=language):
        if quantity.dimension == "count" and quantity.span[0] == 0 and quantity.span[1] > len(value):
            return quantity
    return None
