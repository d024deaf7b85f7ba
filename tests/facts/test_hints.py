"""A hint spares a costly search, and never costs a finding."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from kbaudit.contradictions import limits, prices, traits
from kbaudit.facts import (
    bare_hours,
    days_of_month,
    days_of_year,
    desks,
    menu_words,
    polarity,
    turns_of_year,
    whereabouts,
)
from kbaudit.facts.small_letters import small
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
    patterns = (*(pattern for _, pattern in desks._PATTERNS), desks._LAST)
    assert not [text for text in strange if any(pattern.search(text) for pattern in patterns)]


def test_each_wording_of_a_desk_has_one_of_its_own_words() -> None:
    for text in texts():
        said = words_in(text)
        searched = list(desks._worth_a_search(text, said))
        left_out = [pattern for _, pattern in desks._PATTERNS if pattern not in searched]
        assert not any(pattern.search(text) for pattern in left_out), text


def test_a_place_is_never_told_of_without_a_word_of_the_hint() -> None:
    patterns = (whereabouts._NUMBERED, *whereabouts._PATTERNS, whereabouts._LABELLED)
    strange = [text for text in texts() if whereabouts._HINT.isdisjoint(words_in(text))]
    assert not [text for text in strange if any(pattern.search(text) for pattern in patterns)]


def test_a_place_is_never_told_of_without_a_word_of_bringing_or_finding() -> None:
    strange = [text for text in texts() if whereabouts._BRINGING.isdisjoint(words_in(text))]
    assert not [text for text in strange if any(pattern.search(text) for pattern in whereabouts._PATTERNS)]


def test_a_day_of_the_year_or_the_month_is_never_told_without_a_word_of_the_hints() -> None:
    for text in texts():
        said = words_in(text)
        if days_of_year._MONTHS.isdisjoint(said):
            assert not days_of_year._HINT.search(text), text
        if turns_of_year._HINT.isdisjoint(said):
            turns = (turns_of_year._FEAST, turns_of_year._QUARTER, turns_of_year._YEAR)
            assert not any(pattern.search(text) for pattern in turns), text
        if not days_of_month._has_ordinal(text, said):
            assert not days_of_month._ORDINAL_WORD.search(text), text


def test_an_hour_of_its_sentence_is_never_told_without_a_word_of_the_hints() -> None:
    for text in texts():
        said, letters = words_in(text), small(text)
        if bare_hours._BEFORE_ONE.isdisjoint(said) or not bare_hours._names_an_hour(text, said):
            assert not bare_hours._ONE.search(letters), text
        dashed = any(dash in text for dash in "-–—")
        if not bare_hours._names_an_hour(text, said) or (bare_hours._JOINTS.isdisjoint(said) and not dashed):
            assert not bare_hours._TWO.search(letters), text


def test_prices_limits_and_answers_are_never_told_without_a_word_of_the_hints() -> None:
    for text in texts():
        said, letters = words_in(text), small(text)
        if not any(stem in letters for stem in prices._STEMS):
            assert not prices._FREE.search(text), text
        if "free" not in said:
            assert not prices._NOT_FREE.search(text), text
        if limits._HINT.isdisjoint(said):
            assert not any(pattern.search(text) for pattern in limits._LIMITS), text
        if polarity._ANSWERS.isdisjoint(said) and not any(mark in text for mark in polarity._MARKS):
            assert not polarity._ANSWER.search(text), text


def test_code_formulas_and_tales_are_never_told_without_a_sign_of_them() -> None:
    for text in (*texts(), *CODE):
        letters = small(text)
        if not any(sign in text for sign in traits._SIGNS_OF_CODE) and not traits._DASHED.search(text):
            assert not traits._CODE.search(text), text
        if not traits._may_calculate(text):
            assert not traits._FORMULA.search(text), text
        if not any(part in letters for part in traits._IN_TIMES):
            assert not traits._NARRATED.search(letters), text


CODE = (
    "10:11:12.345 the job began",
    "app.WARNING it is late",
    "{{ price }}",
    "run it with --force now",
    "sudo reboot",
    "curl the page",
    "the sum $(date)",
    "a && b",
    r"one\ntwo",
    "3 x 4 = 12",
    "4 * rate",
    "a x 3",
    "| minus: 3",
    "f(x) {",
    "a >= b",
)


def test_signs_of_code_and_of_formulas_are_seen() -> None:
    assert [text for text in CODE if not traits.traits_of(text) & {"code", "formula"}] == []


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
