"""Whether two bounds limit one thing: "up to 30 days" and "more than 60 days are refused" do, a least and a most do not."""

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.leanings import Leaning
from kbaudit.contradictions.likeness import SAME_WORDS, VERBATIM
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.view import Facing
from kbaudit.contradictions.worked_out import worked_out
from kbaudit.model import Quantity

__all__ = ["other_bound"]

NEAR = 0.05
"""How far two limits may lie apart, as a share of the greater, and still be one: "up to 30 days", "more than a month"."""
NEXT = 1.0
"""How far two limits of what is counted may lie apart: behind five comes six."""
_OWED = {"must", "must not"}
_COUNTED = frozenset(("count", "number"))


def other_bound(case: Case) -> bool:
    """A least against a most: each limits another thing, or what is allowed up to a limit is refused beyond it."""
    left, right = case.view.left, case.view.right
    one_refuses = _refuses(left) != _refuses(right)
    if one_refuses and any(_one_limit(pair) and not _owed_beyond(case, pair) for pair in case.view.facing):
        return True
    if one_refuses and any(_only_bounds(case, pair) for pair in case.view.facing):
        return True
    if case.clash.stances or case.view.agreement >= VERBATIM:
        return False
    # With few words in common a refusal does not tell two limits of one thing from limits of two.
    told = one_refuses and case.view.containment >= SAME_WORDS
    return any(_opposite(pair) and not (told and not _one_limit(pair)) for pair in case.clash.facing)


@worked_out
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


_BEYOND = re.compile(r"(?i)\b(?:more|over|above|exceed\w*|beyond|greater|higher|longer|later)\b")
_BELOW = re.compile(r"(?i)\b(?:less|fewer|under|below|lower|shorter|earlier|sooner)\b")


def _bounds(side: Side, slot: Slot) -> bool:
    """Whether a statement refuses only what lies beyond a value, which is read as a bound: "may not have more than one key"."""
    value, words = slot.quantity, side.text[slot.start : slot.end]
    if value is None or not _refuses(side):
        return False
    return bool(
        (value.low is None and _BEYOND.search(words) is not None)
        or (value.high is None and _BELOW.search(words) is not None)
    )


def _only_bounds(case: Case, pair: Facing) -> bool:
    """Whether one refuses only what lies beyond a value that the other keeps to: "must hold 30", "must not hold more than 40"."""
    denies = all({stance.left, stance.right} & {"must not", "cannot", "denied"} for stance in case.clash.stances)
    if not case.clash.stances or not denies:
        return False
    return any(
        _bounds(side, slot) and (not pair.clash or _keeps_to(other.quantity, slot.quantity))
        for side, slot, other in (
            (case.view.left, pair.left, pair.right),
            (case.view.right, pair.right, pair.left),
        )
    )


def _keeps_to(value: Quantity | None, bound: Quantity | None) -> bool:
    """Whether one value lies on the allowed side of a bound."""
    if value is None or bound is None or value.low is None or value.low != value.high:
        return False
    return (bound.low is None or value.low >= bound.low) and (bound.high is None or value.low <= bound.high)


def _owed_beyond(case: Case, pair: Facing) -> bool:
    """Whether one owes at least what the other forbids: "must have two keys or more", "may not have more than one key"."""
    if not any({stance.left, stance.right} == _OWED for stance in case.clash.stances):
        return False
    for side, slot, other, facing in (
        (case.view.left, pair.left, case.view.right, pair.right),
        (case.view.right, pair.right, case.view.left, pair.left),
    ):
        owed, refused = slot.quantity, facing.quantity
        if owed is None or refused is None or _refuses(side) or owed.high is not None or refused.low is not None:
            continue
        if _bounds(other, facing) and _limit(owed) > _limit(refused):
            return True
    return False


def _limit(quantity: Quantity | None) -> float:
    if quantity is None:
        return 0.0
    return quantity.low if quantity.high is None and quantity.low is not None else quantity.high or 0.0
