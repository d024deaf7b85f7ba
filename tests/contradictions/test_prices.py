"""A thing is free where its price takes it in, not where a policy, a list or a report does."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.prices import free_of_charge
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
