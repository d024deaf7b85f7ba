"""How a file comes to be: whole, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that nobody ever reads half of it. Raises OSError where that is not possible."""
    target = path.resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        # A pipe or a device must be written to: a rename would put a file in its place. A folder fails here, as it should.
        target.write_bytes(content)
        return
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
