"""What a document is made of: blocks, each of a kind and at a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a document is, whatever format it came from."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file it was read from. Whatever does not apply is None."""

    line: int | None = None
    end_line: int | None = None
    row: int | None = None
    page: int | None = None
    sheet: str | None = None
    slide: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Document.text` that belongs together.

    A line break inside the block's text stands where the source had one, so that the line of any offset is the block's
    first line plus the breaks before it. `level` is the depth of a heading (1 to 6) or of a list item (from 1).
    `header` holds a table row's column names and `cells` the spans of its cells, one for each column.
    """

    kind: BlockKind
    start: int
    end: int
    place: Place
    level: int = 0
    header: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
