"""A measure of two things, and a value for each of two things that are counted, are told from each other."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The shelf life of cod on arrival is 21 days.", "Eels shall have on arrival a shelf life of 9 days."),
        (
            "Minimum temperature of the sleeping rooms shall be 18 degrees.",
            "Play rooms shall have a minimum temperature of 21 degrees.",
        ),
    ],
)
def test_one_measure_is_taken_of_two_things(left: str, right: str) -> None:
    assert "two holders" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # one thing
        ("The shelf life of cod on arrival is 21 days.", "Cod shall have on arrival a shelf life of 9 days."),
        # a deed, not a thing, begins the sentence
        ("Check in at least 60 minutes before sailing.", "The check-in desk closes 45 minutes before sailing."),
    ],
)
def test_one_thing_has_one_measure(left: str, right: str) -> None:
    assert "two holders" not in fired(left, right)


def test_a_value_for_each_of_two_counted_things_is_no_sure_conflict() -> None:
    wardens = "Each guild may name one warden for every 20% of the berths that it holds."
    assert "counts other things" in fired(wardens, wardens.replace("warden", "teller").replace("20%", "10%"))
    assert "counts other things" not in fired(wardens, wardens.replace("20%", "10%"))
