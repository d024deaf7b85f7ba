"""KB603: damaged text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import block_at, evidence_at, evidence_of_document
from kbaudit.detectors.parts import share_of
from kbaudit.facts.damage import SAMPLE, WORST_NON_WORDS, Damage, find_damage, share_of_non_words, torn_lines
from kbaudit.model import Action, Block, BlockKind, Document, Effort, Finding, Place, Tier
from kbaudit.rules.content import ContentGarbled

SHOWN = 5
"""Places that are quoted; a damaged page is damaged all over."""

WORDS_OF_A_PAGE = 300
"""By which the readable part of a partly scanned document is counted in pages."""

_NEEDS_COMPANY = {"lost ligatures": 3, "markup shown as text": 2, "escapes shown as text": 2, "control characters": 2}
"""Kinds of damage that a sound page may seem to have once, and how many it takes to believe them."""

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})

LEAST_WORDS = 4
"""Words of a block that is prose; shorter ones list names (attributes, settings, files), which need be no words."""

_EXPLAINS = re.compile(
    r"\bmojibake\b|\bencod(?:ing|ed|e)\b|\bcharacter (?:set|code)|\bcharsets?\b|\butf-?8\b|\bunicode\b|"
    r"\blatin-?1\b|\biso[- ]8859|\bcode ?page|\bgarbled\b|\bansi\b|\bumlauts?\b|\baccents?\b|\bdiacritic|\bbyte "
    r"order|\bzeichensatz|\bzeichenkodierung|\bspecial characters\b|"
    r"\bentit(?:y|ies)\b|\bescape[ds]?\b|\bescaping\b|\bencodage\b|\bcodificación\b|\bligatures?\b|"
    r"\bquoted-printable\b|\bkerning\b|\bletter-?spac",
    re.IGNORECASE,
)


def garbled(corpus: Corpus) -> Iterator[Finding]:
    """Damaged text outside code, and scans without a text layer: one finding a document."""
    for document in corpus.documents:
        if not document.served:
            continue
        scanned = [note for note in document.notes if "text layer" in note]
        if scanned:
            yield _scanned(document, scanned)
            continue
        damage = _damage(document)
        if damage:
            yield _finding(document, damage)
        elif (share := share_of_non_words(_prose(document))) > WORST_NON_WORDS:
            yield _noise(document, share)


def _damage(document: Document) -> list[Damage]:
    if document.title and _EXPLAINS.search(document.title):
        return []
    found: list[Damage] = []
    for item in chain(find_damage(document.text), torn_lines(document.text) if document.language == "en" else ()):
        block = block_at(document, item.start)
        if block is not None and block.kind is not BlockKind.CODE and not _explained(document, block):
            found.append(item)
    counts = Counter(item.kind for item in found)
    return sorted(
        (item for item in found if counts[item.kind] >= _NEEDS_COMPANY.get(item.kind, 1)),
        key=lambda item: (item.start, item.end),
    )


def _explained(document: Document, block: Block) -> bool:
    """Whether the block or what stands just above it speaks of encodings."""
    before = document.text[max(0, block.start - 300) : block.start]
    return _EXPLAINS.search(document.text, block.start, block.end) is not None or _EXPLAINS.search(before) is not None


def _prose(document: Document) -> str:
    """Prose from the middle of a document, about as much as is sampled. Logs and messages are quoted as they are."""
    blocks = [
        block
        for block in document.blocks
        if block.kind in _PROSE - {BlockKind.QUOTE}
        and len(document.text[block.start : block.end].split()) >= LEAST_WORDS
    ]
    middle = sum(block.end - block.start for block in blocks) // 2
    kept: list[str] = []
    passed = 0
    for block in blocks:
        passed += block.end - block.start
        if passed > middle - SAMPLE:
            kept.append(document.text[block.start : block.end])
        if passed > middle + SAMPLE:
            break
    return "\n".join(kept)


def _finding(document: Document, damage: list[Damage]) -> Finding:
    kinds = Counter(item.kind for item in damage)
    what = ", ".join(kind for kind, _ in sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0])))
    places = f" in {len(damage)} places" if len(damage) > 1 else ""
    spans = list(dict.fromkeys(_line(document, item) for item in damage))
    return Finding(
        rule=ContentGarbled.code,
        message=f"Holds damaged text{places}: {what}.",
        evidence=tuple(evidence_at(document, *span) for span in spans[:SHOWN]),
        tier=Tier.CERTAIN,
        severity=ContentGarbled.severity,
        confidence=0.95 if "broken encoding" in kinds or len(damage) > 3 else 0.85,
        shares=((document.id, share_of(document, [(item.start, item.end) for item in damage])),),
        action=Action.MEND,
        step="Export the document again with the right encoding (UTF-8), or correct the damaged words.",
        key=what,
    )


def _noise(document: Document, share: float) -> Finding:
    first = next(block for block in document.blocks if block.kind in _PROSE)
    return Finding(
        rule=ContentGarbled.code,
        message=f"{share:.0%} of its words are no words: the text was badly extracted or recognised.",
        evidence=(evidence_at(document, first.start, first.end),),
        tier=Tier.CERTAIN,
        severity=ContentGarbled.severity,
        confidence=0.85,
        shares=((document.id, 1.0),),
        action=Action.MEND,
        step="Take the text from the original document, or run text recognition again.",
        effort=Effort.MEDIUM,
        key="non-words",
    )


def _scanned(document: Document, notes: list[str]) -> Finding:
    words = len(document.text.split())
    pages = f"{len(notes)} of its pages have" if len(notes) > 1 else f"{notes[0].partition(' has ')[0]} has"
    return Finding(
        rule=ContentGarbled.code,
        message=f"An agent cannot read all of it: {pages} no text layer, only a picture of text."
        if words
        else "An agent cannot read it: it is a scan without a text layer.",
        evidence=(evidence_of_document(document, place=Place(page=_page(notes[0])), quote=document.title or ""),),
        tier=Tier.CERTAIN if len(notes) > 1 or not words else Tier.REVIEW,
        severity=ContentGarbled.severity,
        confidence=0.95,
        shares=((document.id, len(notes) / (len(notes) + words / WORDS_OF_A_PAGE)),),
        action=Action.MEND,
        step="Run text recognition (OCR) over the scan, or replace it by the original document.",
        effort=Effort.MEDIUM,
        key="scan",
    )


def _page(note: str) -> int | None:
    number = re.search(r"\d+", note)
    return int(number.group()) if number else None


def _line(document: Document, item: Damage) -> tuple[int, int]:
    left = max(document.text.rfind("\n", 0, item.start) + 1, item.start - 80)
    right = document.text.find("\n", item.end)
    return left, min(right if right >= 0 else len(document.text), item.end + 80)
