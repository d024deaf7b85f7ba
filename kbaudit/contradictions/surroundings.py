"""What a whole knowledge base says about a pair: who else is near in meaning, and how alike the passages around are.

A pair that is judged alone has no such neighbours; it is taken for two statements that are each other's nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.contradictions.leanings import takes_stance
from kbaudit.contradictions.nearest import nearest
from kbaudit.contradictions.side import Side, compared_in

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["ALONE", "STRANGERS", "Surroundings", "neighbourhood"]

NEAREST = 10
"""Neighbours of a statement, among those that can be compared with it, that are asked for."""

HUB = 5
"""Neighbours whose mean cosine tells how crowded it is around a statement."""

FAR = 15
"""The rank of a statement that is not among another's nearest."""

LEAST = 0.3
"""Cosine below which two statements are not neighbours."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The place of two statements in each other's neighbourhood.

    `left_rank` is the rank of the right statement among the left one's neighbours, from 1; `apart` is their cosine twice less
    the mean cosines of the neighbours of both, so that a statement that is near to everything gains nothing by it;
    `passages` is the cosine of the passages around. None where it is not known.
    """

    left_rank: int = 1
    right_rank: int = 1
    apart: float | None = None
    passages: float | None = None


ALONE = Surroundings()
STRANGERS = Surroundings(FAR, FAR, 0.0)
"""Two statements that are not among each other's nearest."""


def neighbourhood(
    sides: Sequence[Side], rows: NDArray[numpy.float32], passages: NDArray[numpy.float32] | None = None
) -> dict[tuple[int, int], Surroundings]:
    """The neighbouring pairs (left < right) of all statements among those that carry a value of one kind.

    `rows` are the vectors of the masked statements, `passages` those of the passages that the statements stand in.
    A pair that is near in several kinds has the best ranks of all.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for position, side in enumerate(sides):
        for kind in _kinds(side):
            holders[kind].append(position)
    found: dict[tuple[int, int], Surroundings] = {}
    for kind in sorted(holders):
        for pair, place in _of_kind(holders[kind], sides, rows).items():
            known = found.get(pair)
            if known is None or _worth(place) > _worth(known):
                found[pair] = place
    if passages is None:
        return found
    return {
        (left, right): Surroundings(
            place.left_rank, place.right_rank, place.apart, round(float(passages[left] @ passages[right]), 3)
        )
        for (left, right), place in found.items()
    }


def _worth(place: Surroundings) -> tuple[float, float]:
    return (1.0 / place.left_rank + 1.0 / place.right_rank, place.apart or 0.0)


def _kinds(side: Side) -> frozenset[str]:
    kinds = {compared_in(slot) for slot in side.slots}
    if takes_stance(side):
        kinds.add("stance")
    return frozenset(kinds)


def _of_kind(
    holders: Sequence[int], sides: Sequence[Side], rows: NDArray[numpy.float32]
) -> Mapping[tuple[int, int], Surroundings]:
    import numpy

    positions = numpy.array(holders)
    claims = numpy.array(
        [sides[position].claim if sides[position].claim >= 0 else -1 - position for position in holders]
    )
    neighbours, cosines = nearest(rows[positions], claims, NEAREST)
    count = neighbours.shape[1]
    if count < 1:
        return {}
    crowd = cosines[:, : min(HUB, count)].mean(axis=1)
    ranks: dict[tuple[int, int], int] = {}
    for index in range(len(positions)):
        for place, other in enumerate(neighbours[index]):
            if cosines[index, place] >= LEAST:
                ranks[index, int(other)] = place + 1
    found: dict[tuple[int, int], Surroundings] = {}
    for (index, other), rank in ranks.items():
        left, right = (index, other) if index < other else (other, index)
        if (holders[left], holders[right]) in found:
            continue
        cosine = float(cosines[index, rank - 1])
        found[holders[left], holders[right]] = Surroundings(
            ranks.get((left, right), FAR),
            ranks.get((right, left), FAR),
            round(2 * cosine - float(crowd[left]) - float(crowd[right]), 3),
        )
    return found
