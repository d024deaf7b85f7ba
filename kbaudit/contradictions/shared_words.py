"""Statements that share uncommon words, found through lists of who has which word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from kbaudit.contradictions.side import Side

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["sharing_words"]

POSTINGS = 60
"""Statements of one slot kind that a word, or two common words together, may lead to at most. What is commoner says nothing about
a subject, and without a limit the join would grow with the square of the statements."""

OWN = 2
"""Uncommon words from which a statement is found by these alone; with fewer, its commoner words are taken in twos as well."""

COMMON = 5
"""Common words that are taken in twos, the least common ones."""

PARTNERS = 12
"""Partners of a statement that are judged at most, the ones with most in common first."""

BLOCK = 4_000_000
"""Pairs that are counted at once, at eight bytes a few times over."""

Key = tuple[str, ...]


def sharing_words(
    sides: Sequence[Side], kinds: Sequence[frozenset[str]], positions: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs (left < right) of these positions that have content words in common, as statements of one slot kind."""
    import numpy

    keys, worth = _keys(sides, kinds, positions)
    sizes = numpy.array([len(sides[position].content) for position in positions], dtype=numpy.int64)
    for left, right in _ranked(keys, worth, sizes):
        yield from zip(_at(positions, left), _at(positions, right), strict=True)


def _at(positions: Sequence[int], places: NDArray[numpy.int64]) -> list[int]:
    return [positions[place] for place in places.tolist()]


def _keys(
    sides: Sequence[Side], kinds: Sequence[frozenset[str]], positions: Sequence[int]
) -> tuple[Sequence[Sequence[int]], Sequence[int]]:
    """Who has each key that few have, as places among the positions, ascending, and what having it in common is worth."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for place, position in enumerate(positions):
        for kind in kinds[position]:
            for name in sides[position].content:
                holders[kind, name].append(place)
    twos: dict[Key, list[int]] = defaultdict(list)
    for place, position in enumerate(positions):
        for key in _twos(sides[position].content, kinds[position], holders):
            twos[key].append(place)
    chosen = [(found, value) for table, value in ((holders, 1), (twos, 2)) for found in table.values()]
    few = [(found, value) for found, value in chosen if 1 < len(found) <= POSTINGS]
    return [found for found, _ in few], [value for _, value in few]


def _ranked(
    keys: Sequence[Sequence[int]], worth: Sequence[int], sizes: NDArray[numpy.int64]
) -> Iterator[tuple[NDArray[numpy.int64], NDArray[numpy.int64]]]:
    """The pairs of places, block by block: those of each left one with its partners, the ones with most in common first."""
    import numpy

    lengths = numpy.array([len(key) for key in keys], dtype=numpy.int64)
    held = numpy.array([place for key in keys for place in key], dtype=numpy.int64)
    later = numpy.repeat(numpy.cumsum(lengths), lengths) - numpy.arange(len(held)) - 1
    values = numpy.repeat(numpy.array(worth, dtype=numpy.int64), lengths)
    order = numpy.argsort(held, kind="stable")
    begun, passed, places = 0, numpy.cumsum(later[order]), held[order]
    while begun < len(order):
        done = passed[begun - 1] if begun else 0
        # All entries of one place are counted together.
        end = int(numpy.searchsorted(passed, done + BLOCK, side="right"))
        end = int(numpy.searchsorted(places, places[min(max(end, begun + 1), len(order)) - 1], side="right"))
        entries = order[begun:end]
        counts = later[entries]
        left = numpy.repeat(held[entries], counts)
        within = numpy.arange(len(left)) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
        right = held[numpy.repeat(entries, counts) + 1 + within]
        yield _best(left, right, numpy.repeat(values[entries], counts), sizes)
        begun = end


def _best(
    left: NDArray[numpy.int64], right: NDArray[numpy.int64], worth: NDArray[numpy.int64], sizes: NDArray[numpy.int64]
) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """The best partners of each left place, given every key that two places have in common."""
    import numpy

    codes = left * len(sizes) + right
    order = numpy.argsort(codes, kind="stable")
    codes = codes[order]
    first = numpy.flatnonzero(numpy.r_[True, codes[1:] != codes[:-1]][: len(codes)])
    if not len(first):
        return left[:0], right[:0]
    count = numpy.add.reduceat(worth[order], first)
    left, right = numpy.divmod(codes[first], len(sizes))
    least = numpy.where(sizes[left] <= 3, 1, 2)
    enough = count >= numpy.minimum(least, sizes[right])
    left, right, count = left[enough], right[enough], count[enough]
    order = numpy.lexsort((right, -count, left))
    left, right = left[order], right[order]
    begins = numpy.searchsorted(left, left)
    near = numpy.arange(len(left)) - begins < PARTNERS
    return left[near], right[near]


def _twos(content: frozenset[str], kinds: frozenset[str], holders: Mapping[Key, Sequence[int]]) -> Iterator[Key]:
    """The common words in twos, of a statement that has hardly any others."""
    for kind in kinds:
        common = sorted((len(holders[kind, name]), name) for name in content if len(holders[kind, name]) > POSTINGS)
        if len(content) - len(common) < OWN:
            for (_, first), (_, second) in combinations(sorted(common[:COMMON], key=lambda item: item[1]), 2):
                yield kind, first, second
