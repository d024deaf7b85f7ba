"""Pounds are money unless something is weighed; pence, notes and spoken hundredths are read."""

from __future__ import annotations

import pytest

from kbaudit.facts.quantities import find_quantities


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(found.dimension, found.low, found.high, found.unit) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The borrower lodges one hundred pounds against damage.", 100),
        ("Forty-five pounds for each traveller substituted.", 45),
        ("Your own share comes to 115 pounds.", 115),
        ("A five-hundred-pound cheque is enclosed.", 500),
        ("Say that it is four pounds fifty each time our van calls.", 4.5),
        ("Every month six pounds fifty goes out.", 6.5),
        ("It is three pounds seventy-five.", 3.75),
        ("Leave us a tenner as security.", 10),
        ("Two fivers will do.", 10),
        ("Hand it over for a fiver and a signature.", 5),
        ("Every locker costs a pound.", 1),
    ],
)
def test_an_amount_in_words_is_money(text: str, amount: float) -> None:
    assert ("money", amount, amount, "GBP") in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boxes over 50 pounds need two people.",
        "Cats under ten pounds get half a tablet.",
        "The shelf carries two hundred pounds.",
        "Take 40 pounds of flour.",
        "The pump holds 30 pounds per square inch.",
        "Gross, it comes to 80 pounds.",
        "This baby is over two pounds.",
        "A metric ton is equal to 2,204 pounds.",
    ],
)
def test_pounds_that_are_carried_or_weighed_are_a_weight(text: str) -> None:
    assert all(dimension not in ("money",) and "GBP" not in unit for dimension, _, _, unit in read(text))


def test_hundredths_are_said_behind_any_currency() -> None:
    assert read("A ride sets you back two euros forty.") == [("money", 2.4, 2.4, "EUR")]
    assert read("Take two euros and eighty cents.") == [("money", 2.8, 2.8, "EUR")]


@pytest.mark.parametrize("text", ["Pay five pounds twenty guests at a time.", "Pay ten pounds fifty days later."])
def test_a_counted_number_behind_an_amount_is_no_hundredth(text: str) -> None:
    assert read(text)[0][1] in (5, 10)


def test_pence_are_said_with_their_sign_apart() -> None:
    assert read("Private cars: thirty-eight p per mile driven") == [("rate", 0.38, 0.38, "GBP/mile")]
    assert read("Watch it in 720p.") == []


@pytest.mark.parametrize("text", ["Enter a dollar amount.", "Press the pound key.", "Write a pound sign."])
def test_a_currency_that_only_names_a_thing_is_no_amount(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"), [("A tenner or less is fine.", None, 10), ("At least a fiver is due.", 5, None)]
)
def test_a_note_has_a_comparator(text: str, low: float | None, high: float | None) -> None:
    assert read(text) == [("money", low, high, "GBP")]


def test_pounds_that_somebody_drops_are_a_weight() -> None:
    assert [found.dimension for found in find_quantities("She stopped eating lunch to drop 25 pounds.")] == ["weight"]
