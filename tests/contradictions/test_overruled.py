"""A condition that the other sentence says makes no difference is none that only one of them has."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.overruled import overruled, overruling
from kbaudit.contradictions.side import side_of


def met(left: str, right: str) -> bool:
    mine, other = side_of(left), side_of(right)
    found = bool(overruled(mine, other))
    assert found == bool(overruling(other, mine))
    return found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Boats may leave if the harbour light is lit.", "Boats must not leave even if the harbour light is lit."),
        (
            "Fees are refunded when a course is cancelled.",
            "Fees are not refunded, whether or not a course is cancelled.",
        ),
        ("Unless the tide is high, the gate stays shut.", "The gate is opened regardless of the tide."),
        ("You may swim if a lifeguard is on duty.", "You may not swim, no matter whether a lifeguard is on duty."),
        ("Keys are lent provided that a deposit is left.", "Keys are never lent, even with a deposit."),
    ],
)
def test_even_overrules_the_condition_that_it_names(left: str, right: str) -> None:
    assert met(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Boats may leave if the harbour light is lit.", "Boats must not leave even if the skipper insists."),
        ("Fees are refunded when a course is cancelled.", "Fees are not refunded when a course is cancelled."),
        ("You may swim if a lifeguard is on duty.", "You may not swim unless a lifeguard is on duty."),
        ("Keys are lent provided that a deposit is left.", "The office is open even on Sundays."),
    ],
)
def test_another_case_and_a_condition_of_both_are_not_overruled(left: str, right: str) -> None:
    assert not met(left, right)


def test_a_permission_and_a_ban_that_overrules_its_condition_conflict() -> None:
    left = side_of("Members may take out a boat provided that they have signed the log book.", document="a.md")
    right = side_of("Members must not take out a boat, even if they have signed the log book.", document="b.md")
    judged = judge(left, right)
    assert judged.tier is not None
    assert "exception" not in judged.guards
    assert "condition" not in judged.guards
