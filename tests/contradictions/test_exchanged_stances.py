"""Stances on deeds whose verbs can stand for each other."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.exchanged_stances import exchanged_stances
from kbaudit.contradictions.side import side_of


def stances(left: str, right: str) -> list[tuple[str, str]]:
    return [(clash.left, clash.right) for clash in exchanged_stances(side_of(left), side_of(right))]


def test_an_order_is_excluded_by_a_ban_on_the_deed_in_another_word() -> None:
    left, right = "Rinse the bilge filter under the tap.", "Never wash the bilge filter; throw it away when it is full."
    assert stances(left, right) == [("must", "must not")]
    assert stances(right, left) == [("must not", "must")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("You need not provide a picture of the berth.", "You need not give a picture of the berth."),
        ("Never wash the bilge filter.", "Paint the bilge filter."),
        ("Wash the bilge filter.", "Rinse the bilge filter."),
    ],
)
def test_one_stance_other_deeds_and_two_orders_are_not(left: str, right: str) -> None:
    assert stances(left, right) == []
