"""Documents that are built alike: one text filled in for two things, line by line.

Where two documents share one sentence alone, word for word, it is the same matter said twice. Where they share several, each line
says for its own thing what the same line of the other says for another.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kbaudit.contradictions.side import Side

__all__ = ["LINES", "built_alike", "common_lines"]

LINES = 3
"""Lines with the same words from which two documents are built alike: the one that is asked about, and two more."""

_WORDS = 3
"""Content words of a line that counts: "See also" is on many pages."""

_MANY = 20
"""Documents with one line from which on it is boilerplate, which says nothing about any two of them."""


def common_lines(sides: Sequence[Side]) -> Mapping[str, frozenset[int]]:
    """For each document its lines that few others have too, each as a digest of its words; values are left out of these."""
    holders: dict[frozenset[str], set[str]] = defaultdict(set)
    for side in sides:
        if len(side.content) >= _WORDS and side.document:
            holders[side.content].add(side.document)
    found: dict[str, set[int]] = defaultdict(set)
    for words, documents in holders.items():
        if 1 < len(documents) <= _MANY:
            line = _digest(words)
            for document in documents:
                found[document].add(line)
    return {document: frozenset(lines) for document, lines in found.items()}


def built_alike(lines: Mapping[str, frozenset[int]], left: str, right: str) -> bool:
    """Whether two documents have several lines in common."""
    nothing: frozenset[int] = frozenset()
    return len(lines.get(left, nothing) & lines.get(right, nothing)) >= LINES


def _digest(words: frozenset[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(sorted(words)).encode(), digest_size=8).digest(), "big")
