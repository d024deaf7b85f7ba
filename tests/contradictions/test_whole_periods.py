"""Two periods of one thing that overlap are no two seasons of it."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.view import face, lay
from kbaudit.contradictions.whole_periods import one_period_said_twice
from kbaudit.model import Tier


def said_twice(left: str, right: str) -> bool:
    mine, other = side_of(left), side_of(right)
    faced = face(mine, other)
    clash = clash_of(faced)
    assert clash is not None
    return one_period_said_twice(lay(mine, other, UNTAUGHT, faced=faced), clash)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The oyster season runs from 1 May to 30 September.",
            "The oyster season begins on 1 April and closes on 31 October.",
        ),
        (
            "The trial starts on 3 March 2026 and ends on 4 May 2026.",
            "The trial begins on 1 April 2026 and ends on 1 June 2026.",
        ),
        ("The slip is let from 1 October to 31 March.", "The slip is let between 1 November and 30 April."),
    ],
)
def test_periods_that_overlap_are_one_said_twice(left: str, right: str) -> None:
    assert said_twice(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The gates are shut early from 1 October to 31 March.",
            "The gates are shut late from 1 April to 30 September.",
        ),
        ("The slip is let from 1 May to 30 June.", "The slip is let from 1 July to 31 August."),
    ],
)
def test_two_parts_of_a_year_are_two_seasons(left: str, right: str) -> None:
    assert not said_twice(left, right)


def test_such_a_pair_is_a_conflict_where_it_is_near_in_meaning() -> None:
    left = side_of("The oyster season runs from 1 May to 30 September.")
    right = side_of("The oyster season begins on 1 April and closes on 31 October.")
    assert judge(left, right, cosine=0.8).tier is Tier.CONFLICT
    assert judge(left, right, cosine=0.5).tier is None
