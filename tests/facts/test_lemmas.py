"""Base forms of verbs."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.words import stem
from kbaudit.facts.lemmas import lemma


@pytest.mark.parametrize(
    ("written", "base"),
    [("cancelled", "cancel"), ("travelling", "travel"), ("controlled", "control"), ("stopped", "stop")],
)
def test_a_letter_doubled_before_an_ending_is_one(written: str, base: str) -> None:
    assert lemma(written) == base
    assert stem(written) == base


@pytest.mark.parametrize(("written", "base"), [("installed", "install"), ("spelling", "spell"), ("filled", "fill")])
def test_a_verb_that_ends_in_two_letters_keeps_both(written: str, base: str) -> None:
    assert lemma(written) == base
    assert stem(written) == base
