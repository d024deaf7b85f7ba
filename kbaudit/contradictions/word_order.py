"""How two statements are built on each other: words that both have in one order, words exchanged for others, words put in.

"Diesel vans are serviced every 15,000 miles" is no rival of "Electric vans are serviced every 20,000 miles".
"""

from __future__ import annotations

from difflib import SequenceMatcher

from kbaudit.contradictions.side import Side
from kbaudit.contradictions.worked_out import worked_out

__all__ = ["word_order"]

IN_ORDER = 5
"""Content words in one order from which two statements are one sentence."""

EXCHANGED = 2
"""Words that stand for one or two others, and exchanges that are counted at most."""

PUT_IN = 6
"""Words that only one statement has, as many as are counted."""


def word_order(left: Side, right: Side) -> dict[str, float]:
    """Features between 0 and 1. An exchange counts where a word that both have stands beside it, not a value."""
    mine, other = _words_and_values(left), _words_and_values(right)
    same = exchanged = put_in = 0
    for step, i1, i2, j1, j2 in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        first, second = sum(map(bool, mine[i1:i2])), sum(map(bool, other[j1:j2]))
        beside = (i1 > 0 and mine[i1 - 1]) or (i2 < len(mine) and mine[i2])
        if step == "equal":
            same += first
        elif step != "replace":
            put_in += first + second
        elif beside and 0 < first <= EXCHANGED and 0 < second <= EXCHANGED:
            exchanged += 1
    swapped, ordered = min(exchanged, EXCHANGED) / EXCHANGED, min(same, IN_ORDER) / IN_ORDER
    return {
        "words in order": ordered,
        "words exchanged": swapped,
        "words exchanged in order": swapped * ordered,
        "words put in": min(put_in, PUT_IN) / PUT_IN,
    }


@worked_out
def _words_and_values(side: Side) -> list[str]:
    """The content words of a statement in their order, "" for each value."""
    return ["" if token.slot else token.name for token in side.tokens if token.content or token.slot]
