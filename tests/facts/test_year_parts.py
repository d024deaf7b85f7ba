"""Whether two parts of a year can be one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.facts.year_parts import no_day_in_common, part_of_year


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("--03-31", "--06-30", True),
        ("--06-21/--06-30", "--06-30", False),
        ("--06-21/--06-30", "--07-15", True),
        ("--03-31", "--04-01", False),
        ("--12-31", "--01-01", False),
        ("--02-28", "--03-01", False),
        ("--03-30", "--04-01", True),
        ("--01-04?--04-01", "--04-01", False),
        ("--01-04?--04-01", "--09-29", True),
    ],
)
def test_parts_of_a_year_without_a_common_day(left: str, right: str, apart: bool) -> None:
    assert no_day_in_common(left, right) is apart


_DAYS = (
    st.integers(0, 364)
    .map(lambda number: date(2023, 1, 1) + timedelta(days=number))
    .map(lambda day: (day.month, day.day))
)


@given(_DAYS, _DAYS)
def test_the_order_of_the_two_does_not_matter(one: tuple[int, int], other: tuple[int, int]) -> None:
    left, right = part_of_year(one), part_of_year(other)
    assert no_day_in_common(left, right) is no_day_in_common(right, left)
    assert not no_day_in_common(left, left)
