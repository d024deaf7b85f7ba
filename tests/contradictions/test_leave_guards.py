"""A rule and the leave for one kind of it, a ban for a time, and what lies outside of what the other speaks of."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The skipper must report each fault.", "The skipper need not report a fault that has been mended."),
        ("The yard shall not disclose the plans.", "The yard may disclose the plans to its insurers."),
        ("Pilots must hold a harbour licence.", "Trainee pilots need not hold a harbour licence."),
    ],
)
def test_leave_for_one_kind_is_an_exception(left: str, right: str) -> None:
    assert "narrower leave" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The skipper must report each fault.", "The skipper need not report a fault."),
        ("The yard shall not disclose the plans that it draws.", "The yard may disclose the plans that it draws."),
        (
            "The yard shall not disclose the plans to anyone, including its insurers.",
            "The yard may disclose the plans to its insurers.",
        ),
    ],
)
def test_leave_for_the_whole_is_none(left: str, right: str) -> None:
    assert "narrower leave" not in fired(left, right)


def test_a_ban_for_a_time_stands_beside_leave() -> None:
    left, right = "Bargees may moor at the quay.", "Bargees must not moor at the quay while the ferry loads cars."
    assert "banned for a time" in fired(left, right)
    assert "banned for a time" not in fired("Bargees may moor at the quay at any time.", right)
    assert "banned for a time" not in fired("Bargees must moor at the quay.", right)


def test_one_deed_for_two_ends_is_two() -> None:
    left, right = "Sails may be used in the museum.", "Sails may not be used for advertising the yard."
    assert "two ends" in fired(left, right)
    assert "two ends" not in fired("Sails may be used on the quay.", "Sails may not be used on the pier.")
    assert "two ends" not in fired(
        "Sails may be used in the museum.", "Sails may not be used for any purpose whatsoever."
    )


def test_what_lies_outside_is_not_what_lies_within() -> None:
    left, right = "Hands may not sail during the closed season.", "Hands may sail outside the closed season."
    assert "inside and outside" in fired(left, right)
    assert "inside and outside" not in fired(left, "Hands may sail during the closed season.")
