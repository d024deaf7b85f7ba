"""The store: one SQLite file that keeps embeddings between audits and remembers what each audit found.

Everything in it can be made again but the history, so a store that cannot be used never ends an audit: the caller is told and
goes on without. It is never deleted or overwritten, whatever is wrong with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kbaudit.decisions import Decision
from kbaudit.errors import StoreError
from kbaudit.lifecycle import Before
from kbaudit.store import past, recording
from kbaudit.store.backup import back_up
from kbaudit.store.log import log_decisions
from kbaudit.store.rows import Described, LastRun, NewRun, Point, Setup
from kbaudit.store.schema import MIGRATIONS
from kbaudit.writing import write_whole

FOLDER = ".kbaudit"
FILE_NAME = "kbaudit.db"
_BATCH = 500

REMEMBERED = 8
"""Detections that are kept, the newest ones: one for each of the few knowledge bases that share a store."""

UNUSED = 16
"""Audits after which a kept value that none of them used is dropped."""


class Store:
    """An open store. Use `opened` to get one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._audit: int | None = None

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

    def setup_of(self, run: int) -> Setup:
        """What a run ran with."""
        with self._reporting():
            return past.setup_of(self._connection, run)

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

    def kept(self, stage: str, keys: Sequence[str]) -> dict[str, bytes]:
        """The values that are kept under these keys, which count as used by this audit."""
        found: dict[str, bytes] = {}
        with self._reporting(), self._connection:
            for begin in range(0, len(keys), _BATCH):
                part = keys[begin : begin + _BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, value FROM kept WHERE stage = ? AND key IN ({marks})"  # noqa: S608
                found.update(self._connection.execute(query, (stage, *part)))
            self._use(stage, found)
        return found

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their keys, all of them or none."""
        new = list(values)
        with self._reporting(), self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", ((stage, key, value) for key, value in new)
            )
            self._use(stage, (key for key, _ in new))

    def tidy(self) -> None:
        """Drop the values that no audit has used for long. To be called once, at the end of an audit."""
        with self._reporting(), self._connection:
            last = (self._this_audit() - UNUSED,)
            self._connection.execute(
                "DELETE FROM kept WHERE (stage, key) IN (SELECT stage, key FROM kept_used WHERE audit <= ?)", last
            )
            self._connection.execute("DELETE FROM kept_used WHERE audit <= ?", last)

    def _use(self, stage: str, keys: Iterable[str]) -> None:
        number = self._this_audit()
        self._connection.executemany(
            "INSERT OR REPLACE INTO kept_used VALUES (?, ?, ?)", ((stage, key, number) for key in keys)
        )

    def _this_audit(self) -> int:
        """The number of this audit among those that used kept values: from it, how long a value was of no use."""
        if self._audit is None:
            (last,) = self._connection.execute("SELECT coalesce(max(audit), 0) FROM kept_used").fetchone()
            self._audit = int(last) + 1
        return self._audit

    def file(self, name: str) -> bytes | None:
        """What is kept under a name beside the database; None where there is nothing that can be read."""
        try:
            return (self.path.parent / name).read_bytes()
        except OSError:
            return None

    def keep_file(self, name: str, data: bytes, *, instead_of: str) -> None:
        """Keep a file beside the database, whole or not at all, in place of the others that match a pattern."""
        place = self.path.parent / name
        try:
            write_whole(place, data)
            for other in self.path.parent.glob(instead_of):
                if other != place:
                    other.unlink(missing_ok=True)
        except OSError as error:
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


def _migrated(connection: sqlite3.Connection, version: int, script: str) -> int:
    """The version after a migration; it was somebody else who made it where two processes open an old store at once."""
    try:
        # One script is one transaction: a store is at the old version or at the new one, never between.
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {version + 1};\nCOMMIT;")
    except sqlite3.DatabaseError:
        if connection.in_transaction:
            connection.rollback()
        (now,) = connection.execute("PRAGMA user_version").fetchone()
        if now > version:
            return int(now)
        raise
    return version + 1


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise StoreError(
            f"{path}: was written by a newer kbaudit (schema {version}, this one knows {len(migrations)}). "
            "The audit goes on without it; update kbaudit to use it."
        )
    connection.execute("PRAGMA journal_mode = WAL")
    # What was recorded outlives a power cut, too; there are few enough commits for that to cost nothing.
    connection.execute("PRAGMA synchronous = FULL")
    if 0 < version < len(migrations):
        back_up(connection, path, version)
    while version < len(migrations):
        version = _migrated(connection, version, migrations[version])
    (intact,) = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('embeddings', 'runs')").fetchone()
    if intact != 2:
        raise StoreError(f"{path}: is a database of another program. The audit goes on without it.")
