"""What has to come first: "must be checked before the start date", "may not be checked until after the start date".

Both oblige or forbid something, each under a predicate of its own; that they cannot both hold shows in the event that one puts
before what it demands, and the other behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kbaudit.contradictions.words import bag, tokens
from kbaudit.facts.conditions import Condition
from kbaudit.facts.modality import Modal, ModalKind
from kbaudit.facts.statement import Statement

__all__ = ["Order", "Way", "opposite_orders", "orders_of"]

MEETING = 0.5
"""The share of the lesser event's content words that the other has, from which two events are one: "their start date", "the
candidate's start date"."""


class Way(StrEnum):
    """On which side of an event something is owed, allowed or forbidden."""

    BEFORE = "must before"
    NOT_BEFORE = "not before"
    EVEN_BEFORE = "may before"
    EVEN_AFTER = "may after"


@dataclass(frozen=True, slots=True)
class Order:
    """An event by its content words, on which side of it something is owed or allowed, and the words that say so.

    `span` reaches from the modal expression to the event; `predicate` is what is owed or allowed.
    """

    way: Way
    event: frozenset[str]
    span: tuple[int, int]
    predicate: str


_EXCLUDING = frozenset(
    frozenset(pair)
    for pair in (
        (Way.BEFORE, Way.NOT_BEFORE),
        (Way.BEFORE, Way.EVEN_AFTER),
        (Way.NOT_BEFORE, Way.EVEN_BEFORE),
    )
)
"""What one must do before and after an event, one does twice; what must be done after it may be done before it as well."""
_HELD_BACK = frozenset({Way.BEFORE, Way.NOT_BEFORE})
"""What must be complete before an event cannot wait for it to begin: only here the predicates may be two."""
_OBLIGES = frozenset({ModalKind.MUST})
_FORBIDS = frozenset({ModalKind.MUST_NOT, ModalKind.UNABLE})
_PERMITS = frozenset({ModalKind.MAY, ModalKind.ABLE})
_UNTIL = re.compile(r"(?i)\buntil\s+$")
_ONLY_BEHIND = re.compile(r"(?i)^only\s+(?:after|once|when|upon|on)\b")


def orders_of(statement: Statement) -> tuple[Order, ...]:
    """The orders that one sentence sets, each read from an event and the modal expression nearest before it."""
    if not statement.conditions or not statement.modality.modals:
        return ()
    return tuple(_found(statement))


def opposite_orders(left: Sequence[Order], right: Sequence[Order]) -> tuple[Order, Order] | None:
    """The first two orders that exclude each other around one event; None where there are none."""
    for mine in left:
        for other in right:
            least = min(len(mine.event), len(other.event))
            ways = frozenset((mine.way, other.way))
            if ways not in _EXCLUDING or (ways != _HELD_BACK and mine.predicate != other.predicate):
                continue
            if len(mine.event & other.event) >= max(1, MEETING * least):
                return mine, other
    return None


def _found(statement: Statement) -> Iterator[Order]:
    for item in statement.conditions:
        modal = _modal_of(statement.modality.modals, item)
        event = bag(item.text)
        if modal is None or not event:
            continue
        way = _way(statement.text, item, modal)
        if way is not None:
            named = statement.text.find(item.text, *item.span)
            yield Order(way, event, (modal.span[0], named if named > 0 else item.span[1]), _name(modal.verb))


def _modal_of(modals: Sequence[Modal], item: Condition) -> Modal | None:
    """The modal expression that an event belongs to: the last one before it."""
    before = [modal for modal in modals if modal.span[1] <= item.span[0] and (modal.kind.deontic or _can(modal))]
    return before[-1] if before else None


def _name(verb: str) -> str:
    return next((token.name for token in tokens(verb)), verb)


def _can(modal: Modal) -> bool:
    return modal.kind in (ModalKind.ABLE, ModalKind.UNABLE)


def _way(text: str, item: Condition, modal: Modal) -> Way | None:
    behind = item.kind == "after" or (item.kind == "only" and _ONLY_BEHIND.match(text[item.span[0] : item.span[1]]))
    if modal.kind in _FORBIDS:
        held_back = item.kind in ("before", "until") or (behind and _UNTIL.search(text[: item.span[0]]))
        return Way.NOT_BEFORE if held_back else None
    if modal.kind in _PERMITS:
        if item.kind == "before":
            return Way.EVEN_BEFORE
        if behind:
            return Way.NOT_BEFORE if item.kind == "only" else Way.EVEN_AFTER
    if modal.kind in _OBLIGES:
        if item.kind == "before":
            return Way.BEFORE
        if item.kind == "only" and behind:
            return Way.NOT_BEFORE
    return None
