"""What a price takes in, and what comes on top of it."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.included import included
from kbaudit.contradictions.settled_matters import Matter, Pole


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Oars are included in the rate.", Matter.PRICE),
        ("The hire of the boat is inclusive of fuel.", Matter.PRICE),
        ("The drawings form an integral part of the contract.", Matter.PRICE),
        ("Life jackets are lent free of charge.", Matter.PRICE),
        ("The fare covers one bicycle.", Matter.PRICE),
    ],
)
def test_a_thing_is_taken_in(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.YES) in [(found.matter, found.pole) for found in included(sentence)]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Fuel is charged in addition to the rate.", Matter.PRICE),
        ("The drawings are not part of the contract.", Matter.PRICE),
        ("None of our fares covers bicycles.", Matter.PRICE),
        ("A bicycle costs extra.", Matter.PRICE),
        ("We add £4 for a bicycle.", Matter.PRICE),
    ],
)
def test_a_thing_comes_on_top(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.NO) in [(found.matter, found.pole) for found in included(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oars may be included in the rate.",
        "The boat is moored at the pier.",
        "Fuel is included in the rate, and a bicycle costs extra.",
    ],
)
def test_what_is_only_possible_and_two_things_settle_nothing(sentence: str) -> None:
    assert not list(included(sentence))
