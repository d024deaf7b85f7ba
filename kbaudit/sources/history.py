"""The history of files as values, and how to read it from a table where no repository tracks them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from kbaudit.errors import ConfigurationError

COLUMNS = ("created", "last_commit", "last_small_commit")


@dataclass(frozen=True, slots=True)
class FileHistory:
    """The dates of one file. `last_small_commit` leaves out commits that touched many files at once."""

    created: date | None = None
    last_commit: date | None = None
    last_small_commit: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Histories by path relative to the folder; `note` says what is missing and why.

    `editors` are those who made most edits of a file, commits of many files at once left out.
    """

    files: Mapping[str, FileHistory] = field(default_factory=dict)
    note: str | None = None
    editors: Mapping[str, str] = field(default_factory=dict)


def read_history_table(path: Path) -> History:
    """Read a TSV or CSV file with the columns path, created, last_commit and last_small_commit (ISO dates, or empty).

    Further columns are left out. Raises ConfigurationError where the file cannot be read, has no column `path` and none
    of the others, or holds a value that is no date.
    """
    try:
        text = path.read_text(encoding="utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise ConfigurationError(f"dates.history: {path} cannot be read: {error.strerror}. Check the path.") from None
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ";" if ";" in first else ",")
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        if "path" not in header or not set(COLUMNS) & set(header):
            raise ConfigurationError(f"dates.history: {path} needs the columns path, {', '.join(COLUMNS)}.")
        files = {}
        for row in rows:
            cells = dict(zip(header, row, strict=False))
            name = cells.get("path", "").strip()
            if name:
                known = [_day(cells.get(column, ""), f"{path}, line {rows.line_num}, {column}") for column in COLUMNS]
                files[PurePosixPath(name).as_posix()] = FileHistory(*known)
    except csv.Error as error:
        raise ConfigurationError(f"dates.history: {path}, line {rows.line_num}: {error}.") from None
    return History(dict(sorted(files.items())))


def _day(value: str, where: str) -> date | None:
    value = value.strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise ConfigurationError(f"dates.history: {where}: {value!r} is not a date; write it as 2026-01-31.") from None
