"""A unit that only an article counts is a duration where the words say how long something is."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


def durations(text: str) -> list[str]:
    return [found.raw for found in find_quantities(text) if found.dimension == "time"]


def test_all_of_a_time_behind_hours_says_when_and_not_for_how_long() -> None:
    assert durations("The lockers work day and night, all week.") == []


@pytest.mark.parametrize("text", ["Spread the price over a whole year.", "It takes all day."])
def test_a_whole_time_says_how_long(text: str) -> None:
    assert durations(text)
