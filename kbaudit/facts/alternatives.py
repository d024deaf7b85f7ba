"""Long lists of alternatives as one pattern that is searched for in a tenth of the time.

Python tries every alternative at every character. Those that begin at a word's edge fail in the middle of a word, each by itself;
put behind one common edge they all fail at once. Of those that begin with one letter only the first letter is tried where it
stands once before them all. And in small letters alone one look at a letter rules an alternative out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

__all__ = ["alternatives", "classes", "parts"]

_EDGE = r"\b"
_CAPITAL = re.compile(r"(?<!\\)[A-Z](?![<=])")
"""A capital letter that is no sign of a set or a group ("\\W", "(?P<")."""
MOST_WRITTEN_AGAIN = 300
"""Characters that opening a group may write again. Over all lists, 150, 300 and 600 take .10, .10 and .19 s to compile, and a
sentence 225, 205 and 201 millionths of a second to search; without opening any, .14 s and 280."""
_REPEATED = ("?", "*", "+", "{")


def alternatives(source: str) -> re.Pattern[str]:
    """The pattern of these alternatives, for text in `small` letters; those that begin at a word's edge stand behind the others.

    ValueError where one of them asks for a capital letter, which no such text has.
    """
    if _CAPITAL.search(source):
        raise ValueError(f"alternatives are searched for in small letters: {_CAPITAL.findall(source)}")
    every = list(parts(source))
    edged = [part.removeprefix(_EDGE) for part in every if part.startswith(_EDGE)]
    others = _at_beginning([opened for part in every if not part.startswith(_EDGE) for opened in _opened(part)])
    if edged:
        others.append(rf"{_EDGE}(?:{_by_letter([opened for part in edged for opened in _opened(part)])})")
    return re.compile("|".join(others))


def classes(source: str) -> re.Pattern[str]:
    """The pattern of several lists of alternatives, each a named group, for whole words of text in `small` letters.

    Blanks between them are not minded. ValueError as of `alternatives`.
    """
    written = "".join(source.split())
    if _CAPITAL.search(written):
        raise ValueError(f"alternatives are searched for in small letters: {_CAPITAL.findall(written)}")
    named = []
    for part in parts(written):
        opening, end = part[: part.index(">") + 1], _end_of_group(part)
        inner = [opened for one in parts(part[len(opening) : end - 1]) for opened in _opened(one)]
        named.append(f"{opening}{_by_letter(inner)}){part[end:]}")
    return re.compile(rf"\b(?:{'|'.join(named)})(?!\w)")


def _opened(part: str) -> Iterator[str]:
    """An alternative without the group that it begins with: "(?:is|are) here" as "is here" and "are here", in this order."""
    end = _end_of_group(part) if part.startswith("(?:") else 0
    optional = part[end : end + 1] == "?" and part[end + 1 : end + 2] not in ("?", "+")
    firsts = list(parts(part[len("(?:") : end - 1])) if end else []
    rest = part[end + optional :]
    if not end or (rest[:1] in _REPEATED and rest) or len(firsts) * len(rest) > MOST_WRITTEN_AGAIN:
        yield part
        return
    for first in firsts:
        yield from _opened(first + rest)
    if optional:
        yield from _opened(rest)


def _at_beginning(several: Sequence[str]) -> list[str]:
    """Alternatives of which those in a row that stand at the beginning of a text are one."""
    found: list[str] = []
    for first, row in groupby(several, key=lambda part: part.startswith("^")):
        alike = list(row)
        found += [f"^(?:{'|'.join(part.removeprefix('^') for part in alike)})"] if first else alike
    return found


def _by_letter(several: Sequence[str]) -> str:
    """Alternatives with each letter that several in a row begin with standing once before them; their order is as it was.

    Between two that begin with other letters there is no order: only one of them can be meant.
    """
    groups: list[tuple[str, list[str]]] = []
    for part in several:
        letter = part[:1] if part[:1].isalpha() and part[1:2] not in _REPEATED else ""
        known = next((group for group in groups[::-1] if group[0] in ("", letter)), None) if letter else None
        if known is not None and known[0]:
            known[1].append(part[1:])
        elif letter:
            groups.append((letter, [part[1:]]))
        else:
            groups.append(("", [part]))
    return "|".join(
        rests[0] if not letter else letter + (rests[0] if len(rests) == 1 else f"(?:{_by_letter(rests)})")
        for letter, rests in groups
    )


def parts(source: str) -> Iterator[str]:
    """The alternatives of a pattern, parted at each bar outside of its groups and sets."""
    start = 0
    for position, character, depth in _signs(source):
        if character == "|" and not depth:
            yield source[start:position]
            start = position + 1
    yield source[start:]


def _end_of_group(part: str) -> int:
    """Where the group that an alternative begins with ends."""
    return next(position + 1 for position, character, depth in _signs(part) if character == ")" and not depth)


def _signs(source: str) -> Iterator[tuple[int, str, int]]:
    """The brackets and bars outside of sets, each with its position and the number of groups that are open behind it."""
    depth, in_set, position = 0, False, 0
    while position < len(source):
        character = source[position]
        if character == "\\":
            position += 1
        elif in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
            position += source[position + 1] == "]"
        elif character in "()|":
            depth += (character == "(") - (character == ")")
            yield position, character, depth
        position += 1
