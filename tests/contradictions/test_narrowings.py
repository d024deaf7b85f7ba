"""The words by which an opposed clause narrows down what the other statement speaks of."""

from __future__ import annotations

from kbaudit.contradictions.narrowings import narrowings
from kbaudit.contradictions.side import Side, side_of


def narrowed(text: str, other: str) -> tuple[str, ...]:
    side: Side = side_of(text)
    return narrowings(side, side_of(other), side.stances[0].span)


def test_words_of_its_own_narrow_a_clause() -> None:
    assert narrowed("The bank may disclose the data to its auditors.", "The bank shall not disclose the data.") == (
        "auditor",
    )


def test_what_is_said_of_any_deed_narrows_nothing() -> None:
    assert narrowed("The bank has the right to disclose the data.", "The bank shall not disclose the data.") == ()


def test_a_word_that_stands_for_one_of_the_other_narrows_nothing() -> None:
    assert narrowed("Staff must purchase a ticket.", "Staff need not buy a ticket.") == ()


def test_a_value_that_the_other_does_not_have_narrows() -> None:
    assert narrowed("A receipt need not be shown below 10 euros.", "A receipt must be shown.") == ("<money>",)
