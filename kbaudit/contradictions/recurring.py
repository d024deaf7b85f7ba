"""How often something is done against after what time it is done again: "every twelve months", "replaced after two years"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.frequencies import DAYS_A_YEAR
from kbaudit.facts.quantity_comparison import FREQUENCY_TOLERANCE

__all__ = ["recurring"]

_AFTER = re.compile(
    r"(?i)\b(?:after|once (?:it is|they are)|when (?:it is|they are))\s+(?:about |around |only |at most |at least )?$"
)
_AGAIN = re.compile(
    r"(?i)\b(?:re(?:calibrat|certif|check|fresh|inspect|new|plac|test|train|view)\w*|chang\w+|exchang\w+|swap\w*|again|anew|(?:fall|is|are) due|expires?|lapses?|runs? out)\b"
)
_SECONDS_A_YEAR = DAYS_A_YEAR * 86400
_MONTHS_A_YEAR = 12.0


def recurring(left: Sequence[Slot], text_left: str, right: Sequence[Slot], text_right: str) -> tuple[Slot, Slot] | None:
    """Where one statement says only how often and the other only after how long the same is done again: the two, if they disagree."""
    for often, after, words in ((left, right, text_right), (right, left, text_left)):
        times = [slot for slot in often if slot.kind in ("frequency", "time")]
        waits = [slot for slot in after if slot.kind in ("frequency", "time")]
        if len(times) != 1 or len(waits) != 1 or (times[0].kind, waits[0].kind) != ("frequency", "time"):
            continue
        if _AFTER.search(words, 0, waits[0].start) and _AGAIN.search(words) and _disagree(times[0], waits[0]):
            return (times[0], waits[0]) if often is left else (waits[0], times[0])
    return None


def _disagree(often: Slot, after: Slot) -> bool:
    times, years = _one_value(often), _one_value(after)
    if after.quantity is None or not times or not years:
        return False
    years /= _MONTHS_A_YEAR if after.quantity.unit == "months" else _SECONDS_A_YEAR
    return abs(times * years - 1.0) > FREQUENCY_TOLERANCE


def _one_value(slot: Slot) -> float | None:
    quantity = slot.quantity
    return quantity.low if quantity and quantity.low == quantity.high else None
