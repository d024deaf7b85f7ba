"""Words that only stress a value deny nothing else."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.emphases import stresses
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


@pytest.mark.parametrize(
    "sentence",
    [
        "The results are read out on 21 August and no sooner.",
        "You give 90 days' notice, and no shorter notice has effect.",
        "The gate shuts at six, not a minute later.",
        "A berth costs £40, no more.",
    ],
)
def test_a_value_is_stressed(sentence: str) -> None:
    assert stresses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The gate shuts at six, and no boat leaves.",
        "A berth costs £40, but no more than £30 for members.",
        "The gate shuts at six, and not later on Sundays.",
    ],
)
def test_what_is_denied_besides_is_no_stress(sentence: str) -> None:
    assert not stresses(sentence)


def test_a_stressed_value_is_compared_as_any_other() -> None:
    plain = side_of("The results of the harbour pilots' examination are read out on 14 August.")
    stressed = side_of("The results of the harbour pilots' examination are read out on 21 August and no sooner.")
    assert "unmatched negation" not in judge(plain, stressed).fired
