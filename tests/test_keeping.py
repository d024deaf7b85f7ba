"""A value is made once for each key, and whatever goes wrong with keeping it only costs time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from kbaudit.keeping import BATCH, Keeper, once, program_of, tidied
from kbaudit.model import Skipped
from kbaudit.store import UNUSED, open_store
from tests.shelves import Broken, Shelf


class Made:
    """Makes a value for each position and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, positions: Sequence[int]) -> Iterator[Skipped]:
        for position in positions:
            self.asked.append(position)
            yield Skipped(f"uri {position}", "a reason")


def keeper(shelf: Shelf, said: list[str] | None = None) -> Keeper:
    return Keeper(shelf, "program", said.append if said is not None else print)


def test_a_value_is_made_once_for_each_key() -> None:
    made, holder = Made(), keeper(Shelf())
    keys = [f"k{number}" for number in range(BATCH + 3)]
    first = list(once(holder, "stage", keys, Skipped, made))
    assert made.asked == list(range(BATCH + 3))
    assert list(once(holder, "stage", keys, Skipped, made)) == first
    assert len(made.asked) == BATCH + 3
    changed = list(once(holder, "stage", [*keys[:5], "other", *keys[6:]], Skipped, made))
    assert made.asked[BATCH + 3 :] == [5]
    assert changed == first


def test_stages_do_not_share_their_keys() -> None:
    made, holder = Made(), keeper(Shelf())
    list(once(holder, "one", ["k"], Skipped, made))
    list(once(holder, "two", ["k"], Skipped, made))
    assert made.asked == [0, 0]


def test_what_has_no_key_or_does_not_last_is_made_each_time() -> None:
    made, holder = Made(), keeper(Shelf())
    for _ in range(2):
        found = once(holder, "s", [None, "passing", "lasting"], Skipped, made, lasting=lambda at, value: at != 1)
        assert [item.uri for item in found] == ["uri 0", "uri 1", "uri 2"]
    assert made.asked == [0, 1, 2, 0, 1]


def test_what_cannot_be_written_down_is_used_and_not_kept() -> None:
    shelf = Shelf()
    found = list(once(keeper(shelf), "s", ["k"], Skipped, lambda positions: [Skipped("\ud800", "a reason")]))
    assert found == [Skipped("\ud800", "a reason")]
    assert not shelf.values


def test_what_is_kept_in_another_shape_is_made_again() -> None:
    shelf, made = Shelf(), Made()
    list(once(keeper(shelf), "s", ["a", "b"], Skipped, made))
    shelf.values["s", "a"] = b"damaged"
    shelf.values["s", "b"] = next(iter(shelf.values.values()))
    assert [item.uri for item in once(keeper(shelf), "s", ["a"], Skipped, made)] == ["uri 0"]
    assert made.asked == [0, 1, 0]


def test_a_shelf_that_does_not_work_is_said_and_the_values_are_made() -> None:
    said: list[str] = []
    assert len(list(once(keeper(Broken(), said), "s", ["a", "b"], Skipped, Made()))) == 2
    tidied(keeper(Broken(), said))
    assert said == ["cannot be written", "cannot be tidied"]


def test_a_key_covers_its_parts_and_the_program() -> None:
    keys = {
        keeper(Shelf()).key("a", 1),
        keeper(Shelf()).key("a", 2),
        keeper(Shelf()).key("b", 1),
        Keeper(Shelf(), "another program", print).key("a", 1),
    }
    assert len(keys) == 4
    assert keeper(Shelf()).key(frozenset("abcdef")) == keeper(Shelf()).key(frozenset("fedcba"))
    assert keeper(Shelf()).key("\ud800") is None


def test_the_program_is_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = program_of(tmp_path)
    assert program_of(tmp_path) == before
    (tmp_path / "b.py").write_text("2", encoding="utf-8")
    assert program_of(tmp_path) != before


def test_the_store_drops_what_no_audit_used_for_long(tmp_path: Path) -> None:
    for number in range(UNUSED + 2):
        with closing(open_store(tmp_path)) as store:
            if number == 0:
                store.keep("s", [("old", b"1"), ("used", b"2")])
            assert store.kept("s", ["used"]) == {"used": b"2"}
            store.tidy()
    with closing(open_store(tmp_path)) as store:
        assert store.kept("s", ["old", "used"]) == {"used": b"2"}
