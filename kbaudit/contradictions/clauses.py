"""The clause in which a statement obliges, permits, forbids, affirms or denies something."""

from __future__ import annotations

import re

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.question_answers import question_of
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stretches import stretch
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import bag
from kbaudit.model import BlockKind

__all__ = ["clause", "clauses_meet", "opposed_spans", "stretch", "two_deeds"]

LEAST_WORDS = 2
"""Content words of a clause that say what it is about; one with fewer is read with the whole statement."""


def clause(side: Side, span: tuple[int, int]) -> frozenset[str]:
    """The content words of the clause around a span, or those of the whole row of a table."""
    if side.kind is BlockKind.TABLE_ROW:
        return side.content
    start, end = stretch(side.text, span)
    words = frozenset(token.name for token in side.tokens if token.content and start <= token.start < end)
    return words if len(words) >= LEAST_WORDS else side.content


def clauses_meet(view: View, clash: Clash) -> float:
    """The share of the content words of each opposed clause that the other statement has somewhere: the lesser of the two.

    An answer has the words of its question as well: "Do I need a receipt?", "Not under £10".
    """
    spans = opposed_spans(clash)
    if spans is None:
        return 0.0
    mine, other = clause(view.left, spans[0]), clause(view.right, spans[1])
    return min(
        view.knowledge.total(mine & _told(view.right)) / max(view.knowledge.total(mine), 0.1),
        view.knowledge.total(other & _told(view.left)) / max(view.knowledge.total(other), 0.1),
    )


def _told(side: Side) -> frozenset[str]:
    """The content words of a statement, with those of the question that it answers."""
    asked = question_of(side.heading[-1] if side.heading else side.title, side.text)
    return side.content | bag(asked) if asked else side.content


def opposed_spans(clash: Clash) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The words by which two statements oppose each other, left and right: as wholes, or on the first predicate of both."""
    if clash.whole is not None:
        return clash.whole.left_span, clash.whole.right_span
    if clash.stances and not clash.facing:
        return clash.stances[0].left_span, clash.stances[0].right_span
    return None


_NOUN = re.compile(r"(?i)\b(?:an?|the|any|no|this|your|our|their|its|his|her)\b")

FEW_OWN = 2
"""Words of its own that a statement may have which is another but for what is done."""


def two_deeds(view: View, clash: Clash) -> bool:
    """Whether the two exclude each other as wholes, in one sentence about two deeds: "may be printed", "must not be altered".

    Words for one deed have one name by now, where they are known (`exchanges`).
    """
    if clash.whole is None or not 0 < max(len(view.own_left), len(view.own_right)) <= FEW_OWN:
        return False
    mine, other = _deed(view.left, clash.whole.left_span[1]), _deed(view.right, clash.whole.right_span[1])
    return mine in view.own_left and other in view.own_right


def _deed(side: Side, end: int) -> str:
    """The verb right behind what permits or forbids, which says what is done; empty where a noun stands there."""
    first = next((token for token in side.tokens if token.start >= end and token.content), None)
    return first.name if first and not _NOUN.search(side.text, end, first.start) else ""
