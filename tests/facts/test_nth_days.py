"""The nth day of a running time is its length; the nth day of a month, a fair or a programme is none."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import Relation, find_quantities, relation

DAY = 86400.0


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Full pay goes on up to week six.", 42 * DAY, 42 * DAY, "seconds"),
        ("Day 21 after the due date: block the account", 21 * DAY, 21 * DAY, "seconds"),
        ("After day three it is gone.", 3 * DAY, 3 * DAY, "seconds"),
        ("The site is shut on the fourteenth day of delay.", 13 * DAY, 14 * DAY, "seconds"),
        ("Rent is owed from the eleventh day following receipt.", 10 * DAY, 11 * DAY, "seconds"),
        ("You may leave at the end of year one.", 12, 12, "months"),
        ("Give it away at the end of its third month.", 3, 3, "months"),
        ("The report is sent no later than the tenth working day after the visit.", 10, 10, "business days"),
        ("Give it back by the 14th day.", 14 * DAY, 14 * DAY, "seconds"),
        ("Not before the tenth week of life.", 63 * DAY, 70 * DAY, "seconds"),
        ("Copies are wiped on their thirtieth day.", 29 * DAY, 30 * DAY, "seconds"),
        ("We mend it up to its third birthday.", 36, 36, "months"),
        ("Second letter: D+20", 20 * DAY, 20 * DAY, "seconds"),
        ("Sick pay starts on the fourth working day of absence.", 3, 4, "business days"),
        ("Wages are stopped from the third working day after the notice.", 2, 3, "business days"),
        ("Pay stops in the seventh week of illness.", 42 * DAY, 49 * DAY, "seconds"),
        ("It closes by the twenty-eighth day.", 28 * DAY, 28 * DAY, "seconds"),
    ],
)
def test_the_nth_day_of_a_running_time_is_a_duration(text: str, low: float, high: float, unit: str) -> None:
    assert [(item.dimension, item.low, item.high, item.unit) for item in find_quantities(text)] == [
        ("time", low, high, unit)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It opens on the second day of the fair.",
        "On day three, we climb the tower.",
        "Bring a towel on the first day.",
        "From day one you are one of us.",
        "Rent is due by the third day of May.",
        "In the second year, you choose a subject.",
        "By year end it will be done.",
        "We meet in week-long blocks on day shifts.",
        "It is the third day in a row.",
        "The books are closed on the fourth working day.",
        "Payroll is sent off by the third business day.",
        "Month-end: figures are due on the second working day",
        "Some patients may get worse in the second week of illness.",
        "Children often sleep less during the third month of life.",
    ],
)
def test_a_day_of_a_month_a_programme_or_a_name_is_none(text: str) -> None:
    assert [item for item in find_quantities(text) if item.dimension == "time"] == []


def test_from_the_eleventh_day_on_agrees_with_ten_days_and_not_with_a_week() -> None:
    starts = find_quantities("Rent is owed from the eleventh day following receipt.")[0]
    assert relation(starts, find_quantities("The first ten days are free.")[0]) is Relation.INSIDE
    assert relation(starts, find_quantities("The first seven days are free.")[0]) is Relation.CLASH


def test_by_the_14th_day_agrees_with_two_weeks() -> None:
    last = find_quantities("Hand it in by the 14th day.")[0]
    assert relation(last, find_quantities("You have two weeks.")[0]) is Relation.SAME
    assert relation(last, find_quantities("You have three weeks.")[0]) is Relation.CLASH
