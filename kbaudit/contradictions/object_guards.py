"""Guards that tell two things, two sorts of a thing and two places from each other, of which one sentence is said."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clauses import opposed_spans
from kbaudit.contradictions.common_ends import alike_in_front, spoken
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import DENIED, PLAIN
from kbaudit.contradictions.words import Token

__all__ = ["OWES", "two_places", "two_sorts_of_object", "two_things"]

LONGEST = 3
"""Content words that name a thing."""

OWES = r"(?:shall|must|may|can|could|will|would|should|need|cannot|(?:is|are)\s+(?:not\s+)?(?:required|obliged|allowed|permitted|entitled)\s+to|do(?:es)?|have\s+to|has\s+to|had\s+to)"
_ARTICLES = r"(?:(?:the|an?|any|all|its|their|his|her|your|our|such|each|every|no)\s+)*"
_DONE_TO = re.compile(
    rf"(?i)\b{OWES}\s+(?:(?:not|never|also|only|always|to|have|\w+ly)\s+)*[a-z]+\s+{_ARTICLES}(?:[\w-]+\s+)?$"
)
"""Before the words that name what a deed is done to, be it behind one that tells its kind: "shall stock spare"."""
_OBJECT = re.compile(
    rf"(?i)\s*(?!(?:when|if|as|that|while|for|to|by|in|on|at|of|and|or|before|after|until|unless|where|with|from)\b)[a-z]+\s+{_ARTICLES}(?:[\w-]+['’]s?\s+)?"
)
_OBJECT_OF_PLAIN = re.compile(rf"(?i)\s*{_ARTICLES}(?:[\w-]+['’]s?\s+)?")
"""Between what permits or forbids a deed, or the deed itself, and the words that name what it is done to."""
_SHARED_KIND = re.compile(r"[ -]")


def two_things(case: Case) -> bool:
    """One deed is done to two things: "keep spare parts available for ten years", "keep updates available for five"."""
    view = case.view
    if not (view.own_left and view.own_right) or max(len(view.own_left), len(view.own_right)) > LONGEST:
        return False
    mine, other = spoken(view.left), spoken(view.right)
    front = alike_in_front(mine, other)
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


_BEHIND = re.compile(
    r"(?i)\s(?:of|for|to|on|in|at|from|with|by|under|over|near|through|into|that|which|who|arising|caused|due|made|held|kept|issued|resulting|used|shorter|longer|smaller|larger|older|younger)\s"
)
"""Behind a noun: what tells a sort of it."""


def two_sorts_of_object(case: Case) -> bool:
    """A sort of a thing is forbidden, and the thing or another sort of it is not: "use calculators", "not use programmable ones"."""
    spans = opposed_spans(case.clash)
    if spans is None or not case.clash.stances:
        return False
    view, stance = case.view, case.clash.stances[0]
    bans = [said in _BANS for said in (stance.left, stance.right)]
    if bans[0] == bans[1]:
        return False
    mine = _sorted_object(view.left, view.own_left, spans[0][1])
    other = _sorted_object(view.right, view.own_right, spans[1][1])
    if mine is None or other is None or mine.noun != other.noun:
        return False
    if _EVERYWHERE.search((view.left if bans[0] else view.right).text):
        return False
    banned, free = (mine, other) if bans[0] else (other, mine)
    own_of_free = view.own_right if bans[0] else view.own_left
    return banned.sorted and (free.sorted or not own_of_free)


_BANS = frozenset(("must not", "cannot", "need not", "should not", DENIED))


@dataclass(frozen=True, slots=True)
class _Object:
    """The noun of what a deed is done to, and whether words of the statement's own tell a sort of it."""

    noun: str
    sorted: bool


def _sorted_object(side: Side, own: frozenset[str], end: int) -> _Object | None:
    """The object of the verb behind what permits or forbids, with all of the statement's own words beside it."""
    said = [token for token in spoken(side) if token.start >= end]
    first = next((i for i, token in enumerate(said) if _reaches(side.text, end, token.start)), None)
    if first is None:
        return None
    front = first
    while front < len(said) and said[front].name in own:
        front += 1
    if front == len(said) or said[front].slot:
        return None
    noun = said[front]
    if front > first and _SHARED_KIND.fullmatch(side.text, said[front - 1].end, noun.start) is None:
        return None
    named = {token.name for token in said[first:front]}
    if front > first:
        return _Object(noun.name, named == own)
    behind = [token for token in said[front + 1 :] if token.name in own]
    tells = bool(behind) and said[front + 1] is behind[0] and _BEHIND.match(side.text, noun.end) is not None
    return _Object(noun.name, tells and {token.name for token in behind} == own)


_LIABLE_FOR = re.compile(rf"(?i)\s*(?:be\s+)?[a-z]+\s+(?:for|to|of|from|against)\s+{_ARTICLES}")


def _reaches(text: str, end: int, start: int) -> bool:
    """Whether the object of a verb, or of what somebody is liable for or entitled to, begins there."""
    return any(pattern.fullmatch(text, end, start) is not None for pattern in (_OBJECT, _LIABLE_FOR))


_PLACE = re.compile(
    r"(?i)\s(?:to|by|for|in|on|of|with|from|through|against|at|into|under|within|near)\s+(?:(?:the|an?|their|its|his|her|your|our|such)\s+)?$"
)
FRONT, NEAR = 2, 2
"""Words that two rules begin with alike, from which they are ruled for two places, purposes or persons; and words at most between
what permits or forbids and these: the deed, and what it is done to."""


def two_places(case: Case) -> bool:
    """One deed is permitted here and forbidden there: "smoke on the balcony", "not smoke in the rooms"."""
    view, spans = case.view, opposed_spans(case.clash)
    if spans is None or not (view.own_left and view.own_right):
        return False
    return _ends_behind(view.left, view.own_left, spans[0][1], view.right) and _ends_behind(
        view.right, view.own_right, spans[1][1], view.left
    )


def _ends_behind(side: Side, own: frozenset[str], end: int, other: Side) -> bool:
    """Whether all words of its own stand at the end of a statement, behind one preposition, and what comes before is said by both."""
    said = spoken(side)
    first = next((i for i, token in enumerate(said) if token.name in own), len(said))
    if first < FRONT or first == len(said) or any(token.slot or token.name not in own for token in said[first:]):
        return False
    if not own <= {token.name for token in said[first:]} or not {token.name for token in said[:first]} <= other.content:
        return False
    if sum(token.start >= end for token in said[:first]) > NEAR:
        return False
    before = side.text[: said[first].start]
    return _PLACE.search(before) is not None and _EVERYWHERE.search(side.text) is None


_EVERYWHERE = re.compile(r"(?i)\b(?:any\w*|every\w*|all|even|whatever|only|either|unless|except)\b")
