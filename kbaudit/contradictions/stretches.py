"""Where the clause around some words of a sentence begins and ends."""

from __future__ import annotations

import re

__all__ = ["stretch"]

_ENDS = re.compile(r"[,;.:!?()]\s|\s[–—-]\s|\b(?:but|and|because|since|so|while|although)\b")


def stretch(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where the clause around a span begins and ends."""
    start = max((match.end() for match in _ENDS.finditer(text, 0, span[0])), default=0)
    return start, next((match.start() for match in _ENDS.finditer(text, span[1])), len(text))
