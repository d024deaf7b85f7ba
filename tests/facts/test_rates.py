"""A rate is of what stands before its "per"; bytes and metres in time are a speed."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import clash, find_quantities, same_value
from kbaudit.facts.rates import of_what
from kbaudit.model import Quantity


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("It costs €12 a month.", "money"),
        ("You get 15 GB a month.", "data"),
        ("The car has 200 km per day.", "length"),
        ("Send 100 requests per minute.", "count"),
        ("A ration of 5 kg per week", "weight"),
        ("Interest of 4 % per year", "percent"),
    ],
)
def test_a_rate_is_of_what_stands_before_its_per(text: str, dimension: str) -> None:
    assert only(text).dimension == "rate"
    assert of_what(only(text)) == dimension


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Upload runs at 40 megabits per second.", "Upload runs at 40 Mbit/s."),
        ("Trucks go 6 kilometres an hour.", "Trucks go 6 km/h."),
    ],
)
def test_bytes_and_metres_in_time_are_a_speed(left: str, right: str) -> None:
    assert same_value(only(left), only(right))


def test_speeds_in_words_and_in_signs_are_held_against_each_other() -> None:
    assert clash(only("Forty megabits per second go out."), only("The upload is 25 Mbit/s."))


def test_data_for_a_month_is_no_speed() -> None:
    assert only("You get 15 GB a month.").unit == "bytes/month"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pallets above 0.8 t stay outside.", ("weight", 8e5)),
        ("Heat the room to nineteen Celsius.", ("temperature", 19)),
    ],
)
def test_a_sign_or_a_name_alone_is_a_unit(text: str, expected: tuple[str, float]) -> None:
    found = only(text)
    assert (found.dimension, pytest.approx(found.low)) == expected


@pytest.mark.parametrize("text", ["We hand out 5 t-shirts.", "All 12 t’s are crossed."])
def test_a_letter_tied_to_a_word_is_no_tonne(text: str) -> None:
    assert all(found.dimension != "weight" for found in find_quantities(text))
