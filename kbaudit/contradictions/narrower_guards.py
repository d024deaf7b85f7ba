"""Guards against what holds for less than the other says: a ban beyond an amount, in one manner, of one part, of some of a kind."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.common_ends import spoken
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import DENIED, WILL_NOT
from kbaudit.contradictions.words import bag, stem

__all__ = ["narrower_ban", "only_with", "part_of_it", "some_of_them", "special_leave", "tells_which"]

_BANS = frozenset(("must not", "cannot", "need not", "should not", DENIED, WILL_NOT))
_REINFORCES = re.compile(
    r"(?i)\b(?:any\w*|every\w*|all|ever|even|whatso\w+|whatever|whether|circumstances?|at\s+all|without|choice|discretion|anymore|either|instead|only|unless|until|but|because|as|since|so)\b"
)
"""What makes a ban no narrower: that it holds everywhere, or why."""
_BEYOND = re.compile(
    r"(?i)\b(?:(?:more|longer|shorter|larger|smaller|greater|higher|lower|heavier|lighter|older|younger|fewer|less)\s+than|exceeding|in\s+excess\s+of|above|over|worth)\s+"
    r"(?:(?:the|an?)\s+)?(?:[$€£]\s?)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half)"
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
    if _BEYOND.search(banned.text, end) and not _BEYOND.search(free.text) and (own or _values(banned) > _values(free)):
        return not _REINFORCES.search(free.text)
    if own_of_free or not own or _values(free) > _values(banned):
        return False
    return _narrows(banned, own, end, _values(banned) - _values(free))


LEAVE = 2
"""Content words of its own that tell for what, or how, something is permitted that is forbidden in general."""
_TO_WHAT = re.compile(r"(?i)^\s+(?:to|in|for|by|as|with)\s")


def special_leave(case: Case) -> bool:
    """What is forbidden in general is permitted for one purpose: "not use the roof", "use the roof to mend the aerial"."""
    if not case.clash.of_stances or len(case.clash.stances) != 1:
        return False
    view, stance = case.view, case.clash.stances[0]
    if {stance.left, stance.right} != {"may", "must not"}:
        return False
    free, own, banned, span = view.left, view.own_left, view.own_right, stance.left_span
    if stance.right == "may":
        free, own, banned, span = view.right, view.own_right, view.own_left, stance.right_span
    return not banned and len(own) >= LEAVE and _narrows(free, own, span[1], 0, _TO_WHAT)


_ONLY_WITH = re.compile(
    r"(?i)\bwithout\s+(?:(?:an?|the|any|first|prior|his|her|its|their|having|giving)\s+)*(?P<what>[a-z][\w-]+)"
)


def only_with(case: Case) -> bool:
    """One forbids a deed only where something is missing, which the other says nothing of: "not expel a member without a hearing"."""
    if not case.clash.of_stances or len(case.clash.stances) != 1:
        return False
    stance = case.clash.stances[0]
    if {stance.left, stance.right} != {"may", "must not"}:
        return False
    banned, free = (case.view.left, case.view.right) if stance.left == "must not" else (case.view.right, case.view.left)
    end = (stance.left_span if stance.left == "must not" else stance.right_span)[1]
    found = _ONLY_WITH.search(banned.text, end)
    return found is not None and _REINFORCES.search(free.text) is None and bag(found["what"]).isdisjoint(free.content)


def _values(side: Side) -> int:
    return len(side.slots)


def _narrows(side: Side, own: frozenset[str], end: int, further: int, behind: re.Pattern[str] = _IN_PART) -> bool:
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
    if behind is not _IN_PART:
        return behind.match(rest) is not None
    return bool(_IN_PART.match(rest) or side.text[: said[tail - 1].end].endswith(("'s", "’s")) or _MANNER.match(rest))


_FURTHER = re.compile(
    r"(?i)\s(?:about|above|aged|at|below|between|bought|by|for|from|in|issued|made|of|older|on|over|sent|sold|that|to|under|which|who|with|without|younger)\s"
)
_OPENS = re.compile(
    r"(?i)^\W*(?:(?:[\d.]+|\([a-z]\))\s+)?(?:(?:the|an?|any|all|each|every|no|our|your|these|those)\s+)?$"
)
SUBJECT = 2
"""Content words of a subject that another statement tells further."""


def some_of_them(case: Case) -> bool:
    """One denies of some of a kind what the other affirms of the kind: "shipments are insured", "shipments of jewellery are not"."""
    if not case.clash.of_stances or not case.clash.stances:
        return False
    view, stance = case.view, case.clash.stances[0]
    return _tells_some(view.left, stance.left_span, view.own_left, view.right, stance.right_span, view.own_right) or (
        _tells_some(view.right, stance.right_span, view.own_right, view.left, stance.left_span, view.own_left)
    )


def _tells_some(
    brief: Side,
    said: tuple[int, int],
    own_of_brief: frozenset[str],
    side: Side,
    facing: tuple[int, int],
    own: frozenset[str],
) -> bool:
    kind = [token for token in spoken(brief) if token.end <= said[0]]
    some = [token for token in spoken(side) if token.end <= facing[0]]
    count = len(kind)
    if own_of_brief or not 0 < count <= SUBJECT or len(some) <= count or (not own and not some[count].slot):
        return False
    if [token.name for token in kind] != [token.name for token in some[:count]]:
        return False
    if own and own <= _QUANTIFIERS:
        return False
    if not own <= {token.name for token in some[count:]} or _OPENS.match(brief.text[: kind[0].start]) is None:
        return False
    if _CLAUSE.search(brief.text, kind[-1].end, said[0]):
        return False
    return _FURTHER.match(side.text, some[count - 1].end) is not None


_QUANTIFIERS = frozenset(("all", "every", "any", "each"))
_CLAUSE = re.compile(r"(?i)\b(?:who|which|that|has|have|had)\b")


_WHICH = re.compile(r"(?i)(?<=\w )(?:that|which|who)\s+(?:(?:is|are|was|were|has|have|had|do|does|did)\s*)?$")
"""Behind a noun, before what is affirmed or denied of it."""


_NOUN_NOT = re.compile(
    r"(?i)\b(?!(?:is|are|was|were|be|been|am|do|does|did|have|has|had|may|can|could|must|shall|should|will|would|might|need|needs|ought|why|or|but|and|if|it|he|she|we|you|they|i|also|still|then|usually|normally|generally|please|there|this|that|which|who|as|than|so|whether|because)\b)[a-z]{3,}\s$"
)
"""A noun right before "not", behind which a participle tells which are meant: "leave not taken before May is lost"."""
_SAYS = re.compile(r"(?i)\b(?:is|are|shall|will|must|may|can|cannot|lapses?|expires?|falls?|becomes?)\b")


def tells_which(case: Case) -> bool:
    """What one denies only tells which are meant: "require repair", "reject goods that were not repaired"."""
    left, right = case.view.left.text, case.view.right.text
    return case.clash.of_stances and any(
        _only_tells(left, stance.left, stance.left_span, right, stance.right_span)
        or _only_tells(right, stance.right, stance.right_span, left, stance.left_span)
        for stance in case.clash.stances
    )


def _only_tells(text: str, said: str, span: tuple[int, int], other: str, facing: tuple[int, int]) -> bool:
    if said != DENIED:
        return False
    if _WHICH.search(text, 0, span[0]):
        return _WHICH.search(other, 0, facing[0]) is None
    denied = text[span[0] :].casefold().startswith("not ") and _NOUN_NOT.search(text, 0, span[0]) is not None
    return denied and _SAYS.search(text, span[1]) is not None


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
