"""Passages → pairs worth comparing, without comparing all with all.

Two channels, because they see different things: of pairs with a cosine of .90 to .95 one in sixteen shares almost no words, and
of pairs that share half their shingles only a third have a cosine of .8. Each pair keeps which channel spoke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.model import Pair, Passage
from kbaudit.normalisation import normalise, words

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

COSINE = 0.85
"""Semantic candidates have at least this cosine similarity (all-MiniLM-L6-v2): 99.99 % of the unrelated passage pairs of a
knowledge base lie below it."""

SHINGLE = 3
"""Words of a shingle."""

COMMON_SHARE = 0.01
COMMON_LEAST = 10
"""A shingle in more than max(10, 1 %) of the texts is furniture of the corpus and says nothing about a pair. Dropping those
raised pair F1 on version copies of two documentation sets from .904 to .982, and is what keeps the join near linear."""

COMMON_MOST = 60
"""No shingle is joined over more texts than this, so that a large family of copies cannot make the join quadratic."""

BLOCK = 2048
"""Rows of a block of the exact search: its products (2048 x 2048 floats, 16 MB) stay near the cache."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share of their uncommon shingles. `left` < `right` are positions; containment is of the smaller set."""

    left: int
    right: int
    jaccard: float
    containment: float


def propose(passages: Sequence[Passage], vectors: NDArray[numpy.float32] | None) -> tuple[Pair, ...]:
    """Pairs of passages of the same text, and of neighbours in meaning where there are vectors; sorted.

    Passages of one text are joined to the first of them, never squared.
    """
    first: dict[str, int] = {}
    pairs: list[Pair] = []
    for position, passage in enumerate(passages):
        if passage.digest in first:
            pairs.append(Pair(first[passage.digest], position, "exact", 1.0))
        else:
            first[passage.digest] = position
    if vectors is not None:
        pairs.extend(_neighbours(sorted(first.values()), vectors))
    return tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right)))


def overlaps(texts: Sequence[str], *, jaccard: float, containment: float) -> list[Overlap]:
    """Pairs of texts whose uncommon shingles overlap by at least one of the two limits; sorted by position."""
    import numpy

    owners, shingles = _shingles(texts)
    if not owners.size:
        return []
    order = numpy.lexsort((owners, shingles))
    owners, shingles = owners[order], shingles[order]
    starts = numpy.flatnonzero(numpy.r_[True, shingles[1:] != shingles[:-1]])
    lengths = numpy.diff(numpy.r_[starts, shingles.size])
    common = min(COMMON_MOST, max(COMMON_LEAST, int(len(texts) * COMMON_SHARE)))
    kept = numpy.repeat(lengths <= common, lengths)
    sizes = numpy.bincount(owners[kept], minlength=len(texts))
    keep = numpy.repeat((lengths > 1) & (lengths <= common), lengths)
    owners, shingles = owners[keep], shingles[keep]
    keys = []
    for step in range(1, common):
        same = shingles[step:] == shingles[:-step]
        if not same.any():
            break
        keys.append(owners[:-step][same].astype(numpy.int64) * len(texts) + owners[step:][same])
    if not keys:
        return []
    pairs, shared = numpy.unique(numpy.concatenate(keys), return_counts=True)
    left, right = numpy.divmod(pairs, len(texts))
    union = sizes[left] + sizes[right] - shared
    smaller = numpy.minimum(sizes[left], sizes[right])
    of_union, of_smaller = shared / union, shared / numpy.maximum(smaller, 1)
    found = (of_union >= jaccard) | (of_smaller >= containment)
    return [
        Overlap(int(a), int(b), float(c), float(d))
        for a, b, c, d in zip(left[found], right[found], of_union[found], of_smaller[found], strict=True)
    ]


def _neighbours(positions: Sequence[int], vectors: NDArray[numpy.float32]) -> Iterator[Pair]:
    """All pairs of distinct texts with a cosine of at least COSINE, by exact products of blocks."""
    import numpy

    rows = vectors[list(positions)]
    for top in range(0, len(positions), BLOCK):
        upper = rows[top : top + BLOCK]
        for side in range(top, len(positions), BLOCK):
            products = upper @ rows[side : side + BLOCK].T
            for a, b in zip(*numpy.nonzero(products >= COSINE), strict=True):
                left, right = positions[top + int(a)], positions[side + int(b)]
                if left < right:
                    yield Pair(left, right, "semantic", round(float(products[a, b]), 3))


def _shingles(texts: Sequence[str]) -> tuple[NDArray[numpy.int64], NDArray[numpy.uint64]]:
    """The distinct shingles of each text as two parallel arrays: position of the text, shingle."""
    import numpy

    numbers: dict[str, int] = {}
    owners, shingles = [], []
    for position, text in enumerate(texts):
        codes = numpy.array(
            [numbers.setdefault(word, len(numbers) + 1) for word in words(normalise(text))], dtype=numpy.uint64
        )
        if codes.size < SHINGLE:
            continue
        # A polynomial over word numbers with 64-bit odd multipliers: collisions are as rare as for any 64-bit hash.
        mixed = codes[:-2] * numpy.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ codes[1:-1]) * numpy.uint64(0xC2B2AE3D27D4EB4F)
        mixed = (mixed ^ codes[2:]) * numpy.uint64(0x165667B19E3779F9)
        distinct = numpy.unique(mixed)
        owners.append(numpy.full(distinct.size, position, dtype=numpy.int64))
        shingles.append(distinct)
    if not owners:
        return numpy.zeros(0, numpy.int64), numpy.zeros(0, numpy.uint64)
    return numpy.concatenate(owners), numpy.concatenate(shingles)
