"""Two statements on deeds whose verbs can stand for each other: "rinse the filter under the tap", "never wash the filter".

In one sentence exchanged words have one name before stances are compared (`exchanges`). Where more differs the verbs are held
against each other here, for pairs that are judged alone: in a knowledge base too many statements would meet.
"""

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.contradictions.exchanges import exchangeable
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import HARD, Stance, StanceClash
from kbaudit.contradictions.words import Token

__all__ = ["exchanged_stances"]

_DENY = frozenset(("must not", "cannot", "should not", "will not", "need not"))


def exchanged_stances(left: Side, right: Side) -> tuple[StanceClash, ...]:
    """The first verb that one statement denies and the other affirms by a word that can stand for it; none where none is."""
    for denied, verb in _denied(left):
        found = _facing(right, left, verb, denied)
        if found:
            return (StanceClash(verb.name, denied.stance, found.stance, True, denied.span, found.span),)
    for denied, verb in _denied(right):
        found = _facing(left, right, verb, denied)
        if found:
            return (StanceClash(verb.name, found.stance, denied.stance, True, found.span, denied.span),)
    return ()


def _denied(side: Side) -> Iterator[tuple[Stance, Token]]:
    for stance in side.stances:
        if stance.stance in _DENY:
            verb = _verb(side, stance)
            if verb is not None:
                yield stance, verb


def _verb(side: Side, stance: Stance) -> Token | None:
    """The verb right behind a modal expression."""
    return next(
        (
            token
            for token in side.tokens
            if token.start >= stance.span[1] and token.name == stance.predicate and token.content
        ),
        None,
    )


def _facing(side: Side, other: Side, verb: Token, denied: Stance) -> Stance | None:
    """What excludes a denial in the other statement: the stance on a verb that can stand for its own, or an order to do it."""
    written = other.text[verb.start : verb.end]
    said = [(stance, found) for stance in side.stances if (found := _verb(side, stance)) is not None]
    met = [stance for stance, found in said if exchangeable(written, side.text[found.start : found.end])]
    first = next((token for token in side.tokens if token.content), None)
    opens = first is not None and not side.text[: first.start].strip()
    if first is not None and opens and exchangeable(written, side.text[first.start : first.end]):
        met.append(Stance(first.name, "must", (first.start, first.end)))  # an order: "rinse the filter"
    if any(stance.stance == denied.stance for stance in met):
        return None
    return next((stance for stance in met if frozenset((denied.stance, stance.stance)) in HARD), None)
