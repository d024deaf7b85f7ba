"""Alternatives in a faster order are the same alternatives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kbaudit.facts.alternatives import alternatives

SOURCES = (
    r"\bone\b|\btwo (?:a|b)\b|(?:^|;)three",
    r"^\W*yes\b|\bno\b(?! one)|[|)]four|\bfi[v|x]e",
    r"\bone|two\|three|\b(?:four|five(?:th|s)?)\b",
    r"[]|]six|\bseven",
    "eight",
)
WORDS = some.lists(
    some.sampled_from([*"one two three four five fixe six seven eight yes no a b ; | ) ]".split(), " ", " "])
)


@pytest.mark.parametrize("source", SOURCES)
@given(words=WORDS)
def test_the_same_places_are_found_as_by_the_pattern_as_written(source: str, words: list[str]) -> None:
    text = "".join(words)
    plain = re.compile(source, re.IGNORECASE)
    assert [match.start() for match in alternatives(source).finditer(text)] == [
        match.start() for match in plain.finditer(text)
    ]


def test_a_capital_letter_is_refused_since_no_text_in_small_letters_has_one() -> None:
    with pytest.raises(ValueError, match="small letters"):
        alternatives(r"\bone\b|Monday")


def test_signs_of_sets_and_groups_are_no_capital_letters() -> None:
    assert alternatives(r"\W(?P<number>one)\b|\Atwo").search(" one")


def test_a_bar_in_a_set_or_a_group_or_behind_a_backslash_parts_nothing() -> None:
    pattern = alternatives(r"\ba[|b]c|\bd(?:e|f)|\bg\|h")
    assert [bool(pattern.fullmatch(text)) for text in ("a|c", "df", "g|h", "g", "h", "b]c")] == [True] * 3 + [False] * 3
