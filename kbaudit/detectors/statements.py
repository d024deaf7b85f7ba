"""Which statements articles are compared by, so that they can be embedded with everything else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Claim, Document
from kbaudit.normalisation import normalise

FEWEST_WORDS = 4
"""Statements of fewer words are labels, whose vectors lie close to everything."""

FURNITURE = 4
"""What stands in so many documents is furniture: a page is not about its footer."""

MOST = 60
"""Statements of one article that are compared, evenly spread over it where it has more. An article that answers one question has
fewer; of a long guide the vector of sixty sentences points where that of all does."""

SPEAKERS = 20
"""A language of fewer articles gives no measure: to an English model all its pages lie closer to each other than to any other."""


def compared_statements(documents: Iterable[Document], claims: Sequence[Claim]) -> tuple[int, ...]:
    """The positions of the claims that articles are compared by, ascending.

    Articles are served pages, not news or contracts, in a language that enough of them are written in.
    """
    articles = [document for document in documents if is_article(document)]
    speakers = Counter(document.language for document in articles)
    chosen = {document.id for document in articles if speakers[document.language] >= SPEAKERS}
    held: dict[str, set[str]] = defaultdict(set)
    folded = [normalise(claim.text) for claim in claims]
    for claim, text in zip(claims, folded, strict=True):
        held[text].add(claim.document)
    own: dict[str, list[int]] = defaultdict(list)
    for position, (claim, text) in enumerate(zip(claims, folded, strict=True)):
        if claim.document in chosen and len(text.split()) >= FEWEST_WORDS and len(held[text]) < FURNITURE:
            own[claim.document].append(position)
    return tuple(sorted(position for positions in own.values() for position in _spread(positions)))


def is_article(document: Document) -> bool:
    """Whether a document may answer a question that another one answers too."""
    return document.served and document.place.row is None and document.kind not in RECORDS and document.kind != "legal"


def _spread(positions: Sequence[int]) -> Sequence[int]:
    if len(positions) <= MOST:
        return positions
    return [positions[number * len(positions) // MOST] for number in range(MOST)]
