"""A unit with an article is a duration where it is given, needed or counted from something; a mixed sum is one duration."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities

HOUR, DAY, WEEK = 3600.0, 86400.0, 7 * 86400.0


def values(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(item.dimension, item.low, item.high, item.unit) for item in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("You have an hour to reply.", HOUR, "seconds"),
        ("Give us a week, then call again.", WEEK, "seconds"),
        ("The crew needs a day.", DAY, "seconds"),
        ("Tell the porter a week ahead.", WEEK, "seconds"),
        ("Ask for it a month in advance.", 1.0, "months"),
        ("A day after the last symptom he may come back.", DAY, "seconds"),
        ("A week at the outside.", WEEK, "seconds"),
        ("A year from delivery.", 12.0, "months"),
        ("An hour, then the seat goes to the next.", HOUR, "seconds"),
        ("A fortnight.", 2 * WEEK, "seconds"),
        ("They do, of a fortnight.", 2 * WEEK, "seconds"),
        ("Yes, a week's notice is enough.", WEEK, "seconds"),
        ("It covers a decade, no more.", 120.0, "months"),
        ("Allow a working week for it.", 5.0, "business days"),
        ("A working fortnight passes until then.", 10.0, "business days"),
        ("Accept an hour and a half between the two.", 1.5 * HOUR, "seconds"),
        ("A year and a quarter goes by.", 15.0, "months"),
        ("The term is a year and one month.", 13.0, "months"),
        ("It takes a day and six hours.", DAY + 6 * HOUR, "seconds"),
        ("Commitment: 24 mths", 24.0, "months"),
    ],
)
def test_a_unit_that_is_given_needed_or_counted_from_something_is_a_duration(
    text: str, amount: float, unit: str
) -> None:
    assert values(text) == [("time", amount, amount, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Do you have a minute to talk?",
        "You get a day pass at the desk.",
        "They have a day off.",
        "It was a week to remember, said the mayor of a town.",
        "An hour ago nobody knew.",
        "A year in the life of a baker.",
        "She has a week-long course.",
    ],
)
def test_a_unit_that_is_part_of_a_name_or_told_in_passing_is_none(text: str) -> None:
    assert values(text) == []


def test_what_is_had_a_year_is_no_duration_of_a_year() -> None:
    assert [
        item.dimension for item in find_quantities("Everyone has 28 days of paid leave a year, plus holidays.")
    ] == ["time"]


def test_two_points_of_time_are_no_sum() -> None:
    assert values("Reminders go out a month and a week ahead.") == [("time", WEEK, WEEK, "seconds")]


def test_a_comparator_before_a_mixed_sum_is_read() -> None:
    assert values("Wait no more than an hour and a half.") == [("time", None, 1.5 * HOUR, "seconds")]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("Let us know before a day has gone by.", DAY, "seconds"),
        ("They may return once a whole day has passed.", DAY, "seconds"),
        ("A refund is paid until the day prior; later it is not.", DAY, "seconds"),
        ("Somebody calls by the day after tomorrow.", 2 * DAY, "seconds"),
        ("Comment by the end of the working day after.", 1.0, "business days"),
        ("Post it on the status page one week before.", WEEK, "seconds"),
        ("It lasts one hundred and eighty seconds.", 180.0, "seconds"),
    ],
)
def test_what_has_passed_and_the_day_before_are_durations(text: str, amount: float, unit: str) -> None:
    assert values(text) == [("time", amount, amount, unit)]


@pytest.mark.parametrize("text", ["We are closed by the day after Christmas.", "Come to the twenty-second floor."])
def test_a_day_beside_a_feast_and_an_ordinal_are_no_durations(text: str) -> None:
    assert values(text) == []
