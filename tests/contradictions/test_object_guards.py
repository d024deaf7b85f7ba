"""Two things, two sorts of a thing and two places are told from each other, although one sentence is said of both."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier
from tests.contradictions.judging import fired


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
        ("Pilots may use charts in the test.", "Pilots may not use electronic charts in the test."),
        ("Buyers may cancel unsent orders.", "Buyers may not cancel orders for engraved bells."),
    ],
)
def test_a_sort_of_a_thing_may_be_forbidden_where_the_thing_is_not(left: str, right: str) -> None:
    assert "two sorts of object" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the ban is on the whole kind
        ("Pilots may use electronic charts in the test.", "Pilots may not use charts in the test."),
        ("Pilots may use charts in the test.", "Pilots may not use any electronic charts in the test."),
        ("Pilots may use charts in the test.", "Pilots may not use charts in the test."),
    ],
)
def test_a_ban_on_the_kind_takes_in_its_sorts(left: str, right: str) -> None:
    assert "two sorts of object" not in fired(left, right)


def test_a_deed_may_be_permitted_here_and_forbidden_there() -> None:
    pier = "Guests may smoke on the pier."
    assert "two places" in fired(pier, "Guests may not smoke in the cabins.")
    assert "two places" in fired("The choir may borrow from banks.", "The choir may not borrow from its singers.")
    assert "two places" not in fired(pier, "Guests may not smoke on the pier.")
    assert "two places" not in fired(pier, "Guests may not smoke at any spot.")
