"""What is found in small letters stands at the same place of the text, as a pattern without regard to case finds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kbaudit.facts.small_letters import small

PATTERN = r"\b(?:kiss|[a-z]+ing|\u00e9cole)\b|[^a-z]is"


@given(text=some.text())
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(small(text)) == len(text)


@given(text=some.text(alphabet="kK\u212aiI\u0130\u0131sS\u017fngNG \u00e9\u00c9coleCOLE"))
def test_a_pattern_finds_the_same_places_as_without_regard_to_case(text: str) -> None:
    expected = [match.span() for match in re.finditer(PATTERN, text, re.IGNORECASE)]
    assert [match.span() for match in re.finditer(PATTERN, small(text))] == expected


@pytest.mark.parametrize(("text", "letters"), [("MUST Not", "must not"), ("\u0130S", "is"), ("\u00dcBER", "\u00fcber")])
def test_all_letters_are_small(text: str, letters: str) -> None:
    assert small(text) == letters
