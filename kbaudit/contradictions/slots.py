"""A slot: the part of a statement that holds a value, a date or a reference, and that may differ from another's."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.facts.dates import DateMention
from kbaudit.facts.references import Reference
from kbaudit.model import Quantity

__all__ = ["REFERENCES", "Slot"]


REFERENCES = frozenset({"email", "phone", "url", "menu", "file", "form", "place"})
"""The kinds of slots that say where to turn."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value, date or reference of a statement; `near` are the content words around it."""

    kind: str
    start: int
    end: int
    quantity: Quantity | None = None
    mention: DateMention | None = None
    reference: Reference | None = None
    near: frozenset[str] = frozenset()
