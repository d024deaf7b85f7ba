"""A question types the bare number that answers it."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.side import side_of


@pytest.mark.parametrize(
    ("question", "answer", "kind", "value"),
    [
        ("How many days off do we get?", "Twenty-eight, whatever your grade.", "time", 28 * 86400.0),
        ("How many days off do we get?", "Part-timers get 12.", "time", 12 * 86400.0),
        ("How many hours of rest must I have?", "At least eleven.", "time", 11 * 3600.0),
        ("How much holiday do I get?", "You get 25, and bank holidays.", "time", 25 * 86400.0),
        ("How many working days does it take?", "Five, in most cases.", "time", 5.0),
        ("What percentage do members save?", "Fifteen.", "percent", 15.0),
        ("How many kilos may I bring?", "Up to 23 on a short flight.", "weight", 23000.0),
        ("How many miles are covered?", "About 200, with one charge.", "length", 200 * 1609.344),
        ("How many weeks of notice do I give?", "Four.", "time", 28 * 86400.0),
        ("Within how many minutes do you reply?", "Ninety.", "time", 5400.0),
    ],
)
def test_a_bare_number_is_in_what_the_question_asks_for(question: str, answer: str, kind: str, value: float) -> None:
    first = side_of(answer, heading=(question,)).slots[0]
    assert first.quantity is not None
    found = first.quantity.low if first.quantity.high is None else first.quantity.high
    assert (first.kind, found) == (kind, pytest.approx(value, rel=1e-3))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many guests may I bring?", "Four."),
        ("How many days off do we get?", "In the shop there are 12 for 4 of us."),
        ("Days off", "Twenty-eight, whatever your grade."),
        ("How much notice do I give?", "Four."),
        ("How many days?", "The code is 4711 and the door opens."),
        ("How many of you work on Sundays?", "Twelve."),
        ("How much does it weigh?", "Twelve."),
        ("Which days are busy?", "About 20 in summer."),
        ("Why do I have 5 days?", "Seven would be dear."),
        ("How many times a week may I come?", "Three."),
    ],
)
def test_a_number_of_something_else_stays_bare(question: str, answer: str) -> None:
    assert all(slot.kind in ("number", "count") for slot in side_of(answer, heading=(question,)).slots)
