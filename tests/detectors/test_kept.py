"""What detectors read from a document is read once, until the document changes."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kbaudit.corpus import Corpus
from kbaudit.detectors.comparison import compare
from kbaudit.detectors.differences import changes
from kbaudit.detectors.kept import kept
from kbaudit.detectors.likeness import Likeness, likeness
from kbaudit.detectors.units import Unit
from kbaudit.keeping import Keeper
from kbaudit.store import open_store
from tests.making import corpus, document


def with_keys(found: Corpus, keeper: Keeper | None, **keys: str) -> Corpus:
    return replace(found, keeper=keeper, keys={f"{name}.md": key for name, key in keys.items()})


def test_a_value_is_made_again_only_when_what_it_is_made_of_changed() -> None:
    asked: list[int] = []

    def make(position: int) -> str:
        asked.append(position)
        return f"value {position}"

    pages = corpus([document("a.md", "Text."), document("b.md", "More.")])
    entries = [(("a.md",), 1), (("b.md",), 1), (("a.md", "b.md"), 1)]
    wanted = ["value 0", "value 1", "value 2"]
    with tempfile.TemporaryDirectory() as name, closing(open_store(Path(name))) as store:
        keeper = Keeper(store, "program", print)
        first = with_keys(pages, keeper, a="1" * 32, b="2" * 32)
        assert list(kept(first, "s", entries, str, make)) == wanted
        assert list(kept(first, "s", entries, str, make)) == wanted
        assert asked == [0, 1, 2]
        assert list(kept(with_keys(pages, keeper, a="1" * 32, b="3" * 32), "s", entries, str, make)) == wanted
        assert asked == [0, 1, 2, 1, 2]
        assert list(kept(first, "other stage", entries[:1], str, make)) == wanted[:1]
        assert list(kept(first, "s", [(("a.md",), 2)], str, make)) == wanted[:1]
        assert asked[5:] == [0, 0]


def test_without_a_store_or_a_key_every_value_is_made() -> None:
    pages = corpus([document("a.md", "Text.")])
    with tempfile.TemporaryDirectory() as name, closing(open_store(Path(name))) as store:
        for found in (pages, with_keys(pages, Keeper(store, "program", print))):
            for answer in ("one", "two"):
                assert list(kept(found, "s", [(("a.md",), None)], str, lambda position, said=answer: said)) == [answer]


def test_the_changes_of_a_kept_likeness_are_those_that_were_found() -> None:
    def units(*texts: str) -> tuple[Unit, ...]:
        return tuple(Unit(tuple(text.split()), place, place + 1) for place, text in enumerate(texts))

    mine = units(
        "keep every record for six years at least", "ask the office first", "this stands here only and nowhere"
    )
    other = units(
        "something else that is only on the other side",
        "keep every record for ten years at least",
        "ask the office first",
    )
    comparison = compare(mine, other)
    pages = document("a.md", "Text."), document("b.md", "Text.")
    found = likeness(*pages, comparison)
    assert found.matches == comparison.matches
    assert found.changes(mine, other) == tuple(changes(comparison))
    assert [change.left for change in found.changes(mine, other)] == [("six",)]
    assert likeness(*pages, compare(units("one two three four"), units("five six seven eight"))) == Likeness()
