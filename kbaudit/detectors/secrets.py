"""KB604: credentials in documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.parts import share_of
from kbaudit.facts.secrets import credential_in_cell, find_secrets
from kbaudit.model import Action, BlockKind, Document, Evidence, Finding, Tier
from kbaudit.rules.content import ContentSecret

_Found = dict[str, list[tuple[tuple[int, int] | None, Evidence]]]


def secrets(corpus: Corpus) -> Iterator[Finding]:
    """Credentials in the visible text, in table cells, in link targets and in hidden text: one finding a document and kind."""
    for document in corpus.documents:
        if not document.served:
            continue
        found: _Found = defaultdict(list)
        _in_text(document, found)
        _in_cells(document, found)
        _beside_text(document, found)
        for kind, places in sorted(found.items()):
            yield _finding(document, kind, places)


def _in_text(document: Document, found: _Found) -> None:
    for secret in find_secrets(document.text):
        if secret.sure:
            span = (secret.start, secret.end)
            found[secret.kind].append((span, evidence_at(document, *span)))


def _in_cells(document: Document, found: _Found) -> None:
    known = {span for places in found.values() for span, _ in places if span}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW and block.header:
            for label, (start, end) in zip(block.header, block.cells, strict=False):
                kind = credential_in_cell(label, document.text[start:end])
                if kind and not any(left < end and start < right for left, right in known):
                    found[kind].append(((start, end), _hidden_cell(document, start, kind)))


def _hidden_cell(document: Document, start: int, kind: str) -> Evidence:
    """A cell is known for a credential by its column only, so its text must not be quoted at all."""
    place = evidence_at(document, start, start)
    return evidence_of_document(document, place=place.place, quote=f"[{kind} in a table cell]")


def _beside_text(document: Document, found: _Found) -> None:
    targets = "\n".join(link.target.replace("\n", " ") for link in document.links)
    for secret in find_secrets(targets, labels=False):
        link = document.links[targets.count("\n", 0, secret.start)]
        if secret.sure and secret.kind != "JSON web token":
            found[secret.kind].append((None, evidence_of_document(document, place=link.place, quote=link.target)))
    for hidden in document.hidden:
        for secret in find_secrets(hidden.text):
            if secret.sure:
                found[secret.kind].append((None, evidence_of_document(document, place=hidden.place, quote=hidden.text)))


def _finding(document: Document, kind: str, places: list[tuple[tuple[int, int] | None, Evidence]]) -> Finding:
    count = f" in {len(places)} places" if len(places) > 1 else ""
    article = "an" if kind[0] in "aeiouAEIO" else "a"
    return Finding(
        rule=ContentSecret.code,
        message=f"Holds what looks like {article} {kind}{count}; whoever asks the agent may get it.",
        evidence=tuple(evidence for _, evidence in places),
        tier=Tier.CERTAIN,
        severity=ContentSecret.severity,
        confidence=0.9,
        shares=((document.id, max(0.5, share_of(document, [span for span, _ in places if span]))),),
        action=Action.REMOVE,
        step="Replace the credential where it was issued, then take it out of the page and its history.",
        key=kind,
    )
