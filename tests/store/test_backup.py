"""Before its tables change a store is copied, and two processes that change them at once do so once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kbaudit.errors import StoreError
from kbaudit.store import FILE_NAME, FOLDER, MIGRATIONS, open_store
from kbaudit.store.backup import backup_name

STORES = Path(__file__).parents[1] / "data" / "stores"
OLDER = range(1, len(MIGRATIONS))


def old_store(folder: Path, version: int) -> Path:
    path = folder / FOLDER / FILE_NAME
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as old:
        old.executescript((STORES / f"version-{version}.sql").read_text(encoding="utf-8"))
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [str(store.execute("PRAGMA user_version").fetchone()), *store.iterdump()]


@pytest.mark.parametrize("version", OLDER)
def test_the_copy_holds_what_the_store_held_before(tmp_path: Path, version: int) -> None:
    path = old_store(tmp_path, version)
    before = dump(path)
    open_store(tmp_path).close()
    assert dump(backup_name(path, version)) == before
    assert dump(path) != before


def test_a_new_store_and_one_of_this_version_are_not_copied(tmp_path: Path) -> None:
    for _ in range(2):
        open_store(tmp_path).close()
    assert not list((tmp_path / FOLDER).glob("*.bak"))


def test_a_migration_that_fails_leaves_store_and_copy_as_they_were(tmp_path: Path) -> None:
    path = old_store(tmp_path, 1)
    before = dump(path)
    with pytest.raises(StoreError):
        open_store(tmp_path, migrations=(MIGRATIONS[0], "CREATE TABLE more (x); CREATE TABLE runs (y);"))
    assert dump(path) == before
    assert dump(backup_name(path, 1)) == before


def test_a_store_that_cannot_be_copied_is_not_migrated(tmp_path: Path) -> None:
    path = old_store(tmp_path, 1)
    before = dump(path)
    backup_name(path, 1).mkdir()
    with pytest.raises(StoreError, match="cannot be copied"):
        open_store(tmp_path)
    assert dump(path) == before
    assert not list(path.parent.glob(".*.part"))


def test_processes_that_open_an_old_store_at_once_migrate_it_once(tmp_path: Path) -> None:
    path = old_store(tmp_path, 1)
    code = (
        "import sys\nfrom pathlib import Path\nfrom kbaudit.store import open_store\n"
        "input()\nopen_store(Path(sys.argv[1])).close()\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, tmp_path], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in processes] == [("", 0)] * 4
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert store.execute("SELECT count(*) FROM runs").fetchone() == (5,)
