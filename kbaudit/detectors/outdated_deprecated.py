"""KB307: documents that call themselves deprecated, archived or a draft and are served."""

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.facts.origins import origin_in_words, speaker_of
from kbaudit.facts.sentences import sentence_at
from kbaudit.facts.status import banner_span
from kbaudit.model import Action, Document, Evidence, Finding, Status, Tier
from kbaudit.rules.outdated import Deprecated


def deprecated(corpus: Corpus) -> Iterator[Finding]:
    """KB307: one finding for each served document that says of itself that it should not be relied on."""
    everything = corpus.configuration.serving.everything
    for document in corpus.documents:
        if document.status is Status.LIVE or not (document.served or everything):
            continue
        said, where = _said(document), origin_in_words(document.status_origin) or document.status
        yield Finding(
            rule=Deprecated.code,
            message=f"Says of itself that it is not to be relied on ({where}): "
            f"“{(said.quote or document.status).rstrip('.')}”. It is served all the same.",
            evidence=(said,),
            tier=Tier.CERTAIN,
            severity=Deprecated.severity,
            confidence=0.95 if document.status_origin not in ("text", "title") else 0.85,
            shares=((document.id, 1.0),),
            action=Action.RETIRE,
            step="Take it out of what is served, or remove the mark if the page holds.",
            why=_why(document),
        )


def _why(document: Document) -> str:
    """Who says so. A field has a meaning of its own; what a banner or a title says stands in the quote."""
    where, colon, field = document.status_origin.partition(": ")
    if where == "configuration":
        return f"the configuration lists it under {field}"
    return f"{speaker_of(document.status_origin)} says {f'that it is {document.status}' if colon else 'so'}"


def _said(document: Document) -> Evidence:
    if document.status_origin == "text":
        found = banner_span(document.text, document.title)
        if found:
            return evidence_at(document, *sentence_at(document.text, *found))
    if document.status_origin == "title":
        return evidence_of_document(document, quote=document.title or "")
    key = document.status_origin.partition(": ")[2]
    value = document.field(key) if key else None
    quote = f"{key}: {value}" if key and value else str(document.status)
    return evidence_of_document(document, place=document.status_place, quote=quote)
