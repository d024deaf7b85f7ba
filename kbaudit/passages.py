"""Documents → passages: what a retriever would serve, under the headings that give it its meaning.

Blocks of one section are put together up to a length that the embedding model reads whole. A longer block is cut at sentence
boundaries. A list item carries the sentence that leads into its list and a table row the names of its columns, because
without them neither says anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kbaudit.model import Block, BlockKind, Document, Passage
from kbaudit.normalisation import digest, normalise

PASSAGE_LENGTH = 900
"""Characters of a passage at most. The default model reads 256 tokens; English help text has about 4.4 characters a token."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a block that goes into one passage whole."""

    block: Block
    start: int
    end: int
    text: str
    lead: str = ""


def cut(documents: Iterable[Document]) -> tuple[Passage, ...]:
    """The passages of all documents, in the order of the documents and of the text."""
    return tuple(passage for document in documents for passage in passages_of(document))


def passages_of(document: Document) -> Iterator[Passage]:
    """The passages of one document. Headings stand in the passage's heading path, not in its text."""
    index = 0
    for heading, blocks in _sections(document):
        gathered: list[_Piece] = []
        length = 0
        for piece in _pieces(document, blocks):
            if gathered and length + len(piece.text) > PASSAGE_LENGTH:
                yield _passage(document, index, heading, gathered)
                index += 1
                gathered, length = [], 0
            gathered.append(piece)
            length += len(piece.text)
        if gathered:
            yield _passage(document, index, heading, gathered)
            index += 1


def leads(document: Document, blocks: Iterable[Block]) -> dict[int, str]:
    """For the start of each list item the sentence that leads into its list: the paragraph or item above that ends in a colon."""
    found: dict[int, str] = {}
    above: dict[int, str] = {}
    for block in blocks:
        text = document.text[block.start : block.end]
        if block.kind is BlockKind.LIST_ITEM:
            lead = next((above[level] for level in range(block.level - 1, -1, -1) if level in above), "")
            if lead:
                found[block.start] = lead
            above = {level: said for level, said in above.items() if level < block.level}
            if text.rstrip().endswith(":"):
                above[block.level] = " ".join(text.split())
        else:
            above = {}
            if block.kind is BlockKind.PARAGRAPH and text.rstrip().endswith(":"):
                above[0] = " ".join(sentence_ends(text)[-1][2].split())
    return found


_ENDED = re.compile(
    # A letter that ends a sentence ("see Section A. You may …"), otherwise taken for the initial of a name.
    r"(?<=\w )[A-Z]\.\s+(?=(?:You|We|They|It|The|This|These|That|Those|There|If|When|Your|Our|Each|All|Any|Every|No)\s)"
    # An everyday word in small letters ("is free. Your password"), otherwise taken for an abbreviation.
    r"|(?<![\w.@/-])(?!(?:approx|dept|depts|incl|excl|govt|misc|resp|esp|etc|est|avg|max|min|tel|ext|vol|fig|sec|cf|vs|ex|e|i|no|nr|ca|st|al|pp|ed|eds|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|inc|ltd|corp|co|prof|rev|ver|art|chap|para|bzw|usw|evtl)\.)"
    r"(?:[a-z]{3,}|so|it|us|me|up|on|in|is|do|go|by|to|at|be|am)\.\s+(?=[A-Z][\w'’-]*\s)"
    # A unit behind its number ("up to 30 kg. For heavier ones").
    r"|(?<=\d )(?:kg|km|cm|mm|mg|ml|gb|mb|tb|KB|MB|GB|TB)\.\s+(?=[A-Z][a-z])"
)
"""Where a sentence ends although the full stop behind it is taken for that of an initial or an abbreviation."""


def sentence_ends(text: str) -> list[tuple[int, int, str]]:
    """The sentences of a text as start, end and text, white space around them left out."""
    import nupunkt

    found = []
    for raw, (start, _) in nupunkt.sent_spans_with_text(text):
        position = 0
        for end in (*(match.end() for match in _ENDED.finditer(raw)), len(raw)):
            stripped = raw[position:end].strip()
            if stripped:
                begin = start + raw.index(stripped, position)
                found.append((begin, begin + len(stripped), stripped))
            position = end
    return found or [(0, len(text), text)]


def row_text(document: Document, block: Block) -> str:
    """A table row as a sentence of its columns: "Plan: Team; Price: €39"."""
    if not block.header or len(block.cells) != len(block.header):
        return document.text[block.start : block.end]
    cells = (" ".join(document.text[start:end].split()) for start, end in block.cells)
    return "; ".join(
        f"{name}: {cell}" if name else cell for name, cell in zip(block.header, cells, strict=True) if cell
    )


def _sections(document: Document) -> Iterator[tuple[tuple[str, ...], list[Block]]]:
    """Runs of blocks between headings, each with its heading path."""
    path: list[tuple[int, str]] = []
    run: list[Block] = []
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            if run:
                yield tuple(text for _, text in path), run
                run = []
            path = [entry for entry in path if entry[0] < block.level]
            path.append((block.level, " ".join(document.text[block.start : block.end].split())))
        else:
            run.append(block)
    if run:
        yield tuple(text for _, text in path), run


def _pieces(document: Document, blocks: list[Block]) -> Iterator[_Piece]:
    before = leads(document, blocks)
    for block in blocks:
        if block.kind is BlockKind.TABLE_ROW:
            yield _Piece(block, block.start, block.end, row_text(document, block))
        elif block.end - block.start <= PASSAGE_LENGTH:
            text = document.text[block.start : block.end]
            yield _Piece(block, block.start, block.end, text, before.get(block.start, ""))
        else:
            yield from _cut_long(document, block)


def _cut_long(document: Document, block: Block) -> Iterator[_Piece]:
    """A long block in pieces that end at sentence boundaries, or at a space where one sentence alone is too long."""
    text = document.text[block.start : block.end]
    begin = end = None
    for start, stop, _ in sentence_ends(text):
        for left, right in _halves(text, start, stop):
            if begin is not None and end is not None and right - begin > PASSAGE_LENGTH:
                yield _Piece(block, block.start + begin, block.start + end, text[begin:end])
                begin = None
            begin = left if begin is None else begin
            end = right
    if begin is not None and end is not None:
        yield _Piece(block, block.start + begin, block.start + end, text[begin:end])


def _halves(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while stop - start > PASSAGE_LENGTH:
        cut_at = text.rfind(" ", start + PASSAGE_LENGTH // 2, start + PASSAGE_LENGTH)
        cut_at = start + PASSAGE_LENGTH if cut_at < 0 else cut_at
        yield start, cut_at
        start = cut_at
    yield start, stop


def _passage(document: Document, index: int, heading: tuple[str, ...], pieces: list[_Piece]) -> Passage:
    first, last = pieces[0], pieces[-1]
    text = "\n".join(piece.text for piece in pieces)
    if first.lead:
        # A passage that begins in the middle of a list says first what the list is about.
        text = f"{first.lead}\n{text}"
    place = first.block.place
    if place.line is not None:
        line = place.line + document.text.count("\n", first.block.start, first.start)
        end_line = (last.block.place.line or line) + document.text.count("\n", last.block.start, last.end)
        place = replace(place, line=line, end_line=max(line, end_line))
    return Passage(document.id, index, heading, text, first.start, last.end, place, digest(normalise(text)))
