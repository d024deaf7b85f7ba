"""A rule of a kind and one of some of that kind are kept apart; numbers behind one name tell things apart."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier
from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Invoices are payable within 30 days.", "Invoices from sole traders are payable within 10 days."),
        ("Books may be borrowed for three weeks.", "Books in high demand may be borrowed for three days."),
        ("The kitchen closes at 21:00.", "On match days the kitchen closes at 23:00."),
        ("Parcels arrive within 3 days.", "Parcels sent by sea arrive within 40 days."),
        ("A pitch costs £12.", "A pitch with a hook-up costs £18."),
        ("The fee is £60.", "For pensioners the fee is £35."),
        ("Tickets cost €8.", "Tickets bought on board cost €10."),
        ("Files are kept for 6 years.", "Files about children are kept for 25 years."),
        ("The bell rings at 8:30.", "During exams the bell rings at 9:00."),
        ("Samples are stored for 5 days.", "Samples without a label are stored for 1 day."),
    ],
)
def test_some_of_a_kind_are_no_sure_conflict_with_the_kind(left: str, right: str) -> None:
    judged = judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8)
    assert judged.tier is not Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Invoices are payable within 30 days.", "Invoices are payable within 10 days."),
        ("Invoices from Brackwell are payable within 30 days.", "Invoices are payable within 10 days."),
        ("Invoices from traders are paid in 30 days.", "Invoices from farmers are paid in 10 days."),
        ("At Halden the kitchen closes at 21:00.", "The kitchen closes at 23:00."),
        ("However, we ask that you finish it within 30 days.", "However, we ask that you end it soon within 60 days."),
        ("The kitchen closes at 21:00.", "The kitchen closes at 23:00 on match days."),
        ("Note: in some regions the limit is 5 days.", "Note: the limit is 10 days."),
        ("Books may be borrowed for three weeks.", "Maps may be borrowed for three days."),
        ("Parcels arrive in 3 days.", "All parcels arrive in 5 days."),
        ("Files are kept for 6 years.", "Case files are kept for 25 years."),
    ],
)
def test_one_kind_under_a_name_or_two_kinds_are_not_told_further(left: str, right: str) -> None:
    assert "told further" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We answer a Severity 1 call within 1 hour.", "We answer a Severity 3 call within 8 hours."),
        ("Staff in Band 2 get 24 days of leave.", "Staff in Band 5 get 30 days of leave."),
    ],
)
def test_numbers_behind_one_name_tell_things_apart(left: str, right: str) -> None:
    assert judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8).tier is not Tier.CONFLICT


def test_two_numbers_without_a_name_are_no_enumerators() -> None:
    assert "enumerator" not in fired("Up to 3 guests may stay 2 nights.", "Up to 5 guests may stay 4 nights.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Keep the door shut.", "The door must not be left open."),
        ("The gate stays shut.", "Never leave the gate open."),
        ("Entry is refused to those without a ticket.", "A ticket is needed for entry."),
        ("With gloves on, the sample may be touched.", "Without gloves the sample may not be touched."),
    ],
)
def test_a_denied_opposite_says_the_same(left: str, right: str) -> None:
    assert judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8).tier is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Keep the door shut.", "Keep the door open."),
        ("The gate must not be left open.", "The gate must not be left shut."),
        ("The gate stays open.", "The gate must not be left open."),
    ],
)
def test_a_state_against_its_opposite_is_no_double_denial(left: str, right: str) -> None:
    judged = judge(side_of(left, path="a.md"), side_of(right, path="b.md"), cosine=0.8)
    assert judged.clash is None or "double denial" not in judged.fired
