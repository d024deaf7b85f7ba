"""Guards that tell parts of one matter from each other: cases on both sides of a limit, turns, who pays, what follows what."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.words import bag
from kbaudit.contradictions.worked_out import worked_out


def other_range(case: Case) -> bool:
    """Each is for cases on its own side of one limit: "a lease of six months or more", "a lease of less than six months"."""
    ruled = [(stance.left_span[0], stance.right_span[0]) for stance in case.clash.stances if stance.hard]
    if any(
        pair.left.end <= left
        and pair.right.end <= right
        and (_beyond(pair.left, pair.right) or _beyond(pair.right, pair.left))
        for left, right in ruled
        for pair in case.clash.facing
    ):
        return True
    mine, others = _limits(case.view.left), _limits(case.view.right)
    if not mine or not others:
        return False
    claimed_left = [pair.left for pair in case.clash.facing]
    claimed_right = [pair.right for pair in case.clash.facing]
    return any(
        _above(a, b) or _above(b, a) for a in mine if a not in claimed_left for b in others if b not in claimed_right
    )


@worked_out
def _limits(side: Side) -> tuple[Slot, ...]:
    """The values of a statement that limit something."""
    return tuple(slot for slot in side.slots if slot.quantity and slot.quantity.comparator in _AT_LEAST | _AT_MOST)


def _above(slot: Slot, other: Slot) -> bool:
    """Whether one limits from below what the other limits from above, so that no case falls under both."""
    mine, below = slot.quantity, other.quantity
    if mine is None or below is None or (mine.dimension, mine.unit) != (below.dimension, below.unit):
        return False
    if mine.comparator not in _AT_LEAST or below.comparator not in _AT_MOST:
        return False
    if "exceed" in mine.raw.casefold() or "exceed" in below.raw.casefold():
        return False  # "may exceed £50" and "may not exceed £50" are one limit, granted and denied
    if mine.low is None or mine.high is not None or below.high is None:
        return False
    return below.high == mine.low


def _beyond(slot: Slot, other: Slot) -> bool:
    """Whether one begins where the other ends, or behind it: "below 3 tonnes may cross", "above 12 tonnes must not"."""
    mine, below = slot.quantity, other.quantity
    if mine is None or below is None or (mine.dimension, mine.unit) != (below.dimension, below.unit):
        return False
    if mine.comparator not in _AT_LEAST or below.comparator not in _AT_MOST:
        return False
    return mine.low is not None and below.high is not None and below.high <= mine.low


_AT_LEAST = frozenset(("at least", "more than"))
_AT_MOST = frozenset(("at most", "less than", "up to"))


_TURN = re.compile(
    r"(?i)\b(?:(?P<first>first|initial|opening)|(?P<later>further|follow-up|subsequent|repeat))\s+(?P<what>[a-z][\w-]{3,})"
)
_AFTER_THE_FIRST = re.compile(r"(?i)\b(?P<what>[a-z][\w-]{3,})\s+after\s+the\s+first\b")
_FIRST_OF_A_KIND = re.compile(r"(?i)\b(?:first|initial)\s+(?:[a-z][\w-]+\s+)?(?P<what>[a-z][\w-]{3,})")


def later_turn(case: Case) -> bool:
    """One is for the first of something, the other for those that follow: "a first consultation", "further consultation"."""
    left, right = case.view.left.text, case.view.right.text
    if _first_and_later(left, right) or _first_and_later(right, left):
        return True
    mine, other = _turns(left), _turns(right)
    return any(
        (what, not first) in other and (what, first) not in other and (what, not first) not in mine
        for what, first in mine
    )


def _first_and_later(text: str, other: str) -> bool:
    """Whether one is for the first of something, and the other for those after the first: "each year after the first"."""
    later = _AFTER_THE_FIRST.search(other)
    if later is None or _AFTER_THE_FIRST.search(text):
        return False
    what = bag(later["what"])
    return any(bag(match["what"]) == what for match in _FIRST_OF_A_KIND.finditer(text))


@lru_cache(maxsize=16384)
def _turns(text: str) -> frozenset[tuple[frozenset[str], bool]]:
    """What a statement names the first or a further one of; asked once for each statement, which stands in many pairs."""
    return frozenset((bag(match["what"]), match["first"] is not None) for match in _TURN.finditer(text))


_HOUSE_PAYS = re.compile(
    r"(?:\b(?:[Ww]e|[Tt]he\s+(?:company|firm|employer|practice|trust|charity|council|school|university|college|business|house))\s+(?:also\s+)?(?:contributes?|pays?|puts?|adds?|match(?:es)?)\b|"
    r"^\W*(?!(?:Everyone|Everybody|Anyone|Anybody|Nobody|Who|It|He|She|Each|This|That)\b)[A-Z][\w&’'-]+\s+(?:also\s+)?(?:contributes|matches|pays\s+(?:in|into|towards)|puts\s+(?:in|into)|adds)\b|"
    r"\b(?:[Ee]mployer(?:['’]s)?\s+(?:contributions?|share|part)|(?:[Tt]he|[Oo]ur)\s+(?:company|firm|employer)['’]s\s+(?:side|share|part|contributions?)|[Oo]ur\s+(?:own\s+)?(?:contributions?|share))\b)"
)
_YOU_PAY = re.compile(
    r"(?:\b(?:[Yy]ou|(?:[Ee]mployees?|[Ss]taff|[Cc]olleagues|[Mm]embers?))\s+(?:also\s+)?(?:contributes?|pays?|puts?|adds?)\b|"
    r"\b(?:[Ee]mployee(?:['’]s)?\s+(?:contributions?|share|part)|[Yy]our\s+(?:own\s+)?(?:contributions?|share|side|part))\b)"
)
_INTO = re.compile(r"(?i)\b(?:pension|premium|scheme|plan|fund|insurance|savings?|membership|salary|cost)\b")


def two_payers(case: Case) -> bool:
    """One is the share of the house, the other that of those who work there: "we contribute 6%", "you pay 4% of salary"."""
    left, right = case.view.left, case.view.right
    if not any(pair.left.kind in ("percent", "money") for pair in case.clash.facing):
        return False
    if {_pays(left.text), _pays(right.text)} != {"house", "you"}:
        return False
    return bool(_INTO.search(left.text) or _INTO.search(right.text))


@lru_cache(maxsize=16384)
def _pays(text: str) -> str:
    """Who pays by a sentence; nobody where it names both."""
    house, you = _HOUSE_PAYS.search(text) is not None, _YOU_PAY.search(text) is not None
    return "" if house == you else "house" if house else "you"


_COUNTED_FROM = re.compile(
    r"(?i)\A\s+(?:of|after|from|following)\s+(?:(?:the|your|our|his|her|their|its|an?|this|that|receipt\s+of|receiving|date\s+of)\s+)*(?P<event>[a-z]{4,})"
)


def next_stage(case: Case) -> bool:
    """One counts from what the other promises: "a surveyor visits within 10 days of your report", "within 20 days of the survey"."""
    return any(
        pair.left.kind == pair.right.kind == "time"
        and (
            _follows(case.view.left, pair.left, case.view.right, pair.right)
            or _follows(case.view.right, pair.right, case.view.left, pair.left)
        )
        for pair in case.clash.facing
    )


def _follows(side: Side, slot: Slot, other: Side, before: Slot) -> bool:
    mine, theirs = _COUNTED_FROM.match(side.text[slot.end :]), _COUNTED_FROM.match(other.text[before.end :])
    if mine is None or theirs is None or bag(mine["event"]) & bag(theirs["event"]):
        return False
    done, promised = bag(side.text[: slot.start]), bag(other.text[: before.start])
    if not done or done & promised:
        return False
    event = re.escape(mine["event"].removesuffix("s"))
    return re.search(_HAPPENS.format(event=event), other.text[: before.start]) is not None


_HAPPENS = (
    r"(?i)\b(?:(?:we|you|they|shall|will|must|may|can|to)\s+(?:also\s+)?{event}(?:s|es)?\b|{event}[eo]rs?\b|"
    r"{event}\s+(?:is|are|shall\s+be|will\s+be|must\s+be|takes?\s+place)\b)(?!\s+(?:due|payable))"
)
"""An event as what is done or who does it: "we reply", "a surveyor visits", "the invoice is sent". What falls due is none."""


_HELD = re.compile(
    r"(?i)\b(?:takes?|taking|took)\s+place\b|\b(?:is|are|will\s+be|must\s+be)\s+(?:held|started|begun)\b"
)
_LASTS = re.compile(r"(?i)\b(?:takes?|lasts?)\s+(?:us\s+|about\s+|around\s+|up\s+to\s+)?$")


def begins_or_lasts(case: Case) -> bool:
    """One says how long something takes, the other within which time it is held: "takes ten days", "takes place within five days"."""
    left, right = case.view.left, case.view.right
    return any(
        pair.left.kind == pair.right.kind == "time"
        and (
            (_lasts(left, pair.left) and _HELD.search(right.text, 0, pair.right.end) is not None)
            or (_lasts(right, pair.right) and _HELD.search(left.text, 0, pair.left.end) is not None)
        )
        for pair in case.clash.facing
    )


def _lasts(side: Side, slot: Slot) -> bool:
    return _LASTS.search(side.text[: slot.start]) is not None


_CASE = re.compile(
    r"(?i)^\W*(?:[\d.]+\s+)?(?P<case>(?:if|where|when|whenever|once|while|in case|as long as|provided|should)\b[^,;:.()]{4,90}),\s+(?P<rest>\S.*)$"
)
REST = 0.75
"""The share of the content words behind their cases that both sentences have, from which one thing is said for two cases."""


def two_cases(case: Case) -> bool:
    """One sentence for two cases, each named in front: "if nothing is owed, we …", "where deductions are claimed, we …"."""
    if case.clash.of_stances:
        return False
    mine, other = _CASE.match(case.view.left.text), _CASE.match(case.view.right.text)
    if mine is None or other is None or bag(mine["case"]) & bag(other["case"]):
        return False
    rest, others = (frozenset(word for word in bag(found["rest"]) if not word[0].isdigit()) for found in (mine, other))
    return len(rest & others) > 1 and len(rest & others) >= REST * min(len(rest), len(others))
