"""KB106 in tables that are read as one document: rows that stand twice, cell for cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.parts import share_of
from kbaudit.detectors.phrases import listed
from kbaudit.model import Action, Block, BlockKind, Document, Finding, Tier
from kbaudit.normalisation import normalise
from kbaudit.rules.duplicates import DuplicateRecord

DATA = frozenset({"csv", "tsv", "xlsx", "xlsm", "ods", "json", "jsonl"})
"""Formats whose rows are records. In a page's table a row may stand twice below two headings."""

FEWEST_CELLS = 3
"""Filled cells of a row that can be the same twice without being a list of marks."""

MOST_REPEATED = 0.1
"""Where more than this part of the rows repeat others, the table is a log or a list of measurements, which has no records."""


def repeated_rows(corpus: Corpus) -> Iterator[Finding]:
    """One finding for each group of equal rows of a served table."""
    for document in corpus.documents:
        if document.served and document.place.row is None and document.format in DATA:
            rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
            groups = [group for group in _equal(document, rows) if len(group) > 1]
            repeats = sum(len(group) - 1 for group in groups)
            if repeats <= max(1, MOST_REPEATED * len(rows)):
                yield from (_finding(document, group) for group in groups)


def _equal(document: Document, rows: Sequence[Block]) -> Iterator[list[Block]]:
    found: dict[tuple[object, ...], list[Block]] = defaultdict(list)
    for row in rows:
        cells = tuple(normalise(document.text[start:end]) for start, end in row.cells)
        worded = any(any(sign.isalpha() for sign in cell) for cell in cells)
        if worded and sum(bool(cell) for cell in cells) >= FEWEST_CELLS:
            found[row.place.sheet, row.header, cells].append(row)
    yield from found.values()


def _finding(document: Document, group: Sequence[Block]) -> Finding:
    first, *others = group
    numbers = [str(row.place.row) for row in group]
    return Finding(
        rule=DuplicateRecord.code,
        message=f"Rows {listed(numbers)} of {document.path} hold the same values.",
        evidence=tuple(evidence_at(document, row.start, row.end) for row in group),
        tier=Tier.CERTAIN,
        severity=DuplicateRecord.severity,
        confidence=0.95,
        shares=((document.id, share_of(document, [(row.start, row.end) for row in others])),),
        action=Action.MERGE,
        step=f"Keep row {first.place.row} of {document.path} and delete {listed([f'row {number}' for number in numbers[1:]])}.",
    )
