"""Statements → pairs worth judging, at a cost near linear in their number.

Only statements that carry comparable slots are paired: a value of one dimension, a stance, a reference of one kind. Two
channels propose: shared uncommon words, and neighbours of the masked statement in meaning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kbaudit.contradictions.side import Side

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["propose"]

POSTINGS = 60
"""Statements of one slot kind that a word may lead to. Commoner words say nothing about a subject, and dropping them keeps the
join near linear."""

PARTNERS = 12
"""Partners of a statement that are judged at most, the ones with most shared words first."""

NEAREST = 6
"""Neighbours in meaning of a statement that are judged at most."""

COSINE = 0.6
"""Least cosine of two masked statements that are judged for their meaning alone."""

BLOCK = 2048


def propose(sides: Sequence[Side], rows: NDArray[numpy.float32] | None) -> dict[tuple[int, int], float | None]:
    """Pairs of positions (left < right) with their cosine, where `rows` has a vector for each statement; sorted."""
    kinds = [_kinds(side) for side in sides]
    found: dict[tuple[int, int], float | None] = {}
    for pair in _by_words(sides, kinds):
        found[pair] = float(rows[pair[0]] @ rows[pair[1]]) if rows is not None else None
    if rows is not None:
        for left, right, cosine in _by_meaning(kinds, rows):
            found[left, right] = cosine
    return {pair: round(cosine, 3) if cosine is not None else None for pair, cosine in sorted(found.items())}


def _kinds(side: Side) -> frozenset[str]:
    """What a statement can be compared in. Bare numbers only face each other in sentences that share their words."""
    kinds = {slot.kind for slot in side.slots}
    statement = side.statement
    if statement.modality.modals or statement.polarity:
        kinds.add("stance")
    return frozenset(kinds)


def _by_words(sides: Sequence[Side], kinds: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, side in enumerate(sides):
        for kind in kinds[position]:
            for name in side.content:
                postings[kind, name].append(position)
    for position, side in enumerate(sides):
        shared: Counter[int] = Counter()
        for kind in kinds[position]:
            for name in side.content:
                holders = postings[kind, name]
                if len(holders) <= POSTINGS:
                    shared.update(other for other in holders if other > position)
        needed = 1 if len(side.content) <= 3 else 2
        ranked = sorted(
            ((-count, other) for other, count in shared.items() if count >= min(needed, len(sides[other].content)))
        )
        for _, other in ranked[:PARTNERS]:
            yield position, other


def _by_meaning(kinds: Sequence[frozenset[str]], rows: NDArray[numpy.float32]) -> Iterator[tuple[int, int, float]]:
    import numpy

    holders: dict[str, list[int]] = defaultdict(list)
    for position, own in enumerate(kinds):
        for kind in own - {"number"}:
            holders[kind].append(position)
    for kind in sorted(holders):
        positions = numpy.array(holders[kind])
        for top in range(0, len(positions), BLOCK):
            products = rows[positions[top : top + BLOCK]] @ rows[positions].T
            products[numpy.arange(len(products)), numpy.arange(top, top + len(products))] = -1.0
            count = min(NEAREST, products.shape[1] - 1)
            if count < 1:
                continue
            nearest = numpy.argpartition(-products, count - 1, axis=1)[:, :count]
            for index, others in enumerate(nearest):
                for other in others:
                    cosine = float(products[index, other])
                    if cosine >= COSINE:
                        left, right = sorted((int(positions[top + index]), int(positions[other])))
                        yield left, right, cosine
