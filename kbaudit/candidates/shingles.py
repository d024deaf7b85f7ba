"""Word shingles of many texts as sorted arrays, and what two sets of them have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.normalisation import normalise, words

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

WORDS = 3
"""Words of a shingle."""

_BLOCK = 4096
"""Pairs compared at once: their shingles, some million 64-bit keys, stay within tens of megabytes."""


@dataclass(frozen=True, slots=True)
class ShingleSets:
    """The distinct shingles of each text, numbered from 0 to `distinct` - 1 in an order that is as good as random.

    Those of text i are `shingles[starts[i]:starts[i + 1]]`, ascending.
    """

    shingles: NDArray[numpy.int64]
    starts: NDArray[numpy.int64]
    distinct: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> NDArray[numpy.int64]:
        """How many distinct shingles each text has."""
        import numpy

        return numpy.diff(self.starts)

    @property
    def owners(self) -> NDArray[numpy.int64]:
        """For each entry of `shingles` the position of its text."""
        import numpy

        return numpy.repeat(numpy.arange(len(self), dtype=numpy.int64), self.sizes)

    def only(self, kept: NDArray[numpy.bool_]) -> ShingleSets:
        """The same sets without the entries for which `kept` is false."""
        import numpy

        passed = numpy.r_[0, numpy.cumsum(kept)]
        return ShingleSets(self.shingles[kept], passed[self.starts], self.distinct)


def shingle_sets(texts: Sequence[str]) -> ShingleSets:
    """The shingles of texts. A text of fewer than three words has none."""
    import numpy

    # Words are numbered as they come, so that a shingle's hash does not depend on Python's seeded string hash.
    numbers: dict[str, int] = {}
    parts = [numpy.zeros(0, numpy.uint64)]
    starts = [0]
    for text in texts:
        codes = [numbers.setdefault(word, len(numbers) + 1) for word in words(normalise(text))]
        parts.append(_hashes(numpy.array(codes, dtype=numpy.uint64)))
        starts.append(starts[-1] + parts[-1].size)
    known, shingles = numpy.unique(numpy.concatenate(parts), return_inverse=True)
    return ShingleSets(shingles.astype(numpy.int64), numpy.array(starts, dtype=numpy.int64), max(1, known.size))


def shared(sets: ShingleSets, left: NDArray[numpy.int64], right: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """For each pair of positions the number of shingles that both texts have."""
    import numpy

    found = numpy.zeros(left.size, numpy.int64)
    for begin in range(0, left.size, _BLOCK):
        mine, other = left[begin : begin + _BLOCK], right[begin : begin + _BLOCK]
        keys = numpy.sort(numpy.concatenate([_keys(sets, mine), _keys(sets, other)]))
        twice = keys[1:][keys[1:] == keys[:-1]] // sets.distinct
        found[begin : begin + mine.size] = numpy.bincount(twice, minlength=mine.size)
    return found


def _keys(sets: ShingleSets, texts: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
    """Number of the pair and shingle as one number, for all shingles of each pair's text."""
    import numpy

    sizes = sets.starts[texts + 1] - sets.starts[texts]
    pair = numpy.repeat(numpy.arange(texts.size, dtype=numpy.int64), sizes)
    within = numpy.arange(pair.size, dtype=numpy.int64) - numpy.repeat(numpy.cumsum(sizes) - sizes, sizes)
    keys: NDArray[numpy.int64] = pair * sets.distinct + sets.shingles[numpy.repeat(sets.starts[texts], sizes) + within]
    return keys


def _hashes(codes: NDArray[numpy.uint64]) -> NDArray[numpy.uint64]:
    """The distinct hashes of each three words in a row. The multipliers are those of splitmix64 and xxHash."""
    import numpy

    if codes.size < WORDS:
        return codes[:0]
    mixed = codes[:-2] * numpy.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> numpy.uint64(29)) ^ codes[1:-1]) * numpy.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed ^ (mixed >> numpy.uint64(32)) ^ codes[2:]) * numpy.uint64(0x165667B19E3779F9)
    mixed = numpy.sort(mixed ^ (mixed >> numpy.uint64(31)))
    return mixed[numpy.r_[True, mixed[1:] != mixed[:-1]]]
