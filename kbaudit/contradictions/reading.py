"""Claims → statements ready to be judged. Only claims that carry something to compare are read."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kbaudit.contradictions.side import Side, side_of
from kbaudit.model import BlockKind, Claim, DateRole, Document, Status

__all__ = ["carries_slot", "embedded_texts", "read_side", "read_sides"]

LONGEST = 600
"""Characters of a statement at most. Longer ones are extraction noise or several sentences, whose slots would all face
each other."""

SHORTEST = 12

_CARRIES = re.compile(
    r"\d|[@%$€£]|https?:|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|"
    r"half|quarter|third|dozen|fortnight|once|twice|daily|weekly|monthly|quarterly|yearly|annual|annually|hourly|biweekly|bi-weekly|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|not|no|never|none|neither|nor|without|cannot|always|must|shall|should|may|can|required|mandatory|"
    r"optional|allowed|permitted|prohibited|forbidden|need|needs|have to|has to|free|included|excluded|available|unavailable|supported|unsupported|"
    r"refundable|eligible|will)\b|n['’]t\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_CARE = (DateRole.REVIEWED, DateRole.EDITED, DateRole.EFFECTIVE, DateRole.PUBLISHED, DateRole.CREATED)


def carries_slot(text: str) -> bool:
    """Whether a text may hold a value, a date, a reference, a modal or a negation: a cheap question before the costly reading."""
    return _CARRIES.search(text) is not None


def read_sides(documents: Iterable[Document], claims: Sequence[Claim]) -> tuple[Side, ...]:
    """The statements of all live documents that carry a slot; `Side.claim` is the position of the claim."""
    served = {document.id: document for document in documents if document.status is Status.LIVE}
    found: list[Side] = []
    for position, claim in enumerate(claims):
        document = served.get(claim.document)
        if document is None or not SHORTEST <= len(claim.text) <= LONGEST or not carries_slot(claim.text):
            continue
        found.append(read_side(document, claim, position))
    return tuple(side for side in found if side.slots or side.statement.modality.modals or side.statement.polarity)


def embedded_texts(sides: Iterable[Side]) -> list[str]:
    """What to embed of each statement, in their order."""
    return [side.masked for side in sides]


def read_side(document: Document, claim: Claim, position: int) -> Side:
    """One claim as a statement, whether or not it carries a slot."""
    return side_of(
        claim.text,
        document=document.id,
        path=document.path,
        title=document.title or "",
        heading=tuple(part for part in claim.heading if part != document.title),
        lead=claim.lead,
        kind=claim.kind,
        header=claim.header,
        first_cell=claim.text.split(";", 1)[0] if claim.kind is BlockKind.TABLE_ROW else "",
        start=claim.start,
        day=max((dated.last for dated in document.dates if dated.role in _CARE), default=None),
        scope=_scope(document),
        language=document.language,
        claim=position,
    )


def _scope(document: Document) -> tuple[tuple[str, str], ...]:
    found = [(dimension.casefold(), value.casefold()) for dimension, value in document.scope]
    if document.audience:
        found.append(("audience", document.audience.casefold()))
    if document.language and document.language != "en":
        found.append(("language", document.language))
    return tuple(found)
