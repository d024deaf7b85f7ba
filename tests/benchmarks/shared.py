"""Where the shared evaluation data lies, if it is there."""

from __future__ import annotations

import os
from pathlib import Path

SHARED = Path(os.environ.get("KBAUDIT_SHARED", Path(__file__).parents[3] / "shared"))
"""Real knowledge bases and labelled pairs, kept beside the checkout and never copied into it."""

ABSENT = "the shared evaluation data is not here (set KBAUDIT_SHARED to its folder)"
"""Why a test or benchmark that needs it is skipped."""


def shared() -> bool:
    """Whether the shared data is there."""
    return (SHARED / "corpora").is_dir()
