"""A guard against one sentence said of two cases that a phrase tells apart: of two places, two groups, two manners."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clauses import opposed_spans
from kbaudit.contradictions.common_ends import alike_at_the_end, alike_in_front, spoken
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import Token

__all__ = ["two_phrases"]

LONGEST = 3
"""Content words by which a phrase tells its case: "at the main gate"."""
SHARED = 1
"""Content words that both have beside it, with the deed that is allowed or not: "smoking is permitted on the terrace"."""

_LEADS = re.compile(
    r"(?i)\b(?:at|by|during|for|from|in|inside|into|of|on|onto|outside|through|to|towards|under|via|with|within)\s+"
    r"(?:(?:the|an?|our|your|their|its|his|her|this|that)\s+)?$"
)
"""Before the words by which a phrase tells its case."""
_SET_APART = re.compile(r"(?i)\b\w+ly\W*$|\b(?:online|offline|indoors|outdoors|abroad|overnight|alone|together)\W*$")
"""A manner or place that needs nothing before it."""
_JOINED = re.compile(r"['’]?s?[ -]")
_REACHES = re.compile(
    r"(?i)\b(?:any\w*|every\w*|all|each|whatever|whether|wherever|whenever|always|ever|only|solely|unless|until|except|instead|even|without|both|either|or)\b"
)
"""Words by which a statement reaches over the other's case, or is for its own alone."""


def two_phrases(case: Case) -> bool:
    """One sentence of two cases: "pupils in the upper school may leave", "pupils in the lower school may not leave"."""
    if not case.clash.of_stances or case.clash.facing or not case.clash.stances:
        return False
    view = case.view
    if not (view.own_left and view.own_right) or max(len(view.own_left), len(view.own_right)) > LONGEST:
        return False
    mine, other = spoken(view.left), spoken(view.right)
    front = alike_in_front(mine, other)
    back = alike_at_the_end(mine, other, min(len(mine), len(other)) - front)
    own, others = mine[front : len(mine) - back], other[front : len(other) - back]
    if not (own and others) or front + back < SHARED:
        return False
    spans = opposed_spans(case.clash)
    if spans is None or _meet(spans[0], own) or _meet(spans[1], others):
        return False  # the words are themselves what differs: "before the trip", "after the trip"
    ends, ends_of_other = mine[len(mine) - back :], other[len(other) - back :]
    return all(
        _tells(side, stretch, names) and not _goes_on(side, stretch, end)
        for side, stretch, names, end in (
            (view.left, own, view.own_left, ends),
            (view.right, others, view.own_right, ends_of_other),
        )
    )


def _meet(span: tuple[int, int], stretch: Sequence[Token]) -> bool:
    return span[0] < stretch[-1].end and stretch[0].start < span[1]


def _tells(side: Side, stretch: Sequence[Token], own: frozenset[str]) -> bool:
    """Whether the words that a statement has for itself stand in one phrase, and it reaches over no other case."""
    if any(token.slot or token.name not in own for token in stretch) or len({item.name for item in stretch}) < len(own):
        return False
    if _REACHES.search(side.text):
        return False
    before, words = side.text[: stretch[0].start], side.text[stretch[0].start : stretch[-1].end]
    return _LEADS.search(before) is not None or _SET_APART.fullmatch(words) is not None


def _goes_on(side: Side, stretch: Sequence[Token], end: Sequence[Token]) -> bool:
    """Whether the words only tell more of a noun that both have, where one was mostly said in other words: "owner's expense"."""
    return bool(end) and end[0].content and _JOINED.fullmatch(side.text, stretch[-1].end, end[0].start) is not None
