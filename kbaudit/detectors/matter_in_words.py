"""What a matter is about: one of its sentences with a gap where its value stands, for whoever reads a list of things to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["matter_in_words", "with_gap"]

GAP = "…"

LONGEST = 16
"""Words of a sentence that are read at a glance. Of a longer one those nearest to the gap are shown."""

FEWEST = 2
"""Words beside the gap that tell what is meant: "For …." does not."""

_POINTING = frozenset("he her here his it its she that their then there these they this those we you".split())
"""A sentence that begins with one of these says elsewhere what it is about."""

_NUMBERED = re.compile(r"^(?:§\s*)?\d+(?:\.\d+)*[.)]?\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W_]")


def matter_in_words(said: Iterable[tuple[str, str]]) -> str:
    """The sentence that tells best what a matter is about, its value left out; empty where none does.

    `said` holds quotes with the value that each claims, as written there. Prose goes before rows of tables, what names its
    subject before what points at it, and of short sentences the longest is taken.
    """
    gapped = [(" | " in quote, found) for quote, value in said if (found := with_gap(quote, value))]
    return min(gapped, key=_rank, default=(False, ""))[1]


def with_gap(quote: str, value: str) -> str:
    """A quote with a gap for its value, the words nearest to it; empty where the value is not there, or little else is."""
    text = _NUMBERED.sub("", " ".join(quote.split()))
    parts = [value] if _at(text, value) else value.split(", ")
    for part in parts:
        if not part or not (found := _at(text, part)):
            return ""
        text = f"{text[: found.start()]}{GAP}{text[found.end() :]}"
    words = text.replace(" | ", ", ").strip(" \"“”'*|").rstrip(" .;:,").split()
    if sum(bool(_WORD.search(word)) for word in words) < FEWEST:
        return ""
    gap = next(number for number, word in enumerate(words) if GAP in word)
    first = max(0, min(gap - LONGEST // 2, len(words) - LONGEST))
    shown = words[first : first + LONGEST]
    return f"{'… ' if first else ''}{' '.join(shown)}{' …' if first + LONGEST < len(words) else ''}"


def _at(text: str, value: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.IGNORECASE) if value else None


def _rank(entry: tuple[bool, str]) -> tuple[bool, bool, int, str]:
    row, gapped = entry
    words = gapped.split()
    vague = words[0].casefold() in _POINTING or words[0].startswith(GAP)
    return row, vague, -len(words) if len(words) <= LONGEST else 0, gapped
