"""KB304: documents that nobody has touched for longer than their kind allows."""

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.config import Configuration
from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at, evidence_of_document
from kbaudit.detectors.outdated_care import ago, evidences, said
from kbaudit.detectors.outdated_expiry import is_expired, quoted_field
from kbaudit.detectors.outdated_review import overdue
from kbaudit.facts.origins import dated_in_words, origin_in_words
from kbaudit.model import Action, Dated, DateRole, Document, Evidence, Finding, Severity, Status, Tier
from kbaudit.rules.outdated import Stale

_PLURALS = {
    "policy": "policies",
    "legal": "legal texts",
    "procedure": "procedures",
    "reference": "reference pages",
    "faq": "answers to frequent questions",
    "template": "templates",
    "announcement": "announcements",
    "release_notes": "release notes",
    "news": "news",
    "incident_report": "incident reports",
    "archive": "archived pages",
}


def stale(corpus: Corpus) -> Iterator[Finding]:
    """KB304: the last care is longer ago than the kind of document, or its collection, allows.

    Silent where the document has expired or its review is overdue: those say more.
    """
    known = evidences(corpus.documents)
    for document in corpus.documents:
        if not document.served or document.status is Status.DEPRECATED:
            continue
        limit, of_collection = limit_of(document, corpus.configuration)
        care = known.care_of(document, corpus.today)
        if not limit or care is None or (corpus.today - care.last).days <= limit:
            continue
        # An edit or a review whose day cannot be read may be of yesterday.
        if any(broken.role in (DateRole.EDITED, DateRole.REVIEWED) for broken in document.broken_dates):
            continue
        if is_expired(document, corpus.today) or overdue(document, corpus.today) is not None:
            continue
        whose = f"documents of “{document.collection}”" if of_collection else _PLURALS.get(document.kind, document.kind)
        yield Finding(
            rule=Stale.code,
            message=f"Was {said(care)} ({origin_in_words(care.origin)}), {ago(care.last, corpus.today)}; "
            f"{whose} are to be looked at every {limit} days.",
            evidence=(_evidence(document, care),),
            # Age alone is advice; past a limit that somebody set it is a fact.
            tier=Tier.CERTAIN if of_collection else Tier.REVIEW,
            severity=Severity.WARNING if of_collection else Stale.severity,
            confidence=0.6 if care.origin.startswith("git") else 0.75,
            shares=((document.id, 1.0),),
            action=Action.REVIEW,
            step="Have the owner confirm that it still holds, or correct it, and record the day.",
            why=dated_in_words(care),
        )


def limit_of(document: Document, configuration: Configuration) -> tuple[int, bool]:
    """After how many days a document is stale (0 for never), and whether its collection sets that."""
    for collection in configuration.collections:
        if collection.name == document.collection and collection.stale_days is not None:
            return collection.stale_days, True
    return int(getattr(configuration.stale, document.kind, configuration.stale.reference)), False


def _evidence(document: Document, care: Dated) -> Evidence:
    if care.span is None:
        return evidence_of_document(document, place=care.place, quote=quoted_field(care), date=care)
    return evidence_at(document, *care.span, date=care)
