"""Values whose units differ and that may stand for one thing."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.view import face


def clashes(left: str, right: str) -> bool:
    return bool(face(side_of(left), side_of(right)).clashes)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Three withdrawals each month are free.", "Draw cash five times monthly at no charge."),
        ("Bring up to two guests a day.", "A member can host 4 people."),
        ("Two trained helpers are named for each floor.", "Four people per level carry the badge."),
        ("You may stay for 20 days per calendar year.", "Thirty days of it are allowed every year."),
        ("A friend may come four times a month.", "Guests per month: 2"),
        ("Members join from the age of 16.", "Joining age: 18"),
        ("The line is up 99.9 % of the time.", "We promise 99.5 per cent per month."),
        ("A page holds no more than 100 records.", "Lists deliver 250 entries per page."),
    ],
)
def test_one_value_said_in_two_units_clashes(left: str, right: str) -> None:
    assert clashes(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Free checks: one check a month.", "You have 12 tests a year."),
        ("Bring up to four guests a day.", "A member can host 4 people."),
        ("The fee is £5 a month.", "Bring five friends."),
        ("The fee is due twice a year.", "There are seven rooms."),
        ("It takes 20 days.", "It is done every year."),
        ("Members join from the age of 16.", "Joining age: 16"),
        ("Drivers are at least 21 years old.", "The car park has 400 places."),
        ("Transfers run at 5 MB per second.", "There are four lines."),
    ],
)
def test_what_says_the_same_or_measures_something_else_does_not(left: str, right: str) -> None:
    assert not clashes(left, right)
