"""KB302: documents whose review is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.outdated_care import ago, latest, shown
from kbaudit.detectors.outdated_expiry import is_expired, quoted_field
from kbaudit.facts.kinds import RECORDS
from kbaudit.facts.origins import dated_in_words, origin_in_words
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Action, Dated, DateRole, Document, Finding, Status, Tier
from kbaudit.rules.outdated import ReviewOverdue


def review_overdue(corpus: Corpus) -> Iterator[Finding]:
    """KB302: the review date, or the last review plus the stated interval, has passed and nobody has reviewed since."""
    for document in corpus.documents:
        if not document.served or document.status is Status.DEPRECATED or is_expired(document, corpus.today):
            continue
        due = overdue(document, corpus.today)
        if due is None:
            continue
        if due.span is None:
            evidence = evidence_of_document(document, place=due.place, quote=quoted_field(due), date=due)
        else:
            evidence = evidence_at(document, *sentence_at(document.text, *due.span), date=due)
        yield Finding(
            rule=ReviewOverdue.code,
            message=f"Was to be reviewed by {shown(due)} ({origin_in_words(due.origin)}). "
            f"That was {ago(latest(due), corpus.today)}{_last(document)}.",
            evidence=(evidence,),
            tier=Tier.CERTAIN,
            severity=ReviewOverdue.severity,
            confidence=0.95 if " + text" not in due.origin else 0.8,
            shares=((document.id, 1.0),),
            action=Action.REVIEW,
            step="Have the owner read it, correct what changed, and set the next review date.",
            why=dated_in_words(due),
        )


def overdue(document: Document, today: date) -> Dated | None:
    """The review date that has passed without a review since; None where there is none, or where a later one is set."""
    due = [dated for dated in document.dates if dated.role is DateRole.REVIEW_BY]
    if not due or document.kind in RECORDS:
        return None
    newest = max(due, key=latest)
    if latest(newest) >= today:
        return None
    done = [dated for dated in document.dates if dated.role is DateRole.REVIEWED and dated.first <= today]
    return None if any(dated.last >= newest.last for dated in done) else newest


def _last(document: Document) -> str:
    done = [dated for dated in document.dates if dated.role is DateRole.REVIEWED]
    return f"; it was last reviewed on {shown(max(done, key=latest))}" if done else ""
