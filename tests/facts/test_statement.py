"""A statement bundles what one sentence asserts, and counts nothing twice."""

from __future__ import annotations

import time

import pytest

from kbaudit.facts.conditions import find_conditions
from kbaudit.facts.modality import ModalKind, modality_of
from kbaudit.facts.polarity import polarity_of
from kbaudit.facts.references import find_references
from kbaudit.facts.statement import statement_of


def test_a_statement_holds_all_facts_of_a_sentence() -> None:
    statement = statement_of(
        "From 1 May 2024, customers may not return items after 14 days unless help@example.com agrees."
    )
    assert [quantity.raw for quantity in statement.quantities] == ["14 days"]
    assert len(statement.dates) == 1
    assert statement.modality.kind is ModalKind.MUST_NOT
    assert [reference.kind for reference in statement.references] == ["email"]
    assert any(condition.exception for condition in statement.conditions)
    assert [polarity.predicate for polarity in statement.polarity] == ["return"]


def test_digits_of_dates_and_telephone_numbers_are_no_values() -> None:
    statement = statement_of("Call 202-555-0143 before 3 May 2024.")
    assert statement.quantities == ()


@pytest.mark.parametrize(
    "unit",
    [
        "must ",
        "not ",
        "no ",
        "if ",
        "A > ",
        "a.",
        "a@",
        "+1 ",
        "/a",
        "for a ",
        "may be ",
        "- ",
        "|",
        "is not ",
        "only ",
        "\u00e9",
        "A ",
        "1-",
        "~/",
        "www.",
        "to be ",
    ],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    begin = time.process_time()
    modality_of(text)
    polarity_of(text)
    find_references(text)
    find_conditions(text)
    assert time.process_time() - begin < 6
