"""A hint spares a costly search, and never costs a finding."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from kbaudit.facts import desks, menu_words, whereabouts
from kbaudit.facts.word_lists import hint, words_in

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
CORPORA = Path(__file__).parents[2] / "corpora"


@lru_cache(maxsize=1)
def texts() -> tuple[str, ...]:
    """Every statement of the questions, and every line of the project's knowledge bases in Markdown."""
    found: set[str] = set()
    for file in sorted((BENCHMARKS / "questions").glob("*.toml")):
        for matter in tomllib.loads(file.read_text(encoding="utf-8"))["matter"]:
            found.update(said for part in ("one", "other", "near") for said in matter[part])
    for file in sorted(CORPORA.glob("*/**/*.md")):
        found.update(line for line in file.read_text(encoding="utf-8").splitlines() if 12 <= len(line) <= 300)
    return tuple(sorted(found))


def test_a_desk_is_never_told_of_without_a_word_of_the_hint() -> None:
    strange = [text for text in texts() if desks._HINT.isdisjoint(words_in(text))]
    assert not [text for text in strange if any(pattern.search(text) for pattern in desks._PATTERNS)]


def test_a_place_is_never_told_of_without_a_word_of_the_hint() -> None:
    patterns = (whereabouts._NUMBERED, *whereabouts._PATTERNS)
    strange = [text for text in texts() if whereabouts._HINT.isdisjoint(words_in(text))]
    assert not [text for text in strange if any(pattern.search(text) for pattern in patterns)]


def test_a_way_through_menus_is_never_told_without_a_word_of_the_hints() -> None:
    of_screens = (menu_words._INSIDE, menu_words._ENTRY, menu_words._WHICH, menu_words._ALONE)
    for text in texts():
        said = words_in(text)
        if menu_words._ON_SCREEN.isdisjoint(said):
            assert not any(pattern.search(text) for pattern in of_screens), text
        if menu_words._FIRST.isdisjoint(said) or menu_words._NEXT_WORDS.isdisjoint(said):
            assert not menu_words._CHAIN.search(text), text
        if " / " not in text:
            assert not menu_words._SLASHES.search(text), text


def test_words_are_compared_in_small_letters_and_without_digits() -> None:
    assert words_in("Ask the HELPDESK2, not me") == hint("ask the helpdesk not me")
