"""What lies beyond a limit and is refused is the same limit as the one that something is allowed up to."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


def fires(left: str, right: str) -> bool:
    return "other bound" in judge(side_of(left, title="Claims"), side_of(right, title="Claims")).fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Claims for receipts of up to 30 days are paid.", "Claims for receipts older than 90 days are refused."),
        ("Gifts of up to 35 euros may be kept.", "Gifts of more than 50 euros must not be kept."),
        ("Loads of up to 15 kg may be lifted alone.", "Loads of more than 20 kg must not be lifted alone."),
        ("Passwords of at least 12 characters are accepted.", "Passwords shorter than 8 characters are rejected."),
    ],
)
def test_two_limits_of_one_thing_are_held_against_each_other(left: str, right: str) -> None:
    assert not fires(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Claims for receipts of up to 30 days are paid.", "Claims for receipts older than 30 days are refused."),
        ("Claims for receipts of up to 30 days are paid.", "Claims for receipts older than 31 days are refused."),
        ("Groups of up to 5 people may come.", "Groups of 6 people or more must not come."),
        ("Orders of up to £50 are sent by post.", "Orders of more than £80 are sent by van."),
        ("A stay takes up to 14 nights.", "A stay takes at least 2 nights."),
        ("Spending of up to £150 is signed by the manager.", "Hotels of more than £250 are refused."),
    ],
)
def test_one_limit_told_twice_two_steps_and_two_ends_are_none(left: str, right: str) -> None:
    assert fires(left, right) or not judge(side_of(left, title="Claims"), side_of(right, title="Claims")).found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Every boat must carry at least two lifebuoys.", "A boat may not carry more than one lifebuoy."),
        (
            "Each lesson must be attended by at least three pupils.",
            "No lesson may be attended by more than two pupils.",
        ),
        ("Vans must carry a load of 200 kg.", "Vans must not carry a load of more than 100 kg."),
    ],
)
def test_to_owe_what_lies_beyond_what_is_allowed_is_a_conflict(left: str, right: str) -> None:
    assert judge(side_of(left, title="Rules"), side_of(right, title="Rules")).found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Boxes must hold at least 30 books.", "Boxes must not hold more than 40 books."),
        ("Every box must hold 30 books.", "A box must not hold more than 40 books."),
        (
            "Guests must arrive at least 15 minutes before departure.",
            "Guests must not arrive more than 60 minutes before departure.",
        ),
    ],
)
def test_a_ban_on_what_lies_beyond_a_bound_leaves_room_for_what_is_owed(left: str, right: str) -> None:
    assert fires(left, right)
    assert not judge(side_of(left, title="Rules"), side_of(right, title="Rules")).found
