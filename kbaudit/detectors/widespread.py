"""When everybody lacks something, say it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kbaudit.model import Document

WIDESPREAD = 0.3
"""Share of a collection above which a lack is one finding for the collection, not one for each document."""

FEW = 2
"""So many documents are named one by one, however small their collection is."""

EXAMPLES = 5
"""Documents that a finding about a collection names."""


@dataclass(frozen=True, slots=True)
class Lack:
    """The documents of one collection that lack something. `total` counts those that were judged."""

    collection: str
    total: int
    lacking: tuple[Document, ...]

    @property
    def widespread(self) -> bool:
        """Whether it is to be said once, for the collection."""
        return len(self.lacking) > FEW and len(self.lacking) > WIDESPREAD * self.total

    @property
    def place(self) -> str:
        """The collection in the words of a message."""
        return f"the collection “{self.collection}”" if self.collection else "the knowledge base"

    @property
    def examples(self) -> tuple[Document, ...]:
        """The documents to show, the first by id."""
        return self.lacking[:EXAMPLES]


def by_collection(documents: Iterable[Document], lacks: Callable[[Document], bool]) -> Iterator[Lack]:
    """What each collection's documents lack, sorted; collections that lack nothing are left out."""
    judged: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        judged[document.collection].append(document)
    for collection in sorted(judged):
        lacking = sorted(
            (document for document in judged[collection] if lacks(document)), key=lambda document: document.id
        )
        if lacking:
            yield Lack(collection, len(judged[collection]), tuple(lacking))
