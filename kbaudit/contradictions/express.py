"""Whether two statements that are judged alone settle one matter in opposite ways by express words.

Few other words need be shared then, since the words that settle a matter leave little else that they could mean. What the two
speak of must be the same by the words that they share beside these, and by their meaning as wholes.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.settled import leaves_no_doubt, opposite_settled
from kbaudit.contradictions.settled_matters import Matter
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.traits import makes_exception
from kbaudit.contradictions.view import View
from kbaudit.contradictions.whole_periods import one_period_said_twice
from kbaudit.contradictions.words import bag

__all__ = ["expressly_opposed", "matter_in_common", "of_one_measure", "of_one_period", "without_those_meant"]

NEAR_IN_MEANING, NEARER, SAME_WORDS, NAMED = 0.6, 0.7, 0.3, 2
"""The least cosine, the one asked where the words could mean something else, and the least share of the content words of the
statement with fewer that the other has, with their least count. Over the written pairs for reading, 24 of 55 conflicts are found
instead of 10, and of the 550 pairs that are none no more than before."""

HALF, LEAST = 0.5, 0.55
"""The share of the words from which a little less in meaning is enough."""

OF_ONE_VALUE = 0.65
"""The least cosine, and the least confidence by the words, of two statements that differ in one value and see no guard fire."""
_MEASURED = frozenset({"time", "money", "percent"})

_OTHER_CASE = ("other subject", "pronoun")
"""Guards by which each may speak of a thing of its own."""
_SAYING = bag(
    "include inclusive cover part free charge extra add addition expire end lapse cease keep close open store only alone sole "
    "exclusive other all share jointly liable decide pay cost bear valid allowed permit use get go"
)
"""Words by which matters are settled: that both have them does not say what they are about."""
_NARROWED = frozenset({"if", "unless", "when", "except", "notwithstanding", "without"})
_IN_TIME = frozenset({"during", "after", "before", "until", "from"})
"""What narrows a rule to a time."""
_OF_PEOPLE = frozenset({Matter.HOLDER, Matter.POWER})
_AT_ALL_TIMES = frozenset(
    {Matter.FORCE, Matter.AMOUNT, Matter.PRICE, Matter.PAYER, Matter.POWER, Matter.HOLDER, Matter.GROUP}
)
"""What may be settled otherwise at another time; where it is the time or the order that is settled, its times say so."""
_PARTS = re.compile(r"[;:.!?]\s")


def expressly_opposed(view: View, fired: Container[str]) -> bool:
    """Whether the two settle one matter in opposite ways, and are about the same thing; `fired` names the guards that fire."""
    if view.cosine is None or view.cosine < LEAST or view.one_document or any(name in fired for name in _OTHER_CASE):
        return False
    found = opposite_settled(view.left, view.right)
    if found is None:
        return False
    mine, other = found
    narrowed = _NARROWED | _IN_TIME if mine.matter in _AT_ALL_TIMES else _NARROWED
    if _of_a_case(view.left, view.right, mine.span, narrowed) or _of_a_case(
        view.right, view.left, other.span, narrowed
    ):
        return False
    count, share = matter_in_common(view, mine.part & other.part)
    if share < SAME_WORDS or not (count >= NAMED or (count > 0 and _one_subject(view))):
        return False
    if not leaves_no_doubt(mine, other):
        return view.cosine >= NEARER
    return view.cosine >= (LEAST if share >= HALF else NEAR_IN_MEANING)


def of_one_period(view: View, clash: Clash, fired: Container[str]) -> bool:
    """Whether the two give one thing two periods that overlap, by start and end."""
    if view.cosine is None or view.cosine < NEARER or view.one_document or any(name in fired for name in _OTHER_CASE):
        return False
    return matter_in_common(view)[1] >= HALF and one_period_said_twice(view, clash)


def of_one_measure(view: View, clash: Clash, fired: Sequence[str], sure: float) -> bool:
    """Whether the two differ in one value and in nothing else that any guard sees, and `sure` of it the words are nearly."""
    if fired or clash.stances or len(clash.facing) != 1 or clash.facing[0].left.kind not in _MEASURED:
        return False
    if view.cosine is None or view.cosine < OF_ONE_VALUE or view.one_document:
        return False
    return len(view.shared) >= NAMED and sure >= OF_ONE_VALUE


def _one_subject(view: View) -> bool:
    """Whether both begin with the same thing: "the pool", "vouchers"."""
    first = [next((token.name for token in side.tokens if token.content), "") for side in (view.left, view.right)]
    return first[0] == first[1] != ""


def without_those_meant(compared: ScopeComparison, clash: Clash) -> ScopeComparison:
    """The comparison without the audience where it is who alone is meant that the two differ in: an owner, and all residents."""
    if not any(stance.predicate in _OF_PEOPLE for stance in clash.stances):
        return compared
    return ScopeComparison(
        tuple(item for item in compared.different if item[0] != "audience"),
        tuple(item for item in compared.unknown if item[0] != "audience"),
    )


def matter_in_common(view: View, named: frozenset[str] = frozenset()) -> tuple[int, float]:
    """How many content words both have beside those that settle matters, and of which share of the shorter one they are."""
    left, right = view.left.content - _SAYING, view.right.content - _SAYING
    shared = (left & right) | (view.shared - _SAYING) | named
    return len(shared), len(shared) / max(min(len(left), len(right)), 1)


def _of_a_case(side: Side, other: Side, span: tuple[int, int], narrowed: Container[str]) -> bool:
    """Whether what settles the matter holds only in a case that the other statement does not name, or with an exception."""
    start = max((match.end() for match in _PARTS.finditer(side.text, 0, span[0])), default=0)
    ending = _PARTS.search(side.text, span[1])
    end = ending.start() if ending else len(side.text)
    if "override" in side.traits and makes_exception(side.text[start:end], [(span[0] - start, span[1] - start)]):
        return True
    return any(
        item.kind in narrowed
        and start <= item.span[0] < end
        and not (span[0] < item.span[1] and item.span[0] < span[1])
        and not bag(item.text) & side.content <= other.content
        for item in side.statement.conditions
    )
