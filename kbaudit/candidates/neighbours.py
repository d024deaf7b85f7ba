"""Pairs of vectors that lie close together, by exact products of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

BLOCK = 2048
"""Rows of a block: a product of two (2048 x 2048 floats, 16 MB) stays near the cache."""


def neighbours(
    rows: NDArray[numpy.float32], cosine: float
) -> Iterator[tuple[NDArray[numpy.int64], NDArray[numpy.int64], NDArray[numpy.float32]]]:
    """Block by block all pairs of unit rows with at least this cosine: left < right, and the cosine itself."""
    import numpy

    limit = numpy.float32(cosine)
    for top in range(0, len(rows), BLOCK):
        upper = rows[top : top + BLOCK]
        for side in range(top, len(rows), BLOCK):
            products = upper @ rows[side : side + BLOCK].T
            near = numpy.flatnonzero(products >= limit)
            left, right = numpy.divmod(near, products.shape[1])
            left, right = left + top, right + side
            ahead = left < right
            yield left[ahead], right[ahead], products.ravel()[near[ahead]]
