"""Alternatives in a faster order are the same alternatives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kbaudit.facts.alternatives import alternatives, classes

SOURCES = (
    r"\bone\b|\btwo (?:a|b)\b|(?:^|;)three",
    r"^\W*yes\b|\bno\b(?! one)|[|)]four|\bfi[v|x]e",
    r"\bone|two\|three|\b(?:four|five(?:th|s)?)\b",
    r"[]|]six|\bseven",
    "eight",
    r"\b(?:one|two) a|\bone b|\b(?:on)?e|\bthree",
    r"\b(?:one |two )?three|\bthree four|\b(?:f|s)ive|\b(?:one )*six|^\W*(?:one|two) ;|^one|;",
    r"(?:^one|;\s*|\btwo )three|^two|\bonly|\bo\w+|\bon",
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


CLASSES = r"""
    (?P<first>one|(?:one|two)\s+a|tw(?:o|ice))
    |(?P<second>(?:two|three)?\s*four|on|one\s+b)(?=\s)
    |(?P<third>three|fi[v|x]e|(?:four|five)\s+(?:a|b))
"""


@given(words=WORDS)
def test_classes_find_the_same_words_of_the_same_class_as_the_pattern_as_written(words: list[str]) -> None:
    text = "".join(words)
    plain = re.compile(rf"\b(?:{CLASSES})(?!\w)", re.VERBOSE)
    assert [(match.span(), match.lastgroup) for match in classes(CLASSES).finditer(text)] == [
        (match.span(), match.lastgroup) for match in plain.finditer(text)
    ]


def test_classes_refuse_a_capital_letter_too() -> None:
    with pytest.raises(ValueError, match="small letters"):
        classes("(?P<day>Monday)")


def test_a_capital_letter_is_refused_since_no_text_in_small_letters_has_one() -> None:
    with pytest.raises(ValueError, match="small letters"):
        alternatives(r"\bone\b|Monday")


def test_signs_of_sets_and_groups_are_no_capital_letters() -> None:
    assert alternatives(r"\W(?P<number>one)\b|\Atwo").search(" one")


def test_a_bar_in_a_set_or_a_group_or_behind_a_backslash_parts_nothing() -> None:
    pattern = alternatives(r"\ba[|b]c|\bd(?:e|f)|\bg\|h")
    assert [bool(pattern.fullmatch(text)) for text in ("a|c", "df", "g|h", "g", "h", "b]c")] == [True] * 3 + [False] * 3
