"""Articles that are each other's nearest, measured against how close their neighbourhoods are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

CROWD = 10
"""Neighbours whose mean cosine is taken for how close everything is around an article: in a set of policies written alike all are
close to all, and none is another one's double."""

TRIED = 12
"""Nearest articles among which a partner is looked for: the first ones may be variants or copies."""

_BLOCK = 1024
"""Articles whose products with all others are held at once."""


def mutual_nearest(
    rows: NDArray[numpy.float32], comparable: Callable[[int, int], bool]
) -> tuple[list[tuple[int, int]], list[list[int]]]:
    """Pairs left < right of rows of unit length that are each other's nearest comparable one, and each row's nearest ones.

    Nearest is what lies closest beyond the mean cosine of the neighbourhoods of both (cross-domain similarity local scaling).
    """
    near = list(_near(rows))
    best = [next((other for other in others if comparable(row, other)), None) for row, others in enumerate(near)]
    pairs = [(row, other) for row, other in enumerate(best) if other is not None and row < other and best[other] == row]
    return pairs, near


def _near(rows: NDArray[numpy.float32]) -> Iterator[list[int]]:
    import numpy

    around = numpy.concatenate([numpy.zeros(0, numpy.float32), *_around(rows)])
    kept = min(TRIED, len(rows) - 1)
    for top, products in _products(rows):
        # Half of both neighbourhoods is taken off; a row's own half is the same for all its neighbours.
        beyond = products - around / 2
        for place in range(len(beyond)):
            order = numpy.argsort(-beyond[place], kind="stable")
            yield [int(other) for other in order[: kept + 1] if other != top + place][:kept]


def _around(rows: NDArray[numpy.float32]) -> Iterator[NDArray[numpy.float32]]:
    import numpy

    crowd = max(1, min(CROWD, len(rows) - 1))
    for _, products in _products(rows):
        yield numpy.partition(products, -crowd, axis=1)[:, -crowd:].mean(axis=1)


def _products(rows: NDArray[numpy.float32]) -> Iterator[tuple[int, NDArray[numpy.float32]]]:
    """Blocks of all cosines, each row's with itself set to -1."""
    import numpy

    for top in range(0, len(rows), _BLOCK):
        products = rows[top : top + _BLOCK] @ rows.T
        places = numpy.arange(products.shape[0])
        products[places, top + places] = -1.0
        yield top, products


def closest_share(
    own: NDArray[numpy.float32], other: NDArray[numpy.float32], rivals: Sequence[NDArray[numpy.float32]]
) -> NDArray[numpy.bool_]:
    """Which rows of `own` lie closer to one of `other` than to any row of the rivals."""
    import numpy

    best = (own @ other.T).max(axis=1)
    nearest = numpy.full(len(own), -1.0, numpy.float32)
    for rival in rivals:
        numpy.maximum(nearest, (own @ rival.T).max(axis=1), out=nearest)
    won: NDArray[numpy.bool_] = best > nearest
    return won
