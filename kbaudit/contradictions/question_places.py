"""Questions that ask for one place: what answers "Where do I start an export?" is the way there, not one of several."""

from __future__ import annotations

import re

from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import bag

__all__ = ["asked_where"]

_WHERE = re.compile(
    r"(?i)\W*where (?:(?:in|on|within) [^?]{2,30} )?(?:are|can|could|do|does|is|may|must|shall|should|to)\b[^?]*\?\W*$"
)


def asked_where(view: View) -> bool:
    """Whether one statement answers where something is done, and the other names it too, save for one word at most."""
    return _answers(view.left, view.right) or _answers(view.right, view.left)


def _answers(side: Side, other: Side) -> bool:
    asked = side.heading[-1] if side.heading else side.title
    if not _WHERE.match(asked):
        return False
    named = bag(asked) & (other.content | other.context)
    return bool(named) and len(bag(asked) - named) <= 1
