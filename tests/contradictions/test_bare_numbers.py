"""Numbers in words without a noun: whether they say how many."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.side import side_of


def numbers(text: str) -> list[float | None]:
    return [
        slot.quantity.low if slot.quantity.low is not None else slot.quantity.high
        for slot in side_of(text).slots
        if slot.kind == "number" and slot.quantity
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Twenty-five.", 25.0),
        ("Four of you, never more.", 4.0),
        ("You can have fifty of them running.", 50.0),
        ("Stop admitting at five hundred.", 500.0),
        ("Hourly ceiling for one account: two hundred", 200.0),
        ("Books, up to ten without asking anyone", 10.0),
    ],
)
def test_a_number_in_words_says_how_many(text: str, value: float) -> None:
    assert numbers(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Travel between the two counts as work.",
        "Two of them were late.",
        "Two-factor sign-in is on.",
        "One or two are late now and then.",
        "Ask one or more of your friends.",
        "Doors open at nine.",
        "Eight in the evening.",
        "From week eight on you work alone.",
        "The other half is due later.",
        "All three are free.",
    ],
)
def test_what_points_back_names_or_is_an_hour_counts_nothing(text: str) -> None:
    assert numbers(text) == []
