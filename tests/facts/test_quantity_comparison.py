"""Two values clash when they can be compared and do not agree, with the calendar's and rounding's tolerance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbaudit.facts.quantities import Relation, clash, comparable, find_quantities, relation, same_value
from kbaudit.model import Quantity


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("for 14 days", "for a fortnight"),
        ("for two weeks", "for 14 days"),
        ("for 24 hours", "for one day"),
        ("for 12 months", "for one year"),
        ("for 60 minutes", "for 1 hour"),
        ("for one month", "for 30 days"),
        ("for one month", "for 4 weeks"),
        ("for one year", "for 365 days"),
        ("50 %", "half of the price"),
        ("a third of the price", "33.3 % of the price"),
        ("up to 5 attempts", "no more than five attempts"),
        ("six (6) attempts", "six attempts"),
        ("1 GB", "1024 MB"),
        ("$1,000", "$1k"),
        ("twice a year", "every six months"),
        ("every four weeks", "monthly"),
        ("every three months", "quarterly"),
        ("5 pm", "17:00"),
        ("100K items", "100,000 items"),
    ],
)
def test_the_same_in_other_words_is_no_clash(left: str, right: str) -> None:
    assert same_value(only(left), only(right))
    assert not clash(only(left), only(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("for 14 days", "up to thirty days"),
        ("within 48 hours", "within one business day"),
        ("for six years", "for 6 years and 3 months"),
        ("for 3 years", "for 30 months"),
        ("$3,000", "$3,500"),
        ("~$99", "~$100"),
        ("at least 80 %", "at least 90 %"),
        ("2-8 GB", "4-8 GB"),
        ("monthly", "yearly"),
        ("at least 10 characters", "at most 5 characters"),
        ("9–5 pm", "8–6 pm"),
        ("Support is available 24/7", "Support runs Monday to Friday"),
        ("$70 an hour", "$75 an hour"),
    ],
)
def test_different_values_clash(left: str, right: str) -> None:
    assert clash(only(left), only(right))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("for 7 business days", "for 5–10 business days", Relation.INSIDE),
        ("about 30 minutes", "31 minutes", Relation.SAME),
        ("at least 5 characters", "at most 10 characters", Relation.APART),
        ("for 14 days", "up to thirty days", Relation.BOUND),
        ("5 business days", "7 days", Relation.INSIDE),
        ("$5", "€5", Relation.INCOMPARABLE),
        ("5 attempts", "5 users", Relation.INCOMPARABLE),
        ("5 %", "5 percentage points", Relation.INCOMPARABLE),
    ],
)
def test_relations_between_the_extremes(left: str, right: str, expected: Relation) -> None:
    assert relation(only(left), only(right)) is expected


VALUES = [
    only(text)
    for text in (
        "for 14 days",
        "up to 30 days",
        "at least 2 weeks",
        "for one month",
        "5–10 business days",
        "about a year",
        "48 hours",
        "$5",
        "£5",
        "50 %",
        "monthly",
        "every 30 days",
        "9–5 pm",
        "24/7",
        "5 attempts",
        "up to 9 attempts",
        "2-8 GB",
        "biannual",
    )
]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(VALUES), st.sampled_from(VALUES))
def test_relation_is_symmetric_and_a_value_is_the_same_as_itself(left: Quantity, right: Quantity) -> None:
    assert relation(left, right) is relation(right, left)
    assert relation(left, left) is Relation.SAME
    assert comparable(left, right) or not clash(left, right)
