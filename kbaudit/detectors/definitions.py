"""KB206, the terms that are defined in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kbaudit.contradictions.drift import Defined, Drift, drifts
from kbaudit.corpus import Corpus
from kbaudit.detectors.claimed_values import unknown_scope
from kbaudit.detectors.evidence import evidence_at, shortened
from kbaudit.detectors.links_to import inbound
from kbaudit.detectors.verdict import verdict
from kbaudit.facts.sensitive import mask
from kbaudit.model import Action, Claimed, Document, Evidence, Finding, Tier
from kbaudit.rules.conflicts import ConflictingMeaning

SURE, UNSURE = 0.75, 0.5
"""Confidence where the definitions give different values, and where only their words differ."""

SHOWN = 90
"""Characters of a meaning in a message."""


def drifting_definitions(corpus: Corpus) -> Iterator[Finding]:
    """KB206 for each term that live documents define differently; for review unless two of the definitions give other values."""
    documents = corpus.by_id()
    linked = inbound(corpus)
    for drift in drifts(corpus.documents, corpus.claims):
        yield _finding(drift, documents, linked, corpus)


def _finding(drift: Drift, documents: Mapping[str, Document], linked: Mapping[str, int], corpus: Corpus) -> Finding:
    certain = drift.clashing and not drift.unknown
    meanings = {_meaning(entries[0]): entries for entries in drift.meanings}
    claimed = {shown: frozenset(entry.side.document for entry in entries) for shown, entries in meanings.items()}
    weighed = verdict(claimed, documents, linked, corpus.today) if drift.clashing else None
    concerned = sorted({identity for found in claimed.values() for identity in found})
    wrong = [
        item
        for item in concerned
        if weighed is None or weighed.keep is None or item not in claimed[weighed.value or ""]
    ]
    return Finding(
        rule=ConflictingMeaning.code,
        message=_message(drift, meanings, documents),
        evidence=tuple(
            evidence_at(
                documents[entry.side.document],
                corpus.claims[entry.side.claim].start,
                corpus.claims[entry.side.claim].end,
            )
            for entries in meanings.values()
            for entry in entries[:3]
        ),
        tier=Tier.CONFLICT if certain else Tier.REVIEW,
        severity=ConflictingMeaning.severity,
        confidence=SURE if drift.clashing else UNSURE,
        shares=tuple((identity, _share(identity, drift, documents[identity])) for identity in wrong),
        action=Action.RECONCILE,
        step=f"Define “{drift.term}” in one place and link to it from the others, or call two things by two names.",
        keep=weighed.keep if weighed else None,
        why=weighed.why if weighed else "The words differ, the values do not: read both before you change one.",
        values=tuple(
            Claimed(value=shown, normalised=" ".join(shown.casefold().split()), documents=tuple(sorted(claimed[shown])))
            for shown in meanings
        ),
        guards=("scope unknown",) if drift.clashing and drift.unknown else (),
        key=drift.term.casefold(),
    )


def _message(drift: Drift, meanings: Mapping[str, Sequence[Defined]], documents: Mapping[str, Document]) -> str:
    count = {2: "two", 3: "three"}.get(len(meanings), str(len(meanings)))
    said = "; ".join(
        f"{documents[entries[0].side.document].path} says “{shown}”" for shown, entries in list(meanings.items())[:4]
    )
    text = f"“{drift.term}” is defined in {count} ways: {said}."
    return f"{text} {unknown_scope(drift.unknown)}".rstrip()


def _evidence(entry: Defined, documents: Mapping[str, Document], corpus: Corpus) -> Evidence:
    claim = corpus.claims[entry.side.claim]
    return evidence_at(documents[entry.side.document], claim.start, claim.end)


def _meaning(entry: Defined) -> str:
    return shortened(mask(entry.definition.meaning.rstrip(" .")), SHOWN)


def _share(identity: str, drift: Drift, document: Document) -> float:
    length = sum(
        len(entry.side.text) for entries in drift.meanings for entry in entries if entry.side.document == identity
    )
    return min(1.0, max(0.01, length / max(len(document.text), 1)))
