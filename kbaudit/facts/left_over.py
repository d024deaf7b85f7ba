"""Half-edited sentences: a new value or a new "must" was written and the old one left standing beside it."""

# ruff: noqa: E501 - the patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kbaudit.facts.quantities import comparable, find_quantities, same_value
from kbaudit.facts.quantity_comparison import LENGTHS
from kbaudit.model import Quantity

__all__ = ["LeftOver", "left_over"]

_GAP = re.compile(r"[ \u00a0\u202f]+")
_MEASURED = frozenset({"time", "money", "percent", "data", "count", "length", "weight", "volume", "temperature"})
"""Dimensions whose values do not stand beside each other in a sentence. Times of day do ("9 am 5 pm"), and rates."""

_LEADS = re.compile(
    r"(?i)\b(?:within|for|up to|at least|at most|no more than|more than|less than|fewer than|after|under|over|above|below|by|than|until)"
    r"\s+(?:the\s+)?(?:first\s+|last\s+|next\s+)?$"
)
"""What leads to a value with a unit, so that a bare number before one is another's rest."""

_ENDS = re.compile(
    r"\s*(?:[.,;:!?)]|$)|\s+(?:of|from|after|before|and|or|to|in|on|at|per|each|if|when|unless|with|once|since|is|are|will)\b"
)
"""What follows a value that measures nothing behind it: "14 30 days of leave", not "three 5 GB disks"."""

_CALCULATION = re.compile(r"=\s*[$€£]?\s?\d")
_SIGNS = "+-\u2212\u00b1\u00d7*/"
"""A value that begins with one of them is added to the value before it, or taken from it."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_MODALS = re.compile(r"\b(must|shall|should)(?:\s+not)?\s+(must|shall|should|may|can|cannot)\b")


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Two parts of one sentence of which one is a left-over; spans in the text, `kind` is a dimension or "modal"."""

    kind: str
    first: tuple[int, int]
    second: tuple[int, int]


def left_over(text: str, *, language: str = "en") -> Iterator[LeftOver]:
    """The places of a sentence where two values of one dimension, or two modals, stand side by side."""
    if not _CALCULATION.search(text):
        quantities = sorted(find_quantities(text, language=language, bare=True), key=lambda item: item.span)
        yield from _values(text, quantities)
    if language == "en":
        for match in _MODALS.finditer(text):
            yield LeftOver("modal", match.span(1), match.span(2))


def _values(text: str, quantities: Sequence[Quantity]) -> Iterator[LeftOver]:
    touching = [bool(_GAP.fullmatch(text[first.span[1] : second.span[0]])) for first, second in pairwise(quantities)]
    for index, beside in enumerate(touching):
        # Three values in a row are the cells of a table that was flattened, or the steps of a scale.
        in_row = (index > 0 and touching[index - 1]) or (index + 1 < len(touching) and touching[index + 1])
        first, second = quantities[index], quantities[index + 1]
        signed = text[second.span[0] : second.span[0] + 1] in _SIGNS
        if beside and not in_row and not signed and (_both(first, second) or _number_before(text, first, second)):
            yield LeftOver(second.dimension, first.span, second.span)


def _both(first: Quantity, second: Quantity) -> bool:
    """Whether both are values of one dimension, and not one value in two units ("1 hour 30 minutes")."""
    if first.dimension != second.dimension or second.dimension not in _MEASURED or not comparable(first, second):
        return False
    mine, other = _size(first), _size(second)
    units = second.dimension not in ("money", "percent") and not _words(first) & _words(second)
    composed = units and mine is not None and other is not None and other < mine
    return not composed and not same_value(first, second)


def _number_before(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a bare number stands between a preposition and a value with a unit: "for 14 30 days"."""
    if first.dimension != "number" or second.dimension not in _MEASURED - {"money"} or "-" in second.raw:
        return False
    # The value may have taken what leads to it: "within 30".
    written = text[first.span[0] : first.span[1]].split()[-1]
    return (
        not _YEAR.fullmatch(written)
        and _LEADS.search(text[: first.span[1] - len(written)]) is not None
        and _ENDS.match(text, second.span[1]) is not None
    )


def _size(quantity: Quantity) -> float | None:
    value = quantity.high if quantity.high is not None else quantity.low
    return value * LENGTHS["months"] if value is not None and quantity.unit == "months" else value


def _words(quantity: Quantity) -> set[str]:
    """The words of a value without their plural: its unit is among them."""
    return {word.casefold().rstrip("s") for word in re.findall(r"[^\W\d_]+", quantity.raw)}
