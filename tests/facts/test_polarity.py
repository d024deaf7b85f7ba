"""Negations name what they negate; pseudo-negations are none; opposites share a name."""

from __future__ import annotations

import pytest

from kbaudit.facts.polarity import polarity_of


def read(sentence: str) -> list[tuple[str, bool]]:
    return [(polarity.predicate, polarity.negative) for polarity in polarity_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We do not ship to Alaska.", [("ship", True)]),
        ("We don't ship to Alaska.", [("ship", True)]),
        ("No refund is given.", [("refund", True)]),
        ("We never share addresses.", [("share", True)]),
        ("It is no longer sold.", [("sell", True)]),
        ("These instances are not available.", [("available", True)]),
        ("These instances are unavailable.", [("available", True)]),
        ("These instances are available.", [("available", False)]),
        ("Tax is excluded.", [("included", True)]),
        ("Tax is not included.", [("included", True)]),
        ("Tax is not excluded.", [("included", False)]),
        ("Deposits are non-refundable.", [("refundable", True)]),
        ("Delivery is free of charge.", [("free", False)]),
        ("Delivery is not free.", [("free", True)]),
        ("Enterprise | No", [("yes", True)]),
        ("Enterprise | Yes", [("yes", False)]),
    ],
)
def test_a_sentence_affirms_or_denies(sentence: str, expected: list[tuple[str, bool]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Not only cats come.",
        "This includes but is not limited to cats."[14:],
        "Send it no later than Friday.",
        "No more than five attempts count.",
        "It must not exceed 5 MB.",
        "It runs not until Monday.",
        "Do not hesitate to call.",
        "See No. 5 for details.",
    ],
)
def test_pseudo_negations_are_none(sentence: str) -> None:
    assert read(sentence) == []


def test_the_span_covers_the_denial() -> None:
    sentence = "These plans are not available here."
    (polarity,) = polarity_of(sentence)
    assert sentence[slice(*polarity.span)] == "not available"
