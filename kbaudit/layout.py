"""Vectors → a picture: a place for each document, so that those alike in meaning stand close together.

A document is the mean of its passages. Up to `LANDMARKS` of them are laid out by forces: each is drawn to the documents most
like it and pushed away by all others. Every further document stands among the landmarks most like it, so that the cost grows
with the number of documents and not with its square. Nothing is drawn at random.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kbaudit.model import Document, Passage
from kbaudit.report import Spot

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

LANDMARKS = 800
"""Documents laid out by forces. 800 take 1.3 seconds on one core; the cost grows with the square."""

NEIGHBOURS = 6
"""Documents that draw each other. Fewer tear clusters apart, more draw everything into one."""

ROUNDS = 70
"""Rounds of moving. The pictures of both own knowledge bases do not change visibly after 50."""

AMONG = 3
"""Landmarks that tell where a further document stands."""

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
    spots[known] = places
    return tuple(
        Spot(document.id, float(x), float(y)) for document, (x, y) in zip(documents, spots.round(DECIMALS), strict=True)
    )


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
    # Rounded, so that the order in which a machine adds up does not show in the picture.
    alike = (vectors @ vectors.T).round(6)
    numpy.fill_diagonal(alike, -1.0)
    pull = numpy.zeros_like(alike)
    best = numpy.argsort(-alike, axis=1, kind="stable")[:, : min(NEIGHBOURS, count - 1)]
    numpy.put_along_axis(pull, best, numpy.clip(numpy.take_along_axis(alike, best, axis=1), 0.0, 1.0) ** 2, axis=1)
    pull = numpy.maximum(pull, pull.T)
    places: NDArray[numpy.float64] = _principal(vectors) * numpy.sqrt(count)
    for turn in range(ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        distance = numpy.maximum((apart**2).sum(axis=2), 1e-3)
        force = ((1.0 / distance - pull * numpy.sqrt(distance) * 0.35)[:, :, None] * apart).sum(axis=1)
        force -= places * 0.02 * numpy.sqrt(count) / 10
        length = numpy.maximum(numpy.linalg.norm(force, axis=1), 1e-9)
        reach = numpy.sqrt(count) * 0.12 * (1 - turn / ROUNDS)
        places = places + force / length[:, None] * numpy.minimum(length, reach)[:, None]
    return places


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
    turn = numpy.arange(len(vectors)) * 2.399963
    parted: NDArray[numpy.float64] = places + numpy.stack([numpy.cos(turn), numpy.sin(turn)], axis=1) * 1e-3
    return parted.round(6)
