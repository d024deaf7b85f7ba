"""A bare number is money where its label, its sentence or its heading speaks of prices."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.view import face


def kinds(text: str, title: str = "", heading: tuple[str, ...] = ()) -> list[str]:
    return [slot.kind for slot in side_of(text, title=title, heading=heading).slots]


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("20.00", "Facilities price list", ("Replacement card",)),
        ("Standard city bike: 15.00", "Shop", ("Daily tariffs",)),
        ("Late return fee: 12.00 per day", "", ()),
        ("Joining fee: 49", "", ()),
        ("Deposit = 250", "", ()),
        ("Monthly charge (studio): 1,250", "", ()),
    ],
)
def test_a_labelled_number_is_money(text: str, title: str, heading: tuple[str, ...]) -> None:
    assert kinds(text, title, heading) == ["money"]


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("8", "Pricing", ()),
        ("1.", "Terms", ("Prices",)),
        ("Cost centres: 12", "", ()),
        ("Fee code: 4410", "", ()),
        ("Seats: 5", "Prices", ()),
        ("Average rating: 4.85", "Customer survey", ()),
        ("Deposit (days): 30.00", "", ()),
    ],
)
def test_a_number_that_counts_or_names_is_no_money(text: str, title: str, heading: tuple[str, ...]) -> None:
    assert "money" not in kinds(text, title, heading)


def test_a_price_without_a_currency_is_held_against_one_with_it() -> None:
    listed = side_of("Replacement card: 20.00", title="Price list")
    assert face(listed, side_of("A new card costs thirty-five euros.")).clashes
    assert not face(listed, side_of("A new card costs twenty euros.")).clashes
