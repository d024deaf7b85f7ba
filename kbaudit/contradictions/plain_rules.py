"""A rule told as a plain fact, against leave or a ban: "reports are written in English", "in whichever language you like".

"Operators hand in the key" says what has to be done where the other statement says that they need not, and what is done where the
other forbids it. Only pairs that are judged alone are read so: in a knowledge base most plain sentences are no rules.
"""

from __future__ import annotations

from kbaudit.contradictions.leanings import Leaning, Opposed, leanings
from kbaudit.contradictions.side import Side

NOWHERE = (0, 0)
"""Where a plain sentence says that it rules: by no words of its own."""

__all__ = ["NOWHERE", "plainly_ruled"]

_GRANTED = frozenset((Leaning.PERMITS, Leaning.FREE))


def plainly_ruled(left: Side, right: Side) -> Opposed | None:
    """How a plain statement and one that leaves free or forbids exclude each other; None where neither is plain, or both are."""
    found = _ruled(right, left)
    if found is not None:
        ruled, leaning, span = found
        return Opposed(leaning, ruled, span, NOWHERE)
    found = _ruled(left, right)
    if found is not None:
        ruled, leaning, span = found
        return Opposed(ruled, leaning, NOWHERE, span)
    return None


def _ruled(plain: Side, other: Side) -> tuple[Leaning, Leaning, tuple[int, int]] | None:
    """What a plain statement rules where the other leaves free or forbids, with how that leans and the words that show it."""
    if plain.stances and any(not stance.predicate.startswith("=") for stance in plain.stances):
        return None
    if not plain.text.rstrip().endswith((".", ";", "!")):
        return None  # a heading or a label rules nothing
    if not set(leanings(plain)) <= _GRANTED or any(item.negative for item in plain.statement.polarity):
        return None
    said = leanings(other)
    if Leaning.LEAVES_FREE in said and Leaning.OBLIGES not in said:
        return Leaning.OBLIGES, Leaning.LEAVES_FREE, said[Leaning.LEAVES_FREE]
    if Leaning.FORBIDS in said and not {Leaning.PERMITS, Leaning.OBLIGES, Leaning.LIMITS} & set(said):
        return Leaning.PERMITS, Leaning.FORBIDS, said[Leaning.FORBIDS]
    return None
