"""One audit at a time for each store.

The lock is the operating system's (flock, or its equal on Windows), which falls with the process that holds it, however that
ends: nothing stale can block. Who holds it stands in a file beside it, for people to read.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from kbaudit.errors import LockedError
from kbaudit.progress import Progress
from kbaudit.store import FOLDER

FILE_NAME = "audit.lock"
HOLDER_NAME = "audit.json"


@contextmanager
def held(folder: Path, *, wait: float, progress: Progress) -> Iterator[None]:
    """Hold the store below a folder while the block runs; LockedError where another audit holds it for `wait` seconds more.

    Where no lock can be had, because the folder cannot be written or the file system knows no locks, the block runs without
    one: an audit that cannot write its store goes on, as it does elsewhere.
    """
    import filelock

    place = folder / FOLDER
    lock = filelock.FileLock(place / FILE_NAME)
    try:
        place.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            progress(f"waiting for {_holder(place)}", 0, 0)
            lock.acquire(timeout=wait, poll_interval=0.1)
    except filelock.Timeout:
        raise LockedError(
            f"{place}: {_holder(place)}. One audit at a time can use a store: wait for it with --wait SECONDS, "
            "or name another store (--store DIR) or none (--no-store)."
        ) from None
    except (OSError, NotImplementedError):
        pass
    try:
        if lock.is_locked:
            _say_who(place)
        yield
    finally:
        if lock.is_locked:
            with suppress(OSError):
                (place / HOLDER_NAME).unlink(missing_ok=True)
            lock.release()


def _say_who(place: Path) -> None:
    """Write down who holds the lock; a disk that is full does not keep anybody from holding it."""
    who = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    draft = place / f".{HOLDER_NAME}.part"
    with suppress(OSError):
        draft.write_text(json.dumps(who), encoding="utf-8")
        draft.replace(place / HOLDER_NAME)


def _holder(place: Path) -> str:
    """Who holds the lock, as far as that is written."""
    try:
        who = json.loads((place / HOLDER_NAME).read_text(encoding="utf-8"))
        return f"another audit has been running since {who['since']} (process {who['pid']} on {who['host']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another audit is running (it has not said which process it is)"
