"""Guards that tell two bearers of a duty, two assurances and two defined terms from each other."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.chosen import CHOICE
from kbaudit.contradictions.clauses import opposed_spans
from kbaudit.contradictions.object_guards import OWES
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import bag
from kbaudit.facts.choices import OPEN_KINDS

__all__ = ["open_choice", "two_assurances", "two_bearers", "two_terms"]

LEAST, OTHER = 4, 0.5
"""Content words behind what is affirmed or denied, from which they say what it is, and the share of them that another has less
than half of which it speaks of something else."""
_THAT = re.compile(r"(?i)\s*(?:[a-z]+\s+)?that\s")


def two_assurances(case: Case) -> bool:
    """One gives one assurance, the other denies another: "warrants that trailers are clean", "does not warrant that they are in time"."""
    spans = opposed_spans(case.clash)
    if spans is None or not (case.view.own_left and case.view.own_right):
        return False
    left, right = case.view.left, case.view.right
    if not (_THAT.match(left.text, spans[0][1]) and _THAT.match(right.text, spans[1][1])):
        return False
    mine, other = _behind(left, spans[0][1]), _behind(right, spans[1][1])
    return min(len(mine), len(other)) >= LEAST and len(mine & other) < OTHER * min(len(mine), len(other))


def _behind(side: Side, end: int) -> frozenset[str]:
    return frozenset(token.name for token in side.tokens if token.content and token.start >= end)


_BOUND = re.compile(
    rf"^\W*(?:(?:[\d.]+|\([a-z]+\))\s+)?(?P<who>(?:(?:[Tt]he|[Aa]n?|[Aa]ny|[Aa]ll|[Ee]ach|[Ee]very|[Nn]o)\s+)?(?:[\w’'&-]+\s+){{1,3}}?|[Nn]either\s+(?:[\w’'&-]+\s+){{1,8}}?)(?i:{OWES})\b(?!\s+(?:(?:not|never|also|only)\s+)*be\s+\w)"
)
"""Who a sentence binds that says what they do: in the passive it would say what is done to them."""


_NEITHER = re.compile(r"(?i)^\W*(?:[\d.]+\s+)?neither\s")


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
    if _NEITHER.match(case.view.left.text) or _NEITHER.match(case.view.right.text):
        return True  # what neither of two may do is the duty of a third
    names = case.view.left.content | case.view.right.content  # under the name for words that stand for each other
    if not (mine.who | other.who) <= names:
        return False
    return mine.who <= other.rest or other.who <= mine.rest


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


def open_choice(case: Case) -> bool:
    """They differ in what can be anybody or anything, and stand on two pages, of which each may mean its own."""
    left, right = case.view.left, case.view.right
    if not (left.document and right.document):
        return False
    return any(
        pair.left.kind == CHOICE
        and any(
            choice.kind in OPEN_KINDS and choice.span == (pair.left.start, pair.left.end) for choice in left.choices
        )
        for pair in case.clash.facing
    )
