"""How many documents each rule about time could judge, and by which dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_care import evidences
from kbaudit.detectors.outdated_stale import limit_of
from kbaudit.detectors.outdated_statements import speaks_of_today
from kbaudit.model import DateRole, Document, Status
from kbaudit.report import Judged


def judged(corpus: Corpus) -> tuple[Judged, ...]:
    """For each rule about time what it could judge. Rules about sentences judge every page that is no record."""
    documents = [
        document for document in corpus.documents if document.served and document.status is not Status.DEPRECATED
    ]
    known = evidences(corpus.documents)

    def care(document: Document) -> str | None:
        dated = known.care_of(document, corpus.today)
        return dated.origin if dated and limit_of(document, corpus.configuration)[0] else None

    aging = sum(map(speaks_of_today, documents))
    return (
        _by_role("KB301", documents, DateRole.EXPIRES),
        _by_role("KB302", documents, DateRole.REVIEW_BY),
        _by("KB304", documents, care),
        Judged("KB305", len(documents), aging, ()),
        Judged("KB306", len(documents), aging, ()),
    )


def _by_role(rule: str, documents: list[Document], role: DateRole) -> Judged:
    return _by(
        rule, documents, lambda document: next((dated.origin for dated in document.dates if dated.role is role), None)
    )


def _by(rule: str, documents: list[Document], origin: Callable[[Document], str | None]) -> Judged:
    # A date that follows from two places counts for the first, the day that it starts from.
    origins = Counter(
        place.partition(" + ")[0].partition(":")[0] for document in documents if (place := origin(document)) is not None
    )
    return Judged(rule, len(documents), origins.total(), tuple(sorted(origins.items())))
