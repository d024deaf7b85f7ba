import numpy

from kbaudit.layout import LANDMARKS, lay_out
from kbaudit.passages import cut
from tests.making import document

TOPICS = 3


def pages(count: int) -> tuple:  # type: ignore[type-arg]
    return tuple(document(f"{number:05}.md", f"# Page\n\nText of page {number} goes here.") for number in range(count))


def vectors(count: int, dimensions: int = 32) -> numpy.ndarray:  # type: ignore[type-arg]
    """Topics in turn: rows of one topic have a cosine near 0.9, those of two near 0."""
    random = numpy.random.default_rng(7)
    topics = random.normal(size=(TOPICS, dimensions))
    rows = topics[numpy.arange(count) % TOPICS] + 0.3 * random.normal(size=(count, dimensions))
    return (rows / numpy.linalg.norm(rows, axis=1, keepdims=True)).astype(numpy.float32)


def laid(count: int) -> numpy.ndarray:  # type: ignore[type-arg]
    documents = pages(count)
    passages = cut(documents)
    assert len(passages) == count
    return numpy.array([(spot.x, spot.y) for spot in lay_out(documents, passages, vectors(count))])


def test_documents_alike_stand_closer_than_others() -> None:
    for count in (60, LANDMARKS + 100):
        places = laid(count)
        topic = numpy.arange(count) % TOPICS
        centres = numpy.array([numpy.median(places[topic == number], axis=0) for number in range(TOPICS)])
        nearest = numpy.linalg.norm(places[:, None] - centres[None], axis=2).argmin(axis=1)
        assert (nearest == topic).mean() > 0.9


def test_places_lie_in_the_picture_with_three_decimals() -> None:
    places = laid(30)
    assert places.min() == 0.0
    assert places.max() == 1.0
    assert (places.round(3) == places).all()


def test_the_same_vectors_give_the_same_places() -> None:
    assert (laid(50) == laid(50)).all()


def test_equal_documents_do_not_hide_each_other() -> None:
    documents = pages(20)
    rows = numpy.ones((20, 4), dtype=numpy.float32) / 2
    spots = {(spot.x, spot.y) for spot in lay_out(documents, cut(documents), rows)}
    assert len(spots) == 20


def test_one_or_two_documents_and_empty_ones_have_a_place() -> None:
    for count in (1, 2):
        documents = (*pages(count), document("empty.md", ""))
        passages = cut(documents)
        spots = lay_out(documents, passages, vectors(len(passages)))
        assert [spot.document for spot in spots] == [item.id for item in documents]
        assert all(0 <= value <= 1 for spot in spots for value in (spot.x, spot.y))


def test_without_vectors_there_is_no_picture() -> None:
    documents = pages(3)
    assert lay_out(documents, cut(documents), None) == ()
    assert lay_out((), (), numpy.zeros((0, 4), dtype=numpy.float32)) == ()
