"""A question in a paragraph is what the sentences behind it answer, as one in a heading is."""

from __future__ import annotations

import pytest

from kbaudit.asked import label_of_answer, question_in
from kbaudit.claims import state
from kbaudit.passages import cut
from tests.making import document


def answered(text: str) -> list[tuple[str, str]]:
    """Each claim of a page with the last of what stands above it."""
    pages = [document("a.md", text)]
    return [(claim.heading[-1] if claim.heading else "", claim.text) for claim in state(pages, cut(pages))]


@pytest.mark.parametrize(
    "text",
    [
        "How long do you keep my parcel?",
        "Until when may I use days left over from last year?",
        "Is there a quiet time to load?",
        "Don't I need a receipt?",
        "I have moved house. What do I have to do?",
        "So how much is it?",
    ],
)
def test_a_text_that_asks_is_a_question(text: str) -> None:
    assert question_in(text) == text


@pytest.mark.parametrize(
    "text", ["Q: Who pays the postage?", "Q3. Who pays the postage?", "Question 3: Who pays the postage?"]
)
def test_the_label_of_a_question_is_left_out(text: str) -> None:
    assert question_in(text) == "Who pays the postage?"


@pytest.mark.parametrize(
    "text",
    [
        "Any questions?",
        "Need a hand?",
        "Do you have other questions?",
        "Lost it on the way?",
        "Who knows?",
        "Tell us how long it took.",
        "How long is it? Three days.",
        "What is new! How is it?" * 12,
        "",
    ],
)
def test_what_asks_nothing_or_says_more_is_no_question(text: str) -> None:
    assert question_in(text) == ""


def test_each_of_several_questions_rules_what_stands_below_it() -> None:
    page = (
        "# Staff\n\nHow many shirts do I get?\n\nThree.\n\nThey are replaced when worn out.\n\n"
        "Who washes them?\n\nYou do.\n\n## Pay\n\nOn the last Friday."
    )
    assert answered(page) == [
        ("Staff", "How many shirts do I get?"),
        ("How many shirts do I get?", "Three."),
        ("How many shirts do I get?", "They are replaced when worn out."),
        ("Staff", "Who washes them?"),
        ("Who washes them?", "You do."),
        ("Pay", "On the last Friday."),
    ]


def test_a_single_question_rules_only_the_paragraph_below_it() -> None:
    assert answered("# Vans\n\nWhat does it cost?\n\n£30 a day.\n\nVans are parked behind the hall.") == [
        ("Vans", "What does it cost?"),
        ("What does it cost?", "£30 a day."),
        ("Vans", "Vans are parked behind the hall."),
    ]


def test_a_single_question_rules_the_list_below_it() -> None:
    assert answered("# Vans\n\nWhat do I bring?\n\n- A licence\n- A card\n\nVans are parked outside.") == [
        ("Vans", "What do I bring?"),
        ("What do I bring?", "A licence"),
        ("What do I bring?", "A card"),
        ("Vans", "Vans are parked outside."),
    ]


def test_a_question_on_the_line_above_rules_its_own_paragraph() -> None:
    assert answered(
        "# Vans\n\nHow old must I be?\nTwenty-five. Ask us if you are younger.\n\nVans are parked outside."
    ) == [
        ("Vans", "How old must I be?"),
        ("How old must I be?", "Twenty-five."),
        ("How old must I be?", "Ask us if you are younger."),
        ("Vans", "Vans are parked outside."),
    ]


def test_a_question_inside_a_paragraph_rules_nothing() -> None:
    assert answered("# Vans\n\nVans are new. How old must I be? That depends.")[2] == ("Vans", "That depends.")


def test_an_answer_is_taken_without_its_label() -> None:
    text = "# Vans\n\nQ: How old must I be?\n\nA: Twenty-five."
    pages = [document("a.md", text)]
    claim = state(pages, cut(pages))[-1]
    assert (claim.heading[-1], claim.text) == ("How old must I be?", "Twenty-five.")
    assert pages[0].text[claim.start : claim.end] == "Twenty-five."


@pytest.mark.parametrize(
    ("text", "length"), [("A: Three.", 3), ("Answer 2: Three.", 10), ("A van costs £30.", 0), ("A:", 0)]
)
def test_only_a_label_with_words_behind_it_says_that_an_answer_follows(text: str, length: int) -> None:
    assert label_of_answer(text) == length
