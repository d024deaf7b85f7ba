"""Numbers under a heading that asks for a time are hours where they are said as hours are; others stay numbers."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.surroundings import STRANGERS
from kbaudit.contradictions.view import face


def kinds(text: str, heading: str) -> list[str]:
    """The kinds of the slots of a statement under a heading."""
    return [slot.kind for slot in side_of(text, title="Contact", heading=(heading,)).slots]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("8–8", "Call us Mon–Fri"),
        ("Nine to half past five.", "Opening hours"),
        ("By nine, please.", "What time do I have to be there?"),
        ("Until 6, so hurry.", "How late can I call?"),
    ],
)
def test_an_hour_under_a_question_for_the_time_is_a_time(text: str, heading: str) -> None:
    assert kinds(text, heading) == ["clock"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("8–8", "Scores"),
        ("Increase it by nine, please.", "Opening hours"),
        ("It has 9 desks.", "Opening hours"),
        ("Room 6, by the stairs.", "Office hours"),
    ],
)
def test_a_number_that_is_no_hour_stays_one(text: str, heading: str) -> None:
    assert "clock" not in kinds(text, heading)


def fired(left: Side, right: Side) -> tuple[str, ...]:
    """The guards that hold a pair back."""
    return judge(left, right, cosine=0.9, around=STRANGERS).fired


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The help desk opens at 8 am.", "The help desk closes at 6 pm.", True),
        ("The help desk answers from 8 am.", "The help desk answers until six in the evening.", True),
        ("The help desk closes at 5 pm.", "The help desk closes at six in the evening.", False),
        ("The help desk is open until 5 pm.", "The help desk shuts at six in the evening.", False),
    ],
)
def test_when_it_opens_is_not_held_against_when_it_closes(left: str, right: str, apart: bool) -> None:
    one, two = side_of(left, document="a.md"), side_of(right, document="b.md")
    assert clash_of(face(one, two)) is not None
    assert ("other end" in fired(one, two)) is apart
