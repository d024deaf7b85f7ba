"""How many of several a deed takes: all of them, or any one."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.quorums import opposite_quorums, quorums_of


@pytest.mark.parametrize(
    ("sentence", "every"),
    [
        ("The barn may be let if all of the heirs agree.", True),
        ("The barn may be let only with the consent of both heirs.", True),
        ("All the heirs must sign before the barn is let.", True),
        ("The barn may be let once any one of the heirs agrees.", False),
        ("Any of the heirs can let the barn.", False),
        ("Either heir lets the barn.", False),
        ("For a lease of the barn it is enough that the tenant asks one of the heirs.", False),
        ("To let the barn it is enough to ask one of the heirs.", False),
        ("One of the heirs is enough to let the barn.", False),
        ("Each of the heirs may let the barn without the others.", False),
    ],
)
def test_a_sentence_asks_for_all_or_for_one(sentence: str, every: bool) -> None:
    assert [item.every for item in quorums_of(sentence)] == [every]


@pytest.mark.parametrize(
    "sentence",
    [
        "All of the heirs live abroad.",
        "The barn is let in compliance with all applicable laws.",
        "The barn may be let at any time.",
        "Each of the heirs may look at the barn.",
    ],
)
def test_what_all_are_or_may_do_asks_for_nobody(sentence: str) -> None:
    assert not quorums_of(sentence)


def exclude(left: str, right: str) -> bool:
    return opposite_quorums(quorums_of(left), quorums_of(right)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The barn may be let if all of the heirs agree.", "Any one of the heirs can let the barn."),
        (
            "A permit is issued only if both of the forms are handed in.",
            "A permit is issued once either of the forms is handed in.",
        ),
    ],
)
def test_where_one_is_enough_not_all_are_needed(left: str, right: str) -> None:
    assert exclude(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Another group, and another deed.
        ("The barn may be let if all of the heirs agree.", "The barn may be let if any one of the trustees agrees."),
        ("The barn may be let if all of the heirs agree.", "Any one of the heirs can read the will."),
        # What is refused where one is missing is granted where all are there.
        (
            "A permit is issued only if all of the forms are there.",
            "A permit is not issued if any one of the forms is missing.",
        ),
    ],
)
def test_another_group_another_deed_and_a_refusal_exclude_nothing(left: str, right: str) -> None:
    assert not exclude(left, right)
