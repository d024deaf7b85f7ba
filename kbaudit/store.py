"""The store: one SQLite file that keeps embeddings between audits and remembers what each audit found.

Everything in it can be made again but the history, so a store that cannot be used never ends an audit: the caller is told and
goes on without. It is never deleted or overwritten, whatever is wrong with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kbaudit.errors import StoreError

FOLDER = ".kbaudit"
FILE_NAME = "kbaudit.db"
_FIRST = """
CREATE TABLE embeddings (
    model TEXT NOT NULL, digest TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, digest)
) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, sources TEXT NOT NULL, today TEXT NOT NULL, config_digest TEXT NOT NULL, model TEXT,
    tool_version TEXT NOT NULL, formula TEXT NOT NULL, overall REAL, documents INTEGER NOT NULL, skipped INTEGER NOT NULL
);
CREATE INDEX runs_by_sources ON runs (sources, id);
CREATE TABLE documents (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, digest TEXT NOT NULL, title TEXT, owner TEXT,
    cleanliness REAL, PRIMARY KEY (run, id)
) WITHOUT ROWID;
CREATE TABLE findings (
    run INTEGER NOT NULL REFERENCES runs (id), fingerprint TEXT NOT NULL, rule TEXT NOT NULL, tier TEXT NOT NULL,
    severity TEXT NOT NULL, confidence REAL NOT NULL, message TEXT NOT NULL, suppressed INTEGER NOT NULL,
    PRIMARY KEY (run, fingerprint)
) WITHOUT ROWID;
"""

_MEMORY = "CREATE TABLE memory (key TEXT PRIMARY KEY, number INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;"

MIGRATIONS: Sequence[str] = (_FIRST, _MEMORY)
"""The script that leads from each schema version to the next, from 0."""

_BATCH = 500

REMEMBERED = 8
"""Detections that are kept, the newest ones: one for each of the few knowledge bases that share a store."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What the store remembers of a run as a whole."""

    id: int
    today: date
    overall: float | None
    fingerprints: frozenset[str]


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run to be remembered, with its documents and findings as rows."""

    sources: str
    today: date
    config_digest: str
    model: str | None
    tool_version: str
    formula: str
    overall: float | None
    skipped: int
    documents: Sequence[tuple[str, str, str | None, str | None, float | None]]
    findings: Sequence[tuple[str, str, str, str, float, str, bool]]


class Store:
    """An open store. Use `opened` to get one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def vectors(self, model: str, digests: Iterable[str]) -> dict[str, bytes]:
        """The vectors that are known for these text digests, half precision, as bytes."""
        wanted = sorted(set(digests))
        found: dict[str, bytes] = {}
        with self._reporting():
            for begin in range(0, len(wanted), _BATCH):
                part = wanted[begin : begin + _BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT digest, vector FROM embeddings WHERE model = ? AND digest IN ({marks})"  # noqa: S608
                found.update(self._connection.execute(query, (model, *part)))
        return found

    def keep_vectors(self, model: str, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Remember vectors; those that are known already stay as they are."""
        with self._reporting(), self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO embeddings VALUES (?, ?, ?)",
                ((model, digest, vector) for digest, vector in vectors),
            )

    def last_run(self, sources: str) -> RunRecord | None:
        """The latest run over the same sources, with the fingerprints of its findings, suppressed ones left out."""
        with self._reporting():
            row = self._connection.execute(
                "SELECT id, today, overall FROM runs WHERE sources = ? ORDER BY id DESC LIMIT 1", (sources,)
            ).fetchone()
            if row is None:
                return None
            prints = self._connection.execute(
                "SELECT fingerprint FROM findings WHERE run = ? AND NOT suppressed", (row[0],)
            )
            return RunRecord(row[0], date.fromisoformat(row[1]), row[2], frozenset(value for (value,) in prints))

    def keep_run(self, run: NewRun) -> int:
        """Remember a run, all of it or nothing, and give its number."""
        with self._reporting(), self._connection:
            cursor = self._connection.execute(
                "INSERT INTO runs (sources, today, config_digest, model, tool_version, formula, overall, documents, skipped)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    run.sources,
                    run.today.isoformat(),
                    run.config_digest,
                    run.model,
                    run.tool_version,
                    run.formula,
                    run.overall,
                    len(run.documents),
                    run.skipped,
                ),
            )
            number = int(cursor.lastrowid or 0)
            self._connection.executemany(
                "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)", ((number, *document) for document in run.documents)
            )
            self._connection.executemany(
                "INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ((number, *finding) for finding in run.findings),
            )
            return number

    def recall(self, key: str) -> bytes | None:
        """What was remembered under a key."""
        with self._reporting():
            row = self._connection.execute("SELECT value FROM memory WHERE key = ?", (key,)).fetchone()
            return bytes(row[0]) if row else None

    def remember(self, key: str, value: bytes) -> None:
        """Remember a value under a key, and forget the oldest of too many."""
        with self._reporting(), self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO memory SELECT ?, coalesce(max(number), 0) + 1, ? FROM memory", (key, value)
            )
            self._connection.execute(
                "DELETE FROM memory WHERE number NOT IN (SELECT number FROM memory ORDER BY number DESC LIMIT ?)",
                (REMEMBERED,),
            )

    def close(self) -> None:
        """Close the file. Nothing is lost that was kept before."""
        self._connection.close()

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(
                f"{self.path}: {error}. The audit goes on without it; the file was left as it is."
            ) from None


def open_store(folder: Path, *, migrations: Sequence[str] = MIGRATIONS) -> Store:
    """Open the store below a folder, made where there is none; StoreError where it cannot be used."""
    path = folder / FOLDER / FILE_NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignore = path.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        connection = sqlite3.connect(path, timeout=30)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}: cannot be opened: {error}. The audit goes on without a store.") from None
    try:
        _prepare(connection, path, migrations)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(
            f"{path}: is damaged or no store: {error}. The audit goes on without it; move the file away to start a new one."
        ) from None
    except StoreError:
        connection.close()
        raise
    return Store(connection, path)


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise StoreError(
            f"{path}: was written by a newer kbaudit (schema {version}, this one knows {len(migrations)}). "
            "The audit goes on without it; update kbaudit to use it."
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    for number in range(version, len(migrations)):
        # One script is one transaction: a store is at the old version or at the new one, never between.
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{migrations[number]}\nPRAGMA user_version = {number + 1};\nCOMMIT;"
        )
    (intact,) = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('embeddings', 'runs')").fetchone()
    if intact != 2:
        raise StoreError(f"{path}: is a database of another program. The audit goes on without it.")
