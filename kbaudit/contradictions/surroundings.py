"""What a whole knowledge base says about a pair: who else is near in meaning, and how alike the passages around are.

A pair that is judged alone has no such neighbours; it is taken for two statements that are each other's nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.contradictions.leanings import takes_stance
from kbaudit.contradictions.matter import by_matter
from kbaudit.contradictions.nearest import nearest
from kbaudit.contradictions.side import Side, compared_in
from kbaudit.embedding import cosines as cosines_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["ALONE", "STRANGERS", "Surroundings", "neighbourhood", "together"]

NEAREST = 10
"""Neighbours of a statement, among those that can be compared with it, that are asked for."""

HUB = 5
"""Neighbours whose mean cosine tells how crowded it is around a statement."""

FAR = 15
"""The rank of a statement that is not among another's nearest."""

LEAST = 0.3
"""Cosine below which two statements are not neighbours."""

STANCE = "stance"
PAIRS = 65_536
"""Pairs whose rows are held at once."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The place of two statements in each other's neighbourhood.

    `left_rank` is the rank of the right statement among the left one's neighbours, from 1; `apart` is their cosine twice less
    the mean cosines of the neighbours of both, so that a statement that is near to everything gains nothing by it;
    `passages` is the cosine of the passages around, `places` that of the titles and headings. `matter` is the cosine of the
    statements by their matter, `places_by_matter` and `passages_by_matter` those of what stands around, `across` the better one
    of a statement with the title and heading of the other. None where it is not known.
    """

    left_rank: int = 1
    right_rank: int = 1
    apart: float | None = None
    passages: float | None = None
    places: float | None = None
    matter: float | None = None
    places_by_matter: float | None = None
    passages_by_matter: float | None = None
    across: float | None = None


ALONE = Surroundings()
STRANGERS = Surroundings(FAR, FAR, 0.0)
"""Two statements that are not among each other's nearest."""


def neighbourhood(
    sides: Sequence[Side],
    rows: NDArray[numpy.float32],
    passages: NDArray[numpy.float32] | None = None,
    places: NDArray[numpy.float32] | None = None,
    model: str = "",
) -> dict[tuple[int, int], Surroundings]:
    """The neighbouring pairs (left < right) of all statements among those that carry a value of one kind or of one measure.

    `rows` are the vectors of the masked statements, `passages` those of the passages that the statements stand in, `places` those
    of their titles and headings, all of the `model` with that digest. Statements with values are neighbours by their matter,
    those with stances by their vectors as they are. A pair that is near in several kinds or measures has the best ranks of all.
    """
    import numpy

    matter = by_matter(rows, model)
    holders: dict[str, list[int]] = defaultdict(list)
    for position, side in enumerate(sides):
        for kind in _kinds(side):
            holders[kind].append(position)
    claims = numpy.array([side.claim if side.claim >= 0 else -1 - position for position, side in enumerate(sides)])
    parts = [
        _of_kind(numpy.array(holders[kind]), claims, rows if kind == STANCE else matter) for kind in sorted(holders)
    ]
    if not parts:
        return {}
    left, right, left_rank, right_rank, apart = (numpy.concatenate(column) for column in zip(*parts, strict=True))
    # The best ranks first, then the farthest from everything else, then the first kind, since sorting keeps the order.
    order = numpy.lexsort((-apart, -(1.0 / left_rank + 1.0 / right_rank), right, left))
    left, right = left[order], right[order]
    best = numpy.r_[True, (left[1:] != left[:-1]) | (right[1:] != right[:-1])][: len(left)]
    chosen, left, right = order[best], left[best], right[best]
    cosines = _around(matter, passages, places, model, left, right)
    columns = (left_rank[chosen].tolist(), right_rank[chosen].tolist(), apart[chosen].tolist(), *cosines)
    return {
        pair: Surroundings(*place)
        for pair, place in zip(zip(left.tolist(), right.tolist(), strict=True), zip(*columns, strict=True), strict=True)
    }


def together(left: NDArray[numpy.float32], right: NDArray[numpy.float32], model: str = "") -> Surroundings:
    """Two statements that are judged alone, by their vectors (one row each)."""
    mine, other = by_matter(left[None, :], model), by_matter(right[None, :], model)
    return Surroundings(matter=round(float(mine[0] @ other[0]), 3))


def _around(
    matter: NDArray[numpy.float32],
    passages: NDArray[numpy.float32] | None,
    places: NDArray[numpy.float32] | None,
    model: str,
    left: NDArray[numpy.int64],
    right: NDArray[numpy.int64],
) -> Iterator[list[float] | list[None]]:
    """A column for each cosine of `Surroundings`, from `passages` on."""
    import numpy

    def column(first: NDArray[numpy.float32] | None, second: NDArray[numpy.float32] | None) -> list[float] | list[None]:
        if first is None or second is None:
            return [None] * len(left)
        exact = cosines_of(first, left, right) if first is second else _crossed(first, second, left, right)
        found: list[float] = numpy.round(exact, 3).tolist()
        return found

    places_by_matter = None if places is None else by_matter(places, model)
    passages_by_matter = None if passages is None else by_matter(passages, model)
    yield column(passages, passages)
    yield column(places, places)
    yield column(matter, matter)
    yield column(places_by_matter, places_by_matter)
    yield column(passages_by_matter, passages_by_matter)
    yield column(matter, places_by_matter)


def _crossed(
    statements: NDArray[numpy.float32],
    places: NDArray[numpy.float32],
    left: NDArray[numpy.int64],
    right: NDArray[numpy.int64],
) -> NDArray[numpy.float32]:
    """The better cosine of a statement with the place of the other."""
    import numpy

    found = [
        numpy.maximum(
            (statements[left[part]] * places[right[part]]).sum(axis=1),
            (places[left[part]] * statements[right[part]]).sum(axis=1),
        )
        for part in numpy.array_split(numpy.arange(len(left)), len(left) // PAIRS + 1)
    ]
    return numpy.concatenate(found)


def _kinds(side: Side) -> frozenset[str]:
    kinds = {compared_in(slot) for slot in side.slots}
    if takes_stance(side):
        kinds.add(STANCE)
    kinds.update(f"{measured.kind}: {name}" for measured in side.measured for name in measured.all)
    return frozenset(kinds)


def _of_kind(
    positions: NDArray[numpy.int64], claims: NDArray[numpy.int64], rows: NDArray[numpy.float32]
) -> tuple[
    NDArray[numpy.int64], NDArray[numpy.int64], NDArray[numpy.int64], NDArray[numpy.int64], NDArray[numpy.float64]
]:
    """Columns for the neighbouring pairs among these statements: left, right, the rank of each for the other, and `apart`."""
    import numpy

    neighbours, cosines = nearest(rows[positions], claims[positions], NEAREST)
    count = neighbours.shape[1]
    if count < 1:
        nothing = numpy.zeros(0, dtype=numpy.int64)
        return nothing, nothing, nothing, nothing, numpy.zeros(0)
    crowd = cosines[:, : min(HUB, count)].mean(axis=1).astype(numpy.float64)
    # Whoever has whom for a neighbour, once for each direction.
    who, place = numpy.nonzero(cosines >= LEAST)
    whom, cosine = neighbours[who, place], cosines[who, place].astype(numpy.float64)
    left, right = numpy.minimum(who, whom), numpy.maximum(who, whom)
    order = numpy.lexsort((who != left, right, left))
    left, right, who, place, cosine = left[order], right[order], who[order], place[order], cosine[order]
    first = numpy.r_[True, (left[1:] != left[:-1]) | (right[1:] != right[:-1])][: len(left)]
    number = numpy.cumsum(first) - 1
    ranks = numpy.full((2, int(first.sum())), FAR, dtype=numpy.int64)
    ranks[(who != left).astype(numpy.int64), number] = place + 1
    left, right, cosine = left[first], right[first], cosine[first]
    apart = numpy.round(2 * cosine - crowd[left] - crowd[right], 3)
    return positions[left], positions[right], ranks[0], ranks[1], apart
