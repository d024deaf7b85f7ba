"""Days without a year in two statements: which of them cannot both be right."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.view import face


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        ("The rent changes on the first of April.", "The rent changes from 1 July.", True),
        ("Enter until the end of June.", "You can enter until 30 September.", True),
        ("Wages are paid on the 25th.", "Wages are paid on the last day of each month.", True),
        ("Admission is free on the first Sunday of every month.", "Free: the last Friday of each month.", True),
        ("Enter until the end of June.", "You can enter until 30 June.", False),
        ("Unused days lapse after 31 March.", "Unused days are gone from 1 April.", False),
        ("The year starts: 01/04", "The year starts on 1 April.", False),
        ("The year starts: 01/04", "The year starts on 4 January.", False),
        ("Flexible hours apply from July.", "Flexible hours apply from 1 July.", False),
        ("Flexible hours apply from 1 July.", "Flexible hours apply from 1 April 2026.", True),
        ("Flexible hours apply from 1 July.", "Flexible hours apply from 1 July 2026.", False),
        ("Flexible hours apply from 1 July.", "Flexible hours have been agreed on in 2026.", False),
    ],
)
def test_days_that_cannot_both_be_right(left: str, right: str, clashes: bool) -> None:
    view = face(side_of(left), side_of(right))
    assert (clash_of(view) is not None) is clashes


@pytest.mark.parametrize("text", ["30/09", "31 October", "15.10."])
def test_an_entry_that_is_nothing_but_a_day_quotes_nobody(text: str) -> None:
    assert "quotation" not in side_of(text).traits


@pytest.mark.parametrize(
    ("text", "day"),
    [("Rest day: Monday", "Monday"), ("Tuesdays, when all is dark.", "Tuesdays"), ("Closed: Sunday", "Sunday")],
)
def test_a_weekday_that_is_the_answer_is_read(text: str, day: str) -> None:
    assert [text[slot.start : slot.end] for slot in side_of(text).slots] == [day]


@pytest.mark.parametrize(
    "text", ["Saturdays: say that the line is shut.", "The draft came out on a Monday.", "Monday was fine."]
)
def test_a_weekday_of_which_nothing_is_said_is_no_value(text: str) -> None:
    assert not side_of(text).slots
