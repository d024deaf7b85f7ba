"""Whether two bounds limit one thing: "up to 30 days" and "more than 60 days are refused" do, a least and a most do not."""

from __future__ import annotations

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.leanings import Leaning
from kbaudit.contradictions.likeness import SAME_WORDS, VERBATIM
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import Facing
from kbaudit.model import Quantity

__all__ = ["other_bound"]

NEAR = 0.05
"""How far two limits may lie apart, as a share of the greater, and still be one: "up to 30 days", "more than a month"."""
NEXT = 1.0
"""How far two limits of what is counted may lie apart: behind five comes six."""
_COUNTED = frozenset(("count", "number"))


def other_bound(case: Case) -> bool:
    """A least against a most: each limits another thing, or what is allowed up to a limit is refused beyond it."""
    left, right = case.view.left, case.view.right
    one_refuses = _refuses(left) != _refuses(right)
    if one_refuses and any(map(_one_limit, case.view.facing)):
        return True
    if case.clash.stances or case.view.agreement >= VERBATIM:
        return False
    # With few words in common a refusal does not tell two limits of one thing from limits of two.
    told = one_refuses and case.view.containment >= SAME_WORDS
    return any(_opposite(pair) and not (told and not _one_limit(pair)) for pair in case.clash.facing)


def _refuses(side: Side) -> bool:
    return Leaning.FORBIDS in dict(side.leanings)


def _opposite(pair: Facing) -> bool:
    """Whether one of two values has no upper end and the other no lower one."""
    left, right = pair.left.quantity, pair.right.quantity
    if left is None or right is None:
        return False
    return (left.low is None and right.high is None) or (right.low is None and left.high is None)


def _one_limit(pair: Facing) -> bool:
    """Whether two opposite bounds meet: "up to 30 days", "more than 30 days"; "up to five people", "six people or more"."""
    if not _opposite(pair):
        return False
    mine, other = _limit(pair.left.quantity), _limit(pair.right.quantity)
    least = NEXT if pair.left.kind in _COUNTED else NEAR * max(mine, other)
    return abs(mine - other) <= least


def _limit(quantity: Quantity | None) -> float:
    if quantity is None:
        return 0.0
    return quantity.low if quantity.high is None and quantity.low is not None else quantity.high or 0.0
