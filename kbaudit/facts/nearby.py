"""Searches a text only where a literal stands, because a long pattern tried at every character is what makes a scan slow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def lowered(text: str) -> str:
    """The text in lower case with every character at its place; the few that grow in lower case stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def occurrences(literal: str, lower: str) -> Iterator[int]:
    """The offsets at which a literal stands."""
    position = lower.find(literal)
    while position >= 0:
        yield position
        position = lower.find(literal, position + 1)


def windows(anchors: Iterable[int], before: int, after: int, length: int) -> Iterator[tuple[int, int]]:
    """Stretches around anchors, in order; those that touch are one."""
    current: tuple[int, int] | None = None
    for anchor in sorted(anchors):
        start, end = max(0, anchor - before), min(length, anchor + after)
        if current and start <= current[1]:
            current = (current[0], max(end, current[1]))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def matches_near(
    pattern: re.Pattern[str], text: str, lower: str, literals: Iterable[str], *, before: int = 120, after: int = 240
) -> Iterator[re.Match[str]]:
    """Matches of a pattern in the neighbourhood of literals (lower case), `before` and `after` them in characters."""
    anchors = {position for literal in literals for position in occurrences(literal, lower)}
    for start, end in windows(anchors, before, after, len(text)):
        yield from pattern.finditer(text, start, end)
