"""Which texts are embedded, in what order, and their vectors as bytes and as a matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

CHUNK = 512
"""Texts between two saves, so that an interrupted audit continues where it stopped: at most half a minute's work of one core."""


_PAIRS = 65_536
"""Pairs whose rows are held at once."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length."""

    def __call__(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row for each text."""
        ...


def vectors_for(
    texts: Mapping[str, str],
    *,
    known: Mapping[str, bytes],
    embedder: Callable[[], Embedder],
    keep: Callable[[Iterable[tuple[str, bytes]]], None],
    progress: Callable[[int, int], None],
) -> dict[str, bytes]:
    """Half-precision vectors as bytes for each digest of `texts`.

    Those in `known` are not computed again, and where all are known `embedder` is never called, so that no model is loaded.
    `keep` takes new vectors chunk by chunk.
    """
    import numpy

    found = {digest: known[digest] for digest in texts if digest in known}
    # Sorted by length, so that those of one length come together; by digest too, so that the order is always the same.
    missing = sorted((digest for digest in texts if digest not in found), key=lambda item: (len(texts[item]), item))
    if not missing:
        return found
    embed = embedder()
    for begin in range(0, len(missing), CHUNK):
        chunk = missing[begin : begin + CHUNK]
        rows = embed([texts[digest] for digest in chunk]).astype(numpy.float16)
        new = [(digest, row.tobytes()) for digest, row in zip(chunk, rows, strict=True)]
        keep(new)
        found.update(new)
        progress(begin + len(chunk), len(missing))
    return found


def matrix(digests: Sequence[str], vectors: Mapping[str, bytes]) -> NDArray[numpy.float32]:
    """The vectors of a sequence of digests as one matrix of unit rows (digests x dimensions)."""
    import numpy

    if not digests:
        return numpy.zeros((0, 1), dtype=numpy.float32)
    half = numpy.frombuffer(b"".join(vectors[digest] for digest in digests), dtype=numpy.float16)
    rows = half.reshape(len(digests), -1).astype(numpy.float32)
    norms = numpy.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[numpy.float32] = rows / numpy.maximum(norms, numpy.float32(1e-12))
    return unit


def cosines(
    rows: NDArray[numpy.float32], left: NDArray[numpy.int64], right: NDArray[numpy.int64]
) -> NDArray[numpy.float64]:
    """The cosine of each pair of unit rows in double precision, which is the same whatever other pairs there are."""
    import numpy

    found = numpy.zeros(len(left))
    for top in range(0, len(left), _PAIRS):
        part = slice(top, top + _PAIRS)
        found[part] = numpy.einsum("ij,ij->i", rows[left[part]], rows[right[part]], dtype=numpy.float64)
    return found
