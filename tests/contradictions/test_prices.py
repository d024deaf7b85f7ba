"""A thing is free where its price takes it in, not where a policy, a list or a report does."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.prices import free_of_charge, priced
from kbaudit.facts.statement import statement_of


@pytest.mark.parametrize(
    "text",
    [
        "Breakfast is included in the price.",
        "Delivery is included.",
        "Support is included in every plan.",
        "Parking is included in the rent.",
        "A towel comes with the room.",
        "The second opinion is free of charge.",
    ],
)
def test_what_its_price_takes_in_is_free(text: str) -> None:
    assert free_of_charge(statement_of(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Gadget cover is now included in the policy.",
        "Damage by storm is included in your cover.",
        "Theft is included in all household insurance.",
        "Your name is included in the report.",
        "The fee table is included in an appendix.",
        "The new rule is included in the staff handbook.",
        "Tips are included in the totals.",
    ],
)
def test_what_a_paper_or_a_policy_takes_in_is_not(text: str) -> None:
    assert free_of_charge(statement_of(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Staff will print it at the till; 50p a sheet is added to your bill.",
        "We can wash it, and £4 is charged for each load.",
        "If nobody is in, the driver has orders to wait and £6 will be added to the invoice.",
        "The room has a safe and £2 a day is put on the bill.",
    ],
)
def test_what_is_added_to_the_bill_is_a_price(text: str) -> None:
    statement = statement_of(text)
    assert (priced(statement) is not None) is not bool(statement.conditions)


@pytest.mark.parametrize(
    "text",
    [
        "Staff will check it at the till; £5 is added to your balance.",
        "We will write to you when £40 is added to your account.",
        "If it was our mistake, £6 is charged back to the shop.",
        "Members who bring a friend will see that £10 is added to their voucher.",
    ],
)
def test_what_is_added_to_a_balance_is_none(text: str) -> None:
    assert priced(statement_of(text)) is None
