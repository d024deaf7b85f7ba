"""How a file comes to be: whole, or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever reads half of it. Raises OSError where that is not possible."""
    with opened_whole(path) as file:
        file.write(content)


@contextmanager
def opened_whole(path: Path) -> Iterator[BinaryIO]:
    """A file beside the one meant, which takes its name when the block ends well. Raises OSError where that is not possible."""
    target = path.resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        # A pipe or a device must be written to: a rename would put a file in its place. A folder fails here, as it should.
        with target.open("wb") as file:
            yield file
        return
    draft = draft_of(target)
    try:
        with draft.open("wb") as file:
            yield file
            file.flush()
            # Else a machine that loses its power could keep the new name and lose what it stands for.
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    clear_drafts(target)


def draft_of(target: Path) -> Path:
    """Where this process writes before it renames. The name ends so that nothing takes it for a report."""
    return target.with_name(f"{_stem(target)}{os.getpid()}.part")


def _stem(target: Path) -> str:
    """How the name of every draft of a file begins; the number of the process that writes it follows."""
    return f".{target.name[:100]}."


def clear_drafts(target: Path) -> None:
    """Take away the drafts that killed processes left of the same file."""
    if os.name != "posix":
        return
    for draft in target.parent.glob(f"{escape(_stem(target))}*.part"):
        process = draft.name.removeprefix(_stem(target)).removesuffix(".part")
        if process.isdecimal() and not _lives(int(process)):
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
