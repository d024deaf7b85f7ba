"""What must not be undone may be done: the opposite of a deed is another deed."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


def fires(left: str, right: str) -> bool:
    judged = judge(side_of(left, document="a.md"), side_of(right, document="b.md"), cosine=0.85)
    return "opposite deeds" in judged.fired and judged.tier is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Staff may enable the rain filter at any time.", "Staff must not switch off the rain filter at any time."),
        ("Tenants may turn on the heating in September.", "Tenants must not turn off the heating in September."),
        ("Members must clock in at the kiosk on arrival.", "Members must not clock out at the kiosk on arrival."),
        ("Wardens can activate the siren from the tower.", "Wardens cannot deactivate the siren from the tower."),
    ],
)
def test_the_opposite_of_what_is_denied_may_be_done(left: str, right: str) -> None:
    assert fires(left, right)
    assert fires(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the same deed
        ("Staff may switch off the rain filter at any time.", "Staff must not switch off the rain filter at any time."),
        ("Staff may disable the rain filter at any time.", "Staff must not switch off the rain filter at any time."),
        # a state, not a deed
        ("The rain filter is enabled at night.", "The rain filter is not switched on at night."),
        # neither is denied
        ("Staff must switch on the rain filter at night.", "Staff must switch off the rain filter at night."),
        # going in is not setting going
        ("Members may sign in at the kiosk.", "Members must not turn off the kiosk."),
    ],
)
def test_one_deed_a_state_and_two_orders_are_left_alone(left: str, right: str) -> None:
    assert not fires(left, right)


def opposite_cases(left: str, right: str) -> bool:
    return "opposite cases" in judge(side_of(left), side_of(right), cosine=0.85).fired


def test_opposite_cases_are_ruled_in_opposite_ways() -> None:
    up = "Increases of the toll must be announced."
    assert opposite_cases(up, "Decreases of the toll need not be announced.")
    assert not opposite_cases(up, "Increases of the toll need not be announced.")
    assert not opposite_cases("A pass is required for the pier.", "A pass is optional for the pier.")
    assert opposite_cases("Tarred ropes shall be sold first.", "Untarred ropes shall not be sold in May.")
    assert not opposite_cases("Tarred ropes shall be sold first.", "Tarred ropes shall not be sold in May.")


def test_a_thing_that_is_not_locked_and_a_lack_of_cause_are_cases_of_their_own() -> None:
    locked = "The policy covers theft from a locked shed."
    assert opposite_cases(locked, "The policy does not cover theft from an unlocked shed.")
    assert not opposite_cases(locked, "The policy does not cover theft from a locked shed.")
    paid = "Wardens may claim pay when dismissed without cause."
    assert opposite_cases(paid, "Wardens may not claim pay when dismissed for cause.")
    assert not opposite_cases(paid, "Wardens may not claim pay when dismissed without cause.")
