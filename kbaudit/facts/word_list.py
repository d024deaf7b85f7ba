"""Lists of words and phrases as they are pleasant to write and to read."""

from __future__ import annotations


def word_list(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, parted by vertical bars; spaces at their ends count."""
    return tuple(text.split("|"))
