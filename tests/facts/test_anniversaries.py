"""Anniversaries as the time that has passed since an event."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.facts.anniversaries import anniversaries
from kbaudit.model import Tier


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("The berth is held until the second anniversary of the launch.", 24),
        ("On the first anniversary of Closing the balance is paid.", 12),
        ("After the 10th anniversary of the grant the right ends.", 120),
    ],
)
def test_an_anniversary_is_so_many_months(text: str, months: int) -> None:
    assert [quantity.low for quantity in anniversaries(text)] == [months]


@pytest.mark.parametrize(
    "text",
    [
        "We celebrate on the tenth anniversary of the harbour.",
        "The tenth anniversary was a success.",
        "Anniversary cards are sold at the desk.",
    ],
)
def test_a_feast_is_none(text: str) -> None:
    assert not list(anniversaries(text))


def test_it_is_held_against_a_length_of_time() -> None:
    locked = side_of("Holders shall not transfer any shares until the second anniversary of the launch.")
    free = side_of("Holders shall not transfer any shares until six months after the launch.")
    same = side_of("Holders shall not transfer any shares until two years after the launch.")
    assert judge(locked, free, cosine=0.9).tier is Tier.CONFLICT
    assert judge(locked, same, cosine=0.9).tier is None
