"""Statements that share uncommon words, found through lists of who has which word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kbaudit.contradictions.side import Side

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

Key = tuple[str, ...]


def sharing_words(
    sides: Sequence[Side], kinds: Sequence[frozenset[str]], positions: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs (left < right) of these positions that have content words in common, as statements of one slot kind."""
    holders = _holders(sides, kinds, positions)
    twos: dict[Key, list[int]] = defaultdict(list)
    for position in positions:
        for key in _twos(sides[position].content, kinds[position], holders):
            twos[key].append(position)
    for position in positions:
        content = sides[position].content
        shared: Counter[int] = Counter()
        for kind in kinds[position]:
            for name in content:
                _count(shared, holders[kind, name], position, 1)
        for key in _twos(content, kinds[position], holders):
            _count(shared, twos[key], position, 2)
        least = 1 if len(content) <= 3 else 2
        ranked = sorted(
            (-count, other) for other, count in shared.items() if count >= min(least, len(sides[other].content))
        )
        for _, other in ranked[:PARTNERS]:
            yield position, other


def _holders(
    sides: Sequence[Side], kinds: Sequence[frozenset[str]], positions: Sequence[int]
) -> Mapping[Key, Sequence[int]]:
    """Who has each word, by slot kind, in the order of the positions."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for position in positions:
        for kind in kinds[position]:
            for name in sides[position].content:
                holders[kind, name].append(position)
    return holders


def _count(shared: Counter[int], holders: Sequence[int], position: int, worth: int) -> None:
    """Count what each later holder of a key has in common with a position."""
    if len(holders) <= POSTINGS:
        for other in holders:
            if other > position:
                shared[other] += worth


def _twos(content: frozenset[str], kinds: frozenset[str], holders: Mapping[Key, Sequence[int]]) -> Iterator[Key]:
    """The common words in twos, of a statement that has hardly any others."""
    for kind in kinds:
        common = sorted((len(holders[kind, name]), name) for name in content if len(holders[kind, name]) > POSTINGS)
        if len(content) - len(common) < OWN:
            for (_, first), (_, second) in combinations(sorted(common[:COMMON], key=lambda item: item[1]), 2):
                yield kind, first, second
