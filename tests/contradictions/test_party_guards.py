"""Two bearers of a duty, two assurances and two defined terms are told from each other."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The broker shall not disclose the skipper's terms.", "The skipper may disclose its terms to crews."),
        ("The harbour shall pay the premium for the wardens.", "Wardens shall not pay any premium."),
        ("Neither the pilot nor its crew shall call the owners.", "The broker shall call the owners each spring."),
    ],
)
def test_what_one_party_does_to_another_is_no_duty_of_the_other(left: str, right: str) -> None:
    assert "two bearers" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The broker shall not disclose the terms.", "The broker may disclose the terms to crews."),
        ("The harbour shall pay the wardens.", "Wardens shall not be paid by the harbour."),
        ("The broker shall pay the premium.", "The skipper shall not pay the premium."),
    ],
)
def test_one_bearer_the_passive_and_parties_that_do_not_meet_are_left_alone(left: str, right: str) -> None:
    assert "two bearers" not in fired(left, right)


def test_two_terms_are_defined_apart() -> None:
    term = '"Lay Time" means six days from arrival.'
    assert "two terms" in fired(term, '"Spare Lay Time" means two days from the end of the Lay Time.')
    assert "two terms" not in fired(term, '"Lay Time" means eight days from arrival.')
    assert "two terms" not in fired(term, "The lay time is two days from arrival.")


def test_one_assurance_is_given_and_another_denied() -> None:
    clean = "The ferry warrants that each crate carried below deck will be dry, clean and level on arrival."
    late = "The ferry does not warrant that any crate will arrive at the hour printed on the ticket or timetable."
    same = "The ferry does not warrant that each crate carried below deck will be dry, clean and level on arrival."
    assert "two assurances" in fired(clean, late)
    assert "two assurances" not in fired(clean, same)
