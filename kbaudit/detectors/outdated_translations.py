"""KB303 at low severity: translations that are older than the page they were made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.outdated_care import Evidences, latest, said
from kbaudit.detectors.translations import Translation, numbers_of, translations
from kbaudit.model import (
    Action,
    BlockKind,
    Claimed,
    Dated,
    DateRole,
    Document,
    Effort,
    Evidence,
    Finding,
    Severity,
    Status,
    Tier,
)
from kbaudit.rules.outdated import Superseded

LAG = 30
"""Days by which a translation may follow its source before it is said to be older: translators need some."""

ROLES = (DateRole.EDITED, DateRole.REVIEWED, DateRole.EFFECTIVE, DateRole.PUBLISHED)
"""Dates that are compared, like with like, the one that tells most about the text first."""

NUMBERS_SHOWN = 3
"""So many numbers that only one of the two has are shown; where there are more, the two are written otherwise."""


@dataclass(frozen=True, slots=True)
class Lag:
    """A translation, its source, and the dates by which the source changed after it."""

    source: Document
    translation: Document
    changed: Dated
    translated: Dated
    days: int
    sure: bool


def older_translations(corpus: Corpus, care: Evidences) -> Iterator[Finding]:
    """One finding for each translation whose source was changed later. It never counts: often what changed was a comma."""
    found: dict[str, Lag] = {}
    common = _main_language(corpus.documents)
    for pair in translations(corpus.documents):
        lag = _lag(pair, common, care, corpus.today)
        known = found.get(lag.translation.id) if lag else None
        if lag and (known is None or (lag.sure, lag.days) > (known.sure, known.days)):
            found[lag.translation.id] = lag
    for identity in sorted(found):
        yield _finding(found[identity])


def _main_language(documents: Sequence[Document]) -> str:
    """The language of most pages: what is written in it is taken for the source."""
    counts = Counter(document.language for document in documents if document.place.row is None)
    return max(counts, key=lambda language: (counts[language], language), default="en")


def _lag(pair: Translation, common: str, care: Evidences, today: date) -> Lag | None:
    sides = (pair.left, pair.right)
    if any(side.status is not Status.LIVE for side in sides):
        return None
    original = pair.source or next((side.id for side in sides if side.language == common), None)
    if original is None:
        return None
    source, translation = sides if original == pair.left.id else sides[::-1]
    dates = _compared(source, translation, care, today)
    if dates is None:
        return None
    changed, translated = dates
    days = (changed.first - latest(translated)).days
    return Lag(source, translation, changed, translated, days, pair.sure) if days > LAG else None


def _compared(source: Document, translation: Document, care: Evidences, today: date) -> tuple[Dated, Dated] | None:
    """The dates of one role that both have; else the source's last edit and whatever shows care for the translation."""
    for role in ROLES:
        mine, other = (care.last(document, role, today) for document in (source, translation))
        if mine and other:
            return mine, other
    edited, cared = care.last(source, DateRole.EDITED, today), care.care_of(translation, today)
    return (edited, cared) if edited and cared else None


def _finding(lag: Lag) -> Finding:
    source, translation = lag.source, lag.translation
    mine, other = numbers_of(source), numbers_of(translation)
    only_source, only_translation = sorted(mine - other), sorted(other - mine)
    told = 0 < len(only_source) <= NUMBERS_SHOWN and 0 < len(only_translation) <= NUMBERS_SHOWN
    numbers = (
        f" Only the source has {', '.join(only_source)}; only the translation has {', '.join(only_translation)}."
        if told
        else ""
    )
    return Finding(
        rule=Superseded.code,
        message=(
            f"{translation.path} ({translation.language}) is a translation of {source.path} ({source.language}) and older: "
            f"the source was {said(lag.changed)}, the translation {said(lag.translated)}, {lag.days:,} days before.{numbers}"
        ),
        evidence=(_evidence(translation, lag.translated), _evidence(source, lag.changed)),
        tier=Tier.CERTAIN if lag.sure else Tier.REVIEW,
        severity=Severity.INFO,
        confidence=0.7 if lag.sure else 0.5,
        shares=((translation.id, 1.0),),
        action=Action.UPDATE,
        step=f"Carry what changed in {source.path} over into {translation.path}, or date the translation anew if nothing did.",
        keep=source.id,
        why="it is the page that the other one was translated from",
        effort=Effort.MEDIUM,
        values=(
            *(Claimed(number, number, (source.id,)) for number in only_source if told),
            *(Claimed(number, number, (translation.id,)) for number in only_translation if told),
        ),
    )


def _evidence(document: Document, dated: Dated) -> Evidence:
    body = next((block for block in document.blocks if block.kind is not BlockKind.HEADING), None)
    return (
        evidence_at(document, body.start, body.end, date=dated) if body else evidence_of_document(document, date=dated)
    )
