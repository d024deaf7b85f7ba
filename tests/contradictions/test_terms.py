"""Statements that exclude each other in their terms alone."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.stances import stance_clashes
from kbaudit.contradictions.terms import CASE, COUNTED, NO_TERMS, QUORUM, terms_of
from kbaudit.model import Tier

PAIRS = {
    CASE: (
        "Extra hours are paid only if they were agreed in advance.",
        "Extra hours are paid, whether or not they were agreed in advance.",
    ),
    COUNTED: (
        "Claims under the policy lapse a year after the loss occurred.",
        "Claims under the policy lapse a year after the holder learned of it.",
    ),
    QUORUM: (
        "The barn may be sold only if all of the heirs agree.",
        "The barn may be sold if any one of the heirs agrees.",
    ),
}


@pytest.mark.parametrize("predicate", sorted(PAIRS))
def test_two_statements_differ_in_their_terms(predicate: str) -> None:
    left, right = map(side_of, PAIRS[predicate])
    assert [item.predicate for item in stance_clashes(left, right)] == [predicate]
    assert [item.predicate for item in stance_clashes(right, left)] == [predicate]


@pytest.mark.parametrize("predicate", sorted(PAIRS))
def test_they_are_a_conflict_where_they_are_near_in_meaning(predicate: str) -> None:
    left, right = map(side_of, PAIRS[predicate])
    assert judge(left, right, cosine=0.85).tier is Tier.CONFLICT


def test_the_two_events_from_which_a_time_counts_are_no_two_times_of_its_own() -> None:
    left = side_of("The limitation of a claim begins when the damage occurred.")
    right = side_of("The limitation of a claim only begins when the damage is discovered.")
    assert "two times" not in judge(left, right, cosine=0.9).fired


def test_they_are_none_where_they_are_far_apart() -> None:
    left = side_of("Matches of the youth teams go ahead only if the pitch is dry.")
    right = side_of(
        "Even on a wet pitch, youth teams may have their matches watched by scouts who come along in boots."
    )
    assert judge(left, right, cosine=0.5).tier is None


def test_most_sentences_have_no_terms() -> None:
    assert terms_of("The choir sings on Sunday.") is NO_TERMS
    assert not NO_TERMS


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "A permit is needed for fences higher than two metres.",
            "A fence needs a permit only if it is higher than three metres.",
        ),
        ("Parcels of 20 kg and more need a pallet.", "No pallet is needed unless the parcel weighs more than 30 kg."),
    ],
)
def test_a_limit_from_which_alone_something_holds_makes_no_exception(left: str, right: str) -> None:
    assert "exception" not in judge(side_of(left), side_of(right), cosine=0.9).fired


def test_an_exception_beside_the_value_is_one_still() -> None:
    left = side_of("A fence may be two metres high.")
    right = side_of("A fence may be three metres high only if the neighbours have no windows there.")
    assert "exception" in judge(left, right, cosine=0.9).fired


def test_where_one_of_a_group_is_enough_the_others_are_no_rest() -> None:
    left = side_of("The barn may be sold only if all of the heirs agree.")
    right = side_of("Any one of the heirs can sell the barn, and the others are bound by it.")
    assert judge(left, right, cosine=0.85).tier is Tier.CONFLICT
