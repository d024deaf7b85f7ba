"""A copy of the store before its tables change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kbaudit.errors import StoreError
from kbaudit.writing import clear_drafts, draft_of


def backup_name(path: Path, version: int) -> Path:
    """Where the copy of a store of a schema version lies: kbaudit.db.v1.bak beside kbaudit.db."""
    return path.with_name(f"{path.name}.v{version}.bak")


def back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy an open store before it is migrated, whole or not at all. StoreError where there is no room: it is not migrated then.

    A copy of the same version that is there already came from a migration that did not finish; this one takes its place.
    """
    target = backup_name(path, version)
    draft = draft_of(target)
    try:
        with closing(sqlite3.connect(draft)) as copy:
            connection.backup(copy)
        draft.replace(target)
        clear_drafts(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"{target}: the store cannot be copied before its tables change: {error}. It was left as it is, and the audit goes "
            "on without it; make room for a second copy."
        ) from None
    finally:
        draft.unlink(missing_ok=True)
