"""KB301: documents whose own end date has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.outdated_care import ago, latest, shown
from kbaudit.detectors.outdated_lapsed import lapsed
from kbaudit.facts.origins import dated_in_words, origin_in_words, said_in
from kbaudit.facts.self_statements import HEAD_BLOCKS, TAIL_BLOCKS
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Action, Dated, DateRole, Document, Evidence, Finding, Status, Tier
from kbaudit.rules.outdated import Expired


def expired(corpus: Corpus) -> Iterator[Finding]:
    """KB301: one finding for each document whose end date, or each passage in it whose stated end, has passed."""
    for document in corpus.documents:
        if not document.served or document.status is Status.DEPRECATED:
            continue
        ended = expiry_of(document, corpus.today)
        declared = [dated for dated in ended if dated.span is None]
        for dated in declared[:1] or ended:
            yield _finding(document, dated, corpus.today)
        if not declared:
            for dated in lapsed(document, corpus):
                yield _statement_finding(document, dated, corpus.today)


def expiry_of(document: Document, today: date) -> list[Dated]:
    """The end dates of a document that have passed, in every way to read them. One in its metadata settles the matter."""
    return [dated for dated in document.dates if dated.role is DateRole.EXPIRES and latest(dated) < today]


def is_expired(document: Document, today: date) -> bool:
    """Whether a document as a whole is past its own end: by its metadata, or by a statement at its beginning or end."""
    return any(_whole(document, dated) for dated in expiry_of(document, today))


def _whole(document: Document, dated: Dated) -> bool:
    """Whether an end date is that of the whole document; one in the middle of a text speaks of what stands around it."""
    if dated.span is None:
        return True
    edges = (*document.blocks[:HEAD_BLOCKS], *document.blocks[-TAIL_BLOCKS:])
    return any(block.start <= dated.span[0] < block.end for block in edges)


def _finding(document: Document, dated: Dated, today: date) -> Finding:
    whole = _whole(document, dated)
    past = f"That was {ago(latest(dated), today)}."
    return Finding(
        rule=Expired.code,
        message=f"Says that it holds until {shown(dated)} ({origin_in_words(dated.origin)}). {past}",
        evidence=(_evidence(document, dated),),
        tier=Tier.CERTAIN,
        severity=Expired.severity,
        confidence=0.95 if dated.span is None else 0.9,
        shares=((document.id, 1.0 if whole else _share(document, dated)),),
        action=Action.RETIRE if whole else Action.UPDATE,
        step=(
            "Take the page out of what is served, or set a new end date if it still holds."
            if whole
            else "Remove what has ended, or give it a new end date if it still holds."
        ),
        why=dated_in_words(dated),
        key=dated.raw,
    )


def _statement_finding(document: Document, dated: Dated, today: date) -> Finding:
    return Finding(
        rule=Expired.code,
        message=f"Says in the present tense that something holds until {shown(dated)}. That was {ago(latest(dated), today)}.",
        evidence=(_evidence(document, dated),),
        tier=Tier.CERTAIN,
        severity=Expired.severity,
        confidence=0.8,
        shares=((document.id, _share(document, dated)),),
        action=Action.UPDATE,
        step="Remove what has ended, or give it a new end date if it still holds.",
        why=said_in("text", dated.raw),
        key=dated.raw,
    )


def _evidence(document: Document, dated: Dated) -> Evidence:
    if dated.span is None:
        return evidence_of_document(document, place=dated.place, quote=quoted_field(dated), date=dated)
    start, end = sentence_at(document.text, *dated.span)
    return evidence_at(document, start, end, date=dated)


def quoted_field(dated: Dated) -> str:
    """A metadata date as it stands in the file: "valid_until: 2024-03-31"."""
    _, _, key = dated.origin.partition(": ")
    return f"{key}: {dated.raw}" if key and " + " not in key else dated.raw


def _share(document: Document, dated: Dated) -> float:
    """The part of the text under the same heading as the statement."""
    if dated.span is None or not document.text:
        return 1.0
    start, end = 0, len(document.text)
    for block in document.blocks:
        if block.kind == "heading":
            if block.start <= dated.span[0]:
                start = block.start
            else:
                end = block.start
                break
    return round(max(0.05, min(1.0, (end - start) / len(document.text))), 3)
