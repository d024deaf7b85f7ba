"""The written pairs are what their benchmark says of them."""

from __future__ import annotations

from collections import Counter

from tests.benchmarks.written_pairs import written


def test_every_second_pair_of_a_row_is_held_out() -> None:
    seen = Counter(pair.row for pair in written(held_out=False))
    held = Counter(pair.row for pair in written(held_out=True))

    assert len(seen) == len(held) == 29
    assert all(seen[row] - held[row] in (0, 1) for row in seen)


def test_no_statement_pair_stands_in_both_halves() -> None:
    halves = [{(pair.a["text"], pair.b["text"]) for pair in written(held_out=held)} for held in (False, True)]

    assert halves[0].isdisjoint(halves[1])


def test_a_row_holds_conflicts_or_none() -> None:
    pairs = [*written(held_out=False), *written(held_out=True)]

    assert len({(pair.row, pair.conflict) for pair in pairs}) == len({pair.row for pair in pairs})
