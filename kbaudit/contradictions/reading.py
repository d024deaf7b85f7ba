"""Claims → statements ready to be judged. Only claims that carry something to compare are read."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kbaudit.contradictions.cells import Cell, cells_of
from kbaudit.contradictions.headed_lists import listed_as_owed, listed_as_refused
from kbaudit.contradictions.leanings import leans, takes_stance
from kbaudit.contradictions.moments import moments_of
from kbaudit.contradictions.openings import opening_remark
from kbaudit.contradictions.question_answers import bare_answer
from kbaudit.contradictions.scope import EDITION, READERS
from kbaudit.contradictions.side import Side, place_of, side_of
from kbaudit.contradictions.terms import terms_of
from kbaudit.contradictions.traits import OUTDATED_PAGE
from kbaudit.contradictions.yes_and_no import speaks
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.choices import find_choices
from kbaudit.facts.destinations import find_destinations
from kbaudit.facts.outdated_flags import only_flagged
from kbaudit.facts.small_letters import small
from kbaudit.model import Block, BlockKind, Claim, DateRole, Document, Status

__all__ = ["carries_slot", "embedded_texts", "place_texts", "read_side", "read_sides"]

LONGEST = 600
"""Characters of a statement at most. Longer ones are extraction noise or several sentences, whose slots would all face
each other."""

SHORTEST = 12
SHORTEST_ANSWER = 3
"""Characters of what answers a question right above it: "No.", "£95."."""

_CARRIES = alternatives(
    r"\d|[@%$€£>→»›➔▸]|\bo['’]clock\b|\b(?:day (?:and|or) night|night (?:and|or) day)\b|(?<![\w/&])#[a-z]|https?:|,? then |\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|"
    r"eleven|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|eighty|thousand|million|half|halves|quarters?|thirds?|fourth|fifths?|sixth|seventh|"
    r"eighth|ninth|tenths?|dozen|couple|pair|trio|thrice|fortnight|once|twice|daily|weekly|monthly|quarterly|yearly|annual|annually|hourly|biweekly|bi-weekly|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|not|no|never|none|neither|nor|without|cannot|always|noon|midday|midnight|tonight|must|shall|should|may|can|required|mandatory|"
    r"optional|allowed|permitted|prohibited|forbidden|need|needs|have to|has to|free|included|excluded|available|unavailable|supported|unsupported|"
    r"refundable|eligible|will|final|permanent|irreversible|welcome|gladly|yes|fine|undo|insured|refunded|reimbursed|paid|at your own|compulsory|obliged|voluntary|forbids?|forbid|refused|"
    r"excludes?|covers?|covered|supports?|accepts?|accepted|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays?|weekends?|(?:round|around) the clock|"
    r"a (?:minute|day|night|week|month|quarter|year|decade)|an hour|each (?:minute|hour|day|night|week|month|quarter|year)|every (?:minute|hour|day|night|week|month|quarter|year)|"
    r"every second|another (?:hour|day|week|month|year)|working day|business day|(?:full|whole|entire) (?:hour|day|week|month|quarter|year)|(?:end|first) of (?:the|each|every)|twentieth|thirtieth|"
    r"[a-z]+teenth|the last (?:day|week|month))\b|n['’]t\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
)
_CARE = (DateRole.REVIEWED, DateRole.EDITED, DateRole.EFFECTIVE, DateRole.PUBLISHED, DateRole.CREATED)


def carries_slot(text: str, headings: tuple[str, ...] = ()) -> bool:
    """Whether a text may hold a value, a date, a place, a modal, a negation, a yes or a no: a cheap question before the costly reading."""
    return (
        _CARRIES.search(small(text)) is not None
        or speaks(text)
        or leans(text)
        or bool(find_destinations(text, (), headings))
        or bool(moments_of(text))
        or bool(find_choices(text))
        or bool(terms_of(text))
    )


def read_sides(documents: Iterable[Document], claims: Sequence[Claim]) -> tuple[Side, ...]:
    """The statements that carry a slot, of all live documents and of those that only their metadata calls outdated.

    `Side.claim` is the position of the claim.
    """
    every = list(documents)
    flagged = {document.id for document in every if only_flagged(document)}
    served = {document.id: document for document in every if document.status is Status.LIVE or document.id in flagged}
    rows = {
        (document.id, block.start): block for document in served.values() for block in document.blocks if block.cells
    }
    found: list[Side] = []
    before: Claim | None = None
    opened = ""
    for position, claim in enumerate(claims):
        document = served.get(claim.document)
        goes_on = before is not None and document is not None and _goes_on(document, before, claim)
        opened = opened if goes_on else ""
        answer = before.text if before and goes_on and bare_answer(before.text) else ""
        leading, opened, before = opened, opened or _opening(claim.text), claim
        if document is None or not _shortest(document, claim) <= len(claim.text) <= LONGEST:
            continue
        listed_under = claim.heading[-1] if claim.heading else ""
        if (
            not answer
            and not carries_slot(claim.text, _above(document, claim))
            and listed_as_refused(claim.text, listed_under) is None
            and listed_as_owed(claim.text, listed_under) is None
        ):
            continue
        cells = list(_cells(document, rows.get((document.id, claim.start))))
        if leading:
            claim = replace(claim, lead=f"{leading} {claim.lead}".strip())
        read = [read_side(document, claim, position, cell) for cell in cells or (None,)]
        if answer and len(read) == 1 and not read[0].slots and len(answer) + len(claim.text) < LONGEST:
            # By itself the sentence says neither yes nor no, and the bare answer does not say to what.
            read = [read_side(document, replace(claim, text=f"{answer} {claim.text}"), position)]
            if found and found[-1].claim == position - 1:
                found.pop()
        found.extend(read)
    return tuple(
        replace(side, traits=side.traits | {OUTDATED_PAGE}) if side.document in flagged else side
        for side in found
        if side.slots or takes_stance(side) or side.choices or side.moments or side.terms
    )


_CASE = re.compile(
    r"(?i)\W*(?:for|in|if|when|with|until|before|prior to|formerly|previously|up to)\b[^:.!?]{2,80}:(?=\s)"
)


def _above(document: Document, claim: Claim) -> tuple[str, ...]:
    """What an answer of a few words may be the answer to."""
    return (document.title or "", *claim.heading[-1:], claim.lead)


def _shortest(document: Document, claim: Claim) -> int:
    """Characters that a claim has at least; under a question a few will do."""
    asked = claim.heading[-1] if claim.heading else document.title or ""
    return SHORTEST_ANSWER if asked.rstrip().endswith("?") else SHORTEST


def _opening(text: str) -> str:
    """The words before a colon by which a sentence says when, or for whom, it and those behind it hold; "" where there are none."""
    found = _CASE.match(text)
    return found[0] if found and opening_remark(text) == 0 else ""


def _goes_on(document: Document, before: Claim, claim: Claim) -> bool:
    """Whether a sentence follows the other in one paragraph."""
    if before.document != claim.document or before.kind is not claim.kind or not 0 <= claim.start - before.end <= 3:
        return False
    return (
        not document.text[before.end : claim.start].strip() and document.text.count("\n", before.end, claim.start) < 2
    )


def embedded_texts(sides: Iterable[Side]) -> list[str]:
    """What to embed of each statement, in their order."""
    return [side.masked for side in sides]


def place_texts(sides: Iterable[Side]) -> list[str]:
    """Where each statement stands, to be embedded: its title and last heading, or its path without either."""
    return [place_of(side.title, side.heading) or side.path for side in sides]


def _cells(document: Document, block: Block | None) -> Iterable[Cell]:
    return cells_of(document, block, carries_slot) if block else ()


def read_side(document: Document, claim: Claim, position: int, cell: Cell | None = None) -> Side:
    """One claim, or one cell of a row, as a statement, whether or not it carries a slot."""
    return side_of(
        cell.text if cell else claim.text,
        document=document.id,
        path=document.path,
        title=document.title or "",
        heading=tuple(part for part in claim.heading if part != document.title),
        lead=claim.lead,
        kind=claim.kind,
        header=(cell.column,) if cell else claim.header,
        first_cell=cell.subject if cell else claim.text.split(";", 1)[0] if claim.kind is BlockKind.TABLE_ROW else "",
        start=claim.start,
        day=max((dated.last for dated in document.dates if dated.role in _CARE), default=None),
        scope=_scope(document),
        language=document.language,
        claim=position,
    )


_FOR_THE_HOUSE = frozenset(("audience", value) for value in ("internal", "agents"))
"""What metadata call a page that is written for colleagues: what it says of customers holds for them."""


def _scope(document: Document) -> tuple[tuple[str, str], ...]:
    found = [
        (EDITION if dimension.casefold() == "version" else dimension.casefold(), value.casefold())
        for dimension, value in document.scope
        if (dimension.casefold(), value.casefold()) not in _FOR_THE_HOUSE
    ]
    if document.audience:
        found.append((READERS, document.audience.casefold()))
    if document.language and document.language != "en":
        found.append(("language", document.language))
    return tuple(found)
