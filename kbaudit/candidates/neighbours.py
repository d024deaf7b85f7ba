"""Pairs of vectors that lie close together, by exact products of blocks, and what is kept of them between audits.

Finding them grows with the square of the vectors. Of two vectors that an earlier audit held against each other it is known
whether they are close, so that later only new ones are held against all.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.embedding import cosines
from kbaudit.errors import StoreError
from kbaudit.keeping import QUICKLY, Keeper

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Places = NDArray[numpy.int64]

__all__ = ["Close", "Memory", "neighbours"]

STAGE = "close vectors"

BLOCK = 2048
"""Rows of a block: a product of two (2048 x 2048 floats, 16 MB) stays near the cache."""

SLACK = 1e-4
"""How far below the limit a product may be rounded: pairs are proposed in single precision, and judged in double."""

_SIZE = 16


@dataclass(frozen=True, slots=True)
class Memory:
    """Where close pairs are kept, and under which key."""

    keeper: Keeper
    key: str


@dataclass(frozen=True, slots=True)
class Close:
    """Pairs of rows, `left` < `right`, sorted, with their cosines."""

    left: Places
    right: Places
    cosines: NDArray[numpy.float64]


def neighbours(rows: NDArray[numpy.float32], cosine: float, memory: Memory | None = None) -> Close:
    """All pairs of unit rows with at least this cosine."""
    import numpy

    marks = _marks(rows) if memory else []
    held, left, right = _recalled(memory, marks, len(rows))
    new = numpy.flatnonzero(~held)
    found = [(left, right)]
    for top in range(0, len(new), BLOCK):
        mine = new[top : top + BLOCK]
        for side in range(0, len(rows), BLOCK):
            if side + BLOCK <= mine[0] and not held[side : side + BLOCK].any():
                continue  # Only new rows before these: the pairs were seen from their side.
            products = rows[mine] @ rows[side : side + BLOCK].T
            # Flat: in two dimensions numpy takes a third of the time of the product to look for what is true.
            near, other = numpy.divmod(numpy.flatnonzero(products >= numpy.float32(cosine - SLACK)), products.shape[1])
            a, b = mine[near], other + side
            # Of two new rows the pair is seen from both sides.
            once = (a < b) | held[b]
            found.append((numpy.minimum(a, b)[once], numpy.maximum(a, b)[once]))
    left, right = (numpy.concatenate(column) for column in zip(*found, strict=True))
    order = numpy.lexsort((right, left))
    left, right = left[order], right[order]
    exact = cosines(rows, left, right)
    close = exact >= cosine
    if memory is not None and len(new):
        _keep(memory, marks, left[close], right[close])
    return Close(left[close], right[close], exact[close])


def _marks(rows: NDArray[numpy.float32]) -> Sequence[bytes]:
    """A digest of each row; none for rows that are the same as another, which are looked for each time."""
    found = [hashlib.blake2b(row.tobytes(), digest_size=_SIZE).digest() for row in rows]
    often = Counter(found)
    return [mark if often[mark] == 1 else b"" for mark in found]


def _recalled(memory: Memory | None, marks: Sequence[bytes], count: int) -> tuple[NDArray[numpy.bool_], Places, Places]:
    """Which rows were all held against each other before, and the pairs among them that are close."""
    import numpy

    held, nothing = numpy.zeros(count, dtype=bool), numpy.zeros(0, dtype=numpy.int64)
    try:
        kept = memory.keeper.shelf.kept(STAGE, [memory.key]).get(memory.key) if memory else None
        content = zlib.decompress(kept) if kept else b""
    except (StoreError, zlib.error):
        content = b""
    size = int.from_bytes(content[:_SIZE], "big") if content else 0
    begin = _SIZE * (1 + size)
    if not size or begin > len(content) or (len(content) - begin) % 8:
        return held, nothing, nothing
    place = {mark: position for position, mark in enumerate(marks) if mark}
    known = [place.get(content[at : at + _SIZE], -1) for at in range(_SIZE, begin, _SIZE)]
    tonight = numpy.array(known, dtype=numpy.int64)
    pairs = numpy.frombuffer(content, dtype="<u4", offset=begin).reshape(-1, 2).astype(numpy.int64)
    if pairs.size and pairs.max() >= size:
        return held, nothing, nothing
    held[tonight[tonight >= 0]] = True
    both = tonight[pairs]
    both = both[(both >= 0).all(axis=1)]
    return held, both.min(axis=1, initial=count), both.max(axis=1, initial=0)


def _keep(memory: Memory, marks: Sequence[bytes], left: Places, right: Places) -> None:
    """Keep which rows there are and which of them are close, instead of what was kept before."""
    import numpy

    chosen = numpy.array([bool(mark) for mark in marks])
    number = numpy.cumsum(chosen) - 1
    both = chosen[left] & chosen[right]
    pairs = numpy.stack((number[left[both]], number[right[both]]), axis=1).astype("<u4")
    content = int(chosen.sum()).to_bytes(_SIZE, "big") + b"".join(marks) + pairs.tobytes()
    try:
        memory.keeper.shelf.keep(STAGE, [(memory.key, zlib.compress(content, QUICKLY))])
    except StoreError as error:
        memory.keeper.say(str(error))
