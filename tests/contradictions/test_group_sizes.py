"""The size of a group is a count of people."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


def other_unit(left: str, right: str) -> bool:
    return "other unit" in judge(side_of(left), side_of(right), cosine=0.9).fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Parties of eight or more get the group menu.", "The group menu starts at 12 guests."),
        ("The class rate starts at 20 pupils.", "Classes of twelve or more get the class rate."),
    ],
)
def test_a_party_of_eight_is_eight_guests(left: str, right: str) -> None:
    assert not other_unit(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Crates of eight or more get the pallet rate.", "The pallet rate starts at 12 guests."),
        ("Parties of eight or more get the group menu.", "The group menu starts at 12 bottles."),
    ],
)
def test_a_crate_of_eight_is_no_eight_guests_nor_a_party_bottles(left: str, right: str) -> None:
    assert other_unit(left, right)
