"""Vectors that an earlier audit held against each other are not held against each other again, and nothing else changes."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kbaudit.candidates.neighbours import STAGE, Memory, neighbours
from kbaudit.keeping import Keeper
from tests.shelves import Broken, Shelf

LIMIT = 0.8
_SOURCE = numpy.random.default_rng(5).normal(size=(120, 4)).astype(numpy.float32)
ROWS: NDArray[numpy.float32] = _SOURCE / numpy.linalg.norm(_SOURCE, axis=1, keepdims=True)


def memory_in(shelf: Shelf, said: Callable[[str], None] = print) -> Memory:
    return Memory(Keeper(shelf, "program", said), "base")


def said_of(rows: NDArray[numpy.float32], memory: Memory | None = None) -> list[tuple[int, int, float]]:
    close = neighbours(rows, LIMIT, memory)
    return list(zip(close.left.tolist(), close.right.tolist(), close.cosines.tolist(), strict=True))


CHOSEN = st.lists(st.integers(0, len(ROWS) - 1), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHOSEN, min_size=1, max_size=4), st.sampled_from([3, 16, 2048]))
def test_what_is_remembered_is_what_would_be_found(nights: list[list[int]], block: int) -> None:
    memory = memory_in(Shelf())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[neighbours.__module__], "BLOCK", block)
        for chosen in nights:
            assert said_of(ROWS[chosen], memory) == said_of(ROWS[chosen])


def test_only_new_vectors_are_held_against_all() -> None:
    shelf = Shelf()
    memory = memory_in(shelf)
    everything = said_of(ROWS[:101])
    assert said_of(ROWS[:100], memory)
    content = zlib.decompress(shelf.values[STAGE, "base"])
    # A memory that knows these rows and of no close pair among them is believed.
    shelf.values[STAGE, "base"] = zlib.compress(content[: 16 * 101])
    assert said_of(ROWS[:100], memory) == []
    assert said_of(ROWS[:101], memory) == [pair for pair in everything if 100 in pair]


@pytest.mark.parametrize("damage", [lambda kept: b"", lambda kept: kept[:-5], lambda kept: kept[::-1]])
def test_a_damaged_memory_only_costs_time(damage: Callable[[bytes], bytes]) -> None:
    shelf = Shelf()
    first = said_of(ROWS, memory_in(shelf))
    shelf.values = {key: damage(kept) for key, kept in shelf.values.items()}
    assert said_of(ROWS, memory_in(shelf)) == first


def test_a_shelf_that_does_not_work_is_said() -> None:
    said: list[str] = []
    assert said_of(ROWS, memory_in(Broken(), said.append)) == said_of(ROWS)
    assert said == ["cannot be written"]
