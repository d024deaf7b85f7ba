"""A guard that tells things by the letter or number behind one noun, and items of one clause by theirs."""

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.words import stem

__all__ = ["other_letter"]

_ITEM = re.compile(r"^\W*(?P<clause>\d+(?:\.\d+)*)\.?\s?\((?P<letter>[a-z]{1,3})\)\s")


def _items_of_one_clause(left: str, right: str) -> bool:
    """Whether two statements are two items of one clause: "2.3(a)", "2.3(b)"."""
    mine, other = _ITEM.match(left), _ITEM.match(right)
    if mine is None or other is None or mine["clause"] != other["clause"]:
        return False
    return mine["letter"] != other["letter"]


_LETTER = re.compile(
    r"\b(?:(?P<what>[A-Z]?[a-z]{3,})\s+(?P<letter>[A-Z]|I{1,3}|IV|VI{0,3}|IX)"
    r"|(?P<numbered>Model|Unit|Phase|Building|Lot|Series|Type|Class|Grade|Zone|Tier|Level|Block|Plot|Tranche|Stage|Hall|Group|Category|Milestone)\s+(?P<number>\d{1,4}))"
    r"\b(?![’'.]\w|\s*&|-)"
)


def other_letter(case: Case) -> bool:
    """They are about two of several that are told by a letter: "class A shares", "class B shares"."""
    left, right = case.view.left.text, case.view.right.text
    if _items_of_one_clause(left, right):
        return True
    mine, other = _lettered(left), _lettered(right)
    if not mine or not other:
        return False
    values = [(pair.left, pair.right) for pair in case.clash.facing]
    for what in mine.keys() & other.keys():
        (letters, start), (others, begin) = mine[what], other[what]
        if letters & others or any(a.start <= start < a.end or b.start <= begin < b.end for a, b in values):
            continue
        return True
    return False


@lru_cache(maxsize=16384)
def _lettered(text: str) -> dict[str, tuple[frozenset[str], int]]:
    """What a statement names by a letter, with the letters of each and where the first stands."""
    found: dict[str, tuple[frozenset[str], int]] = {}
    for match in _LETTER.finditer(text):
        if match["letter"] == "I" and not match["what"][0].isupper():
            continue
        what, letter = (match["what"], match["letter"]) if match["what"] else (match["numbered"], match["number"])
        letters, start = found.get(stem(what.casefold()), (frozenset(), match.end() - len(letter)))
        found[stem(what.casefold())] = (letters | {letter}, start)
    return found
