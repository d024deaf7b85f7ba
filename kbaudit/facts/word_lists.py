"""Lists of words written as running text, and whether a text has any of them: a cheap question before a costly one."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["hint", "words", "words_in"]

_WORD = re.compile(r"[^\W\d_]+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in their order."""
    return tuple(text.split())


def hint(text: str) -> frozenset[str]:
    """Words of which a text must have one for a pattern to be worth a search: written as running text, in small letters."""
    return frozenset(text.split())


@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """The words of a text in small letters; kept for the last texts, since many readers ask it of one sentence."""
    return frozenset(_WORD.findall(text.lower()))
