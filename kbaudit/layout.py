"""Vectors → a picture: a place for each document, so that those alike in meaning stand close together.

A document is the mean of its passages. Up to `LANDMARKS` of them are laid out by forces, those of t-SNE: each is drawn to the
documents most like it and pushed away by all others. Every further document stands among the landmarks most like it, so that
the cost grows with the number of documents and not with its square. Nothing is drawn at random.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kbaudit.model import Document, Passage
from kbaudit.report import Spot

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

LANDMARKS = 600
"""Documents laid out by forces. 600 take about a second on one core; the cost grows with the square."""

NEIGHBOURS = 12
"""Documents that draw each other. Half as many tear the clusters of the own knowledge bases apart, twice as many blur them."""

ROUNDS = 200
"""Rounds of moving. The pictures of both own knowledge bases do not change visibly after 150."""

GATHERING = 60
"""Rounds in which documents are drawn `PULL` times as strongly, so that clusters form before they push each other away."""

PULL, LASTING = 4.0, 1.8
"""The usual exaggeration of early rounds in t-SNE, and that of the later ones, which keeps clusters apart."""

AMONG = 3
"""Landmarks that tell where a further document stands."""

BESIDE = 0.005
"""How far from each other documents stand that would hide each other: half of a dot."""

GOLDEN_ANGLE = 2.399963
"""Radians between two seeds of a sunflower."""

DECIMALS = 3
"""Decimals of a place: a thousandth of the picture's width."""


def lay_out(
    documents: Sequence[Document], passages: Sequence[Passage], rows: NDArray[numpy.float32] | None
) -> tuple[Spot, ...]:
    """A place for each document that has passages, in the order of the documents; none without vectors."""
    if rows is None or not len(rows):
        return ()
    import numpy

    numbers = {document.id: number for number, document in enumerate(documents)}
    owner = numpy.array([numbers[passage.document] for passage in passages])
    sums = numpy.zeros((len(documents), rows.shape[1]))
    numpy.add.at(sums, owner, rows)
    lengths = numpy.linalg.norm(sums, axis=1)
    known = numpy.flatnonzero(lengths > 0)
    places = _places(sums[known] / lengths[known, None])
    # A document without a passage has no meaning to be placed by: it stands in the corner.
    spots = numpy.zeros((len(documents), 2))
    spots[known] = _beside(places)
    return tuple(
        Spot(document.id, float(x), float(y)) for document, (x, y) in zip(documents, spots.round(DECIMALS), strict=True)
    )


def _beside(places: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """The places with those that would hide each other, as equal texts do, beside each other like the seeds of a sunflower."""
    import numpy

    moved = places.copy()
    taken: dict[tuple[float, float], int] = {}
    for number, cell in enumerate(map(tuple, places.round(2))):
        order = taken.get(cell, 0)
        taken[cell] = order + 1
        if order:
            angle = order * GOLDEN_ANGLE
            moved[number] += BESIDE * numpy.sqrt(order) * numpy.array([numpy.cos(angle), numpy.sin(angle)])
    clipped: NDArray[numpy.float64] = numpy.clip(moved, 0.0, 1.0)
    return clipped


def _places(vectors: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Places in [0, 1]² for rows of unit length."""
    import numpy

    chosen = numpy.unique(numpy.linspace(0, len(vectors) - 1, min(len(vectors), LANDMARKS)).round().astype(int))
    landmarks = vectors[chosen]
    moved = _moved(landmarks)
    places = numpy.empty((len(vectors), 2))
    for start in range(0, len(vectors), LANDMARKS):
        alike = vectors[start : start + LANDMARKS] @ landmarks.T
        best = numpy.argsort(-alike, axis=1, kind="stable")[:, :AMONG]
        weight = numpy.clip(numpy.take_along_axis(alike, best, axis=1), 1e-3, None) ** 4
        places[start : start + LANDMARKS] = (moved[best] * weight[:, :, None]).sum(axis=1) / weight.sum(axis=1)[:, None]
    places[chosen] = moved
    low, high = places.min(axis=0), places.max(axis=0)
    fitted: NDArray[numpy.float64] = (places - low) / numpy.maximum(high - low, 1e-9)
    return fitted


def _moved(vectors: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """Places of the landmarks after all rounds, around the origin."""
    import numpy

    count = len(vectors)
    if count < 3:
        return numpy.arange(count * 2.0).reshape(count, 2)
    wanted = _nearness(vectors)
    places: NDArray[numpy.float64] = _principal(vectors) * 0.01
    speed = numpy.zeros_like(places)
    for turn in range(ROUNDS):
        squares = (places**2).sum(axis=1)
        near = 1.0 / (1.0 + numpy.maximum(squares[:, None] + squares[None, :] - 2.0 * places @ places.T, 0.0))
        numpy.fill_diagonal(near, 0.0)
        force = ((PULL if turn < GATHERING else LASTING) * wanted - near / near.sum()) * near
        slope = 4.0 * (force.sum(axis=1)[:, None] * places - force @ places)
        speed = (0.5 if turn < GATHERING else 0.8) * speed - count / PULL * slope
        places = places + speed
        places -= places.mean(axis=0)
    return places


def _nearness(vectors: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """How near each two documents want to be: symmetric, zero for all but neighbours, one in sum."""
    import numpy

    count = len(vectors)
    # Rounded, so that the order in which a machine adds up does not show in the picture.
    alike = (vectors @ vectors.T).round(6)
    numpy.fill_diagonal(alike, -2.0)
    best = numpy.argsort(-alike, axis=1, kind="stable")[:, : min(NEIGHBOURS, count - 1)]
    ranked = numpy.take_along_axis(alike, best, axis=1)
    # The scale is each document's own, so that one among close ones is not drawn more than one that stands alone.
    scale = numpy.maximum((ranked[:, :1] - ranked).mean(axis=1, keepdims=True), 1e-3)
    weight = numpy.exp((ranked - ranked[:, :1]) / scale)
    wanted = numpy.zeros_like(alike)
    numpy.put_along_axis(wanted, best, weight / weight.sum(axis=1, keepdims=True), axis=1)
    both: NDArray[numpy.float64] = (wanted + wanted.T) / (2.0 * count)
    return both


def _principal(vectors: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
    """The two directions in which the documents differ most, each scaled to a deviation of one. The first sign is plus."""
    import numpy

    centred = vectors - vectors.mean(axis=0)
    _, directions = numpy.linalg.eigh(centred.T @ centred)
    chosen = directions[:, [-1, -2]]
    chosen = chosen * numpy.where(chosen[numpy.abs(chosen).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    places = centred @ chosen
    # A tiny turn for each keeps two equal documents from standing in one spot, where no force could part them.
    places = places / numpy.maximum(places.std(axis=0), 1e-9)
    turn = numpy.arange(len(vectors)) * GOLDEN_ANGLE
    parted: NDArray[numpy.float64] = places + numpy.stack([numpy.cos(turn), numpy.sin(turn)], axis=1) * 1e-3
    return parted.round(6)
