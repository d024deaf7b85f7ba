"""KB301 in the middle of a page: rules, offers and invitations whose stated end has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_promises import promise_date
from kbaudit.detectors.outdated_statements import Statement, dated_blocks, dated_statements, speaks_of_today
from kbaudit.facts.date_reading import Interval, readings
from kbaudit.facts.dates import DateMention
from kbaudit.facts.endings import latest_end
from kbaudit.facts.self_statements import Lasting, lasting, to_enter
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Block, BlockKind, Dated, DateRole, Document, Place, Precision

_CUE = re.compile(
    r"\b(?:until|till|til|through|thru|up\s+(?:to|until)|later\s+than|ends?|closes?|expires?|lapses?|runs?|lasts?|holds?|finishes|stops?|"
    r"terminates?|over|ceases?|good|valid|open|closed|available|in\s+(?:force|effect|place)|appl(?:y|ies)|deadline|closing\s+date|"
    r"(?:last|final)\s+(?:day|date|chance)|cut-?off|expiry|end\s+date|due\s+date|by|before|suspended|reduced|limited|on\s+(?:offer|sale)|"
    r"bis|jusqu['’]|hasta|até|gilt|gültig|läuft|valable|válid\w+)",
    re.I,
)


def lapsed(document: Document, corpus: Corpus) -> Iterator[Dated]:
    """The ends that single statements of a living document give to what they speak of, and that have passed, with their spans.

    What the document says of itself is among its own dates already and left out, as are table rows and headings.
    """
    if not speaks_of_today(document):
        return
    order = corpus.configuration.dates.order
    own = [
        dated.span for dated in document.dates if dated.span and dated.role in (DateRole.EXPIRES, DateRole.REVIEW_BY)
    ]
    for statement in dated_statements(document, _CUE, order):
        if statement.block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING) or _holds(
            own, statement.start, statement.end
        ):
            continue
        if to_enter(document.text, document.blocks, document.blocks.index(statement.block)):
            continue
        mention = ended(statement, corpus.today)
        # What “will be supported until” a past day is a promise (KB305).
        if mention is not None and promise_date(statement, corpus.today) is None:
            own.append((statement.start, statement.end))
            yield _dated(document, statement.block, mention)
    for block in dated_blocks(document):
        if block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING):
            continue
        part = document.text[block.start : block.end]
        for found in lasting(part, order=order, language=document.language):
            start, end = sentence_at(part, found.start, found.end)
            if (
                found.day < corpus.today
                and not _PAST.search(part, start, end)
                and not _holds(own, block.start + start, block.start + end)
            ):
                yield _after(document, block, found)


_PAST = re.compile(r"\b(?:was|were|had|ran|lasted|if|for\s+example)\b", re.I)


def ended(statement: Statement, today: date) -> DateMention | None:
    """The past day until which a sentence says, of today, that something holds; None where it says so of none."""
    sentence = statement.text
    mentions = [
        replace(mention, start=mention.start - statement.start, end=mention.end - statement.start)
        for mention in statement.dates
    ]
    found = latest_end(sentence, mentions)
    if found is None or _last(found) >= today or any(mention.first > today for mention in mentions):
        return None
    return replace(found, start=found.start + statement.start, end=found.end + statement.start)


def _holds(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)


def _last(mention: DateMention) -> date:
    return max(readings(Interval(mention.first, mention.last, mention.precision, mention.ambiguous)))


def _dated(document: Document, block: Block, mention: DateMention) -> Dated:
    raw, span = document.text[mention.start : mention.end], (mention.start, mention.end)
    # Of a range, and of "the end of June", the last day is what has passed.
    part = mention.precision is Precision.RANGE or (mention.precision is Precision.MONTH and mention.first.day > 1)
    first, precision = (mention.last, Precision.DAY) if part else (mention.first, mention.precision)
    place = _place(document, block, mention.start)
    return Dated(first, mention.last, precision, DateRole.EXPIRES, "text", raw, place, span, mention.ambiguous)


def _after(document: Document, block: Block, found: Lasting) -> Dated:
    span = (block.start + found.start, block.start + found.end)
    raw, place = " ".join(document.text[slice(*span)].split()), _place(document, block, span[0])
    return Dated(
        found.day, found.day, Precision.DAY, DateRole.EXPIRES, "text", raw, place, span, found.mention.ambiguous
    )


def _place(document: Document, block: Block, at: int) -> Place:
    line = block.place.line
    return replace(block.place, line=None if line is None else line + document.text.count("\n", block.start, at))
