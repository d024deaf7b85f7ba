"""Anniversaries of an event as the time that has passed since: "until the second anniversary of Completion" is two years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.ordinals import ORDINAL, ordinal
from kbaudit.model import Quantity

__all__ = ["anniversaries"]

MONTHS_A_YEAR = 12
_ANNIVERSARY = re.compile(
    rf"\b(?:until|till|from|on|after|before|by|to|at|with|following|upon)\s+(?:the\s+date\s+of\s+)?(?P<raw>(?:the|its|their|his|her|your)\s+"
    rf"(?P<nth>{ORDINAL})\s+anniversary)(?=\s+(?:of|after|from)\b)",
    re.IGNORECASE,
)
_KEPT_AS_A_FEAST = re.compile(
    r"(?i)\b(?:celebrat\w*|commemorat\w*|festiv\w*|party|parties|jubilee|concert|dinner|birth|death|wedding)\b"
)


def anniversaries(text: str) -> Iterator[Quantity]:
    """The anniversaries in a text that end or begin a time, as months; none where they are celebrated."""
    if "anniversary" not in text and "Anniversary" not in text:
        return
    if _KEPT_AS_A_FEAST.search(text):
        return
    for match in _ANNIVERSARY.finditer(text):
        months = float(MONTHS_A_YEAR * ordinal(match["nth"]))
        yield Quantity("time", months, months, "months", "exact", match["raw"], match.span("raw"))
