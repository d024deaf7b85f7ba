"""Every store that was ever written can still be read, and nothing in it is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kbaudit.lifecycle import Alive, Ended, Ending, Found, Kept
from kbaudit.store import MIGRATIONS, open_store
from kbaudit.store.schema import TABLES

STORES = Path(__file__).parents[1] / "data" / "stores"
VERSIONS = range(1, len(MIGRATIONS) + 1)
A, B, C = "a" * 16, "b" * 16, "c" * 16


def migrated(folder: Path, version: int) -> sqlite3.Connection:
    path = folder / ".kbaudit" / "kbaudit.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as old:
        old.executescript((STORES / f"version-{version}.sql").read_text(encoding="utf-8"))
        assert old.execute("PRAGMA user_version").fetchone() == (version,)
    open_store(folder).close()
    return sqlite3.connect(path)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_every_version_keeps_its_runs_documents_findings_and_vectors(tmp_path: Path, version: int) -> None:
    with closing(migrated(tmp_path, version)) as store:
        assert store.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        scores = store.execute("SELECT id, today, overall, findings, suppressed FROM runs ORDER BY id").fetchall()
        assert scores == [
            (1, "2026-01-10", 90.0, 1, 1),
            (2, "2026-01-10", 80.0, 1, 0),
            (3, "2026-01-11", 95.0, 0, 1),
            (4, "2026-01-12", 88.5, 2, 0),
            (5, "2026-01-13", 99.0, 0, 0),
        ]
        documents = store.execute("SELECT run, id, digest, cleanliness FROM documents ORDER BY run, id").fetchall()
        assert documents == [
            (1, "a.md", "da1", 0.75),
            (1, "b.md", "db1", 1.0),
            (2, "p.md", "dp1", 0.5),
            (3, "a.md", "da2", 1.0),
            (3, "b.md", "db1", 1.0),
            (4, "a.md", "da1", 0.75),
            (4, "b.md", "db1", 1.0),
            (5, "b.md", "db1", 1.0),
        ]
        found = store.execute("SELECT run, fingerprint, suppressed FROM findings ORDER BY run, fingerprint").fetchall()
        assert found == [
            (1, A, 0),
            (1, B, 0),
            (1, C, 1),
            (2, A, 0),
            (3, B, 0),
            (3, C, 1),
            (4, A, 0),
            (4, B, 0),
            (4, C, 0),
            (5, B, 0),
        ]
        assert store.execute("SELECT count(*) FROM embeddings").fetchone() == (2,)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_life_of_old_findings_goes_on(tmp_path: Path, version: int) -> None:
    migrated(tmp_path, version).close()
    with closing(open_store(tmp_path)) as store:
        before = store.before("/kb/help")
        assert before.documents == {"b.md": Kept("db1", served=True)}
        assert {name: alive.origin for name, alive in before.alive.items()} == {B: 1}
        assert before.alive[B].found.rule == "KB601"
        assert before.ended == {A: Ended(Ending.UNKNOWN, 4), C: Ended(Ending.UNKNOWN, 1)}
        assert store.before("/kb/policies").alive == {A: Alive(Found("KB201", ()), 2)}


def test_there_is_a_stored_fixture_for_every_version() -> None:
    assert sorted(path.name for path in STORES.iterdir()) == [f"version-{version}.sql" for version in VERSIONS]


def test_every_table_and_view_is_described(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / ".kbaudit" / "kbaudit.db")) as store:
        names = {
            name
            for (name,) in store.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
            if not name.startswith("sqlite_")
        }
    assert names == set(TABLES)
