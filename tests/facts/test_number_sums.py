"""A number of several words is summed word by word, and ends where a word is no part of it."""

from __future__ import annotations

import pytest

from kbaudit.facts.number_sums import begun, gone_on
from kbaudit.facts.number_tokens import number_tokens


def summed(text: str) -> tuple[float, int]:
    """What the number at the beginning is worth, and how many tokens it has."""
    tokens = number_tokens(text, "en", None)
    running, used = begun(tokens[0]), 1
    while used < len(tokens) and not running.ended:
        between = text[tokens[used - 1].end : tokens[used].start]
        join = {" ": "space", "-": "dash", " and ": "and", " a ": "a"}[between]
        further = gone_on(running, text, tokens, used, join)
        if further is None:
            break
        running, used = further, used + 1
    return running.value, used


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one", 21),
        ("two hundred and six", 206),
        ("three thousand forty", 3040),
        ("forty thousand three hundred", 40300),
        ("two million five hundred thousand", 2_500_000),
        ("two thousand 500", 2500),
        ("two thirds", 2 / 3),
        ("three dozen", 36),
        ("hundred twenty", 120),
    ],
)
def test_words_of_one_number_are_summed(text: str, value: float) -> None:
    found, used = summed(text)

    assert found == pytest.approx(value)
    assert used == len(number_tokens(text, "en", None))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty thirty", 20),
        ("five six", 5),
        ("two thousand and 5 million", 2000),
        ("ten and five", 10),
        ("two hundred and three quarters", 200),
    ],
)
def test_a_word_that_is_no_part_of_it_ends_a_number(text: str, value: float) -> None:
    found, used = summed(text)

    assert found == value
    assert used < len(number_tokens(text, "en", None))


def test_nothing_follows_a_fraction() -> None:
    tokens = number_tokens("two thirds", "en", None)
    third = gone_on(begun(tokens[0]), "two thirds", tokens, 1, "space")

    assert third is not None
    assert third.ended
    assert third.fraction
