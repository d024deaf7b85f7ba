"""Passages → claims: every sentence, list item and table row as a statement of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kbaudit.asked import answers_under, label_of_answer, question_in
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
    """The claims of one document. `Claim.passage` is the index of the passage that holds the claim.

    A question in the text that a claim answers stands at the end of its heading path.
    """
    before = leads(document, document.blocks)
    asked = answers_under(document.text, document.blocks)
    position = 0
    for block in document.blocks:
        while position + 1 < len(passages) and passages[position + 1].start <= block.start:
            position += 1
        if block.kind is BlockKind.TABLE_ROW:
            yield _claim(document, passages, position, block, block.start, block.end, row_text(document, block), "")
        elif block.kind in _SENTENCES:
            for start, end, sentence, question in _sentences(document, block, asked.get(block.start, "")):
                while position + 1 < len(passages) and passages[position + 1].start <= start:
                    position += 1
                lead = before.get(block.start, "")
                claim = _claim(document, passages, position, block, start, end, sentence, lead)
                yield replace(claim, heading=(*claim.heading, question)) if question else claim


def _sentences(document: Document, block: Block, question: str) -> Iterator[tuple[int, int, str, str]]:
    """The sentences of a block as start, end and text, each with the question that it answers.

    A question that opens the block rules the rest of it: "What is covered? Complications and …". One that is quoted does not.
    """
    opening = block.kind is not BlockKind.QUOTE
    for start, end, text in sentence_ends(document.text[block.start : block.end]):
        label = label_of_answer(text) if question else 0
        yield block.start + start + label, block.start + end, " ".join(text[label:].split()), question
        asks = question_in(text) if opening else ""
        opening, question = bool(asks), asks or question


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
