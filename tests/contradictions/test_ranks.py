"""In what order and in which shares several come."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.ranks import ranked
from kbaudit.contradictions.settled_matters import Matter, Pole


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Lifeboats are served ahead of yachts.", Matter.RANK),
        ("The owners are jointly and severally liable for the debt.", Matter.LIABILITY),
        ("Prize money is pooled.", Matter.POT),
        ("The catch is shared equally.", Matter.SHARES),
        ("The boats are inspected together.", Matter.TOGETHER),
    ],
)
def test_one_comes_first_or_all_as_one(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.YES) in [(found.matter, found.pole) for found in ranked(sentence)]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Boats are served in the order in which they arrive.", Matter.RANK),
        ("Each owner answers for his own share of the debt.", Matter.LIABILITY),
        ("Rowers keep the prizes they win themselves.", Matter.POT),
        ("The catch is divided according to the size of the boats.", Matter.SHARES),
        ("The boats are inspected one by one.", Matter.TOGETHER),
    ],
)
def test_all_come_alike_or_each_for_a_share(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.NO) in [(found.matter, found.pole) for found in ranked(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper has a dog.",
        "The boats are moored at the pier.",
    ],
)
def test_a_plain_sentence_settles_nothing(sentence: str) -> None:
    assert not list(ranked(sentence))
