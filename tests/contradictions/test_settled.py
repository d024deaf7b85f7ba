"""Two statements that settle one matter by express words in opposite ways."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.settled import opposite_settled
from kbaudit.contradictions.settled_matters import Matter
from kbaudit.contradictions.side import side_of


def opposed(left: str, right: str) -> Matter | None:
    found = opposite_settled(side_of(left), side_of(right))
    return found[0].matter if found else None


@pytest.mark.parametrize(
    ("left", "right", "matter"),
    [
        ("Berths are reserved for residents.", "The berths are open to everyone.", Matter.HOLDER),
        ("The workshop accepts oak and no other timber.", "We take oak, ash or elm in the workshop.", Matter.HOLDER),
        ("The slipway is only for the lifeboat.", "The slipway can be used by any club.", Matter.HOLDER),
        ("The club invests only in local boats.", "Half of the money went into other than local boats.", Matter.HOLDER),
        ("Oars are included in the rate.", "Oars are charged in addition to the rate.", Matter.PRICE),
        ("Season tickets never expire.", "Season tickets run out after a year.", Matter.TIME),
        ("Paint is paid for by the club.", "The cost of paint falls on the member.", Matter.PAYER),
        ("The treasurer decides on loans.", "The treasurer has no say in loans.", Matter.POWER),
        ("Every member has a vote, of whatever class.", "Honorary members have no vote.", Matter.GROUP),
    ],
)
def test_they_exclude_each_other(left: str, right: str, matter: Matter) -> None:
    assert opposed(left, right) is matter
    assert opposed(right, left) is matter


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Berths are reserved for residents.", "Berths are let to residents."),
        ("The slipway is only for club boats.", "The slipway can be used by any club boat."),
        ("The workshop accepts oak and no other timber.", "The workshop has saws, planes and chisels."),
        ("The treasurer decides on loans.", "The warden has no say in loans."),
        ("Paint is paid for by the club.", "Members never pay for paint."),
        ("Every member has a vote.", "Honorary members have no vote."),
    ],
)
def test_they_can_both_hold(left: str, right: str) -> None:
    assert opposed(left, right) is None
