"""Rows of tables as blocks: the one way in which every format writes them."""

from __future__ import annotations

from collections.abc import Sequence

from kbaudit.model import Block, BlockKind, Place
from kbaudit.sources.extract import TextBuilder

SEPARATOR = " | "


def add_row(builder: TextBuilder, header: Sequence[str], cells: Sequence[str], place: Place) -> Block | None:
    """Append a row as one block, its cells parted by a bar, with the span of each; nothing for an empty row."""
    if not any(cell.strip() for cell in cells):
        return None
    texts = [cell.strip() for cell in cells]
    spans, position = [], 0
    for text in texts:
        spans.append((position, position + len(text)))
        position += len(text) + len(SEPARATOR)
    return builder.add(BlockKind.TABLE_ROW, SEPARATOR.join(texts), place, header=tuple(header), cells=tuple(spans))
