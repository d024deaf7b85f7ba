"""Dates that exclude each other, whichever number of a numeric date is the month."""

from __future__ import annotations

import pytest

from kbaudit.facts.date_comparison import dates_exclude, day_of_any_year
from kbaudit.facts.dates import DateMention, find_dates


def _date(text: str) -> DateMention:
    (mention,) = find_dates(text)
    return mention


@pytest.mark.parametrize(
    ("left", "right", "exclude"),
    [
        ("1 April 2026", "1 July 2026", True),
        ("01/04/2026", "1 July 2026", True),
        ("01/04/2026", "1 April 2026", False),
        ("01/04/2026", "4 January 2026", False),
        ("01/02/2027", "02/01/2027", False),
        ("01/02/2027", "03/04/2027", True),
        ("end of June 2026", "30 June 2026", False),
        ("winter 2024", "1 July 2024", False),
        ("winter 2024", "1 January 2025", False),
    ],
)
def test_dates_that_exclude_each_other(left: str, right: str, exclude: bool) -> None:
    assert dates_exclude(_date(left), _date(right)) is exclude
    assert dates_exclude(_date(right), _date(left)) is exclude


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 April 2026", "--04-01"),
        ("01/04/2026", "--01-04?--04-01"),
        ("end of June 2026", "--06-21/--06-30"),
        ("second quarter of 2026", ""),
        ("in 2026", ""),
    ],
)
def test_a_date_without_its_year(text: str, day: str) -> None:
    assert day_of_any_year(_date(text)) == day
