"""Searches a text only where a literal stands, because a long pattern tried at every character is what makes a scan slow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD_BYTES = bytes(
    ord(lower) if (lower := chr(byte).lower()).isalnum() and len(lower) == 1 and ord(lower) < 256 else 32
    for byte in range(256)
)
_RUN_BYTES = bytes(97 if (chr(byte).isalnum() and byte < 128) or chr(byte) in "_-" else 32 for byte in range(256))


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase in lower case, and the words that a text must have for the phrase to be possible in it."""

    phrase: str
    words: frozenset[bytes]


def cues(text: str) -> tuple[Cue, ...]:
    """Phrases of whole words, parted by vertical bars."""
    return tuple(Cue(phrase, words_of(phrase)) for phrase in text.split("|"))


def words_of(text: str) -> frozenset[bytes]:
    """The different words of a text in lower case, as Latin-1; letters outside of it part words."""
    return frozenset(_words(text))


def holds_any(words: frozenset[bytes], text: str) -> bool:
    """Whether one of these words stands in a text."""
    return not words.isdisjoint(_words(text))


def _words(text: str) -> list[bytes]:
    return text.encode("latin-1", "replace").translate(_WORD_BYTES).split()


def possible(wanted: Iterable[Cue], words: frozenset[bytes]) -> tuple[str, ...]:
    """The phrases that a text with these words may hold."""
    return tuple(cue.phrase for cue in wanted if cue.words <= words)


def long_runs(text: str, length: int) -> Iterator[tuple[int, int]]:
    """Spans of at least `length` ASCII letters, digits, hyphens and underscores without a break."""
    shape = text.encode("latin-1", "replace").translate(_RUN_BYTES)
    least = b"a" * length
    start = shape.find(least)
    while start >= 0:
        end = shape.find(b" ", start)
        end = end if end >= 0 else len(shape)
        yield start, end
        start = shape.find(least, end)


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
