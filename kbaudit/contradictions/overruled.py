"""Conditions of one sentence that the other says make no difference: "if three days' notice is given", "even with notice"."""

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import bag
from kbaudit.facts.small_letters import small

__all__ = ["overruled", "overruling"]

_EVEN = re.compile(
    r"\b(?:even\s+(?:if|when|where|with|upon|on|after|before|in|though|for|during|while|where)|whether\s+or\s+not|"
    r"(?:regardless|irrespective)\s+of|no\s+matter\s+(?:how|what|when|whether|where|who))\s+(?P<part>[^,;:.()!?]+)"
)
SAME_CASE = 0.5
"""The share of a condition's content words that what makes no difference has too, from which the two are one case."""


@lru_cache(maxsize=16384)
def _indifferent(text: str) -> tuple[tuple[tuple[int, int], frozenset[str]], ...]:
    """What a sentence says makes no difference, with the content words of each; a text stands in many pairs."""
    return tuple((match.span(), bag(match["part"])) for match in _EVEN.finditer(small(text)))


def overruled(side: Side, other: Side) -> list[tuple[int, int]]:
    """Where a statement makes conditions that the other says make no difference."""
    indifferent = _indifferent(other.text)
    if not indifferent:
        return []
    named = [(item.span, bag(item.text)) for item in side.statement.conditions]
    return [span for span, words in named if any(_one_case(words, case) for _, case in indifferent)]


def overruling(side: Side, other: Side) -> list[tuple[int, int]]:
    """Where a statement says that a condition of the other makes no difference."""
    indifferent = _indifferent(side.text)
    if not indifferent:
        return []
    named = [bag(item.text) for item in other.statement.conditions]
    return [span for span, case in indifferent if any(_one_case(words, case) for words in named)]


def _one_case(words: frozenset[str], case: frozenset[str]) -> bool:
    return bool(words & case) and len(words & case) >= SAME_CASE * len(words)
