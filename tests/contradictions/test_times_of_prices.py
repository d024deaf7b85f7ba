"""An amount is for the time that the words around it name."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.times_of_prices import times_named
from kbaudit.contradictions.view import face
from kbaudit.model import BlockKind


def loose(left: str, right: str) -> list[bool]:
    sides = [side_of(text, kind=BlockKind.TABLE_ROW if ": " in text else BlockKind.PARAGRAPH) for text in (left, right)]
    return [pair.loose for pair in face(*sides).facing if pair.clash]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Staying on costs £15 an hour.", "Item: Late departure, per hour; Price: £20"),
        ("Oak for a dog comes to £29.00 a month.", "Monthly price, dog; Oak: £27.50"),
        ("Studio sets you back £32 each month.", "Studio; Monthly: £28"),
        ("Each further seat costs £4 a month.", "£6 extra, charged monthly, for every person."),
        ("A garage costs £14 a week.", "The weekly rent of a garage is £15."),
        ("The room is £90 per night.", "Room, each night: £85"),
        ("It costs £60 a year.", "The annual fee is £50."),
    ],
)
def test_an_amount_whose_time_stands_elsewhere_in_its_statement_is_in_one_unit_with_a_rate(
    left: str, right: str
) -> None:
    assert loose(left, right) == loose(right, left) == [False]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Studio sets you back £32 each month.", "Studio; Yearly: £280"),
        ("It costs £60 a year.", "The fee is £50."),
        ("The room is £90 per night.", "Late arrival after a night: £85"),
        ("The room is £90 per night.", "The weekly rate per night in March: £85"),
        ("It costs £4 a month.", "Cancel within a month and you pay £10."),
    ],
)
def test_an_amount_for_another_time_or_for_none_is_not(left: str, right: str) -> None:
    assert loose(left, right) == loose(right, left) == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("per calendar month", {"month"}),
        ("every week, billed yearly", {"week", "year"}),
        ("within a month of moving", set()),
        ("a half-hourly bus", set()),
        ("monthly", {"month"}),
        ("a day", {"day"}),
        ("for a day", set()),
    ],
)
def test_times_are_named_by_per_each_and_adverbs(text: str, expected: set[str]) -> None:
    assert times_named(text) == expected
