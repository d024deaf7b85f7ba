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
    ],
)
def test_days_without_a_year(text: str, days: list[str]) -> None:
    assert [day.normalised for day in days_of_year(text)] == days


def test_what_is_a_date_already_is_left_alone() -> None:
    assert not list(days_of_year("by 31 March", [(3, 11)]))
