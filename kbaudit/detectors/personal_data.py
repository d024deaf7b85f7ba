"""KB605: personal data of individuals in documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import block_at, evidence_at, heading_at
from kbaudit.detectors.parts import share_of
from kbaudit.facts.people import ROLE_WORDS, addresses
from kbaudit.facts.personal_data import REACH, Certainty, Personal, domain_of, find_personal_data
from kbaudit.model import Action, BlockKind, Document, Finding, Tier
from kbaudit.rules.content import ContentPersonalData

HOUSE_SHARE = 0.1
"""A domain whose role addresses stand in a tenth as many documents as those of the most frequent one is the house's own too."""


def personal_data(corpus: Corpus) -> Iterator[Finding]:
    """Records of individuals in the visible text: one finding for each place where one stands."""
    house = _house(corpus.documents)
    for document in corpus.documents:
        if document.served and document.text:
            found = find_personal_data(document.text, partial(_context, document), house)
            certain = [item for item in found if item.certainty is Certainty.CERTAIN]
            possible = [item for item in found if item.certainty is Certainty.POSSIBLE]
            if certain:
                yield _finding(document, certain, Tier.CERTAIN)
            if possible:
                yield _finding(document, possible, Tier.REVIEW)


def _house(documents: Sequence[Document]) -> frozenset[str]:
    """The mail domains of the organisation: those under which its roles are reached."""
    count: Counter[str] = Counter()
    for document in documents:
        if "@" in document.text or (document.owner and "@" in document.owner):
            found = addresses(f"{document.owner or ''} {document.text}")
            count.update({domain_of(domain) for _, local, domain in found if local.lower() in ROLE_WORDS})
    most = max(count.values(), default=0)
    return frozenset(domain for domain, number in count.items() if number >= max(1, HOUSE_SHARE * most))


def _context(document: Document, offset: int) -> tuple[str, str]:
    """The title and headings above a place, and the columns of its table."""
    headings = " / ".join((document.title or "", *heading_at(document, offset)))
    block = block_at(document, offset)
    return headings, " ".join(block.header) if block and block.kind is BlockKind.TABLE_ROW else ""


def _finding(document: Document, items: Sequence[Personal], tier: Tier) -> Finding:
    records: list[list[Personal]] = []
    for item in items:
        if records and item.start - records[-1][-1].end <= REACH:
            records[-1].append(item)
        else:
            records.append([item])
    kinds = ", ".join(dict.fromkeys(item.kind for item in items))
    places = f" in {len(records)} places" if len(records) > 1 else ""
    spans = [(item.start, item.end) for item in items]
    certain = tier is Tier.CERTAIN
    return Finding(
        rule=ContentPersonalData.code,
        message=(
            f"Holds personal data of an individual ({kinds}){places}."
            if certain
            else f"May hold personal data of an individual ({kinds}){places}; check whether it is meant to be public."
        ),
        evidence=tuple(evidence_at(document, record[0].start, record[-1].end) for record in records),
        tier=tier,
        severity=ContentPersonalData.severity,
        confidence=0.9 if certain else 0.5,
        shares=((document.id, max(0.3, share_of(document, spans))),),
        action=Action.REMOVE,
        step="Take the person's data out of the page and its history, or replace it by a made-up example marked as "
        "one.",
        key=tier.value,
    )
