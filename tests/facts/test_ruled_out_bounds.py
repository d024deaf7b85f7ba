"""A bound that something may not pass is turned round: what may not take longer than an hour takes an hour at most."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


def bounds(text: str) -> list[tuple[float | None, float | None]]:
    return [(item.low, item.high) for item in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("You may not park for longer than 2 hours.", None, 7200.0),
        ("Never plan anyone in sooner than 11 h after a shift.", 39600.0, None),
        ("You cannot invite more than 20 people.", None, 20.0),
        ("No side may be longer than 2 m.", None, 2.0),
        ("We will not ask for less than 5 percent.", 5.0, None),
    ],
)
def test_a_bound_behind_a_prohibition_is_the_other_bound(text: str, low: float | None, high: float | None) -> None:
    assert bounds(text) == [(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It takes longer than 2 hours.", 7200.0, None),
        ("It will not be repaid if you cancel less than 24 hours before.", None, 86400.0),
        ("If you cannot come for more than 3 days, send a note.", 259200.0, None),
        ("You may not smoke, and breaks longer than 2 hours are unpaid.", 7200.0, None),
        ("Staff who cannot come for more than 3 days send a note.", 259200.0, None),
    ],
)
def test_a_bound_in_another_clause_stays(text: str, low: float | None, high: float | None) -> None:
    assert bounds(text) == [(low, high)]
