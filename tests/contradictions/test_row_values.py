"""A row's labels say what its numbers are measured in, and some labels say nothing at all."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.view import face
from kbaudit.model import BlockKind


def row(text: str) -> Side:
    return side_of(text, kind=BlockKind.TABLE_ROW)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Limit: Public feed, calls per minute per key; Value: 90", [("rate", 90.0, "call/minute/key")]),
        ("Item: Sack of sand; Weight (kg): 25", [("weight", 25000.0, "g")]),
        ("Contract: Garage; Notice in days: 30", [("time", 2592000.0, "seconds")]),
        ("Plan: Amber; Price (EUR): 30; Desks: 12", [("money", 30.0, "EUR"), ("count", 12.0, "desk")]),
        ("Aprons given to each baker | four", [("count", 4.0, "apron")]),
        ("Item: Aprons given to each baker; Terms: twenty-five", [("count", 25.0, "apron")]),
        ("Item: Apron of the baker; Terms: four", [("number", 4.0, "")]),
        ("Series: 12; Error code: 40", [("count", 12.0, "series"), ("number", 40.0, "")]),
        ("Shelf (upper): 30", [("number", 30.0, "")]),
        ("Oven, left: 30", [("number", 30.0, "")]),
        ("Apron | one", []),
        ("Four | aprons", []),
    ],
)
def test_a_number_is_typed_by_the_label_of_its_cell(text: str, found: list[tuple[str, float, str]]) -> None:
    slots = [slot.quantity for slot in row(text).slots if slot.quantity]
    assert [(value.dimension, value.low, value.unit) for value in slots] == found


def test_a_spelled_number_is_a_value_only_where_it_fills_a_cell() -> None:
    assert not side_of("Aprons given to each baker, all four in white").slots


def test_labels_that_say_nothing_are_no_words_of_a_row() -> None:
    assert row("Item: Fuel card; Value: £30 a day").content == side_of("Fuel card: £30 a day").content
    assert "item" not in row("Item: Fuel card; Value: £30").content
    assert row("Weight: Fuel card; Colour: £30").content > row("Item: Fuel card; Value: £30").content


CALLS = "The public feed takes 120 calls per minute per key."


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        (CALLS, "Limit: Public feed, calls per minute per key; Value: 90", True),
        (CALLS, "Limit: Public feed, calls per minute per key; Value: 120", False),
        ("A list holds up to 9,000 names.", "Limit: Rows in one list; Value: 5,000", True),
        ("A list holds up to 5,000 names.", "Limit: Rows in one list; Value: 5,000", False),
    ],
)
def test_a_row_and_a_sentence_clash_in_one_unit(left: str, right: str, clashes: bool) -> None:
    assert (clash_of(face(side_of(left), row(right))) is not None) == clashes


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        ("within 4 working hours", "within two working days", True),
        ("within 16 working hours", "within two working days", False),
        ("within 15 working hours", "within two working days", False),
        ("within 24 business hours", "within one business day", False),
        ("within 24 business hours", "within two business days", True),
    ],
)
def test_working_hours_are_held_against_working_days(left: str, right: str, clashes: bool) -> None:
    text = "We answer letters {}."
    assert (clash_of(face(side_of(text.format(left)), side_of(text.format(right)))) is not None) == clashes
