"""Whether two statements in different words exclude each other as wholes: what one permits, and what the other forbids.

A value shows by itself that two statements differ. Here the difference is read from words that also stand for other things
("free", "final", "optional"), so more is asked than a model can learn from a few dozen examples: each must be the other's
nearest neighbour, nearer than the crowd around, and the two clauses that are opposed must be about the same things.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import Surroundings
from kbaudit.contradictions.view import View
from kbaudit.model import BlockKind

__all__ = ["SURE", "clearly_opposed"]

NEAREST, APART, LEAST, MEETING = 1, 0.1, 0.6, 0.4
"""The worst rank, how much nearer than the neighbours around, the least cosine, and the least share of each clause's content
words that the other statement has. Over the own knowledge bases and four shared ones 3 pairs pass, all real; with the worst
rank 3, .02 apart and .3 of the clauses 8 pass, of which 5 are not."""

SURE = 0.75
"""The confidence of such a pair: what a handful of right ones and no wrong one allow to say."""

_STRANGE = ("exception", "condition", "complement", "own words", "other subject", "own names", "pronoun")
"""Guards that leave open whether the two are about one matter."""

_ENDS = re.compile(r"[,;.:!?()]\s|\s[–—-]\s|\b(?:but|and|because|since|so|while|although)\b")
LEAST_WORDS = 2
"""Content words of a clause that say what it is about; one with fewer is read with the whole statement."""


def clearly_opposed(view: View, clash: Clash, around: Surroundings, fired: Container[str]) -> bool:
    """Whether the two statements that exclude each other as wholes are on one matter. `fired` names the guards that fire."""
    if clash.whole is None or around.apart is None or view.cosine is None or view.one_document:
        return False
    near = max(around.left_rank, around.right_rank) <= NEAREST and around.apart >= APART and view.cosine >= LEAST
    return near and not any(name in fired for name in _STRANGE) and clauses_meet(view, clash) >= MEETING


def clauses_meet(view: View, clash: Clash) -> float:
    """The share of the content words of each opposed clause that the other statement has somewhere: the lesser of the two."""
    if clash.whole is None:
        return 0.0
    mine, other = _clause(view.left, clash.whole.left_span), _clause(view.right, clash.whole.right_span)
    return min(
        view.knowledge.total(mine & view.right.content) / max(view.knowledge.total(mine), 0.1),
        view.knowledge.total(other & view.left.content) / max(view.knowledge.total(other), 0.1),
    )


def _clause(side: Side, span: tuple[int, int]) -> frozenset[str]:
    """The content words of the clause around a span."""
    if side.kind is BlockKind.TABLE_ROW:
        return side.content
    start = max((match.end() for match in _ENDS.finditer(side.text, 0, span[0])), default=0)
    end = next((match.start() for match in _ENDS.finditer(side.text, span[1])), len(side.text))
    words = frozenset(token.name for token in side.tokens if token.content and start <= token.start < end)
    return words if len(words) >= LEAST_WORDS else side.content
