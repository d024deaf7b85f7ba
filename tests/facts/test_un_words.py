"""A syllable denies what is said of a thing; in front of a noun it names a sort, and some words only begin so."""

from __future__ import annotations

import pytest

from kbaudit.facts.polarity import polarity_of
from kbaudit.facts.un_words import un_words


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("Prams are unwelcome on the upper deck.", "welcome"),
        ("Cheques remain unacceptable at the kiosk.", "acceptable"),
        ("The side gate is always unlocked.", "locked"),
        ("Riders are uninsured on the practice track.", "insured"),
        ("The tow path is unlit after ten.", "lit"),
        ("Shared saunas were unsupervised until May.", "supervised"),
        ("Loft keys are non-returnable.", "returnable"),
        ("Consent to the tasting is irrevocable.", "revocable"),
        ("Late entries are inadmissible.", "admissible"),
        ("Rude guides are dishonest.", "honest"),
    ],
)
def test_a_syllable_denies_what_is_said(sentence: str, base: str) -> None:
    assert [name for name, _ in un_words(sentence)] == [base]
    assert any(item.negative and item.kind == "negation" for item in polarity_of(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Unfurnished cabins cost less.",
        "An unsupervised child may not swim.",
        "The crew is united on this.",
        "Cooks are underpaid in winter.",
        "The badge is unique to you.",
        "Drivers are uniformed on match days.",
        "The hall is under repair.",
        "The lease is undergoing review.",
        "Visitors are informed by letter.",
        "The lift is improved every year.",
        "Boats are displayed on the quay.",
        "It is an unusual hat.",
        "The list is incomplete.",  # a pair of opposites of its own
    ],
)
def test_a_sort_and_a_word_that_only_begins_so_deny_nothing(sentence: str) -> None:
    assert not list(un_words(sentence))


def test_what_is_denied_twice_holds() -> None:
    assert [item.span for item in polarity_of("The chapel is not unheated.")] == [(14, 17)]
