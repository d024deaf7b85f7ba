"""How often something happens, in times per year; every second Monday is fortnightly, not weekly."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities

A_YEAR = 365.25


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Look for it in your bank on alternate Fridays.", A_YEAR / 14),
        ("The eye test is due each second year.", 0.5),
        ("We clean every other week.", A_YEAR / 14),
        ("Copies: every 6 h", A_YEAR * 4),
        ("Post something each half hour.", A_YEAR * 48),
        ("The board looks at it every half-year.", 2),
        ("Takings are paid at intervals of seven days.", A_YEAR / 7),
        ("You may come four times in twelve months.", 4),
    ],
)
def test_a_frequency_is_read_in_times_per_year(text: str, times: float) -> None:
    [found] = find_quantities(text)
    assert found.dimension == "frequency"
    assert found.low == found.high == pytest.approx(times)


@pytest.mark.parametrize("text", ["The team meets every other Friday.", "Released each second Friday."])
def test_every_other_friday_says_how_often_and_on_which_day(text: str) -> None:
    often, day = find_quantities(text)
    assert (often.dimension, often.low) == ("frequency", pytest.approx(A_YEAR / 14))
    assert (day.dimension, day.unit, day.low, day.raw) == ("clock", "weekday", 5.0, "Friday")


@pytest.mark.parametrize(
    "text",
    [
        "Once a fortnight has passed, it is too late.",
        "You are on call roughly every eighth.",
        "It follows at intervals of no more than 20 days.",
        "We meet every Friday.",
    ],
)
def test_a_time_that_passes_a_bound_and_a_weekday_are_no_frequency(text: str) -> None:
    assert [item for item in find_quantities(text) if item.dimension == "frequency"] == []
