"""The sentence around a place in a text, where a full segmentation would cost more than it gives."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r"[.!?][\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-ZÀ-Þ0-9])|\n\s*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Dez|Okt|Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Corp|Co|No|Nr|vs|etc|"
    r"approx|ca|St|Art|Sec|Fig|bzw|z\.B|d\.h"
    r"|e\.g|i\.e|U\.S|[ap]\.m)|\b\d{1,2})\.$"
)
REACH = 600
"""Characters to either side within which a boundary is looked for."""


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds `text[start:end]`, by its punctuation; abbreviations and ordinals end none."""
    begin = max(0, start - REACH)
    for match in _BOUNDARY.finditer(text, begin, min(len(text), start + 1)):
        if match.end() <= start and not _ABBREVIATION.search(text, max(0, match.start() - 8), match.start() + 1):
            begin = match.end()
    finish = min(len(text), end + REACH)
    for match in _BOUNDARY.finditer(text, max(0, end - 1), finish):
        if match.start() >= end - 1 and not _ABBREVIATION.search(text, max(0, match.start() - 8), match.start() + 1):
            finish = match.start() + 1
            break
    return begin, finish
