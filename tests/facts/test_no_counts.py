"""A number that is the day of a month, or the whole of a share, counts nothing."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    [
        "Send it by 1 Sept.",
        "New prices apply from 1 March 2026.",
        "The holiday year runs from 1 April to 31 March.",
        "3 out of 4 pages are stale.",
        "Four out of five such requests are granted.",
        "One in five customers calls again.",
        "1 in 4 victims are children.",
    ],
)
def test_a_day_and_the_whole_of_a_share_are_no_counts(text: str) -> None:
    assert [value.raw for value in find_quantities(text) if value.dimension == "count"] == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("We own 4 pages.", "4 pages"),
        ("Two of five rooms are free.", "five rooms"),
        ("Check in five guests at once.", "five guests"),
        ("Bring 1 marker.", "1 marker"),
    ],
)
def test_what_is_counted_stays_a_count(text: str, raw: str) -> None:
    assert raw in [value.raw for value in find_quantities(text)]
