"""Statements → pairs worth judging, at a cost near linear in their number.

Only statements that carry comparable slots are paired: a value of one dimension, a stance, a reference of one kind. Here shared
words propose; neighbours in meaning come from `surroundings`. Of a text that stands in many places only the first copies are
compared with others; the further ones are joined to the first, whose value they support.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kbaudit.contradictions.shared_words import sharing_words
from kbaudit.contradictions.side import Side

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["propose"]

COPIES = 3
"""Copies of one text that are compared with others: a copy may stand where another scope holds."""


def propose(sides: Sequence[Side], rows: NDArray[numpy.float32] | None) -> dict[tuple[int, int], float | None]:
    """Pairs of positions (left < right) with their cosine, where `rows` has a vector for each statement; sorted."""
    kinds = [kinds_of(side) for side in sides]
    copies: dict[str, list[int]] = defaultdict(list)
    for position, side in enumerate(sides):
        copies[side.text].append(position)
    positions = sorted(position for places in copies.values() for position in places[:COPIES])
    found: dict[tuple[int, int], float | None] = {
        (places[0], position): None for places in copies.values() for position in places[1:]
    }
    for pair in sharing_words(sides, kinds, positions):
        found[pair] = float(rows[pair[0]] @ rows[pair[1]]) if rows is not None else None
    return {pair: round(cosine, 3) if cosine is not None else None for pair, cosine in sorted(found.items())}


def kinds_of(side: Side) -> frozenset[str]:
    """What a statement can be compared in. Bare numbers only face each other in sentences that share their words."""
    kinds = {slot.kind for slot in side.slots}
    statement = side.statement
    if statement.modality.modals or statement.polarity:
        kinds.add("stance")
    if side.moments:
        kinds.add("moment")
    if side.terms:
        kinds.add("terms")
    if side.assents:
        kinds.add("consent")
    kinds.update(f"choice: {choice.kind}" for choice in side.choices)
    return frozenset(kinds)
