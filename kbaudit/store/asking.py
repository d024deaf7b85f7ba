"""Asks the record without being able to change it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kbaudit.errors import QueryError, StoreError
from kbaudit.store import FILE_NAME, FOLDER, open_store
from kbaudit.store.schema import MIGRATIONS

SECONDS = 30.0
"""How long a question may take when nothing else is said."""

_LARGEST = 50_000_000
"""Bytes of one value, so that no question fills the memory."""
_INSTRUCTIONS = 10_000
"""Steps of SQLite's machine between two looks at the clock: a few times in a millisecond."""
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_HARMLESS_PRAGMAS = {"table_info", "table_xinfo", "table_list"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer, and its rows as they are read."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


class Record:
    """A store that was opened to be read only. Use `opened_record` to get one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def ask(self, query: str, parameters: Sequence[object] = (), *, seconds: float = SECONDS) -> Answer:
        """Answer one SELECT. QueryError for anything else, for a mistake in it, and where it takes too long."""
        end = time.monotonic() + seconds
        self._connection.set_progress_handler(lambda: time.monotonic() > end, _INSTRUCTIONS)
        with _explaining(seconds):
            cursor = self._connection.execute(query, parameters)
        if cursor.description is None:
            raise QueryError(
                "The question asks for nothing. Write a SELECT; `kbaudit query --tables` lists what there is."
            )
        return Answer(tuple(column[0] for column in cursor.description), _rows(cursor, seconds))


@contextmanager
def opened_record(folder: Path) -> Iterator[Record]:
    """The record below a folder, brought to the current schema first. StoreError where there is none that can be read."""
    path = folder / FOLDER / FILE_NAME
    if not path.is_file():
        raise StoreError(f"{path}: there is no record here. `kbaudit scan` makes one; or name its folder with --store.")
    if _version(path) < len(MIGRATIONS):
        open_store(folder).close()
    connection = _connected(path)
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
        # SQLite declares these on their first use, which the authorizer would take for a change.
        connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]'), pragma_table_info('runs') LIMIT 0")
        connection.set_authorizer(_authorized)
        yield Record(connection, path)
    finally:
        connection.close()


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, even where the folder cannot be written to either."""
    address = path.absolute().as_uri()
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            connection = sqlite3.connect(f"{address}?{mode}", uri=True, timeout=30)
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            problem = str(error)
        except sqlite3.Error as error:
            raise StoreError(f"{path}: is damaged or no store: {error}.") from None
        else:
            return connection
    raise StoreError(f"{path}: cannot be opened: {problem}.")


def _version(path: Path) -> int:
    connection = _connected(path)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    if version > len(MIGRATIONS):
        raise StoreError(
            f"{path}: was written by a newer kbaudit (schema {version}, this one knows {len(MIGRATIONS)}). Update kbaudit."
        )
    return int(version)


def _authorized(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    allowed = (
        action in _READING
        or (action == sqlite3.SQLITE_FUNCTION and second != "load_extension")
        or (action == sqlite3.SQLITE_PRAGMA and first in _HARMLESS_PRAGMAS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _rows(cursor: sqlite3.Cursor, seconds: float) -> Iterator[tuple[object, ...]]:
    with _explaining(seconds):
        yield from cursor


@contextmanager
def _explaining(seconds: float) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        said = str(error)
        if "interrupted" in said:
            said = f"it took longer than {seconds:g} seconds. Ask for less, or allow more with --timeout."
        elif "not authorized" in said or "prohibited" in said or "readonly" in said:
            said = "the record can be asked and not changed: only SELECT is answered."
        elif "no such" in said:
            said = f"{said}. `kbaudit query --tables` lists what there is."
        raise QueryError(f"The question cannot be answered: {said}") from None
