"""Keeps a workbook that somebody filled in when the next audit writes another in its place."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

WRITTEN = re.compile(r"<dcterms:modified[^>]*>\d{4}-\d\d-\d\dT00:00:00Z</dcterms:modified>")
"""How kbaudit dates its workbooks: by the day alone. Every program that saves one writes the minute."""


def set_answers_aside(path: Path) -> Path | None:
    """Rename a workbook that was saved since it was written; its new name, or None where there is nothing to keep.

    `fix-list.xlsx` becomes `fix-list.answered.xlsx`, or `fix-list.answered-2.xlsx` where that is taken. Raises OSError.
    """
    if path.suffix.lower() != ".xlsx" or not path.is_file() or _untouched(path):
        return None
    number = 1
    while (aside := path.with_suffix(f".answered{f'-{number}' if number > 1 else ''}{path.suffix}")).exists():
        number += 1
    return path.rename(aside)


def _untouched(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return WRITTEN.search(archive.read("docProps/core.xml").decode("utf-8", "replace")) is not None
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        # No workbook at all: an earlier file of that name, which an output replaces like any other.
        return zipfile.is_zipfile(path) is False
