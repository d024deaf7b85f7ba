"""Guards that tell two things, two bearers of a duty and two defined terms from each other, of which one sentence is said."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clauses import opposed_spans
from kbaudit.contradictions.common_ends import alike, spoken
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import PLAIN
from kbaudit.contradictions.words import Token, bag

__all__ = ["two_bearers", "two_terms", "two_things"]

LONGEST = 3
"""Content words that name a thing."""

_OWES = r"(?:shall|must|may|can|could|will|would|should|need|cannot|(?:is|are)\s+(?:not\s+)?(?:required|obliged|allowed|permitted|entitled)\s+to|do(?:es)?|have\s+to|has\s+to|had\s+to)"
_ARTICLES = r"(?:(?:the|an?|any|all|its|their|his|her|your|our|such|each|every|no)\s+)*"
_DONE_TO = re.compile(
    rf"(?i)\b{_OWES}\s+(?:(?:not|never|also|only|always|to|have|\w+ly)\s+)*[a-z]+\s+{_ARTICLES}(?:[\w-]+\s+)?$"
)
"""Before the words that name what a deed is done to, be it behind one that tells its kind: "shall stock spare"."""
_OBJECT = re.compile(rf"(?i)\s*[a-z]+\s+{_ARTICLES}")
_OBJECT_OF_PLAIN = re.compile(rf"(?i)\s*{_ARTICLES}")
"""Between what permits or forbids a deed, or the deed itself, and the words that name what it is done to."""
_SHARED_KIND = re.compile(r"[ -]")


def two_things(case: Case) -> bool:
    """One deed is done to two things: "keep spare parts available for ten years", "keep updates available for five"."""
    view = case.view
    if not (view.own_left and view.own_right) or max(len(view.own_left), len(view.own_right)) > LONGEST:
        return False
    mine, other = spoken(view.left), spoken(view.right)
    front = 0
    while front < min(len(mine), len(other)) and alike(mine[front], other[front]):
        front += 1
    thing, another = _own(mine[front:], view.own_left), _own(other[front:], view.own_right)
    if not (thing and another) or {token.name for token in thing} != view.own_left:
        return False
    if {token.name for token in another} != view.own_right:
        return False
    ends, ends_of_other = mine[front + len(thing) :], other[front + len(another) :]
    if _goes_on(view.left, thing, ends) or _goes_on(view.right, another, ends_of_other):
        return False
    sides = ((view.left, thing[0].start), (view.right, another[0].start))
    if case.clash.facing:
        return all(_DONE_TO.search(side.text, 0, start) is not None for side, start in sides)
    spans, stances = opposed_spans(case.clash), case.clash.stances
    said = (stances[0].left, stances[0].right) if stances else ("", "")
    return spans is not None and all(
        (_OBJECT_OF_PLAIN if stance == PLAIN else _OBJECT).fullmatch(side.text, end, start) is not None
        for (side, start), (_, end), stance in zip(sides, spans, said, strict=True)
    )


def _own(said: Sequence[Token], own: frozenset[str]) -> list[Token]:
    """The tokens of its own that a stretch begins with."""
    found: list[Token] = []
    for token in said:
        if token.name not in own:
            break
        found.append(token)
    return found


def _goes_on(side: Side, thing: Sequence[Token], ends: Sequence[Token]) -> bool:
    """Whether what names a thing goes on with a noun that both have: "visitor tickets"."""
    if not (ends and ends[0].content):
        return False
    return _SHARED_KIND.fullmatch(side.text, thing[-1].end, ends[0].start) is not None


_BOUND = re.compile(
    rf"^\W*(?:(?:[\d.]+|\([a-z]+\))\s+)?(?P<who>(?:(?:[Tt]he|[Aa]n?|[Aa]ny|[Aa]ll|[Ee]ach|[Ee]very|[Nn]either|[Nn]o)\s+)?(?:[\w’'&-]+\s+){{1,3}}?)(?i:{_OWES})\b(?!\s+(?:(?:not|never|also|only)\s+)*be\s+\w)"
)
"""Who a sentence binds that says what they do: in the passive it would say what is done to them."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """Who is bound by a sentence, and what is named in the rest of it."""

    who: frozenset[str]
    rest: frozenset[str]


@lru_cache(maxsize=16384)
def _bound(text: str) -> _Bound | None:
    found = _BOUND.match(text)
    return _Bound(bag(found["who"]), bag(text[found.end() :])) if found else None


def two_bearers(case: Case) -> bool:
    """Two parties are bound, of which one is named in what the other does: "we pay the agent", "agents do not pay us"."""
    if not case.clash.of_stances:
        return False
    mine, other = _bound(case.view.left.text), _bound(case.view.right.text)
    if mine is None or other is None or not (mine.who and other.who) or mine.who & other.who:
        return False
    names = case.view.left.content | case.view.right.content  # under the name for words that stand for each other
    if not (mine.who | other.who) <= names:
        return False
    return (mine.who <= other.rest) != (other.who <= mine.rest) or (mine.who <= other.rest and other.who <= mine.rest)


_TERM = re.compile(
    r"^\W*(?:(?:[\d.]+|\([a-z]+\))\s+)?[\"“”'‘’«](?P<term>[^\"“”'‘’«»]{2,60})[\"“”'‘’»]\s+(?:shall\s+|will\s+)?(?:means?|is|are|has|have|refers?|includes?|includ(?:e|ing)|designates?)\b"
)


def two_terms(case: Case) -> bool:
    """Each defines a term of its own: “Term” means five years, “Renewal Term” means two years."""
    mine, other = _term(case.view.left.text), _term(case.view.right.text)
    return mine is not None and other is not None and mine != other


@lru_cache(maxsize=16384)
def _term(text: str) -> frozenset[str] | None:
    """The words of the term that a sentence defines."""
    found = _TERM.match(text)
    return bag(found["term"]) or None if found else None
