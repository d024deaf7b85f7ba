"""Where a date or a mark was read, in words: what its code names in short, readers are told in a sentence."""

from __future__ import annotations

from kbaudit.model import Dated

__all__ = ["dated_in_words", "origin_in_words", "said_in", "speaker_of"]

_BARE = {
    "text": "in the text",
    "title": "in the title",
    "path": "by its folder",
    "file name": "in the file name",
    "git": "in the history of git",
}
"""Origins that name no field."""

_SPEAKERS = {
    "text": "the page itself",
    "title": "its title",
    "path": "its folder",
    "file name": "its file name",
    "front matter": "its front matter",
    "column": "its row",
    "text header": "the head of the page",
    "HTML meta": "the page's HTML metadata",
    "document properties": "the file's properties",
    "record": "its record",
    "docinfo": "the head of the page",
    "document attribute": "the head of the page",
    "page header": "the head of the page",
    "git": "the history of git",
    "configuration": "the configuration",
}
"""Who says what stands under an origin."""

_SEVERAL = frozenset({"document properties"})


def origin_in_words(origin: str) -> str:
    """An origin as it stands beside a date: `front matter: expires`, `in the text`."""
    return " and ".join(dict.fromkeys(_BARE.get(part, part) for part in origin.split(" + ")))


def dated_in_words(dated: Dated) -> str:
    """Who states a date and how: `its front matter says “expires: 2025-12-31”`."""
    return said_in(dated.origin, dated.raw)


def said_in(origin: str, raw: str) -> str:
    """Who says something and in which words. A computed origin has two halves, "text + review_interval", and so have its words.

    The second half of an origin is the text, or another field of where the first one stands.
    """
    origins, words = origin.split(" + "), raw.split(" + ", 1)
    if len(origins) != 2 or len(words) != 2:
        return _one(origin, raw)
    first, second = origins
    if second != "text" and ": " in first:
        return f"{_one(first, words[0])} and “{second}: {words[1]}”"
    if second == first:
        return f"{_one(first, words[0])} and “{words[1]}”"
    return f"{_one(first, words[0])}, and {_one(second, words[1])}"


def speaker_of(origin: str) -> str:
    """Who says what was read under an origin: `its front matter`, `the page itself`."""
    where = origin.partition(": ")[0]
    return _SPEAKERS.get(where, f"its {where}" if where else "the page itself")


def _one(origin: str, raw: str) -> str:
    where, _, field = origin.partition(": ")
    speaker = speaker_of(origin)
    says = "say" if where in _SEVERAL else "says"
    words = " ".join(raw.split())
    if where == "git":
        return f"{speaker} says so{f' ({field}: {words})' if field and words else ''}"
    if not words:
        return f"{speaker} {says} so"
    return f"{speaker} {says} “{f'{field}: ' if field else ''}{words}”"
