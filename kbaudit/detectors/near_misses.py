"""What was nearly reported, and which guard kept it back: for whoever asks why a contradiction was not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kbaudit.contradictions.comparing import Compared
from kbaudit.contradictions.confidence import model
from kbaudit.contradictions.guards import SAYS
from kbaudit.contradictions.judge import Judgement
from kbaudit.contradictions.side import Side
from kbaudit.corpus import Corpus
from kbaudit.detectors.contradictions import matters, statements
from kbaudit.detectors.evidence import evidence_at, shortened
from kbaudit.detectors.review_room import REVIEW_SHARE
from kbaudit.facts.sensitive import mask
from kbaudit.model import Document, Evidence
from kbaudit.report import NearMiss, NearMisses, Objection

__all__ = ["near_misses"]

_FULL = Objection(
    "list to review is full",
    f"The tier for review holds {REVIEW_SHARE * 1000:.0f} findings for each 1,000 statements at most, and surer ones filled it.",
)


def near_misses(compared: Compared, corpus: Corpus) -> NearMisses:
    """The pairs that differ in a slot and were not reported: those without room first, then the ones with fewest objections."""
    sides, documents = statements(corpus), corpus.by_id()
    _, beyond = matters(compared, corpus)
    left_out = [
        _near_miss(pair, judgement, (*_objections(judgement), _FULL), sides, documents, corpus)
        for matter in beyond
        for pair, judgement in _pairs(matter.centre, matter.others, matter.judgements)
    ]
    rejected = [
        _near_miss(pair, judgement, tuple(_objections(judgement)), sides, documents, corpus)
        for pair, judgement in compared.misses.items()
    ]
    return NearMisses((*left_out, *rejected), len(left_out) + compared.missed)


def _pairs(
    centre: int, others: Sequence[int], judgements: Sequence[Judgement]
) -> Iterator[tuple[tuple[int, int], Judgement]]:
    for other, judgement in zip(others, judgements, strict=True):
        yield (min(centre, other), max(centre, other)), judgement


def _near_miss(
    pair: tuple[int, int],
    judgement: Judgement,
    objections: tuple[Objection, ...],
    sides: Sequence[Side],
    documents: Mapping[str, Document],
    corpus: Corpus,
) -> NearMiss:
    first, second = (_evidence(sides[position], documents, corpus) for position in pair)
    return NearMiss(
        rule=judgement.clash.rule if judgement.clash else judgement.rule or "",
        said=(_said(judgement, 0), _said(judgement, 1)),
        evidence=(first, second),
        confidence=judgement.confidence,
        objections=objections,
    )


def _objections(judgement: Judgement) -> Iterator[Objection]:
    for name in judgement.guards:
        yield Objection(name, SAYS.get(name, ""))
    for dimension, mine, other in judgement.scope.different:
        yield Objection("scope", f"{dimension.lstrip('*')}: {mine} against {other}.")
    if judgement.tier is None and judgement.confidence and judgement.confidence < model().review:
        yield Objection(
            "confidence",
            f"{judgement.confidence:.2f}, and nothing below {model().review:.2f} is reported, not even for review.",
        )


def _said(judgement: Judgement, index: int) -> str:
    """What one side claims; what may be personal (an address, a number) is masked like every quote."""
    return shortened(mask(", ".join(dict.fromkeys(slot[index] or "(not said)" for slot in judgement.slots))), 80)


def _evidence(side: Side, documents: Mapping[str, Document], corpus: Corpus) -> Evidence:
    claim = corpus.claims[side.claim]
    return evidence_at(documents[side.document], claim.start, claim.end)
