"""A table row with several values → one statement for each cell: what its row is about, its column, its value."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kbaudit.model import Block, Document

__all__ = ["Cell", "cells_of"]

_OF_THE_RECORD = re.compile(
    r"(?i)^(?:last[ _-]?)?(?:updated|edited|modified|changed|created|reviewed|checked|verified|owner|author|editor|id|key|no\.?|number|#|version|"
    r"status|state|source|link|notes?|comments?)(?:[ _-]?(?:at|on|by|date))?$"
)
"""Columns that say something about the record, not about what it describes."""

_MEASURED_IN = re.compile(r"(?i)^(?:currency|unit|units|measured in)$")
_BARE = re.compile(r"[\d.,' ]*\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """A statement made of one cell: `subject` is what the row is about, `column` the name of the cell's column."""

    subject: str
    column: str
    text: str


def cells_of(document: Document, block: Block, carries: Callable[[str], bool]) -> Iterator[Cell]:
    """The cells that carry a value, where a row has two or more of them or a column that says how it is measured.

    The first column and all columns without a value say what the row is about. A row with one value is a statement as it stands.
    """
    if not block.header or len(block.header) != len(block.cells) or len(block.header) < 3:
        return
    written = [" ".join(document.text[start:end].split()) for start, end in block.cells]
    columns = [
        (name.strip(), cell)
        for name, cell in zip(block.header, written, strict=True)
        if cell and not _OF_THE_RECORD.match(name.strip())
    ]
    if len(columns) < 2:
        return
    unit = next((cell for name, cell in columns if _MEASURED_IN.match(name) and not _BARE.fullmatch(cell)), "")
    described = [(name, cell) for name, cell in columns if not _MEASURED_IN.match(name)]
    valued = [(name, cell) for name, cell in described[1:] if carries(cell)]
    if len(valued) < 2 and not unit and len(described) == len(block.cells):
        return
    subject = "; ".join(cell for name, cell in described if (name, cell) not in valued)
    for name, cell in valued:
        value = f"{cell} {unit}" if unit and _BARE.fullmatch(cell) else cell
        yield Cell(subject, name, "; ".join(part for part in (subject, f"{name}: {value}" if name else value) if part))
