"""The store: one SQLite file that keeps embeddings between audits and remembers what each audit found.

Everything in it can be made again but the history, so a store that cannot be used never ends an audit: the caller is told and
goes on without. It is never deleted or overwritten, whatever is wrong with it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kbaudit.decisions import Decision
from kbaudit.errors import StoreError
from kbaudit.lifecycle import Before
from kbaudit.store import past, recording
from kbaudit.store.log import log_decisions
from kbaudit.store.rows import Described, LastRun, NewRun, Point
from kbaudit.store.schema import MIGRATIONS

FOLDER = ".kbaudit"
FILE_NAME = "kbaudit.db"
_BATCH = 500

REMEMBERED = 8
"""Detections that are kept, the newest ones: one for each of the few knowledge bases that share a store."""


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

    def last_run(self, sources: str) -> LastRun | None:
        """The latest run over the same sources."""
        with self._reporting():
            return past.last_run(self._connection, sources)

    def before(self, sources: str) -> Before:
        """What is known of the documents and findings of these sources."""
        with self._reporting():
            return past.before(self._connection, sources)

    def trend(self, sources: str) -> tuple[Point, ...]:
        """The runs over the same sources, the oldest first."""
        with self._reporting():
            return past.trend(self._connection, sources)

    def others(self, sources: str) -> int:
        """How many other knowledge bases there are runs of."""
        with self._reporting():
            return past.others(self._connection, sources)

    def described(self, sources: str, fingerprints: Sequence[str]) -> tuple[Described, ...]:
        """Findings as the last run that had them described them."""
        with self._reporting():
            return past.described(self._connection, sources, fingerprints)

    def keep_run(self, run: NewRun) -> int:
        """Remember a run, all of it or nothing, and give its number."""
        with self._reporting(), self._connection:
            return recording.keep_run(self._connection, run)

    def keep_decisions(self, decisions: Iterable[Decision], *, at: str, who: str) -> None:
        """Note in the log what was decided, and which decisions are no longer there."""
        with self._reporting(), self._connection:
            log_decisions(self._connection, decisions, at=at, who=who)

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

    def file(self, name: str) -> bytes | None:
        """What is kept under a name beside the database; None where there is nothing that can be read."""
        try:
            return (self.path.parent / name).read_bytes()
        except OSError:
            return None

    def keep_file(self, name: str, data: bytes, *, instead_of: str) -> None:
        """Keep a file beside the database, whole or not at all, in place of the others that match a pattern."""
        place = self.path.parent / name
        part = place.with_name(f"{name}.{os.getpid()}.part")
        try:
            part.write_bytes(data)
            part.replace(place)
            for other in self.path.parent.glob(instead_of):
                if other != place:
                    other.unlink(missing_ok=True)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise StoreError(f"{place}: cannot be written: {error.strerror}. The audit goes on without it.") from None

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
