"""The noun that a number counts: which word behind the number it is, and its singular."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kbaudit.facts.word_lists import words

__all__ = ["counted_noun", "singular"]

_IRREGULAR: Mapping[str, str] = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "teeth": "tooth",
    "criteria": "criterion",
    "indices": "index",
    "matrices": "matrix",
    "vertices": "vertex",
    "analyses": "analysis",
    "bases": "basis",
    "statuses": "status",
    "lives": "life",
    "knives": "knife",
    "halves": "half",
    "addresses": "address",
    "aliases": "alias",
    "databases": "database",
    "licenses": "license",
    "licences": "licence",
    "cases": "case",
    "purchases": "purchase",
    "releases": "release",
    "expenses": "expense",
    "responses": "response",
    "phrases": "phrase",
    "courses": "course",
    "houses": "house",
    "warehouses": "warehouse",
    "nurses": "nurse",
    "causes": "cause",
    "uses": "use",
    "caches": "cache",
    "movies": "movie",
    "cookies": "cookie",
    "series": "series",
    "staff": "person",
}
_UNCOUNTED_S = frozenset(
    words(
        """
        is was has does its this us as vs plus yes always across less minus unless towards besides perhaps whereas
        thus needs shows includes goes says gives makes requires takes allows contains uses means becomes remains
        applies works sometimes afterwards news access process class business address status previous various
        continuous process success progress loss basis analysis canvas focus bus gas plus bonus census virus campus
        press express address dress cross boss mass pass glass grass guess stress fitness wireless regardless
        nevertheless nonetheless others yours ours theirs hers his him serious obvious famous dangerous anonymous
        synchronous asynchronous simultaneous consecutive anniversary times plans starts ends begins exists expires
        runs comes gets lets lists
        """
    )
)
_STOP = frozenset(
    words(
        """
        a an and are as at be been before being below but by can could did do does for from had has have if in into
        is it may might must nor not of off on once or our out over per shall should since so than that the their
        them then there these they this those through to until up upon via was we were what when where which while
        who whose will with within without would you your also only every each any all after during between both
        either less most please click select enter see go use type press choose run set
        """
    )
)
_WORD = re.compile(r"(?P<gap>[\s\u00a0]{1,3}|[-‐‑])(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)(?P<tie>-[^\W\d_]+)?")
_REACH = 4
_NOT_SINGULAR = frozenset(
    words(
        """
        one single more other another additional new full free last first next same only half and time way day thing
        reason
        """
    )
)


def singular(noun: str) -> str:
    """The singular of an English noun in lower case, by its ending."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zes", "oes")):
        return word[:-2]
    return word[:-1]


def counted_noun(text: str, end: int, value: float, language: str = "en") -> tuple[str, int] | None:
    """The singular of the noun that a number ending at `end` counts, and where the noun ends; None where it counts nothing.

    A plural within four words is taken for it, over adjectives: "5 failed login attempts" counts attempts. Behind a hyphen
    stands a singular: "32-character".
    """
    if value == 1 and text[end : end + 1] not in "-‐‑":
        return _single(text, end)
    position = end
    for count in range(_REACH):
        match = _WORD.match(text, position)
        if match is None:
            return None
        word = match["word"].lower()
        if match["gap"] in "-‐‑":
            if count:
                return None
            return (singular(word), match.end("word")) if len(word) > 2 and word not in _STOP else None
        if word in _STOP or "'" in word or "’" in word:
            return None
        if language == "de":
            return (word, match.end("word")) if match["word"][0].isupper() and len(word) > 2 else None
        if match["tie"] is None and _is_plural(word):
            return singular(word), match.end("word")
        position = match.end()
    return None


def _single(text: str, end: int) -> tuple[str, int] | None:
    """The last of at most three words behind a one: "one uppercase letter"."""
    found: tuple[str, int] | None = None
    position = end
    for _ in range(_REACH):
        match = _WORD.match(text, position)
        word = match["word"].lower() if match else ""
        ends = (
            match is None
            or match["gap"] in "-‐‑"
            or len(word) < 3
            or word in _STOP
            or word.endswith(("ly", "ing", "ed"))
        )
        if match is None or ends or (word.endswith("s") and not word.endswith("ss")) or word in _NOT_SINGULAR:
            return found
        found, position = (word, match.end("word")), match.end()
    return None


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous"))
        and word not in _UNCOUNTED_S
    )
