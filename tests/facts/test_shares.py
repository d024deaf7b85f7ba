"""Shares without "per cent" and without "of": fractions, so many out of ten, pence in the pound."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


def shares(text: str) -> list[tuple[float | None, float | None]]:
    return [(found.low, found.high) for found in find_quantities(text) if found.dimension == "percent"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A fifth comes off the bill.", 20.0),
        ("Cinema tickets: four fifths", 80.0),
        ("Firm's part: one half", 50.0),
        ("Three quarters.", 75.0),
        ("Your ticket is cheaper by a quarter.", 25.0),
        ("Work on Sundays earns a tenth on top.", 10.0),
        ("Show the card and pay half.", 50.0),
        ("After week six it drops to half.", 50.0),
        ("You receive half pay while you are away.", 50.0),
        ("A rebate of one tenth is granted.", 10.0),
        ("Nine out of ten letters are answered by Friday.", 90.0),
        ("We aim for nine in ten.", 90.0),
        ("15 pence in every pound goes to the club.", 15.0),
        ("The shop takes 12 off each hundred you spend.", 12.0),
    ],
)
def test_a_part_of_something_is_a_share(text: str, value: float) -> None:
    assert shares(text) == [(value, value)]


def test_a_limit_before_a_share_is_kept() -> None:
    assert shares("You may lower them by up to a fifth, if need be.") == [(None, 20.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Forms are sent by a third party.",
        "After a third attempt the door stays shut.",
        "A board is one hundred and three and two thirds wide.",
        "It makes 12 and two fifths.",
        "A third more time is granted.",
        "We report for three quarters.",
        "The walk takes three quarters of an hour.",
        "Notice period: one quarter",
        "One invoice a quarter goes to the firm.",
        "Doors open at half past nine.",
        "The answer got 4 out of 5 stars.",
        "Two out of three services were moved.",
        "You get 2 in 10 minutes.",
        "Apples cost 45p per pound.",
        "The first half is over.",
        "A half-day pass is sold.",
    ],
)
def test_turns_times_and_names_are_no_shares(text: str) -> None:
    assert shares(text) == []


def test_the_parts_of_a_fraction_are_not_counted() -> None:
    assert not [found for found in find_quantities("It is three twenty firsts.") if found.dimension == "count"]
