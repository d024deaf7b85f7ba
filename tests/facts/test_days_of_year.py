"""Days that come back every year."""

from __future__ import annotations

import pytest

from kbaudit.facts.days_of_year import days_of_year


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Use them by 31 March; the rest is lost.", ["--03-31"]),
        ("It lapses on April 30th.", ["--04-30"]),
        ("The 1st of May and the 2nd of June.", ["--05-01", "--06-02"]),
        ("On 3 March 2025 it began.", []),
        ("You may 5 times try.", []),
        ("March 2025", []),
        ("The tenancy runs from the first of April.", ["--04-01"]),
        ("Term begins on the twenty-eighth of September, as usual.", ["--09-28"]),
        ("January the 1st, online and in shops", ["--01-01"]),
        ("It closes on the last day of October.", ["--10-31"]),
        ("From the first Monday in July.", ["--07-01/--07-07"]),
        ("Send it by the last working day of March.", ["--03-28/--03-31"]),
        ("Until the end of June you can enter.", ["--06-21/--06-30"]),
        ("By mid-October, the 15th, all have them.", ["--10-15"]),
        ("On the second Friday of November, the thirteenth.", ["--11-13"]),
        ("It kicks in in early July.", ["--07-01/--07-10"]),
        ("Done before April begins", ["--03-31"]),
        ("Before September ends, please.", ["--09-30"]),
        ("When January closes, we count.", ["--01-31"]),
        ("From July you choose when to start.", ["--07-01/--07-31"]),
        ("The price rises since June of last year.", []),
        ("From July 2026 you choose.", []),
        ("The end of April 2026.", []),
        ("The survey in May was sent out by April Jones.", []),
        ("You May first try it.", []),
        ("March the third of the columns past the gate.", []),
        ("Not on 30 February.", []),
    ],
)
def test_days_without_a_year(text: str, days: list[str]) -> None:
    assert [day.normalised for day in days_of_year(text)] == days


def test_what_is_a_date_already_is_left_alone() -> None:
    assert not list(days_of_year("by 31 March", [(3, 11)]))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Term is under way from 28/09.", ["--09-28"]),
        ("Deadline 31/1", ["--01-31"]),
        ("Applications close: 31/10", ["--10-31"]),
        ("22/07: children gone", ["--07-22"]),
        ("Set on by 15.10.", ["--10-15"]),
        ("Effective 01/04", ["--01-04?--04-01"]),
        ("We are open 24/7.", []),
        ("From 1/4 to 3/4 of a cup.", []),
        ("Score: 20/12", []),
        ("Until 20/30 it counts.", []),
        ("Use port 10/11 or version 12/13.", []),
    ],
)
def test_days_in_digits_alone(text: str, days: list[str]) -> None:
    assert [day.normalised for day in days_of_year(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The sale begins on New Year’s Day.", ["--01-01"]),
        ("We are closed on Christmas Day.", []),
        ("Use it before the first quarter is out.", ["--03-31"]),
        ("By the end of Q2 all is done.", ["--06-30"]),
        ("By the end of the first quarter of the fiscal year.", []),
        ("The car insurance starts with the new calendar year.", ["--01-01"]),
        ("It stays valid until the end of the calendar year.", ["--12-31"]),
        ("In the second quarter we grew.", []),
    ],
)
def test_feasts_and_quarters_count_as_limits_only(text: str, days: list[str]) -> None:
    assert [day.normalised for day in days_of_year(text)] == days


def test_the_span_leaves_the_word_before_the_month_out() -> None:
    (day,) = days_of_year("Valid from July")
    assert day.raw == "July"
    assert day.span == (11, 15)
