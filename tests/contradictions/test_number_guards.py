"""Values of several sizes, changes of a value and caps of a rate are told from two values for one thing."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("A parcel of up to 2 kg costs £4.", "A parcel of up to 5 kg costs £7."),
        ("Stays of 7 nights get 10% off.", "Stays of 14 nights get 20% off."),
        ("A 250 g jar lasts three weeks.", "A 500 g jar lasts six weeks."),
        ("Tanks of 500 litres need one inspection a year.", "Tanks of 2,000 litres need two inspections a year."),
        (
            "If you cancel at least 14 days before, we refund 80%.",
            "If you cancel at least 3 days before, we refund 20%.",
        ),
        ("Children aged 5 need a seat of 15 kg.", "Children aged 8 need a seat of 25 kg."),
    ],
)
def test_what_a_value_is_given_for_may_be_told_by_another_value(left: str, right: str) -> None:
    assert "other tier" in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Groups of 6 or more get 10% off.", "Groups of 6 or more get 15% off."),
        ("A deposit of £50 is due within 10 days.", "A deposit of £80 is due within 14 days."),
        ("Refunds take 5 days and cost £10.", "Refunds take 7 days and cost £12."),
        ("A voucher of £20 and 3 stamps are given.", "A voucher of £25 and 5 stamps are given."),
    ],
)
def test_two_values_of_one_thing_are_no_tiers(left: str, right: str) -> None:
    assert "other tier" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        ("The trial lasts 14 days.", "The trial can be extended by 7 days.", True),
        ("The term is 3 years.", "The term may be extended by up to 2 years.", True),
        ("The margin is 2.75%.", "While payment is late the margin increases by a further 2%.", True),
        ("The term is extended by 2 years.", "The term is extended by 3 years.", False),
        ("The trial lasts 14 days.", "The trial lasts 7 days.", False),
    ],
)
def test_by_how_much_a_value_changes_is_another_value(left: str, right: str, changes: bool) -> None:
    assert ("by so much" in fired(left, right)) == changes


@pytest.mark.parametrize(
    ("left", "right", "capped"),
    [
        ("Interest on late payments is 1% a month.", "Interest on late payments is capped at 5%.", True),
        ("Storage is charged at £5 a day.", "Storage is charged to a maximum of £60.", True),
        ("Interest is capped at 5%.", "Interest is capped at 8%.", False),
        ("Interest is 1% a month.", "Interest is 2% a month.", False),
    ],
)
def test_where_a_rate_ends_is_no_other_rate(left: str, right: str, capped: bool) -> None:
    assert ("cap of a rate" in fired(left, right)) == capped


@pytest.mark.parametrize(
    ("left", "right", "named"),
    [
        ("Students may use calculators in paper 2.", "Students may not use calculators in paper 1.", True),
        ("Lorries may turn in bay 7.", "Lorries must not turn in bay 9.", True),
        ("Students may use calculators in paper 2.", "Students may not use calculators in paper 2.", False),
    ],
)
def test_what_is_allowed_of_one_number_may_be_forbidden_of_another(left: str, right: str, named: bool) -> None:
    assert ("enumerator" in fired(left, right)) == named
