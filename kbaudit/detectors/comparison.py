"""Two documents side by side: which units they share, wherever they stand, and what differs in the rest.

Word shingles and plain edit distance both fail on what people do to copies. A 5 % edit leaves a Jaccard index of .57, and
sections in another order leave no alignment at all. So units are matched first, equal ones by their words and edited ones by
the alignment of their words, and shares are counted over what is matched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from kbaudit.detectors.units import Unit

ALIKE = 0.6
"""Two units are versions of one where this share of their words (2 x common / both) aligns in order."""

SHORTEST = 4
"""Units of fewer words are matched only when they are equal."""

_TRIED = 3
"""Units of the other side that share most words are aligned; further ones never were the best match."""

_CROWD = 12
"""A word that more units of the other side have proposes none of them."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of each side that are one: positions among the units, and how many words align."""

    left: int
    right: int
    common: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the units of two documents match.

    `of_left` and `of_right` are the shares of each side's words that are matched, boilerplate aside. `matches` are sorted by
    `left`; what none of them names stands on one side only.
    """

    left: tuple[Unit, ...]
    right: tuple[Unit, ...]
    matches: tuple[Match, ...]
    of_left: float
    of_right: float

    @property
    def agreement(self) -> float:
        """The smaller of the two shares: 1.0 where both say the same and nothing else."""
        return min(self.of_left, self.of_right)

    @property
    def only_left(self) -> list[Unit]:
        """Units that only the left side has."""
        matched = {match.left for match in self.matches}
        return [unit for position, unit in enumerate(self.left) if position not in matched]

    @property
    def only_right(self) -> list[Unit]:
        """Units that only the right side has."""
        matched = {match.right for match in self.matches}
        return [unit for position, unit in enumerate(self.right) if position not in matched]

    def edited(self) -> Iterator[tuple[Unit, Unit]]:
        """Matched units whose words differ."""
        for match in self.matches:
            if self.left[match.left].words != self.right[match.right].words:
                yield self.left[match.left], self.right[match.right]

    def reversed(self) -> Comparison:
        """The same with the sides exchanged."""
        matches = sorted(
            (Match(item.right, item.left, item.common) for item in self.matches), key=lambda item: item.left
        )
        return Comparison(self.right, self.left, tuple(matches), self.of_right, self.of_left)


def compare(
    left: Sequence[Unit], right: Sequence[Unit], boilerplate: Collection[tuple[str, ...]] = frozenset()
) -> Comparison:
    """Match the units of two documents one to one. Units whose words are boilerplate are left out on both sides."""
    mine, other = without(left, boilerplate), without(right, boilerplate)
    matches = _equal(mine, other)
    matches.extend(_edited(mine, other, matches))
    common = sum(match.common for match in matches)
    of_left, of_right = (common / max(1, sum(len(unit) for unit in side)) for side in (mine, other))
    return Comparison(mine, other, tuple(sorted(matches, key=lambda match: match.left)), of_left, of_right)


def without(units: Sequence[Unit], boilerplate: Collection[tuple[str, ...]]) -> tuple[Unit, ...]:
    """The units of a document that are compared."""
    return tuple(unit for unit in units if unit.words not in boilerplate)


def _equal(left: Sequence[Unit], right: Sequence[Unit]) -> list[Match]:
    """Equal units; among repeated ones the first with the first, so that order is kept where it can be."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position in range(len(right) - 1, -1, -1):
        places[right[position].words].append(position)
    found = []
    for position, unit in enumerate(left):
        if there := places.get(unit.words):
            found.append(Match(position, there.pop(), len(unit)))
    return found


def _edited(left: Sequence[Unit], right: Sequence[Unit], equal: Sequence[Match]) -> list[Match]:
    """The best one-to-one matches among units that are alike but not equal."""
    from rapidfuzz.distance import Indel

    taken_left, taken_right = {match.left for match in equal}, {match.right for match in equal}
    mine = [n for n in range(len(left)) if n not in taken_left and len(left[n]) >= SHORTEST]
    other = [n for n in range(len(right)) if n not in taken_right and len(right[n]) >= SHORTEST]
    by_word: dict[str, list[int]] = defaultdict(list)
    for position in other:
        for word in set(right[position].words):
            by_word[word].append(position)
    telling = {word: places for word, places in by_word.items() if len(places) <= _CROWD}
    scored = []
    for position in mine:
        unit = left[position]
        votes: dict[int, int] = {}
        for word in set(unit.words):
            for place in telling.get(word, ()):
                votes[place] = votes.get(place, 0) + 1
        for place, _ in nsmallest(_TRIED, votes.items(), key=lambda item: (-item[1], item[0])):
            likeness = Indel.normalized_similarity(unit.words, right[place].words, score_cutoff=ALIKE)
            if likeness >= ALIKE:
                common = round(likeness * (len(unit) + len(right[place])) / 2)
                scored.append((-likeness, position, place, common))
    found = []
    for _, position, place, common in sorted(scored):
        if position not in taken_left and place not in taken_right:
            taken_left.add(position)
            taken_right.add(place)
            found.append(Match(position, place, common))
    return found
