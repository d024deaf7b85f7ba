"""KB402: owners who are not in the directory, or who have left. Said once for each owner, whatever they own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_of_document
from kbaudit.model import Action, Document, Effort, Finding, Standing, Tier
from kbaudit.rules.ownership import OwnerUnknown

PLACES = 50
"""Documents of one owner that a finding shows; all of them are counted."""


def owner_unknown(corpus: Corpus) -> Iterator[Finding]:
    """Owners of served documents who are not there; for an author or a contact it is a matter of review."""
    owned: dict[tuple[str, bool], list[Document]] = defaultdict(list)
    for document in corpus.documents:
        if document.served and document.owner and not document.ownership.there:
            owned[document.owner, document.ownership.declared].append(document)
    for (owner, declared), documents in sorted(owned.items()):
        yield _finding(owner, declared, sorted(documents, key=lambda document: document.id))


def _finding(owner: str, declared: bool, documents: Sequence[Document]) -> Finding:
    ownership = documents[0].ownership
    what = "Its owner" if declared else "Whom it names to ask"
    if len(documents) > 1:
        what = (
            f"The owner of {len(documents)} documents" if declared else f"Whom {len(documents)} documents name to ask"
        )
    left = ownership.standing is Standing.LEFT
    said = "is in the directory, but not active any more" if left else "is not in the directory"
    step = "Name who took over" if left else "Name an owner who is there, or enter this one in the directory"
    nearest = f" Did they mean {ownership.nearest}?" if ownership.nearest else ""
    return Finding(
        rule=OwnerUnknown.code,
        message=f"{what}, {owner}, {said}.{nearest}",
        evidence=tuple(
            evidence_of_document(document, place=document.ownership.place, quote=f"{_key(document)}: {owner}")
            for document in documents[:PLACES]
        ),
        tier=Tier.CERTAIN if declared else Tier.REVIEW,
        severity=OwnerUnknown.severity,
        confidence=0.9,
        shares=tuple((document.id, 1.0) for document in documents),
        action=Action.ASSIGN,
        step=f"{step}.",
        effort=Effort.SMALL if len(documents) == 1 else Effort.MEDIUM,
        key=owner,
    )


def _key(document: Document) -> str:
    """Where the owner is named, in the word of the source: owner, author, CODEOWNERS, line 3."""
    return document.owner_origin.rpartition(": ")[2].strip() or "owner"
