"""Passages → pairs worth comparing, without comparing all with all.

Two channels, because they see different things: of pairs with a cosine of .90 to .95 one in sixteen shares almost no words, and
of pairs that share half their shingles only a third have a cosine of .8. Each pair keeps which channel spoke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kbaudit.candidates.neighbours import Memory, neighbours
from kbaudit.candidates.overlap import Limits, Overlap, common_limit, overlaps
from kbaudit.model import Pair, Passage

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["COPIED", "COSINE", "Limits", "Memory", "Overlap", "common_limit", "overlaps", "propose"]

COSINE = 0.8
"""Semantic candidates have at least this cosine similarity (all-MiniLM-L6-v2): 99.9 % of the unrelated passage pairs of a
knowledge base lie below .70, 99.99 % below .85; .80 to .90 is where other words for the same answer are found."""

COPIED = Limits(jaccard=0.6, containment=0.85)
"""Lexical candidates: passages that share most of their words in the same order."""


def propose(
    passages: Sequence[Passage], vectors: NDArray[numpy.float32] | None, memory: Memory | None = None
) -> tuple[Pair, ...]:
    """Pairs of passages of the same text, of nearly the same words, and of neighbours in meaning where there are vectors.

    Sorted. Passages of one text are joined to the first of them, never squared, and only the first is compared further. `memory`
    knows which vectors of an earlier audit are close.
    """
    first: dict[str, int] = {}
    pairs: dict[tuple[int, int], Pair] = {}
    for position, passage in enumerate(passages):
        known = first.setdefault(passage.digest, position)
        if known != position:
            pairs[known, position] = Pair(known, position, "exact", 1.0)
    positions = list(first.values())
    if vectors is not None:
        pairs.update(((pair.left, pair.right), pair) for pair in _semantic(positions, vectors, memory))
    for overlap in overlaps([passages[position].text for position in positions], COPIED):
        left, right = positions[overlap.left], positions[overlap.right]
        known_pair = pairs.get((left, right))
        if known_pair is None:
            cosine = None if vectors is None else round(float(vectors[left] @ vectors[right]), 3)
            pairs[left, right] = Pair(left, right, "shingles", cosine)
        else:
            pairs[left, right] = Pair(left, right, "both", known_pair.cosine)
    return tuple(pairs[key] for key in sorted(pairs))


def _semantic(positions: Sequence[int], vectors: NDArray[numpy.float32], memory: Memory | None) -> Iterator[Pair]:
    close = neighbours(vectors[list(positions)], COSINE, memory)
    for a, b, cosine in zip(close.left.tolist(), close.right.tolist(), close.cosines.tolist(), strict=True):
        yield Pair(positions[a], positions[b], "semantic", round(cosine, 3))
