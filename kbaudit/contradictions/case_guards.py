"""Guards against what is told of one case: a worked amount, and a rule that stands whatever the usual one is."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.side import Side, Slot

__all__ = ["despite_the_usual", "worked_amount"]

_FOLLOWS = re.compile(
    r"(?i)\A[^.;:|]*?(?:(?:,\s*(?:and\s+)?|\band\s+)(?:so|hence|therefore|thus|consequently|which\s+means|meaning)|\bso)\s+"
    r"(?!that\b|as\b|long\b|far\b)(?:(?:that\s+)?[\w’'-]+\s+){1,4}?(?:is|are|was|were|has|had|gets?|got|goes|went|pays?|paid|needs?|needed|costs?|receives?|received|qualif(?:y|ies|ied)|falls?|fell|counts?|ships?|applies|takes?)\b"
    r"|\A[^.;:|]*?(?:(?:,\s*(?:and\s+)?|\band\s+)so)\s+(?:is|are|was|were|has|had|gets?|got|goes|went|pays|paid|needs|needed|costs|receives|qualifies|falls|counts|ships)\b"
)
"""Behind an amount: what follows from it, as something that is so; what one had better do gives no case away."""
_RULES = re.compile(r"(?i)\b(?:will|shall|must|may|can|should|would|might|could|if|when|where|unless)\b")
_LIMITED = frozenset(("at least", "more than", "at most", "less than", "up to"))


def worked_amount(case: Case) -> bool:
    """One works out a single case, the other sets a limit: "the order comes to €70, so postage is free", "below €50 it costs €4"."""
    if not all(pair.left.quantity and pair.right.quantity for pair in case.clash.facing):
        return False
    return any(
        _is_worked(case.view.left, pair.left, pair.right) or _is_worked(case.view.right, pair.right, pair.left)
        for pair in case.clash.facing
    )


def _is_worked(side: Side, slot: Slot, limit: Slot) -> bool:
    """Whether a consequence is drawn from an exact amount, where the other one is a bound."""
    amount, bound = slot.quantity, limit.quantity
    if amount is None or bound is None or amount.comparator in _LIMITED or bound.comparator not in _LIMITED:
        return False
    return _RULES.search(side.text, 0, slot.start) is None and _FOLLOWS.match(side.text[slot.end :]) is not None


_DESPITE = re.compile(
    r"(?i)\b(?:whatever|no\s+matter\s+what|irrespective\s+of|regardless\s+of|despite|in\s+spite\s+of|in\s+(?:place|lieu)\s+of|instead\s+of|rather\s+than|overrid(?:es?|ing)|notwithstanding)\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:default|standard|usual|normal|general|ordinary|basic|regular|house)\b"
)


def despite_the_usual(case: Case) -> bool:
    """One holds whatever the usual rule is, which the other may be: "six months' notice, whatever the standard period is"."""
    return _despite(case.view.left.text) != _despite(case.view.right.text)


@lru_cache(maxsize=16384)
def _despite(text: str) -> bool:
    return _DESPITE.search(text) is not None
