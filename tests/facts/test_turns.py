"""Counts said by the last turn: "after the third failed attempt"."""

from __future__ import annotations

import pytest

from kbaudit.facts.turns import turns


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("After the third failed attempt the door stays locked.", 3.0),
        ("Following a second missed visit we close the case.", 2.0),
        ("The fifth wrong code locks the card.", 5.0),
        ("Access ends upon the 4th unsuccessful authentication.", 4.0),
    ],
)
def test_the_last_turn_says_how_many_there_were(text: str, value: float) -> None:
    assert [found.low for found in turns(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Meet on the third floor after the second meeting.",
        "After a second you hear a tone.",
        "The third party calls you back.",
        "See the fifth code in the list.",
    ],
)
def test_other_ordinals_count_nothing(text: str) -> None:
    assert not list(turns(text))


def test_what_is_read_otherwise_is_left_out() -> None:
    assert not list(turns("After the third failed attempt", [(6, 30)]))
