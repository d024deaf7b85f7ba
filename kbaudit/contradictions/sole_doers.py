"""Who alone may do something: "only the treasurer may sign", "signed by the treasurer alone", "the sole right to sign".

Another statement that has somebody else do it, by the same verb and to the same thing, cannot hold beside it.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.contradictions.words import bag
from kbaudit.facts.small_letters import small

__all__ = ["Doing", "doings_of", "opposite_doings"]


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does something, or may do it, and what (content words each), whether nobody else may, and the words that say so."""

    sole: bool
    doers: frozenset[str]
    deed: frozenset[str]
    span: tuple[int, int]


SAME_DEED, NAMED = 0.6, 2
"""The share of the content words of the lesser deed that the other has, and the least count of shared ones, from which two are one."""

_WORD = r"[\w'’-]+"
_STOP = r"(?:and|or|but|that|which|who|if|when|unless|not|no|only|is|are|may|can|must|shall|should|will|to|by|for|in|on|at|of|with)\b"
_NP = rf"(?:(?:the|an?|any|every|each|all|our|your|its|their)\s+)?(?:(?!{_STOP}){_WORD}\s+){{0,3}}(?!{_STOP}){_WORD}"
_MEMBER = rf"(?P<who>{_NP}(?:\s+of\s+(?:the\s+)?(?!{_STOP}){_WORD})?)"
_MAY = r"(?:may|can|must|shall|should|will|is\s+(?:allowed|authori[sz]ed|entitled)\s+to|are\s+(?:allowed|authori[sz]ed|entitled)\s+to|has\s+to|have\s+to)"
_END = r"(?P<rest>[^.;:!?]*)"

_SOLE = (
    re.compile(rf"(?:^|[.;:,]\s+)(?:only|nobody\s+but|no\s+one\s+but|none\s+but)\s+{_MEMBER}\s+{_MAY}\s+{_END}"),
    re.compile(rf"(?P<before>[^.;:!?]*?)\bby\s+{_MEMBER}\s+(?:alone|only|exclusively|solely)\b(?P<rest>)"),
    re.compile(rf"(?P<before>[^.;:!?]*?)\b(?:only|solely|exclusively)\s+by\s+{_MEMBER}{_END}"),
    re.compile(
        rf"^only\s+(?:the|an?|our)\s+(?P<who>(?:(?!{_STOP}){_WORD}\s+){{0,2}}?(?!{_STOP}){_WORD})\s+(?P<rest>[a-z]+s\s[^.;:!?]*)"
    ),
    re.compile(rf"(?:^|[.;:,]\s+){_MEMBER}\s+alone\s+(?:{_MAY}\s+)?{_END}"),
    re.compile(
        rf"(?:^|[.;:,]\s+){_MEMBER}\s+(?:shall\s+have|has|have|holds?)\s+the\s+(?:sole|exclusive)(?:\s+and\s+(?:sole|exclusive))?\s+(?:right|authority|power|responsibility)\s+(?:to|for|of|over)\s+{_END}"
    ),
)
_DECIDES = re.compile(
    rf"\bit\s+is\s+for\s+{_MEMBER}(?P<alone>,?\s+(?:and\s+(?:for\s+)?)?(?:\w+\s+)?alone,?)\s+to\s+{_END}"
)
_ALONE: tuple[re.Pattern[str], ...] = (*_SOLE, _DECIDES)
_OPEN = (
    re.compile(
        rf"(?P<before>[^.;:!?]*?)\b(?:may|can|must|shall|should|will)\s+(?:also\s+)?be\s+(?P<done>{_WORD})\s+by\s+{_MEMBER}(?P<rest>)"
    ),
    re.compile(rf"(?P<before>[^.;:!?]*?)\b(?:is|are)\s+(?P<done>{_WORD}(?:ed|en))\s+by\s+{_MEMBER}(?P<rest>)"),
    re.compile(rf"(?:^|[.;:,]\s+){_MEMBER}\s+{_MAY}\s+(?!not\b|never\b|only\b)(?:also\s+)?{_END}"),
)
_HINTS = ("only", "alone", "sole", "exclusive", "nobody but", "no one but", "none but")
_DENIED = re.compile(r"\b(?:not|never|no|nobody|cannot|none)\b|n['’]t\b")
_ANYBODY = bag(
    "person people individual anyone anybody everyone everybody you we they it he she one employee staff user member customer party"
) | {
    "you",
    "we",
    "they",
    "it",
    "one",
}
"""Those who may be any others: what employees may do, the managers among them may do."""


def doings_of(text: str) -> tuple[Doing, ...]:
    """Who alone does something in a sentence; where nobody does, who does it or may do it."""
    letters = small(text)
    if any(hint in letters for hint in _HINTS):
        sole = tuple(_found(letters, _ALONE, sole=True))
        if sole:
            return sole
        if "only" in letters or "alone" in letters:
            return ()
    return () if _DENIED.search(letters) else tuple(_found(letters, _OPEN, sole=False))


def opposite_doings(left: Sequence[Doing], right: Sequence[Doing]) -> tuple[Doing, Doing] | None:
    """The first two sayings of which one leaves to some alone what the other has somebody else do; None where there are none."""
    for mine in left:
        for other in right:
            if mine.sole != other.sole and _excluded(mine, other):
                return mine, other
    return None


def _excluded(mine: Doing, other: Doing) -> bool:
    if not mine.doers.isdisjoint(other.doers):
        return False
    both, least = mine.deed & other.deed, min(len(mine.deed), len(other.deed))
    return len(both) >= max(NAMED, SAME_DEED * least)


def _found(letters: str, patterns: Sequence[re.Pattern[str]], *, sole: bool) -> Iterator[Doing]:
    for pattern in patterns:
        match = pattern.search(letters)
        if match is None:
            continue
        doers = bag(match["who"])
        if not doers or (sole and doers <= _ANYBODY) or (not sole and match["who"].split()[-1] in _ANYBODY):
            continue
        told = [match[name] for name in ("before", "done", "rest") if name in match.re.groupindex and match[name]]
        yield Doing(sole, doers, bag(" ".join(told)), match.span("who"))
        return
