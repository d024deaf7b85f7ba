"""Who alone may do something, and somebody else who does it."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.sole_doers import doings_of, opposite_doings


@pytest.mark.parametrize(
    "sentence",
    [
        "Only the treasurer may sign cheques.",
        "Cheques are signed by the treasurer alone.",
        "Cheques may be signed only by the treasurer.",
        "The treasurer alone may sign cheques.",
        "The treasurer has the sole right to sign cheques.",
    ],
)
def test_who_alone_does_something_is_found(sentence: str) -> None:
    assert [(item.sole, item.doers) for item in doings_of(sentence)] == [(True, frozenset({"treasurer"}))]


@pytest.mark.parametrize(
    "sentence", ["You may sign cheques.", "The cheque is only a form.", "Nobody may sign cheques."]
)
def test_nobody_in_particular_is_no_doer(sentence: str) -> None:
    assert doings_of(sentence) == ()


def exclude(left: str, right: str) -> bool:
    return opposite_doings(doings_of(left), doings_of(right)) is not None


def test_another_doer_of_the_same_deed_is_excluded() -> None:
    assert exclude("Only the treasurer may sign club cheques.", "Club cheques may be signed by any warden.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Only the treasurer may sign club cheques.", "The treasurer must sign club cheques in ink."),
        ("Only the treasurer may sign club cheques.", "The warden may sign the visitors' book."),
        ("Only the treasurer may sign club cheques.", "Club cheques are signed only by the bursar."),
        ("Only employees may use the club boats.", "You may use the club boats."),
    ],
)
def test_the_same_doer_another_deed_or_another_name_is_not(left: str, right: str) -> None:
    assert not exclude(left, right)
