"""Two rules that part one question between them do not contradict each other."""

from __future__ import annotations

import pytest

from tests.contradictions.judging import fired


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Goods may be returned with a receipt.", "Goods may not be returned if there is no receipt."),
        (
            "Goods may be returned if the customer has kept the receipt.",
            "Goods may not be returned where the customer has not kept the receipt.",
        ),
        (
            "Visitors may enter the lab once they have signed the log.",
            "Visitors must not enter the lab until they have signed the log.",
        ),
        (
            "Refunds are paid if the claim form is signed.",
            "Refunds are not paid when the claim form is not signed.",
        ),
        (
            "You must pay a deposit unless you have an account.",
            "You do not have to pay a deposit if you have an account.",
        ),
        (
            "With a permit residents may park in the square.",
            "Residents must not park in the square if they have no permit.",
        ),
        (
            "Staff may work from home with their manager's consent.",
            "Staff must not work from home where their manager has refused consent.",
        ),
    ],
)
def test_what_holds_on_a_condition_is_not_denied_where_it_is_not_met(left: str, right: str) -> None:
    assert "condition not met" in fired(left, right)
    assert "condition not met" in fired(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Goods may be returned if the customer has kept the receipt.",
            "Goods may not be returned if the customer has kept the receipt.",
        ),
        ("Goods may be returned only with a receipt.", "Goods may be returned without a receipt."),
        (
            "You must pay a deposit unless you have an account.",
            "You must not pay a deposit unless you have an account.",
        ),
        (
            "Staff must not work from home without their manager's consent.",
            "Staff may work from home whether or not they have their manager's consent.",
        ),
        # "Before" and "prior to" end a condition alike.
        (
            "You must check with finance before ordering new office chairs.",
            "You need not check with finance prior to ordering new office chairs.",
        ),
        (
            "Visitors may enter the lab before they have signed the log.",
            "Visitors must not enter the lab until they have signed the log.",
        ),
        (
            "Holders must not sell their shares until the second anniversary of completion.",
            "Six months after completion holders may sell their shares.",
        ),
        (
            "The agent must pay out the deposit unless it has been served with a notice of claim.",
            "Where no notice of claim has been served upon it, the agent may keep the deposit.",
        ),
    ],
)
def test_what_two_rules_hang_on_alike_parts_them_not(left: str, right: str) -> None:
    assert "condition not met" not in fired(left, right)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("The pump must run while the tank is being filled.", "The pump must not run when the tank is empty.", True),
        ("The alarm is set when the last person leaves.", "The alarm is not set when the cleaners are in.", True),
        ("The pump must run when the tank is empty.", "The pump must not run when the tank is empty.", False),
        ("Order fuel when the tank falls to 25%.", "Order fuel as soon as the gauge shows 15%.", False),
        ("The pump must run.", "The pump must not run when the tank is empty.", False),
    ],
)
def test_what_holds_at_a_time_of_its_own_is_held_apart(left: str, right: str, apart: bool) -> None:
    assert ("two times" in fired(left, right)) == apart
