"""A number that is written in words and in digits, and what is held against it."""

from __future__ import annotations

import pytest

from kbaudit.facts.doubled_numbers import two_values
from kbaudit.facts.quantities import clash, find_quantities, same_value
from kbaudit.model import Quantity


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(f"It holds {text}.")
    return quantity


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("within sixty (30) days", (60, 30)),
        ("at least twenty-two (30) days", (22, 30)),
        ("22 (thirty) days", (22, 30)),
        ("fifty (60) dollars", (50, 60)),
        ("ten (12) working days", (10, 12)),
        ("two hundred (250) seats", (200, 250)),
        ("maximum of five (7) licences", (5, 7)),
        ("one hundred and twenty (102) hours", (120, 102)),
        ("twelve (24) months", (12, 24)),
        ("thirty (30) days", None),
        ("30 (thirty) days", None),
        ("twenty-four (24) hours", None),
        ("one hundred and twenty (120) days", None),
        ("two and a half (2.5) hours", None),
        ("a dozen (12) eggs", None),
        ("22 (30) days", None),
        ("5 (business) days", None),
        ("three (2-hour) lessons", None),
        ("two (of 5) rooms", None),
        ("9:00 (noon at 12)", None),
        ("thirty days", None),
    ],
)
def test_two_values_of_one_number_are_told(raw: str, values: tuple[float, float] | None) -> None:
    assert two_values(raw) == values


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("within thirty (30) days", "within sixty (30) days"),
        ("within 30 days", "within sixty (30) days"),
        ("within 60 days", "within sixty (30) days"),
        ("within sixty (30) days", "within thirty (60) days"),
        ("at least two (2) hours", "at least three (2) hours"),
    ],
)
def test_a_number_with_two_values_agrees_with_neither(left: str, right: str) -> None:
    for one, two in ((left, right), (right, left)):
        assert clash(only(one), only(two))
        assert not same_value(only(one), only(two))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("within thirty (30) days", "within 30 days"),
        ("for six (6) months", "for half a year"),
        ("for sixty (30) days", "for sixty (30) days"),
        ("for ninety (90) minutes", "for 1.5 hours"),
    ],
)
def test_a_number_written_twice_alike_is_that_number(left: str, right: str) -> None:
    assert same_value(only(left), only(right))
    assert not clash(only(left), only(right))
