"""What lasts for good or without a break, and what ends or pauses."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.lasting import lasting
from kbaudit.contradictions.settled_matters import Matter, Pole


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Season tickets never expire.", Matter.TIME),
        ("The right of way is granted in perpetuity.", Matter.TIME),
        ("Logbooks are kept indefinitely.", Matter.TIME),
        ("The slipway is open all year round.", Matter.HOURS),
        ("The radio watch is kept without a break.", Matter.HOURS),
    ],
)
def test_it_lasts(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.YES) in [(found.matter, found.pole) for found in lasting(sentence)]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Season tickets have to be used within ten months.", Matter.TIME),
        ("Logbooks are shredded after five years.", Matter.TIME),
        ("The lease ends three years after it was signed.", Matter.TIME),
        ("The slipway closes for two weeks in March.", Matter.HOURS),
        ("The radio is not staffed at night.", Matter.HOURS),
    ],
)
def test_it_ends_or_pauses(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.NO) in [(found.matter, found.pole) for found in lasting(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper has a dog.",
        "If it rains for two days, the slipway floods.",
    ],
)
def test_a_plain_sentence_and_a_case_settle_nothing(sentence: str) -> None:
    assert not list(lasting(sentence))
