"""Passages → claims: every sentence, list item and table row as a statement of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kbaudit.model import Block, BlockKind, Claim, Document, Passage, Place
from kbaudit.passages import leads, row_text, sentence_ends

_SENTENCES = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)


def state(documents: Iterable[Document], passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """The claims of all documents, in the order of the documents and of the text. Code states nothing."""
    by_document: dict[str, list[Passage]] = {}
    for passage in passages:
        by_document.setdefault(passage.document, []).append(passage)
    return tuple(claim for document in documents for claim in claims_of(document, by_document.get(document.id, [])))


def claims_of(document: Document, passages: Sequence[Passage]) -> Iterator[Claim]:
    """The claims of one document. `Claim.passage` is the index of the passage that holds the claim."""
    before = leads(document, document.blocks)
    position = 0
    for block in document.blocks:
        while position + 1 < len(passages) and passages[position + 1].start <= block.start:
            position += 1
        if block.kind is BlockKind.TABLE_ROW:
            yield _claim(document, passages, position, block, block.start, block.end, row_text(document, block), "")
        elif block.kind in _SENTENCES:
            text = document.text[block.start : block.end]
            for start, end, sentence in sentence_ends(text):
                at = block.start + start
                while position + 1 < len(passages) and passages[position + 1].start <= at:
                    position += 1
                lead = before.get(block.start, "")
                yield _claim(
                    document, passages, position, block, at, block.start + end, " ".join(sentence.split()), lead
                )


def _claim(
    document: Document,
    passages: Sequence[Passage],
    position: int,
    block: Block,
    start: int,
    end: int,
    text: str,
    lead: str,
) -> Claim:
    passage = passages[position] if position < len(passages) else None
    return Claim(
        document=document.id,
        passage=passage.index if passage else 0,
        heading=passage.heading if passage else (),
        lead=lead,
        text=text,
        start=start,
        end=end,
        place=_place(document, block, start, end),
        kind=block.kind,
        header=block.header,
    )


def _place(document: Document, block: Block, start: int, end: int) -> Place:
    if block.place.line is None:
        return block.place
    line = block.place.line + document.text.count("\n", block.start, start)
    return replace(block.place, line=line, end_line=line + document.text.count("\n", start, end))
