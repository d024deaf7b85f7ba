"""Makes evidence: a quote with its exact place, already free of secrets and personal data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from kbaudit.facts.secrets import credential_in_cell
from kbaudit.facts.sensitive import mask, mask_between
from kbaudit.model import Block, BlockKind, Dated, Document, Evidence, Place

QUOTE_LENGTH = 280
"""Characters of a quote. Two of them and a message fit a terminal of 80 columns by 24 rows."""


REASON_LENGTH = 200
"""Characters of a quote that stands within the reason of a finding."""


def evidence_at(document: Document, start: int, end: int, *, date: Dated | None = None) -> Evidence:
    """Quote `document.text[start:end]`, with the line it stands on and the headings above it."""
    return Evidence(
        document=document.id,
        uri=document.uri,
        place=place_at(document, start, end),
        quote=_quote(document, start, end),
        heading=heading_at(document, start),
        span=(start, end),
        date=date,
        owner=document.owner,
    )


def evidence_of_document(
    document: Document, *, place: Place | None = None, quote: str = "", date: Dated | None = None
) -> Evidence:
    """Point at a document as a whole, or at a place outside its text (a field of its metadata)."""
    return Evidence(
        document=document.id,
        uri=document.uri,
        place=place if place is not None else document.place,
        quote=shortened(mask(quote)),
        date=date,
        owner=document.owner,
    )


def block_at(document: Document, offset: int) -> Block | None:
    """The block that holds an offset, or the last one before it."""
    index = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return document.blocks[index] if index >= 0 else None


def place_at(document: Document, start: int, end: int) -> Place:
    """The place of `document.text[start:end]`: line by line where the format has lines, else that of its block."""
    first, last = block_at(document, start), block_at(document, max(start, end - 1))
    if first is None or last is None:
        return document.place
    if first.place.line is None or last.place.line is None:
        return first.place
    line = first.place.line + document.text.count("\n", first.start, start)
    end_line = last.place.line + document.text.count("\n", last.start, max(last.start, end - 1))
    return replace(first.place, line=line, end_line=max(line, end_line))


def heading_at(document: Document, offset: int) -> tuple[str, ...]:
    """The headings above an offset, outermost first."""
    path: list[Block] = []
    for block in document.blocks:
        if block.start > offset:
            break
        if block.kind is BlockKind.HEADING:
            while path and path[-1].level >= block.level:
                path.pop()
            path.append(block)
    return tuple(shortened(mask(document.text[block.start : block.end])) for block in path)


def shortened(text: str, length: int = QUOTE_LENGTH) -> str:
    """One line of at most `length` characters, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return cut[: cut.rfind(" ")] + " …" if " " in cut[length // 2 :] else cut + "…"


def _quote(document: Document, start: int, end: int) -> str:
    """The masked words of a span; where something had to be masked, with the words of its block around it."""
    block = block_at(document, start)
    known = tuple(_secret_cells(document, start, end))
    masked = mask_between(document.text, start, end, known)
    if masked == document.text[start:end] or block is None or end > block.end or len(masked) > QUOTE_LENGTH:
        return shortened(masked)
    room = max(0, QUOTE_LENGTH - len(masked)) // 2
    return shortened(mask_between(document.text, *_widened(document.text, start, end, block, room), known))


def _secret_cells(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cells of the rows from `start` to `end` that are known for secrets by the name of their column only."""
    first = max(0, bisect_right(document.blocks, start, key=lambda block: block.start) - 1)
    for block in document.blocks[first:]:
        if block.start >= end:
            break
        if block.kind is BlockKind.TABLE_ROW and block.header:
            for label, (left, right) in zip(block.header, block.cells, strict=False):
                if left < right and credential_in_cell(label, document.text[left:right]):
                    yield left, right


def _widened(text: str, start: int, end: int, block: Block, room: int) -> tuple[int, int]:
    """A span with up to `room` characters more of its block at each side, in whole words."""
    left, right = max(block.start, start - room), min(block.end, end + room)
    if left > block.start:
        left = min(start, text.find(" ", left, start) + 1 or start)
    if right < block.end:
        right = max(end, text.rfind(" ", end, right))
    return left, right
