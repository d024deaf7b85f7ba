"""Two values side by side, of which one was to be deleted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.facts.left_over import left_over


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Loans come back within two weeks 30 days.", "within two weeks", "30 days"),
        ("Exports stay for 14 30 days.", "14", "30 days"),
        ("A deposit of €40 €60 is due.", "€40", "€60"),
        ("The fee is 5 % 7 % of the sum.", "5 %", "7 %"),
        ("Readers must should sign.", "must", "should"),
        ("Loans come back within 14 21 days of the reminder.", "within 14", "21 days"),
        ("Bring at most five 8 guests to the reading.", "at most five", "8 guests"),
    ],
)
def test_a_value_beside_another_of_its_dimension_is_a_left_over(text: str, old: str, new: str) -> None:
    (found,) = left_over(text)
    assert text[slice(*found.first)] == old
    assert text[slice(*found.second)] == new


@pytest.mark.parametrize(
    "text",
    [
        "A sitting takes 1 hour 30 minutes.",
        "The lease runs for 12 months 15 days.",
        "He is 6 feet 2 inches tall.",
        "There are two 20-minute breaks.",
        "We ship three 5 GB disks.",
        "We are open 9 am 5 pm.",
        "Sizes: 10 GB 20 GB 50 GB.",
        "It lasts 30 days (one month).",
        "Between 10 and 20 days.",
        "By 2024 30 days had passed.",
        "Ship within two 5 kg parcels.",
        "Bookings are kept until 2024 30 days after the event.",
        "The fee is $30, the deposit $40.",
        "40 hours now + 12 more hours by June",
        "You start with 40 hours +12 hours for each year.",
        "5 days carried over 20 new days = 25 days",
        "Readers must not sign, and should wait.",
    ],
)
def test_composed_values_counts_of_measures_and_rows_of_cells_are_none(text: str) -> None:
    assert not list(left_over(text))


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["days", "GB", "%", "kg"]))
def test_two_different_values_of_one_unit_are_seen_and_equal_ones_are_not(first: int, second: int, unit: str) -> None:
    found = list(left_over(f"The limit is {first} {unit} {second} {unit} at most."))
    assert bool(found) == (first != second)
