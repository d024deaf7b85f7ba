"""Who pays and who decides, and of whom it is said that he does not."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.holders import holders
from kbaudit.contradictions.settled_matters import Matter, Pole


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Paint is bought at the club's cost.", Matter.PAYER),
        ("Members never pay for paint.", Matter.PAYER),
        ("The harbour master decides on berths.", Matter.POWER),
        ("Requests go to the harbour master.", Matter.POWER),
    ],
)
def test_one_pays_or_decides(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.YES) in [(found.matter, found.pole) for found in holders(sentence)]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("The cost of paint falls on the member.", Matter.PAYER),
        ("Paint cannot be claimed back from the club.", Matter.PAYER),
        ("The harbour master has no say in it.", Matter.POWER),
        ("Send it to the warden, never to the harbour master.", Matter.POWER),
    ],
)
def test_one_does_not(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.NO) in [(found.matter, found.pole) for found in holders(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper has a dog.",
        "Each member bears his own costs.",
        "The company pays half of the rent and the employee pays the rest.",
    ],
)
def test_each_his_own_and_two_payers_settle_nothing(sentence: str) -> None:
    assert not list(holders(sentence))
