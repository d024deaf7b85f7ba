"""Guards that look at what two statements are said of: two kinds of one thing, what the other leaves out, two parties."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.scope import in_words, merged
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.words import Token, bag
from kbaudit.facts.numbers import find_numerals

SAID = 1
"""Content words that two statements have in common behind their subjects, beside the value, from which one thing is said of both."""

_OF = re.compile(
    r"(?i)\b(?:of|on|by|to|for|from|in|with|at|under|without)\s+(?:(?:the|a|an|our|your|their|its)\s+)?(?:[\w’'-]+\s+){0,2}$"
)


def two_subjects(case: Case) -> bool:
    """The same is said of two kinds of one thing: "animals on long-term medicine must …", "animals on flea treatment must …"."""
    if not case.clash.facing:
        return False
    last_mine, last_other = _last(case.view.left), _last(case.view.right)
    if last_mine is None or last_other is None or not _alike(last_mine, last_other):
        return False  # most pairs: nothing is said of both
    mine, other = _words(case.view.left), _words(case.view.right)
    behind = 0
    while behind < min(len(mine), len(other)) and _alike(mine[-1 - behind], other[-1 - behind]):
        behind += 1
    said = mine[len(mine) - behind :]
    if not any(token.slot for token in said) or sum(token.content for token in said) < SAID:
        return False
    front_mine, front_other = mine[: len(mine) - behind], other[: len(other) - behind]
    if any(token.slot for token in (*front_mine, *front_other)):
        return False
    if _told_apart(_text(case.view.left, front_mine), _text(case.view.right, front_other)):
        return True
    named = {token.name for token in front_mine} & {token.name for token in front_other}
    return (
        bool(named) and _narrowed(case.view.left, front_mine, named) and _narrowed(case.view.right, front_other, named)
    )


_LETTER = re.compile(r"[^\W\d_]")


def _words(side: Side) -> list[Token]:
    """The words and values of a statement, without what numbers it."""
    first = _LETTER.search(side.text)
    start = first.start() if first else 0
    return [token for token in side.tokens if token.end > start and _says(token)]


def _last(side: Side) -> Token | None:
    """The last word or value of a statement."""
    return next((token for token in reversed(side.tokens) if _says(token)), None)


def _says(token: Token) -> bool:
    return token.content or token.slot not in ("", "stance", "opening")


def _text(side: Side, front: Sequence[Token]) -> str:
    return side.text[front[0].start : front[-1].end] if front else ""


def _told_apart(subject: str, other: str) -> bool:
    """Whether two subjects name alternatives: "puppies", "kittens"."""
    mine, others = merged((in_words(subject),)), merged((in_words(other),))
    return any(mine[dimension].isdisjoint(others[dimension]) for dimension in mine.keys() & others.keys())


def _alike(mine: Token, other: Token) -> bool:
    return mine.slot == other.slot if mine.slot or other.slot else mine.name == other.name


def _narrowed(side: Side, front: Sequence[Token], named: set[str]) -> bool:
    """Whether a subject is told from its kind by words of its own behind a preposition."""
    own = [token for token in front if token.name not in named]
    return bool(own) and _OF.search(side.text[: own[0].start]) is not None


_OUTSIDE = re.compile(
    r"\b[Oo]utside(?:\s+of)?\s+(?:(?:the|our|your|their|its|an?)\s+(?P<what>[\w’'-]+(?:\s+(?!(?:and|or|is|are|was|will|must|may|can|the|a|we|you|it)\b)[\w’'-]+)?)|"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)?)|(?P<hours>(?:office|business|working|opening|school|core|peak|trading)\s+(?:hours|times?)|term(?:\s?time)?|season)\b)"
)
"""Outside of something, not what is from outside: "outside caterers"."""


def left_out(case: Case) -> bool:
    """One holds for what the other leaves out: "cards from the UK", "cards issued outside the UK"."""
    left, right = case.view.left, case.view.right
    return _leaves_out(left, right) or _leaves_out(right, left)


@lru_cache(maxsize=16384)
def _outside(text: str) -> re.Match[str] | None:
    return _OUTSIDE.search(text)


def _leaves_out(side: Side, other: Side) -> bool:
    """Whether a statement is outside of something that the other is not outside of, but names."""
    found = _outside(side.text)
    if found is None or _outside(other.text):
        return False
    what = bag(found["what"] or found["name"] or found["hours"])
    return bool(what) and what <= bag(other.text)


_PARTY = re.compile(
    r"^\W*(?:[\d.()]+\s+)?(?:(?:The|Each|Any)\s+)?(?:[A-Z]\w+\s+)?(?P<who>Partner|Provider|Supplier|Customer|Client|Licen[sc]ee|Licen[sc]or|Vendor|Contractor|"
    r"Subcontractor|Processor|Controller|Recipient|Seller|Buyer|Purchaser|Reseller|Publisher|Tenant|Landlord|Lender|Borrower)\s+(?:shall|will|must|agrees\s+to|undertakes\s+to)\s+"
    r"(?:(?:promptly|also|securely|permanently|only)\s+)*(?P<does>[a-z]+)"
)
_WE = re.compile(
    r"\b[Ww]e\s+(?:(?:will|shall|must)\s+)?(?:(?:promptly|also|securely|permanently|only)\s+)*(?P<does>[a-z]+)"
)
_WILL = re.compile(r"\bwill\s+(?P<does>[a-z]+)")


def two_parties(case: Case) -> bool:
    """One binds a party of a contract, the other the house: "Partner shall delete …", "we will delete …"."""
    left, right = case.view.left.text, case.view.right.text
    return _binds_another(left, right) or _binds_another(right, left)


def _binds_another(text: str, other: str) -> bool:
    bound = _PARTY.match(text)
    if bound is None or re.search(rf"\b{bound['who']}\b", other, re.IGNORECASE):
        return False
    house = {match["does"] for match in _WE.finditer(other)}
    if house:
        house |= {match["does"] for match in _WILL.finditer(other)}
    return bound["does"] in house


_ROOMS = re.compile(
    r"(?i)\b(?P<count>[a-z]+|\d{1,2})[- ](?:bed(?:room)?|berth|room|person|passenger|seat|seater|door|wheel)(?:s|ed)?\b"
)


def other_room(case: Case) -> bool:
    """Each is for things of another size: "for a one-bedroom home", "for a home with two bedrooms or more"."""
    mine, other = _rooms(case.view.left.text), _rooms(case.view.right.text)
    if not mine or not other or mine & other:
        return False
    values = {case.view.left.text[pair.left.start : pair.left.end] for pair in case.clash.facing}
    values |= {case.view.right.text[pair.right.start : pair.right.end] for pair in case.clash.facing}
    return not any(_ROOMS.search(value) for value in values)  # else how many rooms there are is what they differ in


@lru_cache(maxsize=16384)
def _rooms(text: str) -> frozenset[float]:
    found: set[float] = set()
    for match in _ROOMS.finditer(text):
        numerals = find_numerals(match["count"])
        found |= {"single": {1.0}, "double": {2.0}}.get(match["count"].lower(), {item.value for item in numerals})
    return frozenset(found)


_ADDED = re.compile(r"(?i)\b(?:additional|extra|further|another)\b")


def in_addition(case: Case) -> bool:
    """One counts what comes on top, the other all there is: "up to nine additional headers", "up to 10 headers"."""
    return any(
        pair.left.kind == pair.right.kind == "count"
        and _is_added(case.view.left, pair.left) != _is_added(case.view.right, pair.right)
        for pair in case.clash.facing
    )


def _is_added(side: Side, slot: Slot) -> bool:
    return _ADDED.search(side.text, slot.start, slot.end) is not None
