"""Days that come back every month, and how they are held against each other."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities
from kbaudit.facts.quantity_comparison import Relation, relation
from kbaudit.model import Quantity


def _days(text: str) -> list[Quantity]:
    return [quantity for quantity in find_quantities(text, bare=True) if quantity.dimension == "day of month"]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Paid on the 28th of each month.", 28, 28, "day"),
        ("It lands on the first of the month.", 1, 1, "day"),
        ("Closed by the 3rd of the following month.", 3, 3, "day"),
        ("On the last working day of the month.", 26, 31, "working day"),
        ("Free on the first Sunday of every month.", 1, 1, "sunday"),
        ("The last Friday in each month.", 0, 0, "friday"),
        ("The fee falls due at month’s end.", 28, 31, "day"),
        ("Wages are paid on the 25th.", 25, 25, "day"),
        ("Bills are mailed on the fifth.", 5, 5, "day"),
        ("Free entry: last Friday, monthly", 0, 0, "friday"),
        ("The 2nd Tuesday of every month.", 2, 2, "tuesday"),
        ("Value date: 28", 28, 28, "day"),
        ("You have it on day one of each calendar month.", 1, 1, "day"),
    ],
)
def test_days_of_the_month(text: str, low: float, high: float, unit: str) -> None:
    (day,) = _days(text)
    assert (day.low, day.high, day.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The kitchen is on the fifth floor.",
        "A third of a month is lost.",
        "The cover starts on the eleventh.",
        "On the 5th floor and by the 3rd attempt at the latest.",
        "Give notice by the end of the month in which you move.",
        "Of the two, choose the second.",
        "Rest day: 7",
        "It happens in the first month.",
    ],
)
def test_what_is_no_day_of_the_month(text: str) -> None:
    assert not _days(text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("on the 1st", "on the first of each month", Relation.SAME),
        ("on the 1st", "on the 5th of the month", Relation.CLASH),
        ("on the 28th of the month", "on the last working day of the month", Relation.INSIDE),
        ("on the 25th of the month", "on the last working day of the month", Relation.CLASH),
        ("on the 15th", "at the end of the month", Relation.CLASH),
        ("the first Sunday of every month", "the last Friday in each month", Relation.CLASH),
        ("the first Sunday of every month", "the first Monday of every month", Relation.CLASH),
        ("the second Tuesday of the month", "on the 10th", Relation.INSIDE),
        ("the second Tuesday of the month", "on the 20th", Relation.CLASH),
    ],
)
def test_days_of_the_month_against_each_other(left: str, right: str, expected: Relation) -> None:
    (mine,), (other,) = _days(f"Paid {left}."), _days(f"Paid {right}.")
    assert relation(mine, other) is expected
    assert relation(other, mine) is expected
