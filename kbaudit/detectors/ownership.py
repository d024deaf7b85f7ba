"""KB401: documents that nobody owns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_of_document
from kbaudit.detectors.widespread import EXAMPLES, Lack, by_collection
from kbaudit.model import Action, Document, Effort, Finding, Severity, Tier
from kbaudit.rules.ownership import OwnerMissing


def owner_missing(corpus: Corpus) -> Iterator[Finding]:
    """Served documents without an owner, where owners are a practice; said once for a collection, a table or for all."""
    served = [document for document in corpus.documents if document.served and not _nowhere_to_say_it(document)]
    if not served or all(_owned(document) for document in served):
        return
    if not any(_owned(document) for document in corpus.documents):
        yield _nobody(served)
        return
    for lack in lacks_by_place(served):
        if lack.widespread:
            yield _said_once(lack)
        else:
            yield from (_single(document) for document in lack.lacking)


def lacks_by_place(documents: Iterable[Document]) -> Iterator[Lack]:
    """What lacks an owner in each collection. The records of one table are a collection of their own, named by its file."""
    return by_collection((_in_its_table(document) for document in documents), lambda document: not _owned(document))


def _nowhere_to_say_it(document: Document) -> bool:
    """Whether it is a bare table of figures: a CSV file has no place for an owner but a column, which such a table lacks."""
    return document.format in ("csv", "tsv", "tab") and document.place.row is None


def _in_its_table(document: Document) -> Document:
    return replace(document, collection=document.path) if document.place.row is not None else document


def _owned(document: Document) -> bool:
    return bool(document.owner and document.owner.strip())


def _nobody(served: list[Document]) -> Finding:
    first = sorted(served, key=lambda document: document.id)
    return Finding(
        rule=OwnerMissing.code,
        message=f"None of the {len(served)} documents names an owner." if len(served) > 1 else "It names no owner.",
        evidence=tuple(evidence_of_document(document) for document in first[:EXAMPLES]),
        tier=Tier.CERTAIN,
        severity=Severity.INFO,
        confidence=0.9,
        shares=tuple((document.id, 1.0) for document in first),
        action=Action.ASSIGN,
        step="Name who answers for each collection: owner under [[collections]] in kbaudit.toml, or a field in each "
        "document.",
        effort=Effort.MEDIUM,
        key="everywhere",
    )


def _said_once(lack: Lack) -> Finding:
    return Finding(
        rule=OwnerMissing.code,
        message=f"{len(lack.lacking)} of {lack.total} documents in {lack.place} have no owner.",
        evidence=tuple(evidence_of_document(document) for document in lack.examples),
        tier=Tier.CERTAIN,
        severity=OwnerMissing.severity,
        confidence=0.9,
        shares=tuple((document.id, 1.0) for document in lack.lacking),
        action=Action.ASSIGN,
        step="Name one owner for the collection (owner under [[collections]] in kbaudit.toml), or an owner in each "
        "document.",
        effort=Effort.MEDIUM,
        key=lack.collection,
    )


def _single(document: Document) -> Finding:
    return Finding(
        rule=OwnerMissing.code,
        message="Has no owner, although others in this knowledge base have one.",
        evidence=(evidence_of_document(document, quote=document.title or ""),),
        tier=Tier.CERTAIN,
        severity=OwnerMissing.severity,
        confidence=0.9,
        shares=((document.id, 1.0),),
        action=Action.ASSIGN,
        step=f"Name the team or the person who answers for it.{_guessed(document)}",
    )


def _guessed(document: Document) -> str:
    """Who edited the page most: whom to ask first, which is not the same as who owns it."""
    guess = document.ownership.guess
    return f" A guess to start from: {guess} made most of its edits in git." if guess else ""
