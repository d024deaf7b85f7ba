"""How many documents each rule about time could judge, and by which dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kbaudit.corpus import Corpus
from kbaudit.detectors.outdated_care import evidences
from kbaudit.detectors.outdated_stale import limit_of
from kbaudit.detectors.outdated_statements import speaks_of_today
from kbaudit.model import DateRole, Document, Status


@dataclass(frozen=True, slots=True)
class Judged:
    """Of `total` served documents, how many a rule had something to judge by; `origins` counts where that stood."""

    total: int
    judged: int
    origins: Mapping[str, int]


def judged(corpus: Corpus) -> dict[str, Judged]:
    """For each rule about time, by its code, what it could judge. Rules about sentences judge every page that is no record."""
    documents = [
        document for document in corpus.documents if document.served and document.status is not Status.DEPRECATED
    ]
    known = evidences(corpus.documents)

    def care(document: Document) -> str | None:
        dated = known.care_of(document, corpus.today)
        return dated.origin if dated and limit_of(document, corpus.configuration)[0] else None

    return {
        "KB301": _by_role(documents, DateRole.EXPIRES),
        "KB302": _by_role(documents, DateRole.REVIEW_BY),
        "KB304": _by(documents, care),
        "KB305": Judged(len(documents), sum(map(speaks_of_today, documents)), {}),
        "KB306": Judged(len(documents), sum(map(speaks_of_today, documents)), {}),
    }


def _by_role(documents: list[Document], role: DateRole) -> Judged:
    return _by(documents, lambda document: next((dated.origin for dated in document.dates if dated.role is role), None))


def _by(documents: list[Document], origin: Callable[[Document], str | None]) -> Judged:
    origins = Counter(place.partition(":")[0] for document in documents if (place := origin(document)) is not None)
    return Judged(len(documents), origins.total(), dict(sorted(origins.items())))
