"""The terms on which a sentence holds, read once, and how two sentences exclude each other in them alone."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.contradictions.once import Once, once_in, opposite_places
from kbaudit.contradictions.quorums import Quorum, opposite_quorums, quorums_of
from kbaudit.contradictions.reckonings import Reckoning, opposite_reckonings, reckonings_of
from kbaudit.contradictions.rulings import Ruling, opposite_rulings, rulings_of

__all__ = ["CASE", "COUNTED", "NO_TERMS", "QUORUM", "SIDE", "TERMS", "Apart", "Terms", "opposite_terms", "terms_of"]

CASE = "case"
"""The predicate of two statements of which one leaves out a case that the other takes in."""
COUNTED = "counted from"
"""That of two statements that count one time from two events."""
QUORUM = "all or one"
"""That of two statements of which one asks for all of a group where one of them is enough for the other."""
SIDE = "before or after"
"""That of two statements that put what is done once on two sides of one event."""
TERMS = frozenset((CASE, COUNTED, QUORUM, SIDE))


@dataclass(frozen=True, slots=True)
class Terms:
    """In which cases a sentence holds, from which events it counts, how many of a group it asks for, and when it is done once."""

    rulings: tuple[Ruling, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    quorums: tuple[Quorum, ...] = ()
    once: tuple[Once, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rulings or self.reckonings or self.quorums or self.once)


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Apart:
    """What two sentences exclude each other in, what each says of it, and where."""

    predicate: str
    left: str
    right: str
    left_span: tuple[int, int]
    right_span: tuple[int, int]


def terms_of(text: str) -> Terms:
    """The terms of one sentence."""
    found = Terms(rulings_of(text), reckonings_of(text), quorums_of(text), once_in(text))
    return found if found else NO_TERMS


def opposite_terms(left: Terms, right: Terms) -> Apart | None:
    """How two sentences exclude each other in their terms; None where they do not."""
    if left.rulings and right.rulings:
        ruled = opposite_rulings(left.rulings, right.rulings)
        if ruled is not None:
            return Apart(CASE, f"={ruled[0].way}", f"={ruled[1].way}", ruled[0].span, ruled[1].span)
    if left.quorums and right.quorums:
        asked = opposite_quorums(left.quorums, right.quorums)
        if asked is not None:
            needed, enough = "all", "one"
            ways = (needed, enough) if asked[0].every else (enough, needed)
            return Apart(QUORUM, *ways, asked[0].span, asked[1].span)
    if left.reckonings and right.reckonings:
        counted = opposite_reckonings(left.reckonings, right.reckonings)
        if counted is not None:
            return Apart(COUNTED, f"={counted[0].event}", f"={counted[1].event}", counted[0].span, counted[1].span)
    if left.once and right.once:
        placed = opposite_places(left.once, right.once)
        if placed is not None:
            ways = ("=before", "=after") if placed[0].before else ("=after", "=before")
            return Apart(SIDE, *ways, placed[0].span, placed[1].span)
    return None
