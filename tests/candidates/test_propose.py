"""Which passages are proposed for comparison, and by which channel."""

from __future__ import annotations

import numpy

from kbaudit.candidates import COSINE, propose
from kbaudit.candidates.neighbours import BLOCK, neighbours
from kbaudit.passages import cut
from tests.making import document

STEPS = (
    "Open the settings of your workspace, choose the tab for members and press the button at the top. "
    "Type the address of the person, pick a role and send the invitation, which works for seven days."
)


def test_passages_of_one_text_are_joined_to_the_first_and_not_squared() -> None:
    passages = cut([document(f"{name}.md", STEPS) for name in "abcd"])
    pairs = propose(passages, None)
    assert [(pair.left, pair.right, pair.channel) for pair in pairs] == [
        (0, 1, "exact"),
        (0, 2, "exact"),
        (0, 3, "exact"),
    ]


def test_edited_copies_are_proposed_without_vectors() -> None:
    passages = cut([document("a.md", STEPS), document("b.md", STEPS.replace("seven", "fourteen"))])
    (pair,) = propose(passages, None)
    assert (pair.channel, pair.cosine) == ("shingles", None)


def test_neighbours_in_meaning_are_proposed_with_their_cosine() -> None:
    passages = cut([document("a.md", "Refunds take a week."), document("b.md", "We pay you back within seven days.")])
    vectors = numpy.array([[1.0, 0.0], [0.9, 0.43589]], dtype=numpy.float32)
    (pair,) = propose(passages, vectors)
    assert (pair.left, pair.right, pair.channel, pair.cosine) == (0, 1, "semantic", 0.9)


def test_a_pair_that_both_channels_propose_says_so() -> None:
    passages = cut([document("a.md", STEPS), document("b.md", STEPS.replace("seven", "fourteen"))])
    (pair,) = propose(passages, numpy.array([[1.0, 0.0], [1.0, 0.0]], dtype=numpy.float32))
    assert (pair.channel, pair.cosine) == ("both", 1.0)


def test_blocks_find_what_one_product_finds() -> None:
    source = numpy.random.default_rng(7)
    rows = source.normal(size=(BLOCK + 300, 8)).astype(numpy.float32)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    close = neighbours(rows, COSINE)
    found = set(zip(close.left.tolist(), close.right.tolist(), strict=True))
    products = numpy.triu(rows @ rows.T, 1)
    near = {(int(a), int(b)) for a, b in zip(*numpy.nonzero(products >= COSINE), strict=True)}
    borderline = {(int(a), int(b)) for a, b in zip(*numpy.nonzero(abs(products - COSINE) < 1e-5), strict=True)}
    assert found ^ near <= borderline
    assert near
