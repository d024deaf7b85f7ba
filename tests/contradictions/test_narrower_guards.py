"""A ban beyond an amount, in one manner, of one part or of some of a kind stands beside what holds in general."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier
from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Skippers may take guests to the island.", "Skippers shall not take more than six guests to the island."),
        ("The warden may sign orders.", "The warden shall not sign orders worth more than €900."),
        ("Hirers may use the boathouse.", "Hirers shall not use the boathouse's winch."),
        ("The kiosk may sell toys of other makers.", "The kiosk may not sell toys of other makers in crested boxes."),
        ("Wardens must ring before entering.", "Wardens need not ring before entering in an emergency."),
        ("Stewards may serve soup.", "Stewards must not serve soup lukewarmly."),
    ],
)
def test_a_limit_of_a_right_is_no_sure_conflict_with_it(left: str, right: str) -> None:
    assert "narrower ban" in fired(left, right)
    assert judge(side_of(left), side_of(right), cosine=0.85).tier is not Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the ban is as wide as the right, or wider
        ("Skippers may take guests to the island.", "Skippers shall not take guests to the island."),
        ("Skippers may take guests to the island on Sundays.", "Skippers shall not take guests to the island."),
        # that it always holds, or why, makes it no narrower
        ("Hirers may use the boathouse.", "Hirers shall not use the boathouse at any hour of the night or day."),
        ("Hirers may use the boathouse.", "Hirers shall not use the boathouse, since the roof leaks."),
        # the right names the limit as well
        ("Skippers may take more than six guests.", "Skippers shall not take more than six guests."),
        ("Skippers may take any guests to the island.", "Skippers shall not take more than six guests to the island."),
    ],
)
def test_a_ban_that_is_no_narrower_may_conflict(left: str, right: str) -> None:
    assert "narrower ban" not in fired(left, right)


def test_what_is_done_to_a_thing_is_not_the_thing() -> None:
    assert "part of it" in fired("Sails are included in the fare.", "Mending of sails is not included in the fare.")
    assert "part of it" not in fired("Sails are included in the fare.", "Sails are not included in the fare.")
    assert "part of it" not in fired("Fees are due within 30 days.", "Payment of fees is due within 10 days.")


def test_a_denial_that_only_tells_which_are_meant_denies_nothing() -> None:
    mends = "Buyers may require repair of torn sails."
    assert "tells which" in fired(mends, "Buyers may reject sails that were not repaired.")
    assert "tells which" not in fired(mends, "Torn sails are not repaired.")
    assert "tells which" in fired("Leave must be taken by May.", "Leave not taken by May is lost.")
    assert "tells which" not in fired("Sails are dry.", "Sails are not dry.")


def test_some_of_a_kind_may_be_told_from_the_kind() -> None:
    assert "some of them" in fired("Crates are insured.", "Crates of fish are not insured.")
    assert "some of them" in fired("Children must be led.", "Children over fourteen need not be led.")
    assert "some of them" not in fired("Crates are insured.", "Crates are not insured.")
    assert "some of them" not in fired("Crates of fish are insured.", "Crates of eels are not insured.")


def test_what_is_forbidden_in_general_may_be_permitted_for_one_purpose() -> None:
    ban = "Hirers shall not use the roof."
    assert "special leave" in fired(ban, "Hirers may use the roof to mend their radio masts.")
    assert "special leave" not in fired(ban, "Hirers may use the roof.")
    assert "special leave" not in fired(ban, "Hirers may use the roof whenever they like.")


def test_a_ban_that_only_asks_for_something_leaves_the_right() -> None:
    right = "The guild may expel a member for theft."
    assert "only with" in fired(right, "The guild may not expel a member without a hearing.")
    assert "only with" not in fired(right, "The guild may not expel a member for theft.")
    without = "The guild may expel a member without a hearing."
    assert "only with" not in fired(without, "The guild may not expel a member without a hearing.")
