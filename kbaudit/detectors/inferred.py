"""KB206, the contradictions that share no value: what the inference model proposes under `--deep`, for review only."""

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.corpus import Corpus
from kbaudit.detectors.contradictions import statements
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.review_room import room_for_review
from kbaudit.model import Action, Document, Finding, Tier
from kbaudit.rules.conflicts import ConflictingMeaning

HALVED = 0.5
"""The model's probability is halved: of the 25 surest pairs of such a model over real pages none was a contradiction."""


def inferred(corpus: Corpus) -> Iterator[Finding]:
    """KB206 for the pairs that the inference model takes for contradictions, the surest first, as many as may be reviewed."""
    if corpus.compared is None:
        return
    sides, documents = statements(corpus), corpus.by_id()
    for left, right, sure in corpus.compared.inferred[: room_for_review(len(corpus.claims))]:
        pages = [documents[sides[position].document] for position in (left, right)]
        claims = [corpus.claims[sides[position].claim] for position in (left, right)]
        yield Finding(
            rule=ConflictingMeaning.code,
            message=f"{pages[0].path} and {pages[1].path} may contradict each other, says an inference model; no value differs.",
            evidence=tuple(
                evidence_at(page, claim.start, claim.end) for page, claim in zip(pages, claims, strict=True)
            ),
            tier=Tier.REVIEW,
            severity=ConflictingMeaning.severity,
            confidence=round(sure * HALVED, 3),
            shares=tuple(
                (page.id, _share(page, claim.end - claim.start)) for page, claim in zip(pages, claims, strict=True)
            ),
            action=Action.RECONCILE,
            step="Read both; where only one can hold, correct the other.",
            why="A model's opinion, which is wrong more often than right on alike sentences.",
            guards=(f"inference ({sure:.2f})",),
        )


def _share(document: Document, length: int) -> float:
    return min(1.0, max(0.01, length / max(len(document.text), 1)))
