"""What holds until something happens and what holds from then on, and times that are counted from two events."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.stances import ORDER
from kbaudit.contradictions.terms import SIDE
from kbaudit.contradictions.view import Facing, View
from kbaudit.contradictions.words import Token, bag, tokens

__all__ = ["counted_from_two", "to_and_from", "until_and_from"]

_COUNTED = r"(?<!days )(?<!weeks )(?<!hours )(?<!months )(?<!years )(?<!minutes )(?<!nights )"
"""Not behind a length of time: "ten days before the start" counts, and tells no stretch that ends with the start."""
_EVENT = r"\s+(?P<event>[^\d\s,;:.()|$£€][^\d,;:.()|]{2,60})"
_UNTIL = re.compile(
    rf"(?i)\b(?<!\bnot ){_COUNTED}(?:until|till|up\s+to|pending|prior\s+to|before){_EVENT}|\bwhile(?P<going>\s+[^\d,;:.()|]{{3,40}}\s+(?:is|are)\s+(?:still\s+)?being\s+\w+)"
)
_FROM = re.compile(
    rf"(?i)\b{_COUNTED}(?:from|as\s+of|after|following|upon|once){_EVENT}|\b(?:on|at|when)\s+(?P<turn>[^\d\s,;:.()|$£€][^\d,;:.()|]{{2,60}})"
)
_TURNS = re.compile(
    r"(?i)\b(?:(?:goes|went|moves|moved|puts?)\s+(?:up|down)|ris(?:es|en)|rose|falls?|fell|drops?|dropped|increas(?:es|ed)|decreas(?:es|ed)|reduc(?:es|ed)|becomes?|became|chang(?:es|ed)|revised|raised|lowered)\b"
)
"""What tells that a value is another one from an event on, where no "from" or "after" does."""
_OPEN = bag("end ending start beginning completion date day first second third last next time point period term")
"""Words that many events are named by: they have to agree in one more."""


def until_and_from(case: Case) -> bool:
    """One holds until something happens, the other from then on: "£90 until the review", "from the review it is £95"."""
    if any(stance.predicate in (ORDER, SIDE) for stance in case.clash.stances):
        return False  # before and after are what the two differ in
    mine, other = _around(case.view.left.text), _around(case.view.right.text)
    return _part(mine, other) or _part(other, mine)


_PLACE = r"\s+(?:the|our|your|its|their|this|that)\s+(?P<place>[^\d\s,;:.()|][^\d,;:.()|]{2,40})"
_TO = re.compile(rf"(?i)\b(?:to|into){_PLACE}")
_OUT_OF = re.compile(rf"(?i)\b(?:from|out\s+of){_PLACE}")


def to_and_from(case: Case) -> bool:
    """One is for the way to a place, the other for the way from it: "pays the freight to the port", "the freight from the port"."""
    mine, other = _ways(case.view.left.text), _ways(case.view.right.text)
    return any(
        to and away and not (set(away_of_same) & set(to)) and set(to) & set(away)
        for (to, away_of_same), (_, away) in ((mine, other), (other, mine))
    )


@lru_cache(maxsize=16384)
def _ways(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a statement names first behind "to", and behind "from"."""
    to = tuple(words[0] for match in _TO.finditer(text) if (words := _words(match["place"])))
    away = tuple(words[0] for match in _OUT_OF.finditer(text) if (words := _words(match["place"])))
    return to, away


Words = tuple[str, ...]
Around = tuple[tuple[Words, ...], tuple[Words, ...]]
"""The words of the events until which, and from which on, a statement holds."""
_ALWAYS: Around = ((), ())


def _part(mine: Around, other: Around) -> bool:
    """Whether one holds until an event from which on the other does, and neither holds on both sides of it."""
    return not (mine[1] or other[0]) and any(_one_event(a, b) for a in mine[0] for b in other[1])


def _one_event(event: Words, other: Words) -> bool:
    """Whether two events begin with the same words; what a clause goes on with behind an event is not told from it."""
    count = 0
    while count < min(len(event), len(other)) and event[count] == other[count]:
        count += 1
    return count > 1 or (count == 1 and (event[0] not in _OPEN or len(event) == len(other) == 1))


@lru_cache(maxsize=16384)
def _around(text: str) -> Around:
    """The events around which a statement holds; asked once for each, which stands in many pairs."""
    until = tuple(words for match in _UNTIL.finditer(text) if (words := _words(match["event"] or match["going"])))
    turns = _TURNS.search(text) is not None
    after = tuple(
        words
        for match in _FROM.finditer(text)
        if (match["event"] or turns) and (words := _words(match["event"] or match["turn"]))
    )
    return (until, after) if until or after else _ALWAYS


def _words(event: str) -> Words:
    return tuple(token.name for token in tokens(event, ()) if token.content)


_FROM_WHAT = re.compile(
    r"(?i)\s*(?:of|after|from|following|before|prior\s+to)\s+(?P<event>[^,;:()|]{3,60}?)(?=[,;:()|]|\.?$|\.\s|\s(?:and|or|unless|if|at|in|by|to|without|with)\s)"
)


def counted_from_two(case: Case) -> bool:
    """Two deeds with a time each, counted from two events: "connect within ten days of an order", "repair within two of a report"."""
    pairs = [pair for pair in case.clash.facing if pair.left.kind == pair.right.kind == "time"]
    return bool(pairs) and not case.clash.of_stances and any(_apart(case.view, pair) for pair in pairs)


def _apart(view: View, pair: Facing) -> bool:
    mine, other = _FROM_WHAT.match(view.left.text, pair.left.end), _FROM_WHAT.match(view.right.text, pair.right.end)
    if mine is None or other is None:
        return False
    event, another = frozenset(_words(mine["event"])), frozenset(_words(other["event"]))
    if not (event - another and another - event):
        return False
    done, also = _besides(view.left, pair.left, mine.end()), _besides(view.right, pair.right, other.end())
    return _says_its_own(done, view.own_left) and _says_its_own(also, view.own_right)


def _besides(side: Side, slot: Slot, end: int) -> list[Token]:
    """The tokens of a statement without its value and the event that this is counted from."""
    return [token for token in side.tokens if not slot.start <= token.start < end]


def _says_its_own(said: Sequence[Token], own: frozenset[str]) -> bool:
    """Whether a word tells what is done from what the other does, or how often: "quarterly reports", "a final report"."""
    return any(token.name in own or token.slot == "frequency" for token in said)
