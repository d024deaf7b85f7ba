"""What opens a sentence with "For …," narrows it, where all else is said in the same words."""

from __future__ import annotations

import pytest

from tests.contradictions.test_subject_guards import guards


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Our final response follows within eight weeks.",
            "For complaints about payments, our final response follows within 15 days.",
        ),
        (
            "Parcels are delivered within 3 working days.",
            "For the islands, parcels are delivered within 6 working days.",
        ),
        (
            "A deposit of £50 is taken on arrival.",
            "For groups of more than ten, a deposit of £200 is taken on arrival.",
        ),
    ],
)
def test_a_case_that_only_one_names_is_its_own(left: str, right: str) -> None:
    assert "own case" in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Parcels to the islands are delivered within 3 working days.",
            "For the islands, parcels are delivered within 6 working days.",
        ),
        ("We keep card data for 5 years.", "For example, we keep card data for 7 years."),
        ("Grown-ups have a fortnight to send things back.", "For adults, returns close after 30 days."),
    ],
)
def test_a_case_that_both_name_or_that_is_none_is_no_difference(left: str, right: str) -> None:
    assert "own case" not in guards(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A staff password needs 16 characters or more.", "A customer's password needs 12 characters or more."),
        ("Amber claims get a first call back within 4 hours.", "Green claims get a first call back within 8 hours."),
        ("Laptops are replaced after four years.", "Phones are replaced after three years."),
        ("A complaint must be sent within 6 weeks.", "An appeal must be sent within 4 weeks."),
        ("Season tickets are refunded within 5 days.", "Group tickets are refunded within 9 days."),
    ],
)
def test_two_alternatives_are_two_things(left: str, right: str) -> None:
    assert {"other scope", "two subjects"} & set(guards(left, right))
