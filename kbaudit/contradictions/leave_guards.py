"""Guards that tell a rule and the leave for one case of it from a rule and its opposite.

"Must give notice of each default" and "need not give notice of a default that has been cured" both hold.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kbaudit.contradictions.assents import AssentWay
from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.clauses import opposed_spans
from kbaudit.contradictions.leanings import Leaning
from kbaudit.contradictions.narrowings import narrowings
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import DENIED, PLAIN
from kbaudit.contradictions.stretches import stretch
from kbaudit.contradictions.sweeping import sweeping
from kbaudit.contradictions.words import Token, bag

__all__ = ["LIBERTIES", "banned_for_a_time", "inside_and_outside", "kinds_of", "narrower_leave", "two_ends"]

LIBERTIES = frozenset(
    (
        Leaning.PERMITS,
        Leaning.LEAVES_FREE,
        Leaning.FREE,
        AssentWay.WAIVED,
        "=no notice",
        "may",
        "can",
        "need not",
        "might",
    )
)
"""Stances that leave free what others demand or forbid."""


def kinds_of(clash: Clash) -> tuple[str, str]:
    """How the two statements lean, or the stance of each on the first predicate of both."""
    if clash.whole is not None:
        return clash.whole.left, clash.whole.right
    return clash.stances[0].left, clash.stances[0].right


_TELLS_APART = re.compile(r"(?i)\b(?:that|which|who)\s")
_RECIPIENT = re.compile(r"(?i)\bto (?:its|their|his|her|our) $")


def narrower_leave(case: Case) -> bool:
    """One demands or forbids, the other leaves free a kind of it alone: "a default that has been cured", "disclose to its auditors"."""
    spans = opposed_spans(case.clash)
    if spans is None or not case.clash.of_stances:
        return False
    kinds = kinds_of(case.clash)
    left, right = case.view.left, case.view.right
    for side, other, span, facing, kind, against in (
        (left, right, spans[0], spans[1], kinds[0], kinds[1]),
        (right, left, spans[1], spans[0], kinds[1], kinds[0]),
    ):
        leaves_free = kind in LIBERTIES and against not in LIBERTIES
        if not leaves_free and (kind != DENIED or against not in ("must", PLAIN)):
            continue
        if not sweeping(other.text) and _one_kind(side, other, span, facing, leaves_free=leaves_free):
            return True
    return False


Span = tuple[int, int]


def _one_kind(side: Side, other: Side, span: Span, facing: Span, *, leaves_free: bool) -> bool:
    """Whether own words tell one kind: in front of the subject, in a clause, or as those who get what the other denies to all."""
    start, end = stretch(side.text, span)
    named = [token for token in side.tokens if token.content and start <= token.start < end]
    in_front = named[:1] if _before_shared(side, other, span, named) else []
    clause = _TELLS_APART.search(side.text, span[1], end)
    if clause and not _TELLS_APART.search(other.text):
        behind, to_some = [token for token in named if token.start > clause.start()], False
    else:
        behind, to_some = _recipients(side, named, span) if leaves_free else [], True
    if not in_front and not behind:
        return False  # most pairs: what words of its own there are stands elsewhere
    own = narrowings(side, other, span)
    if any(token.name in own for token in in_front):
        return True
    return any(token.name in own for token in behind) and not (to_some and narrowings(other, side, facing))


def _recipients(side: Side, named: Sequence[Token], span: Span) -> list[Token]:
    return [token for token in named if token.start > span[1] and _RECIPIENT.search(side.text, 0, token.start)]


def _before_shared(side: Side, other: Side, span: Span, named: Sequence[Token]) -> bool:
    """Whether the first word of a clause stands right before a word of its subject that both have: "assistant coaches"."""
    first, second = next(pairwise(named), (None, None))
    if first is None or second is None:
        return False
    return second.end <= span[0] and second.name in other.content and side.text[first.end : second.start] == " "


_IN_TIME = frozenset(("when", "until", "after", "before", "during"))
_AT_ANY_TIME = re.compile(r"(?i)\bat (?:any|all) times?\b|\bany ?time\b|\balways\b|\bwhenever\b")


def banned_for_a_time(case: Case) -> bool:
    """One permits, the other forbids at a time of its own alone: "may moor at the quay", "must not moor there while the ferry loads"."""
    if not case.clash.of_stances or case.clash.facing:
        return False
    kinds = kinds_of(case.clash)
    left, right = case.view.left, case.view.right
    return any(
        kind in LIBERTIES and against in _BANS and not _AT_ANY_TIME.search(side.text) and _own_time(other, side)
        for side, other, kind, against in ((left, right, *kinds), (right, left, *kinds[::-1]))
    )


_BANS = frozenset((Leaning.FORBIDS, "must not", "cannot", DENIED))


def _own_time(side: Side, other: Side) -> bool:
    """Whether a statement holds at a time only that the other does not name."""
    if sweeping(other.text) or any(slot.kind in ("time", "date", "yearday", "clock") for slot in other.slots):
        return False
    named = [bag(item.text) & side.content for item in side.statement.conditions if item.kind in _IN_TIME]
    return any(words and 2 * len(words - other.content - other.context) > len(words) for words in named)


_FOR_WHAT = re.compile(
    r"(?i)\b(?:in|at|for|towards?|on|by|with|to|into|from|during|under)\s+(?:(?:the|an?|any|their|its|his|her|our|your|this|each|every)\s+)?(?:[\w-]+\s+)?$"
)
"""Before words of its own that say for what, where or how a deed is done."""


def two_ends(case: Case) -> bool:
    """One deed is allowed or owed for one end and forbidden for another: "used in the yearbook", "not used for selling the school"."""
    if not case.clash.of_stances or case.clash.facing or not case.clash.stances or not case.clash.stances[0].hard:
        return False
    left, right, stance = case.view.left, case.view.right, case.clash.stances[0]
    if sweeping(left.text) or sweeping(right.text):
        return False
    mine, other = narrowings(left, right, stance.left_span), narrowings(right, left, stance.right_span)
    if not (mine and other) or len(mine) + len(other) <= 2:
        return False  # a single word on both sides may be two words for one thing
    return _for_what(left, mine, stance.left_span) and _for_what(right, other, stance.right_span)


def _for_what(side: Side, own: Sequence[str], span: tuple[int, int]) -> bool:
    start, end = stretch(side.text, span)
    named = [token for token in side.tokens if token.content and token.name in own and start <= token.start < end]
    return bool(named) and named[0].start > span[1] and _FOR_WHAT.search(side.text, 0, named[0].start) is not None


_OUTSIDE = re.compile(r"(?i)\b(?:outside|beyond)\b")
_INSIDE = re.compile(r"(?i)\b(?:inside|within|during|in|at)\b")


def inside_and_outside(case: Case) -> bool:
    """One speaks of what lies outside, the other of what lies within: "during a closed period", "outside closed periods"."""
    if not case.clash.of_stances:
        return False
    left, right = case.view.left.text, case.view.right.text
    if bool(_OUTSIDE.search(left)) == bool(_OUTSIDE.search(right)):
        return False
    return _INSIDE.search(right if _OUTSIDE.search(left) else left) is not None
