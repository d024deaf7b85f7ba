"""Multiples in words: what a rate is multiplied by, and words that only look like it."""

from __future__ import annotations

import pytest

from kbaudit.facts.multiples import find_multiples
from kbaudit.facts.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Night work is paid at time and a half.", [1.5]),
        ("Night work is paid at time-and-a-quarter", [1.25]),
        ("Double time is paid on bank holidays.", [2.0]),
        ("It is paid at triple time", [3.0]),
        ("You get twice the usual hourly rate.", [2.0]),
        ("We charge double your normal rent.", [2.0]),
        ("Take your time and a half day off.", []),
        ("There is a double time slot on Mondays.", []),
        ("Enter the password twice the first time.", []),
        ("Double the dough in size.", []),
        ("Overtime and part-time work", []),
    ],
)
def test_a_multiple_is_read_where_a_rate_is_multiplied(text: str, values: list[float]) -> None:
    assert [found.low for found in find_multiples(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We repay 45p per mile.", [("rate", 0.45, "GBP/mile")]),
        ("A sheet costs 5p.", [("money", 0.05, "GBP")]),
        ("Video is sent in 720p.", []),
        ("See part 12p-3.", []),
    ],
)
def test_a_p_behind_a_small_number_means_pence(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(value.dimension, value.low, value.unit) for value in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("We test the pump once in six months.", [2.0]),
        ("We test the pump twice in two years.", [1.0]),
        ("We met once in 30 minutes of rain.", []),
    ],
)
def test_once_in_some_months_is_how_often(text: str, rates: list[float]) -> None:
    assert [value.low for value in find_quantities(text) if value.dimension == "frequency"] == rates
