"""Emphasis in Markdown: which runs of `*`, `_` and `~` are markup and which are text (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass

_ASCII_PUNCTUATION = frozenset(string.punctuation)


@dataclass(slots=True)
class Delimiters:
    """A run of one delimiter: where it stands among the pieces, how many are left, and on which sides it may work."""

    piece: int
    character: str
    count: int
    opens: bool
    closes: bool
    length: int


def flanking(character: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of `character` between these two neighbours (empty at an edge) may open and may close emphasis."""
    space_before = not before or before.isspace()
    space_after = not after or after.isspace()
    mark_before = not space_before and punctuation(before)
    mark_after = not space_after and punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if character == "_":
        return left and (not right or mark_before), right and (not left or mark_after)
    return left, right


def punctuation(character: str) -> bool:
    """Whether Unicode calls the character punctuation or a symbol."""
    if character < "\x80":
        return character in _ASCII_PUNCTUATION
    return unicodedata.category(character)[0] in "PS"


def resolve(runs: list[Delimiters], pieces: list[str], bottom: int = 0) -> None:
    """Pair the runs from index `bottom` on, take what is markup out of `pieces`, and drop these runs from the list."""
    floors: dict[tuple[str, bool, int], int] = {}
    at = bottom
    while at < len(runs):
        closer = runs[at]
        if not closer.closes or not closer.count:
            at += 1
            continue
        key = (closer.character, closer.opens, closer.length % 3)
        floor = max(bottom, floors.get(key, bottom))
        found = at - 1
        while found >= floor and not _pair(runs[found], closer):
            found -= 1
        if found < floor:
            floors[key] = at
            at += 1
            continue
        opener = runs[found]
        used = 2 if opener.count >= 2 and closer.count >= 2 else 1
        if closer.character == "~":
            used = closer.count
        for run in (opener, closer):
            run.count -= used
            pieces[run.piece] = run.character * run.count
        del runs[found + 1 : at]
        at = found + 1
        if not opener.count:
            del runs[found]
            at = found
        for other, limit in floors.items():
            floors[other] = min(limit, at)
        if not closer.count:
            del runs[at]
    del runs[bottom:]


def _pair(opener: Delimiters, closer: Delimiters) -> bool:
    if opener.character != closer.character or not opener.opens or not opener.count:
        return False
    if opener.character == "~":
        return opener.count == closer.count
    if not (opener.closes or closer.opens):
        return True
    return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
