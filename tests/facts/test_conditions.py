"""Conditions are cut out with the words that narrow the scope; exceptions are marked."""

from __future__ import annotations

import pytest

from kbaudit.facts.conditions import find_conditions


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("If you are a contractor, you need approval.", [("if", "you are a contractor", False)]),
        ("Returns are free unless the item is damaged.", [("unless", "the item is damaged", True)]),
        ("All staff travel, except for contractors.", [("except", "contractors", True)]),
        ("It applies only to new customers.", [("only", "new customers", False)]),
        ("The offer holds until the end of June.", [("until", "the end of June", False)]),
        ("From 1 May 2024 on the fee is due.", [("from", "1 May 2024 on the fee is due", False)]),
        ("Notwithstanding section 4, fees are due.", [("notwithstanding", "section 4", True)]),
        ("Should you need help, call us.", [("if", "you need help", False)]),
        ("It is free for Enterprise customers.", [("for", "Enterprise customers", False)]),
        ("Not free for patients: it costs a pound.", [("for", "patients", False)]),
        ("If nobody answers: leave a note.", [("if", "nobody answers", False)]),
        ("Open daily except: Sundays and feasts.", [("except", ": Sundays and feasts", True)]),
    ],
)
def test_a_condition_is_cut_out(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(found.kind, found.text, found.exception) for found in find_conditions(sentence)] == expected


@pytest.mark.parametrize(
    "sentence", ["Learn where to find it.", "Customer is responsible for restocking.", "It runs once a week."]
)
def test_other_uses_of_the_words_open_none(sentence: str) -> None:
    assert find_conditions(sentence) == []


def test_the_span_holds_the_opening_word() -> None:
    sentence = "Returns are free unless the item is damaged."
    (condition,) = find_conditions(sentence)
    assert sentence[slice(*condition.span)] == "unless the item is damaged"


def test_the_terms_that_a_clause_stands_under_are_no_condition() -> None:
    assert not find_conditions("Subject to the terms and conditions of this agreement, we deliver two copies.")
    assert find_conditions("Subject to approval by the board, we deliver two copies.")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Upon the sale of the flat each deposit shall be returned.", "Upon the sale of the flat"),
        ("Upon termination Lessee shall return the keys.", "Upon termination"),
        ("After the expiry of the permit the holder must remove the stall.", "After the expiry of the permit"),
        ("During the winter the gardener may leave early.", "During the winter"),
        ("Upon request, the bank shall send a copy.", "Upon request"),
        ("Upon arrival at the gate show your ticket.", "Upon arrival at the gate show your ticket"),
        ("Once the tenant has paid the landlord must answer.", "Once the tenant has paid the landlord must answer"),
        (
            "The deposit is returned upon the sale of a flat that each owner must report.",
            "upon the sale of a flat that each owner must report",
        ),
    ],
)
def test_an_event_in_front_ends_where_the_main_clause_begins(text: str, part: str) -> None:
    assert text[slice(*find_conditions(text)[0].span)] == part
