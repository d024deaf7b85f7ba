"""What a sentence as a whole leans to: it obliges, leaves free, permits or forbids; for statements whose verbs do not match.

"The region you pick is final" and "we move workspaces on request" have no predicate in common. Whether they are about one
matter is for the few-words model to say; here it is only said that one permits what the other forbids.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.contradictions.assents import to_other_deeds
from kbaudit.contradictions.double_denials import double_denials
from kbaudit.contradictions.headed_lists import listed_as_owed, listed_as_refused
from kbaudit.contradictions.leaning_words import AT_WILL, PHRASES, Leaning
from kbaudit.contradictions.limits import limited
from kbaudit.contradictions.prerequisites import conditions_made, conditions_waived
from kbaudit.contradictions.prices import asks_for_price, free_of_charge, priced
from kbaudit.contradictions.question_answers import Answer, answer_to
from kbaudit.contradictions.standing_orders import standing_orders
from kbaudit.contradictions.words import bag
from kbaudit.contradictions.yes_and_no import opening, sayings
from kbaudit.facts.modality import ModalKind
from kbaudit.facts.small_letters import small
from kbaudit.facts.statement import Statement

if TYPE_CHECKING:
    from kbaudit.contradictions.side import Side

__all__ = ["Leaning", "Opposed", "leanings", "leanings_of", "leans", "opposed", "takes_stance"]


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two leanings that exclude each other, with the words that show them."""

    left: Leaning
    right: Leaning
    left_span: tuple[int, int]
    right_span: tuple[int, int]


_OF_MODAL = {
    ModalKind.MUST: Leaning.OBLIGES,
    ModalKind.MUST_NOT: Leaning.FORBIDS,
    ModalKind.MAY: Leaning.PERMITS,
    ModalKind.ABLE: Leaning.PERMITS,
    ModalKind.UNABLE: Leaning.FORBIDS,
    ModalKind.NEED_NOT: Leaning.LEAVES_FREE,
}
_OF_OPPOSITE = {
    "required": (Leaning.OBLIGES, Leaning.LEAVES_FREE),
    "necessary": (Leaning.OBLIGES, Leaning.LEAVES_FREE),
    **dict.fromkeys(
        (
            "included",
            "available",
            "supported",
            "refundable",
            "allowed",
            "accepted",
            "possible",
            "eligible",
            "reversible",
            "transferable",
            "visible",
        ),
        (Leaning.PERMITS, Leaning.FORBIDS),
    ),
}
_AFFIRMING = frozenset((Leaning.PERMITS, Leaning.OBLIGES))
"""Leanings that a negation around their words undoes: "no pets are allowed"."""
_SURMISES = re.compile(r"\s+that\b")
"""Behind "it is possible": a surmise, which permits nothing."""
_OF_KNOWING = frozenset(
    "know known clear certain sure think believe expect assume seem appear mean understand remember see find happen matter".split()
)
"""What one does not know, find or expect is not refused."""
_NARROWS = re.compile(
    r"(?i)(?:(?<![,;:–—] )\b(?:that|which|who)\s+(?P<verb>(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\s*)?|\b(?P<purpose>so)\s+that\s+)$"
)
"""Before a denial that only says which are meant: "days that were not used are refunded"."""
_GRANTING = frozenset((Leaning.PERMITS, Leaning.FORBIDS, Leaning.LIMITS))
"""Leanings that an answer in front decides."""
_EXCLUDING = frozenset(
    (
        frozenset((Leaning.OBLIGES, Leaning.LEAVES_FREE)),
        frozenset((Leaning.PERMITS, Leaning.FORBIDS)),
        frozenset((Leaning.PERMITS, Leaning.LIMITS)),
        frozenset((Leaning.FREE, Leaning.PRICED)),
    )
)


def leanings(side: Side) -> dict[Leaning, tuple[int, int]]:
    """The leanings of a sentence with the words that first show each; what stands in a condition is left out."""
    return dict(side.leanings)


def leanings_of(statement: Statement, heading: str = "") -> tuple[tuple[Leaning, tuple[int, int]], ...]:
    """The leanings of one sentence under its last heading, which may ask, as `Side.leanings` keeps them.

    Where it opens with a yes or a no, that is what it says of what is done and given; what follows explains it.
    """
    found: dict[Leaning, tuple[int, int]] = {}
    answer = answer_to(heading, statement.text) or _opening_answer(statement.text, heading)
    if answer:
        found[answer.leaning] = answer.span
    for leaning, span in sorted(_found(statement), key=lambda item: item[1]):
        explains = answer is not None and (leaning in _GRANTING or span[0] < answer.span[1])
        if not explains:
            found.setdefault(leaning, span)
    if (
        Leaning.LEAVES_FREE in found
        and Leaning.OBLIGES in found
        and _overlap(found[Leaning.LEAVES_FREE], found[Leaning.OBLIGES])
    ):
        del found[Leaning.OBLIGES]
    owed = None if found else listed_as_owed(statement.text, heading)
    if owed is not None:
        found[Leaning.OBLIGES if owed else Leaning.LEAVES_FREE] = (0, len(statement.text))
    refused = None if found else listed_as_refused(statement.text, heading)
    if refused is not None:
        found[Leaning.FORBIDS if refused else Leaning.PERMITS] = (0, len(statement.text))
    return tuple(found.items())


def _opening_answer(text: str, question: str) -> Answer | None:
    """The yes or the no that a sentence opens with; a no is good news where the question above is after a price."""
    said = opening(text)
    if said is None:
        return None
    return Answer(Leaning.FORBIDS if said.refuses != asks_for_price(question) else Leaning.PERMITS, said.span)


def leans(text: str) -> bool:
    """Whether a text has words that lean by themselves, beside modal verbs and negations: asked before the costly reading."""
    return (
        (
            any(pattern.search(small(text)) for _, pattern in PHRASES)
            or AT_WILL.search(small(text)) is not None
            or any(standing_orders(text))
        )
        or any(conditions_made(text))
        or any(conditions_waived(text))
    )


def takes_stance(side: Side) -> bool:
    """Whether a statement can be compared in what it obliges, permits, affirms or denies."""
    statement = side.statement
    return bool(statement.modality.modals or statement.polarity or side.leanings)


def opposed(left: Side, right: Side) -> Opposed | None:
    """How two sentences exclude each other as wholes; None where they do not, or where one leans both ways."""
    if not left.leanings or not right.leanings:
        return None
    mine, other = leanings(left), leanings(right)
    for a, span in mine.items():
        for b, facing in other.items():
            if (
                frozenset((a, b)) in _EXCLUDING
                and (a not in other or _given_to_all(left, b))
                and (b not in mine or _given_to_all(right, a))
                and _of_others(left, a, right, b)
                and not to_other_deeds(left.assents, right.assents, span, facing)
            ):
                return Opposed(a, b, span, facing)
    return None


_ALL = re.compile(r"\b(?:any|all|every|anyone|everyone|anybody|everybody|whatever|whoever|whichever)\b")


def _given_to_all(side: Side, limit: Leaning) -> bool:
    """Whether a sentence grants to all what the other, which grants as well, limits: "open to members only", "open to all"."""
    return limit is Leaning.LIMITS and _ALL.search(small(side.text)) is not None


_LISTED = re.compile(r"[\w’'-]+(?:, [\w’'-]+)+,? (?:or|and) [\w’'-]+")
_ITEMS = re.compile(r",? (?:or|and) |, ")


def _lists_others(text: str, limited: frozenset[str]) -> bool:
    """Whether a sentence lists what alone is meant among others: "by card only", "cash, cheque or card"."""
    for match in _LISTED.finditer(text):
        items = [bag(item) for item in _ITEMS.split(match[0])]
        if any(item & limited for item in items) and any(item and not item & limited for item in items):
            return True
    return False


def _of_others(left: Side, a: Leaning, right: Side, b: Leaning) -> bool:
    """Whether what alone is done or given is not what the other speaks of: "English only" and "in Welsh"."""
    for side, leaning, other in ((left, a, right), (right, b, left)):
        if leaning is Leaning.LIMITS:
            start, end = leanings(side)[leaning]
            limited = bag(side.text[start:end])
            if not limited.isdisjoint(other.content) and not _lists_others(other.text, limited):
                return False
    return True


def _found(statement: Statement) -> Iterator[tuple[Leaning, tuple[int, int]]]:
    conditional = [
        item.span for item in statement.conditions if item.kind in ("if", "unless", "when", "until", "except")
    ]
    for leaning, marked in (
        (Leaning.LIMITS, limited(statement.text)),
        (Leaning.PRICED, priced(statement)),
        (Leaning.FREE, free_of_charge(statement)),
    ):
        if marked is not None and not _inside(marked, conditional):
            yield leaning, marked
    doubly = [item for item in double_denials(statement.text) if not _inside(item[1], conditional)]
    yield from doubly
    taken = [span for _, span in doubly]
    said = list(sayings(statement.text))
    for saying in said:
        if not _inside(saying.span, conditional):
            yield (Leaning.FORBIDS if saying.refuses else Leaning.PERMITS), saying.span
    granted = [saying.span for saying in said if not saying.refuses]
    governed: list[tuple[int, int]] = []
    for modal in statement.modality.modals:
        governed.append(modal.span)
        shown = _OF_MODAL.get(modal.kind)
        if shown and not _inside(modal.span, conditional) and not _meets(modal.span, taken):
            yield (Leaning.FORBIDS if modal.negated and shown is Leaning.PERMITS else shown), modal.span
    for polarity in statement.polarity:
        if _inside(polarity.span, conditional) or _inside(polarity.span, granted) or _meets(polarity.span, taken):
            continue
        if polarity.kind == "answer":
            yield (Leaning.FORBIDS if polarity.negative else Leaning.PERMITS), polarity.span
        elif polarity.kind == "opposite":
            pair = _OF_OPPOSITE.get(polarity.predicate)
            surmised = polarity.predicate == "possible" and _SURMISES.match(statement.text, polarity.span[1])
            if pair and not surmised:
                yield pair[polarity.negative], polarity.span
        elif polarity.negative and (polarity.predicate in _OF_KNOWING or _narrows(statement.text, polarity.span)):
            continue
        elif polarity.negative and not any(start <= polarity.span[0] <= end + 1 for start, end in governed):
            yield Leaning.FORBIDS, polarity.span
    for span in conditions_made(statement.text):
        yield Leaning.OBLIGES, span
    for span in conditions_waived(statement.text):
        yield Leaning.LEAVES_FREE, span
    for match in AT_WILL.finditer(small(statement.text)):
        yield Leaning.PERMITS, match.span()
        yield Leaning.LEAVES_FREE, match.span()
    for span in standing_orders(statement.text):
        yield Leaning.OBLIGES, span
    denied = [polarity.span for polarity in statement.polarity if polarity.negative]
    for leaning, pattern in PHRASES:
        for match in pattern.finditer(small(statement.text)):
            undone = leaning in _AFFIRMING and _meets(match.span(), (*governed, *denied))
            undone = undone or _meets(match.span(), taken)
            if not undone and not _inside(match.span(), conditional):
                yield leaning, match.span()
                break


def _narrows(text: str, denial: tuple[int, int]) -> bool:
    """Whether a denial stands in a clause that narrows or gives a purpose; "a rule that no one gets in" is one with a denied subject."""
    found = _NARROWS.search(text, 0, denial[0])
    if found is None:
        return False
    return bool(found["verb"] or found["purpose"]) or text[denial[0] : denial[0] + 2].casefold() != "no"


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _meets(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(_overlap(span, other) for other in spans)


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
