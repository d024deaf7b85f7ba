"""Whether two statements in different words exclude each other, as wholes or on a predicate: what one permits, the other forbids.

A value shows by itself that two statements differ. Here the difference is read from words that also stand for other things
("free", "final", "optional"), so more is asked than a model can learn from a few dozen examples: each must be the other's
nearest neighbour, nearer than the crowd around, and the two clauses that are opposed must be about the same things.
"""

from __future__ import annotations

import re
from collections.abc import Container

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.clauses import clauses_meet, opposed_spans, two_deeds
from kbaudit.contradictions.plain_rules import NOWHERE
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import Surroundings
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import bag

__all__ = ["BEYOND", "SURE", "clearly_opposed", "plainly_opposed"]

NEAREST, NEXT, APART, FAR_APART, LEAST, MEETING = 1, 2, 0.1, 0.2, 0.6, 0.4
"""The worst rank, how much nearer than the neighbours around, the least cosine, and the least share of each clause's content
words that the other statement has. Over the own knowledge bases and four shared ones 3 pairs pass, all real; with the worst
rank 3, .02 apart and .3 of the clauses 8 pass, of which 5 are not. Of pairs that oppose each other on a predicate 4 more pass in
five own knowledge bases, all real, and none in the two shared ones that were tried."""

SURE = 0.75
"""The confidence of such a pair: what a handful of right ones and no wrong one allow to say."""

_STRANGE = ("exception", "condition", "complement", "other subject", "own names", "pronoun")
"""Guards that leave open whether the two are about one matter. Own words do not: it is the opposed clauses that have to meet."""


def clearly_opposed(view: View, clash: Clash, around: Surroundings, fired: Container[str]) -> bool:
    """Whether the two statements that exclude each other, as wholes or on a predicate, are on one matter.

    `fired` names the guards that fire.
    """
    if opposed_spans(clash) is None or around.apart is None or view.cosine is None or view.one_document:
        return False
    if not all(stance.hard for stance in clash.stances):
        return False
    first, second = sorted((around.left_rank, around.right_rank))
    near = (second <= NEAREST and around.apart >= APART) or (
        first <= NEAREST and second <= NEXT and around.apart >= FAR_APART
    )
    return (
        near
        and view.cosine >= LEAST
        and not any(name in fired for name in _STRANGE)
        and clauses_meet(view, clash) >= MEETING
    )


NEAR_IN_MEANING, SAME_CLAUSES, NAMED = 0.8, 0.6, 3
"""The least cosine, the least share of each opposed clause's content words that the other statement has, and the least count of
content words in common, from which two statements that exclude each other say so of one matter whatever stands around."""

_NARROWED = frozenset({"if", "unless", "when", "except", "only", "notwithstanding", "without"})
_OWN_CASE = (
    "exception",
    "condition",
    "complement",
    "other subject",
    "own names",
    "pronoun",
    "other first noun",
    "own words",
)
"""Guards by which each may speak of a case or a thing of its own."""


def plainly_opposed(view: View, clash: Clash, fired: Container[str]) -> bool:
    """Whether the opposed clauses of two statements hold the same words, and the two are near in meaning as wholes.

    `fired` names the guards that fire.
    """
    spans = opposed_spans(clash)
    if _on_one_deed(view, clash, fired):
        return True
    if spans is None or NOWHERE in spans or view.cosine is None or view.cosine < NEAR_IN_MEANING:
        return False
    if view.one_document:
        return False  # one page speaks of two cases: "the account must be an administrator", "name one that is not"
    if len(view.shared) < NAMED or two_deeds(view, clash) or not all(stance.hard for stance in clash.stances):
        return False
    if (
        any(name in fired for name in _OWN_CASE)
        or _narrowed(view.left, view.right, spans[0])
        or _narrowed(view.right, view.left, spans[1])
    ):
        return False
    return clauses_meet(view, clash) >= SAME_CLAUSES


ON_ONE_DEED = 0.6
"""The least cosine from which two statements that differ in their terms speak of one deed, where the words of it are shared."""


def _on_one_deed(view: View, clash: Clash, fired: Container[str]) -> bool:
    """Whether two statements exclude each other in their terms, and nothing says that each speaks of a matter of its own."""
    return (
        clash.of_terms
        and view.cosine is not None
        and view.cosine >= ON_ONE_DEED
        and not view.one_document
        and not any(name in fired for name in (*_OWN_CASE, "counted from two"))
    )


BEYOND = re.compile(
    r"(?i)\b(?:past|beyond|outside|in excess of|exceed\w*|further|elsewhere|otherwise|"
    r"(?<!no )(?<!not )(?:more|less|fewer|longer|rather) than|"
    r"(?:above|below|over|under)(?= (?:the \w* ?(?:limit|quota|threshold|maximum|minimum)|[$€£]?\d)))\b"
)
"""Beyond a limit something else holds than within it."""


def _narrowed(side: Side, other: Side, said: tuple[int, int]) -> bool:
    """Whether a statement holds in a case, or on a side of a limit, that the other does not name, beside what is `said`."""
    if BEYOND.search(side.text) and not BEYOND.search(other.text):
        return True
    return any(
        item.kind in _NARROWED
        and not (said[0] < item.span[1] and item.span[0] < said[1])
        and not bag(item.text) & side.content <= other.content
        for item in side.statement.conditions
    )
