"""The nearest neighbours of unit vectors: exactly where there are few, by inverted lists where there are many.

Lists hold about the same number of rows whatever the size, and each row looks into the same number of lists, so that the search
itself is linear; only finding the lists of each row grows faster, at a two-hundred-and-fiftieth of the exact cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["nearest"]

EXACT = 8192
"""Rows up to which every pair is looked at: the product takes a second, and nothing is missed."""

LIST = 256
"""Rows of an inverted list on average."""

PROBES = 12
"""Lists that each row looks into. Of the neighbours that the exact search gives, reports/benchmarks/neighbours.json says how many
are found."""

ROUNDS = 4
"""Rounds in which the centres of the lists are moved; more change little."""

SAMPLE = 24
"""Rows for each list that its centre is learned from, taken at even distances, so that the same rows give the same lists."""

BLOCK = 1024


def nearest(
    rows: NDArray[numpy.float32], groups: NDArray[numpy.int64], count: int, *, exact: int = EXACT
) -> tuple[NDArray[numpy.int64], NDArray[numpy.float32]]:
    """For each row its nearest others and their cosines, the nearest first; -1.0 stands where there are too few.

    Rows of one group are no neighbours of each other. Up to `exact` rows every pair is looked at.
    """
    import numpy

    count = min(count, len(rows) - 1)
    if count < 1:
        return numpy.zeros((len(rows), 0), dtype=numpy.int64), numpy.zeros((len(rows), 0), dtype=numpy.float32)
    search = _exactly if len(rows) <= exact else _by_lists
    found, cosines = search(rows, groups, count)
    # The nearest first; of equally near ones the first in the text.
    order = numpy.lexsort((found, -cosines), axis=1)
    return numpy.take_along_axis(found, order, axis=1), numpy.take_along_axis(cosines, order, axis=1)


def _exactly(
    rows: NDArray[numpy.float32], groups: NDArray[numpy.int64], count: int
) -> tuple[NDArray[numpy.int64], NDArray[numpy.float32]]:
    """Every row against every other, block by block."""
    import numpy

    found, cosines = [], []
    for top in range(0, len(rows), BLOCK):
        products = rows[top : top + BLOCK] @ rows.T
        products[groups[top : top + BLOCK, None] == groups[None, :]] = -1.0
        places = numpy.argpartition(-products, count - 1, axis=1)[:, :count]
        found.append(places)
        cosines.append(numpy.take_along_axis(products, places, axis=1))
    return numpy.concatenate(found), numpy.concatenate(cosines)


def _by_lists(
    rows: NDArray[numpy.float32], groups: NDArray[numpy.int64], count: int
) -> tuple[NDArray[numpy.int64], NDArray[numpy.float32]]:
    """Each row against the members of the lists whose centres are nearest to it."""
    import numpy

    centres = _centres(rows, len(rows) // LIST)
    probes = _lists_of(rows, centres, PROBES)
    home = probes[:, 0]
    members = numpy.argsort(home, kind="stable")
    bounds = numpy.searchsorted(home[members], numpy.arange(len(centres) + 1))
    best = numpy.full((len(rows), count), -1.0, dtype=numpy.float32)
    found = numpy.zeros((len(rows), count), dtype=numpy.int64)
    looking = numpy.argsort(probes.ravel(), kind="stable")
    starts = numpy.searchsorted(probes.ravel()[looking], numpy.arange(len(centres) + 1))
    for number in range(len(centres)):
        inside = members[bounds[number] : bounds[number + 1]]
        asking = looking[starts[number] : starts[number + 1]] // probes.shape[1]
        for top in range(0, len(asking) if len(inside) else 0, BLOCK):
            part = asking[top : top + BLOCK]
            products = rows[part] @ rows[inside].T
            products[groups[part, None] == groups[None, inside]] = -1.0
            both = numpy.hstack((best[part], products))
            named = numpy.hstack((found[part], numpy.broadcast_to(inside, products.shape)))
            places = numpy.argpartition(-both, count - 1, axis=1)[:, :count]
            best[part] = numpy.take_along_axis(both, places, axis=1)
            found[part] = numpy.take_along_axis(named, places, axis=1)
    return found, best


def _centres(rows: NDArray[numpy.float32], lists: int) -> NDArray[numpy.float32]:
    """Centres of unit length, learned from rows at even distances."""
    import numpy

    sample = rows[numpy.linspace(0, len(rows) - 1, min(len(rows), lists * SAMPLE)).astype(numpy.int64)]
    centres: NDArray[numpy.float32] = sample[numpy.linspace(0, len(sample) - 1, lists).astype(numpy.int64)].copy()
    for _ in range(ROUNDS):
        home = _lists_of(sample, centres, 1)[:, 0]
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, home, sample)
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        # A centre that attracts nothing stays where it is.
        centres = numpy.where(lengths > 0, sums / numpy.maximum(lengths, 1e-12), centres).astype(numpy.float32)
    return centres


def _lists_of(rows: NDArray[numpy.float32], centres: NDArray[numpy.float32], count: int) -> NDArray[numpy.int64]:
    """For each row the lists whose centres are nearest to it, the nearest first."""
    import numpy

    count = min(count, len(centres))
    parts = []
    for top in range(0, len(rows), BLOCK):
        products = rows[top : top + BLOCK] @ centres.T
        places = numpy.argpartition(-products, count - 1, axis=1)[:, :count]
        order = numpy.argsort(-numpy.take_along_axis(products, places, axis=1), axis=1, kind="stable")
        parts.append(numpy.take_along_axis(places, order, axis=1))
    return numpy.concatenate(parts)
