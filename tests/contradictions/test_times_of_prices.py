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


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The charge for water is £485 per dwelling.", "Item: Charge for water, per dwelling; Price: £435"),
        ("Journeys in your car are paid at 45p per mile.", "A journey in your car earns you 35p a mile."),
        ("Copies are 10p a page.", "Copies are 12p per page."),
        ("Lunch is £9 per person.", "Lunch for each person: £11"),
        ("A visit is £4 per head.", "A visit costs £6 a head."),
        ("Tickets are £7 per child.", "Ticket, per child: £8"),
    ],
)
def test_an_amount_for_each_of_a_thing_is_a_rate_wherever_that_is_said(left: str, right: str) -> None:
    found = face(side_of(left), side_of(right)).facing
    assert [(pair.clash, pair.loose) for pair in found] == [(True, False)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Lunch is £9 per person.", "Lunch is £40 for a group."),
        ("Lunch is £9 per person.", "Lunch per person and per table: £40"),
        ("Copies are 10p per page.", "Copies are £2 a book."),
        ("The charge is £485 per dwelling.", "The charge is £435 and a dwelling is a house."),
        ("A visit is £4 per head.", "A visit is £6."),
        ("Journeys are paid at 45p per mile.", "Journeys of a mile are paid £3 flat."),
    ],
)
def test_an_amount_for_something_else_is_in_another_unit(left: str, right: str) -> None:
    assert all(pair.loose for pair in face(side_of(left), side_of(right)).facing)


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("Food is held at 5 °C or below.", "Food is held at eight degrees or below.", True),
        ("Wash it at 30 °C.", "Wash it at 60 degrees.", True),
        ("The oven is at 200 °C.", "The oven is at 200 degrees.", False),
        ("Keep it below 25°C.", "Keep it below 30 degrees.", True),
        ("The store is at 4 °C.", "The store is at four degrees.", False),
    ],
)
def test_degrees_are_those_of_the_other_statement(left: str, right: str, clash: bool) -> None:
    assert [pair.clash for pair in face(side_of(left), side_of(right)).facing] == [clash]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4.1 Site plans are sent to 19 Quay Street, Selmere SM3 1AA.", 0),
        ("Write to Sluice House, Harrowby HB1 4TW.", 0),
        ("1.5 Whenever it rains the gate stays shut.", 0),
        ("2.1 The limit is 50.", 1),
        ("4.1 Five of you may come.", 1),
        ("4.12 is the number of the form.", 1),
        ("The ratio is 4.1 Then comes the rest.", 1),
    ],
)
def test_what_numbers_a_clause_or_a_town_is_no_value(text: str, values: int) -> None:
    assert sum(slot.kind == "number" for slot in side_of(text).slots) == values
