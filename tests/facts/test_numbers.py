"""Numbers in digits and in words are worth what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbaudit.facts.digits import read_digits
from kbaudit.facts.numbers import find_numerals
from kbaudit.facts.statement import statement_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one", 21),
        ("one hundred and six", 106),
        ("twenty-one trillion and three hundred", 21000000000300),
        ("two hundred thirty two", 232),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("two thirds", 2 / 3),
        ("three and a half", 3.5),
        ("five and a half million", 5.5e6),
        ("one billion and a quarter million", 1000250000),
        ("10k", 10000),
        ("2.5 million", 2.5e6),
        ("12,34,567.89", 1234567.89),
        ("1,674,200.5", 1674200.5),
        ("40\u00a0000", 40000),
        ("2½", 2.5),
        ("3/4", 0.75),
        ("minus five point five", -5.5),
        ("nine point nought four", 9.04),
        ("13 lakh", 1300000),
    ],
)
def test_a_number_is_worth_what_it_says(text: str, value: float) -> None:
    (numeral,) = find_numerals(text)
    assert numeral.value == pytest.approx(value)
    assert (numeral.start, numeral.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "values"), [("three and 15", [3, 15]), ("one or two", [1, 2]), ("5, 10, 15", [5, 10, 15])]
)
def test_neighbours_stay_apart(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in find_numerals(text)] == values


@pytest.mark.parametrize(
    "text", ["v2", "M-18-23", "AB123", "10.4.1", "the twenty-fifth day", "a third party", "COVID-19"]
)
def test_codes_versions_and_ordinals_are_no_numbers(text: str) -> None:
    assert all(numeral.tied for numeral in find_numerals(text))


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1,000", "en", 1000),
        ("1.000", "en", 1),
        ("1.000", "de", 1000),
        ("1,5", "de", 1.5),
        ("1.000,50", "en", 1000.5),
        ("5,00", "en", 5),
        ("1.2.3", "en", None),
    ],
)
def test_separators_follow_the_language(written: str, language: str, value: float | None) -> None:
    assert read_digits(written, language) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_keep_their_worth(number: int) -> None:
    assert read_digits(f"{number:,}") == number
    assert read_digits(f"{number:,}".replace(",", "."), "de") == number


@pytest.mark.parametrize("written", ["8e361", "524e108", "1E30", "7" * 41, "9" * 5000])
def test_what_is_too_large_to_be_counted_is_no_number(written: str) -> None:
    for text in (f"The key is {written}.", f"It takes {written} million days", f"within {written} 1/2 days"):
        assert not [item for item in find_numerals(text) if item.value > 1e12]
        statement_of(text)
    assert read_digits(written) is None


def test_scientific_notation_of_what_can_be_counted_is_read() -> None:
    assert read_digits("1e6") == 1_000_000
    assert read_digits("2.5E-3") == 0.0025


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Find a pair of reviewers.", [2.0]),
        ("You may bring a trio at most.", [3.0]),
        ("Buy a pair of warm gloves.", []),
        ("A pair programming session is booked.", []),
        ("Make a key pair.", []),
    ],
)
def test_a_pair_of_things_is_two_of_them_and_a_pair_of_gloves_one(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in find_numerals(text)] == values
