"""Rules that know no exception, and those that leave a group out."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.settled_matters import Matter, Pole
from kbaudit.contradictions.universals import universal


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Every member has a vote, of whatever class.", Matter.GROUP),
        ("All boats are measured, hired or not.", Matter.GROUP),
        ("Anyone can join, regardless of age.", Matter.GROUP),
        ("Every boat is insured, dinghies included.", Matter.GROUP),
    ],
)
def test_no_exception_is_made(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.YES) in [(found.matter, found.pole) for found in universal(sentence)]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Honorary members have no vote.", Matter.GROUP),
        ("Hired boats are exempt.", Matter.GROUP),
        ("Children cannot join.", Matter.GROUP),
        ("The cover does not extend to dinghies.", Matter.GROUP),
    ],
)
def test_a_group_is_left_out(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.NO) in [(found.matter, found.pole) for found in universal(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper has a dog.",
        "Every member has a vote.",
    ],
)
def test_a_rule_that_may_have_exceptions_settles_nothing(sentence: str) -> None:
    assert not list(universal(sentence))
