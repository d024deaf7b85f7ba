"""What is done, or holds, beside the words of a sentence that say when: whether two sentences rule on one deed."""

from __future__ import annotations

import re

from kbaudit.contradictions.words import bag

__all__ = ["deed_words", "one_deed", "plain_words"]

SAME_DEED, OF_GREATER, LEAST_SHARED = 0.5, 0.25, 2
"""The shares of the lesser and of the greater deed's content words that the other has, from which the two are one, and the least
count of words in common of two deeds that both have words of their own."""

_DOUBLED = re.compile(r"(?<=[a-z]{3}e)ll(?=(?:ed|ing)\b)")
_DONE = re.compile(r"(?<=[a-z]{2}ct)ions?\b|(?<=[a-z]{3}e)ments?\b")
"""What makes a noun of a verb: "inspection", "agreement"."""
_IDLE = bag(
    "case time day one thing anyone way place event kind state fact situation ever happen apply count reckon begin start"
)
"""Words that do not say what is done."""


def plain_words(text: str) -> frozenset[str]:
    """The content words of a part of a sentence; what British English doubles stands once ("cancelled")."""
    found = _bag(text)
    return found - _IDLE or found


def deed_words(letters: str, span: tuple[int, int]) -> frozenset[str]:
    """The content words of all that a sentence says beside a span."""
    start, end = span
    return _bag(f"{letters[:start]} {letters[end:]}") - _IDLE


def _bag(text: str) -> frozenset[str]:
    return bag(_DONE.sub("", _DOUBLED.sub("l", text)))


def one_deed(mine: frozenset[str], other: frozenset[str], least: int = LEAST_SHARED) -> bool:
    """Whether two deeds are one by their words."""
    (lesser, greater), shared = sorted((len(mine), len(other))), len(mine & other)
    return shared >= max(1, SAME_DEED * lesser, OF_GREATER * greater, 1 if shared == lesser else least)
