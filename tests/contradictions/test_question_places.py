"""What answers where something is done is the way there."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.question_places import asked_where
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.view import face

WAY = "Reports > Downloads > New export, then press Prepare."
OTHER = "To make an export, open Settings > Data > Export."


def under(heading: str, text: str, document: str) -> Side:
    return side_of(text, document=document, title="Data", heading=(heading,))


@pytest.mark.parametrize(
    "question",
    [
        "Where do I start an export?",
        "Where can we make an export?",
        "Where in the app do I make an export?",
        "Where is an export made?",
        "Where to find an export?",
    ],
)
def test_a_question_for_the_place_of_what_the_other_names_asks_for_one_way(question: str) -> None:
    view = face(under(question, WAY, "a.md"), under("Making an export", OTHER, "b.md"))
    assert asked_where(view)
    assert "other path" not in judge(view.left, view.right, cosine=0.9).fired


@pytest.mark.parametrize(
    "heading",
    [
        "How do I start an export?",
        "Where do I set the time zone?",
        "Where exports go",
        "Where do I see an unpaid invoice of last year?",
        "What does an export hold?",
        "Making an export",
    ],
)
def test_another_heading_asks_for_none(heading: str) -> None:
    view = face(under(heading, WAY, "a.md"), under("Making an export", OTHER, "b.md"))
    assert not asked_where(view)
    assert "other path" in judge(view.left, view.right, cosine=0.9).fired
