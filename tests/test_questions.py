"""The questions say what the measures take for granted."""

from __future__ import annotations

from collections import Counter

from tests.benchmarks.readings import KINDS, matters


def test_every_matter_has_three_statements_of_each_sort_and_a_known_kind() -> None:
    for matter in matters():
        assert matter.kind in KINDS
        assert [len(matter.one), len(matter.other), len(matter.near)] == [3, 3, 3], matter.question
        assert all(" | " in text for text in (*matter.one, *matter.other, *matter.near)), matter.question


def test_no_question_is_asked_twice() -> None:
    assert [question for question, count in Counter(matter.question for matter in matters()).items() if count > 1] == []


def test_some_are_held_out() -> None:
    assert 0 < sum(matter.held_out for matter in matters()) < sum(not matter.held_out for matter in matters())
