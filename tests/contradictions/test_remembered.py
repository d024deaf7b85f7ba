"""A pair is judged once, and again only when something changed that its judgement depends on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kbaudit.contradictions import comparing
from kbaudit.contradictions.comparing import Compared, compare_all
from kbaudit.contradictions.knowledge import Knowledge, learn
from kbaudit.contradictions.names import SiblingNames
from kbaudit.contradictions.remembered import STAGE, Memory
from kbaudit.contradictions.side import Side, side_of
from kbaudit.keeping import Keeper
from tests.shelves import Broken, Shelf

SUBJECTS = ("refund", "invoice", "export", "password", "webhook")
PATTERNS = (
    "A {subject} takes {number} days after the request.",
    "A {subject} is handled within {number} days.",
    "You must confirm each {subject} in {number} days.",
    "You must not confirm a {subject} by phone.",
    "Ask support{number}@example.org about the {subject}.",
    "The Starter, Team and Business plans keep a {subject} for {number} days.",
)


def statement(number: int) -> Side:
    """A statement that is the same for the same number, in one of few documents."""
    subject, pattern = SUBJECTS[number % 5], PATTERNS[number // 5 % 6]
    document = f"{number % 7}.md"
    return side_of(
        pattern.format(subject=subject, number=(7, 14, 30)[number % 3]),
        document=document,
        path=document,
        title=f"About {subject} {number % 4}",
        claim=number,
    )


def memory_of(sides: Sequence[Side], shelf: Shelf, said: Callable[[str], None] = print) -> Memory:
    """A memory whose statements come from documents with a key each; the key covers the statements, as a digest does."""
    keeper = Keeper(shelf, "program", said)
    texts: dict[str, list[str]] = {}
    for side in sides:
        texts.setdefault(side.document, []).append(side.text + side.title)
    return Memory(keeper, "base", tuple(keeper.key(side.document, texts[side.document]) or "" for side in sides))


def vectors(sides: Sequence[Side]) -> NDArray[numpy.float32]:
    """A vector for each statement by its words."""
    rows = numpy.zeros((len(sides), 16), dtype=numpy.float32)
    for row, side in zip(rows, sides, strict=True):
        for word in sorted(side.content | side.context):
            row[sum(map(ord, word)) % 16] += 1
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def compared(sides: Sequence[Side], memory: Memory | None = None, knowledge: Knowledge | None = None) -> Compared:
    return compare_all([], sides, vectors(sides), knowledge, nearest=5, quiet=7, memory=memory)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs of texts that were judged."""
    asked: list[tuple[str, str]] = []
    honest = comparing.judge

    def counting(left: Side, right: Side, *given: object, **more: object) -> object:
        asked.append((left.text, right.text))
        return honest(left, right, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "judge", counting)
    return asked


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 400), min_size=2, max_size=40, unique=True),
    st.lists(st.integers(0, 400), max_size=8),
    st.lists(st.integers(0, 40), max_size=5),
)
def test_what_is_remembered_is_what_would_be_judged(first: list[int], added: list[int], dropped: list[int]) -> None:
    shelf = Shelf()
    for numbers in (first, [n for at, n in enumerate(first) if at not in dropped] + added, first):
        sides = [statement(number) for number in numbers]
        assert compared(sides, memory_of(sides, shelf)) == compared(sides)


def test_nothing_is_judged_again_but_what_is_shown(judged: list[tuple[str, str]]) -> None:
    sides, shelf = [statement(number) for number in range(90)], Shelf()
    first = compared(sides, memory_of(sides, shelf))
    everything, shown = len(judged), len(first.found) + len(first.misses)
    judged.clear()
    assert compared(sides, memory_of(sides, shelf)) == first
    assert len(judged) == shown < everything / 4


def test_a_document_that_changed_is_judged_again(judged: list[tuple[str, str]]) -> None:
    sides, shelf = [statement(number) for number in range(90)], Shelf()
    knowledge = learn([], sides)
    compared(sides, memory_of(sides, shelf), knowledge)
    judged.clear()
    changed = [*sides[:-1], replace(sides[-1], text=sides[-1].text + " Ask first.")]
    found = compared(changed, memory_of(changed, shelf), knowledge)
    within = {side.text for side in changed if side.document == changed[-1].document}
    shown = {(changed[a].text, changed[b].text) for a, b in (*found.found, *found.misses)}
    assert {pair for pair in judged if within.isdisjoint(pair)} <= shown
    assert any(changed[-1].text in pair for pair in judged)
    assert found == compared(changed, None, knowledge)


@pytest.mark.parametrize(
    "other",
    [
        lambda known: replace(known, weights=dict.fromkeys(known.weights, 0.3)),
        lambda known: replace(known, weights={}, unknown_weight=0.4),
        lambda known: replace(known, lexicon={subject: frozenset({"* pattern"}) for subject in SUBJECTS}),
        lambda known: replace(known, families=frozenset()),
        lambda known: replace(known, names=SiblingNames()),
        lambda known: replace(
            known,
            names=SiblingNames(
                frozenset({frozenset({"about refund", "about export"})}), frozenset({"about refund", "about export"})
            ),
        ),
        lambda known: replace(
            known, copied={statement(number).text: frozenset({"0.md", "1.md", "2.md"}) for number in range(90)}
        ),
    ],
    ids=["weights", "unknown weight", "lexicon", "families", "no names", "other names", "copies"],
)
def test_whatever_was_learned_bears_on_what_is_remembered(other: Callable[[Knowledge], Knowledge]) -> None:
    sides, shelf = [statement(number) for number in range(90)], Shelf()
    knowledge = learn([], sides)
    compared(sides, memory_of(sides, shelf), knowledge)
    taught = other(knowledge)
    assert compared(sides, memory_of(sides, shelf), taught) == compared(sides, None, taught)


def test_statements_of_documents_without_a_key_are_judged_each_time(judged: list[tuple[str, str]]) -> None:
    sides, shelf = [statement(number) for number in range(60)], Shelf()
    memory = replace(memory_of(sides, shelf), origins=("",) * len(sides))
    first = compared(sides, memory)
    count = len(judged)
    judged.clear()
    assert compared(sides, memory) == first
    assert len(judged) == count


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-9], lambda kept: b"\0" * 50, lambda kept: b"x\x9c\x03\0\0\0\0\1"]
)
def test_a_damaged_memory_only_costs_time(damage: Callable[[bytes], bytes]) -> None:
    sides, shelf = [statement(number) for number in range(60)], Shelf()
    first = compared(sides, memory_of(sides, shelf))
    assert {stage for stage, _ in shelf.values} == {STAGE}
    for key, kept in list(shelf.values.items()):
        shelf.values[key] = damage(kept)
    assert compared(sides, memory_of(sides, shelf)) == first


def test_a_shelf_that_does_not_work_is_said() -> None:
    sides, said = [statement(number) for number in range(60)], list[str]()
    assert compared(sides, memory_of(sides, Broken(), said.append)) == compared(sides)
    assert said == ["cannot be written"]


def test_a_statement_at_another_claim_is_the_same_but_for_that() -> None:
    side = statement(7)
    assert side.at_claim(3) == replace(side, claim=3)
    assert side.at_claim(3).masked == side.masked
