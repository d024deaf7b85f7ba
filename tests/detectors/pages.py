"""Small documents and corpora for the tests of detectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kbaudit.config import Configuration
from kbaudit.corpus import Corpus
from kbaudit.model import Block, BlockKind, Document, Place
from kbaudit.sources.extract import TextBuilder

TODAY = date(2026, 1, 1)


def page(
    text: str, *, path: str = "help/page.md", title: str | None = "Refunds for annual plans", **fields: object
) -> Document:
    """A document from simple marks: "# " headings, "- " items, "> " quotes, "| " rows, four spaces for code."""
    builder = TextBuilder()
    header: tuple[str, ...] = ()
    for number, paragraph in enumerate(text.strip("\n").split("\n\n"), start=1):
        place = Place(line=number * 2 - 1)
        if paragraph.startswith("#"):
            level = len(paragraph) - len(paragraph.lstrip("#"))
            builder.add(BlockKind.HEADING, paragraph[level:], place, level=level)
        elif paragraph.startswith("    "):
            builder.add(BlockKind.CODE, paragraph[4:], place)
        elif paragraph.startswith("> "):
            builder.add(BlockKind.QUOTE, paragraph[2:], place)
        elif paragraph.startswith("- "):
            for item in paragraph.split("\n"):
                builder.add(BlockKind.LIST_ITEM, item[2:], place, level=1)
        elif paragraph.startswith("|"):
            for row in paragraph.split("\n"):
                cells = [cell.strip() for cell in row.strip("|").split("|")]
                if not header:
                    header = tuple(cells)
                    continue
                joined, spans = "", []
                for cell in cells:
                    joined += " | " if joined else ""
                    spans.append((len(joined), len(joined) + len(cell)))
                    joined += cell
                builder.add(BlockKind.TABLE_ROW, joined, place, header=header, cells=tuple(spans))
        else:
            builder.add(BlockKind.PARAGRAPH, paragraph, place)
    document = Document(
        id=path,
        path=path,
        uri=path,
        format=path.rpartition(".")[2],
        text=builder.text,
        blocks=builder.blocks,
        digest="0" * 64,
        title=title,
    )
    return replace(document, **fields)  # type: ignore[arg-type]


def corpus(*documents: Document, files: frozenset[str] = frozenset()) -> Corpus:
    """A corpus of these documents and nothing else."""
    return Corpus(documents, (), (), (), (), None, Configuration(), TODAY, files)


def whole(document: Document) -> Block:
    """The first block of a document."""
    return document.blocks[0]
