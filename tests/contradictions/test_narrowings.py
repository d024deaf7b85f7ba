"""The words by which an opposed clause narrows down what the other statement speaks of."""

from __future__ import annotations

from kbaudit.contradictions.narrowings import counterparts, narrowings
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


def test_what_can_be_done_meets_the_deed() -> None:
    assert narrowed("The owner may revoke the mandate.", "The mandate is irrevocable.") == ("owner",)


def test_counterparts_are_the_words_that_the_other_has_something_for() -> None:
    side = side_of("Staff must purchase a paper ticket.")
    assert counterparts(side, side_of("Staff need not buy a ticket."), side.stances[0].span) == 3


def test_a_value_that_the_other_does_not_have_narrows() -> None:
    assert narrowed("A receipt need not be shown below 10 euros.", "A receipt must be shown.") == ("<money>",)
