"""Guards against what holds for less than the other says: a ban beyond an amount, in one manner, of one part; and of another letter."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.common_ends import spoken
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import DENIED, WILL_NOT
from kbaudit.contradictions.words import stem

__all__ = ["narrower_ban", "other_letter", "part_of_it", "tells_which"]

_BANS = frozenset(("must not", "cannot", "need not", "should not", DENIED, WILL_NOT))
_REINFORCES = re.compile(
    r"(?i)\b(?:any\w*|every\w*|all|ever|even|whatso\w+|whatever|whether|circumstances?|at\s+all|without|choice|discretion|anymore|either|instead|only|unless|until|but|because|as|since|so)\b"
)
"""What makes a ban no narrower: that it holds everywhere, or why."""
_BEYOND = re.compile(
    r"(?i)\b(?:(?:more|longer|larger|greater|higher|heavier|older|fewer|less)\s+than|exceeding|in\s+excess\s+of|above|over|worth)\s+"
    r"(?:(?:the|an?)\s+)?(?:[$€£]\s?)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half)"
)
_IN_PART = re.compile(
    r"(?i)^(?:['’]s?\s+|,?\s*(?:in|on|with|at|by|from|into|onto|for|under|through|within|near|during|between|above|over|beyond|of|that|which|who|made|bearing|using)\s+)"
)
_MANNER = re.compile(r"(?i)^\s+\w{3,}ly\W*$")


def narrower_ban(case: Case) -> bool:
    """One permits or demands a deed, the other denies it for less: "bring guests", "not bring more than three guests"."""
    if not case.clash.of_stances or not case.clash.stances:
        return False
    view, stance = case.view, case.clash.stances[0]
    if (stance.left in _BANS) == (stance.right in _BANS):
        return False
    left_bans = stance.left in _BANS
    banned, free = (view.left, view.right) if left_bans else (view.right, view.left)
    own, own_of_free = (view.own_left, view.own_right) if left_bans else (view.own_right, view.own_left)
    end = (stance.left_span if left_bans else stance.right_span)[1]
    if own_of_free or _values(free) > _values(banned):
        return False
    if _BEYOND.search(banned.text, end) and not _BEYOND.search(free.text) and (own or _values(banned) > _values(free)):
        return not _REINFORCES.search(free.text)
    if not own:
        return False
    return _narrows(banned, own, end, _values(banned) - _values(free))


def _values(side: Side) -> int:
    return len(side.slots)


def _narrows(side: Side, own: frozenset[str], end: int, further: int) -> bool:
    """Whether all words of its own stand at the end of a ban, behind what leads to a manner, a place or a part."""
    said = [token for token in spoken(side) if token.start >= end]
    tail = len(said)
    while tail and (said[tail - 1].name in own or (said[tail - 1].slot and further > 0)):
        tail -= 1
        further -= bool(said[tail].slot)
    if not 0 < tail < len(said) or not own <= {token.name for token in said[tail:]}:
        return False
    rest = side.text[said[tail - 1].end :]
    if said[tail - 1].slot or _REINFORCES.search(rest) or re.match(r"\s*[,;:(–—]", rest):
        return False
    return bool(_IN_PART.match(rest) or side.text[: said[tail - 1].end].endswith(("'s", "’s")) or _MANNER.match(rest))


_WHICH = re.compile(r"(?i)(?<=\w )(?:that|which|who)\s+(?:(?:is|are|was|were|has|have|had|do|does|did)\s*)?$")
"""Behind a noun, before what is affirmed or denied of it."""


def tells_which(case: Case) -> bool:
    """What one denies only tells which are meant: "require repair", "reject goods that were not repaired"."""
    if not case.clash.of_stances or len(case.clash.stances) != 1:
        return False
    stance = case.clash.stances[0]
    left = _WHICH.search(case.view.left.text, 0, stance.left_span[0]) is not None
    right = _WHICH.search(case.view.right.text, 0, stance.right_span[0]) is not None
    return (stance.left == DENIED and left and not right) or (stance.right == DENIED and right and not left)


_SAME_THING = frozenset(
    map(
        stem,
        "use payment provision amount number cost price act total value level rate fee charge time date period day purpose supply delivery copy copies list holder owner user members staff employees right duty obligation kind type sort form case office".split(),
    )
)
"""Of which a thing is the same: "payment of the fee" is due when the fee is."""
_OF = re.compile(r"(?i)\s+of\s+(?:(?:the|an?|any|all|its|their|your|our|such)\s+)?")


def part_of_it(case: Case) -> bool:
    """One is said of a thing, the other of what is done to it: "upgrades are included", "installation of upgrades is not"."""
    left, right = case.view.left, case.view.right
    return _deals_with(left, case.view.own_left, right) or _deals_with(right, case.view.own_right, left)


def _deals_with(side: Side, own: frozenset[str], other: Side) -> bool:
    mine, theirs = spoken(side), spoken(other)
    if len(mine) <= 1 or not theirs or mine[0].name not in own or mine[1].name != theirs[0].name:
        return False
    if not (_BEGINS.match(side.text[: mine[0].start]) and _BEGINS.match(other.text[: theirs[0].start])):
        return False
    if stem(side.text[mine[0].start : mine[0].end].casefold()) in _SAME_THING:
        return False
    return _OF.fullmatch(side.text, mine[0].end, mine[1].start) is not None


_BEGINS = re.compile(r"(?i)^\W*(?:(?:[\d.]+|\([a-z]\))\s+)?(?:(?:the|an?|any|all|our|your)\s+)?$")


_LETTER = re.compile(r"\b(?P<what>[A-Z]?[a-z]{3,})\s+(?P<letter>[A-Z]|I{1,3}|IV|VI{0,3}|IX)\b(?![’'.]\w|\s*&|-)")


def other_letter(case: Case) -> bool:
    """They are about two of several that are told by a letter: "class A shares", "class B shares"."""
    mine, other = _lettered(case.view.left.text), _lettered(case.view.right.text)
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
        if match["letter"] == "I" and not text[: match.start("letter")].rstrip()[0:1].isupper():
            continue
        what = stem(match["what"].casefold())
        letters, start = found.get(what, (frozenset(), match.start("letter")))
        found[what] = (letters | {match["letter"]}, start)
    return found
