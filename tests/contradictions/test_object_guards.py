"""Two things, two bearers of a duty and two defined terms are told from each other, although one sentence is said of both."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier


def fired(left: str, right: str) -> tuple[str, ...]:
    judged = [judge(side_of(a), side_of(b), cosine=0.85) for a, b in ((left, right), (right, left))]
    assert judged[0].fired == judged[1].fired
    return judged[0].fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The foundry shall keep patterns available for nine years after the last casting.",
            "The foundry shall keep sketches available for four years after the last casting.",
        ),
        ("The depot shall stock spare valves for six years.", "The depot shall stock spare gaskets for two years."),
        ("The cook may store cheese in the cellar.", "The cook shall not store gravel in the cellar."),
        ("Ushers must wear a ribbon.", "Ushers need not wear a hat."),
    ],
)
def test_one_deed_that_is_done_to_two_things_is_no_sure_conflict(left: str, right: str) -> None:
    assert "two things" in fired(left, right)
    assert judge(side_of(left), side_of(right), cosine=0.85).tier is not Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # one thing
        ("The depot shall stock spare valves for six years.", "The depot shall stock spare valves for two years."),
        # two words for one thing
        ("The clerk shall keep invoices for six years.", "The clerk shall retain bills for two years."),
        # what differs is no object of the deed
        ("Ushers must wear a ribbon at matinees.", "Ushers need not wear a ribbon at galas."),
        # a kind of the thing that both name
        ("Pilots shall carry paper charts.", "Pilots need not carry paper charts."),
    ],
)
def test_what_is_done_to_one_thing_may_conflict(left: str, right: str) -> None:
    assert "two things" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The broker shall not disclose the skipper's terms.", "The skipper may disclose its terms to crews."),
        ("The harbour shall pay the premium for the wardens.", "Wardens shall not pay any premium."),
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
