"""The store keeps vectors and runs, and never ends an audit or loses data."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kbaudit.errors import StoreError
from kbaudit.store import MIGRATIONS, Store, open_store
from tests.store.keeping import SOURCES, Night, fingerprint, keep

NIGHT = Night(date(2026, 1, 15), {"a.md": "d"}, {"KB101 x": ["a.md"]})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path)) as opened:
        yield opened


def test_vectors_come_back_as_they_were_kept_for_their_model_only(store: Store) -> None:
    store.keep_vectors("m", [("d1", b"\x01\x02"), ("d2", b"\x03\x04")])
    assert store.vectors("m", ["d1", "d3"]) == {"d1": b"\x01\x02"}
    assert store.vectors("other", ["d1"]) == {}


def test_many_vectors_are_found_in_one_call(store: Store) -> None:
    kept = {f"d{number}": number.to_bytes(2, "big") for number in range(1700)}
    store.keep_vectors("m", kept.items())
    assert store.vectors("m", kept) == kept


def test_what_was_kept_outlives_the_process(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as first:
        first.keep_vectors("m", [("d", b"v")])
        keep(first, NIGHT)
    with closing(open_store(tmp_path)) as second:
        assert second.vectors("m", ["d"]) == {"d": b"v"}
        assert second.last_run(SOURCES) is not None


def test_the_last_run_over_the_same_sources_is_remembered_without_suppressed_findings(store: Store) -> None:
    keep(store, NIGHT)
    keep(store, replace(NIGHT, findings={"KB101 x": ["a.md"], "KB101 y": ["a.md"]}, suppressed={"KB101 y": "why"}))
    last = store.last_run(SOURCES)
    assert last is not None
    assert (last.id, last.overall, last.standing) == (2, 90.0, frozenset({fingerprint("KB101 x")}))
    assert store.last_run("/another") is None


def test_a_damaged_file_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / ".kbaudit" / "kbaudit.db"
    path.parent.mkdir()
    path.write_bytes(b"this is no database, but somebody may want it back" * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="damaged or no store"):
        open_store(tmp_path)
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    path = tmp_path / ".kbaudit" / "kbaudit.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreError, match="newer kbaudit"):
        open_store(tmp_path)


def test_a_database_of_another_program_is_not_taken_over(tmp_path: Path) -> None:
    path = tmp_path / ".kbaudit" / "kbaudit.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE embeddings (x)")
        connection.commit()
    with pytest.raises(StoreError, match=r"kbaudit\.db"):
        open_store(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / ".kbaudit").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(tmp_path)


def test_a_migration_that_fails_leaves_the_old_version(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as old:
        old.keep_vectors("m", [("d", b"v")])
    with pytest.raises(StoreError):
        open_store(tmp_path, migrations=(*MIGRATIONS, "CREATE TABLE more (x); CREATE TABLE runs (y);"))
    with closing(open_store(tmp_path)) as again:
        assert again.vectors("m", ["d"]) == {"d": b"v"}


def test_a_migration_keeps_what_is_there(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as old:
        old.keep_vectors("m", [("d", b"v")])
    with closing(open_store(tmp_path, migrations=(*MIGRATIONS, "CREATE TABLE more (x);"))) as newer:
        assert newer.vectors("m", ["d"]) == {"d": b"v"}
    with pytest.raises(StoreError, match="newer kbaudit"):
        open_store(tmp_path)
