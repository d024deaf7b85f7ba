"""Guards that look at what two statements are said of: what the other leaves out, two parties, rooms of another size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.chosen import CHOICE
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.words import bag
from kbaudit.contradictions.worked_out import worked_out
from kbaudit.facts.numbers import Numeral, find_numerals

_OUTSIDE = re.compile(
    r"\b[Oo]utside(?:\s+of)?\s+(?:(?:the|our|your|their|its|an?)\s+(?P<what>[\w’'-]+(?:\s+(?!(?:and|or|is|are|was|will|must|may|can|the|a|we|you|it)\b)[\w’'-]+)?)|"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)?)|(?P<hours>(?:office|business|working|opening|school|core|peak|trading)\s+(?:hours|times?)|term(?:\s?time)?|season)\b)"
)
"""Outside of something, not what is from outside: "outside caterers"."""


def left_out(case: Case) -> bool:
    """One holds for what the other leaves out: "cards from the UK", "cards issued outside the UK"."""
    left, right = case.view.left, case.view.right
    if _set_apart(left) is None and _set_apart(right) is None:
        return False
    if _leaves_out(left, right) or _leaves_out(right, left):
        return True
    if case.clash.of_stances:
        # What holds with something and does not hold without it is said of two cases.
        return len(case.clash.stances) > 1 and (_goes_without(left, right) or _goes_without(right, left))
    chosen = any(pair.left.kind == CHOICE for pair in case.clash.facing)  # "exclusive", "non-exclusive"
    return any(
        leaves(side, other)
        for side, other in ((left, right), (right, left))
        for leaves in (_excepts, _is_not, _goes_without)
        if not (leaves is _is_not and chosen)
    )


@dataclass(frozen=True, slots=True)
class _SetApart:
    """What a statement is outside of, whom it leaves out, and what those are not, or go without, whom it holds for."""

    outside: re.Match[str] | None
    other_than: re.Match[str] | None
    is_not: re.Match[str] | None
    without: frozenset[str]


@worked_out
def _set_apart(side: Side) -> _SetApart | None:
    """None for most statements, which leave out nothing."""
    text = side.text
    found = _SetApart(
        outside=_OUTSIDE.search(text),
        other_than=_OTHER_THAN.search(text) or _SETS_APART.search(text),
        is_not=_IS_NOT.search(text),
        without=_gone_with(side, without=True),
    )
    return found if found.outside or found.other_than or found.is_not or found.without else None


def _leaves_out(side: Side, other: Side) -> bool:
    """Whether a statement is outside of something that the other is not outside of, but names."""
    mine, theirs = _set_apart(side), _set_apart(other)
    if mine is None or mine.outside is None or (theirs and theirs.outside):
        return False
    found = mine.outside
    what = bag(found["what"] or found["name"] or found["hours"])
    return bool(what) and what <= bag(other.text)


_OTHER_THAN = re.compile(
    r"(?i)(?P<start>^\W*)?\b(?:other\s+than|apart\s+from|except(?:ing|\s+for)?|excluding|not\s+including|with\s+the\s+exception\s+of|"
    r"(?<=\b)(?:(?:every|all|any|each|everyone|everybody|anyone|anybody|everything|anything)(?:\s+(?!(?:is|are|was|can|may|must|will|has|have)\b)[\w’'-]+){0,2}\s+(?:but|bar|save)(?:\s+for)?))\s+"
    r"(?:(?:the|our|your|their|its|an?|any|those|for)\s+)*(?P<what>[\w’'-]+(?:\s+(?!(?:and|or|is|are|was|were|will|must|may|can|have|has|get|gets|"
    r"receive|pay|pays|the|a|we|you|it|in|on|at|for|to|who|which|that)\b)[a-z’'-]+)?)"
)
_NONE = re.compile(r"(?i)\b(?:no|not|nobody|none|nothing|nowhere|never|any(?:body|one|thing)|without)\b|n['’]t\b")
_ABOUT_THEM = re.compile(r"(?i)[,;:(–—]|\b(?:who|which|that|they|those|these)\b")


_SETS_APART = re.compile(
    r"(?i)(?P<start>,\s+(?:the\s+)?)(?P<what>[\w’'-]+)\s+(?:apart|aside|excepted|excluded)\b(?!\s+from)"
)


def _excepts(side: Side, other: Side) -> bool:
    """Whether a statement is for all but those that the other names: "employees other than apprentices".

    What is said of nobody else is said of them: "no visitors other than members". So is a value behind "who".
    """
    mine, theirs = _set_apart(side), _set_apart(other)
    if mine is None or mine.other_than is None or (theirs and theirs.other_than):
        return False
    found = mine.other_than
    if _NONE.search(side.text, 0, found.start()):
        return False
    put_in = found["start"] is not None or side.text[: found.start()].rstrip()[-1:] == ","
    for value in side.slots:
        if value.start >= found.end():
            between = side.text[found.end() : value.start]
            if _ABOUT_THEM.search(between.removeprefix(",") if put_in else between):
                return False
    what = bag(found["what"])
    return bool(what) and what <= bag(other.text)


_IS_NOT = re.compile(
    r"(?i)\b(?:that|which|who)\s+(?:is|are|was|were|has|have)\s+(?:not|never)\s+(?:yet\s+|been\s+)*(?P<what>[a-z][a-z-]{3,})\b|\bnon-(?P<non>[a-z]{4,})\b"
)


def _is_not(side: Side, other: Side) -> bool:
    """Whether a statement is for those that are not what the other names: "patches that are not critical", "critical patches"."""
    mine, theirs = _set_apart(side), _set_apart(other)
    if mine is None or mine.is_not is None or (theirs and theirs.is_not):
        return False
    found = mine.is_not
    what = bag(found["what"] or found["non"])
    return bool(what) and what <= bag(other.text) and not what <= bag(side.text[: found.start()])


_WITH = re.compile(
    r"(?i)\b(?:(?P<without>without|lack(?:s|ing)?)|with|has|have|having|holding)\s+(?:(?:an?|any|the|your|their)\s+)?(?P<what>[a-z][\w’'-]+)"
)


def _gone_with(side: Side, *, without: bool) -> frozenset[str]:
    """What a statement is for those with, or for those without."""
    found = (match for match in _WITH.finditer(side.text) if (match["without"] is not None) == without)
    return frozenset().union(*(bag(match["what"]) for match in found))


def _goes_without(side: Side, other: Side) -> bool:
    """Whether a statement is for those without what the other is for those with: "without a referral", "with a referral"."""
    mine, theirs = _set_apart(side), _set_apart(other)
    if mine is None or not mine.without:
        return False
    missing = mine.without - _gone_with(side, without=False)
    return bool(missing & _gone_with(other, without=False) - (theirs.without if theirs else frozenset()))


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


def given_too(case: Case) -> bool:
    """One gives the other's value as well, of something else: "you pay 5 per cent, the employer pays 9" against "9%"."""
    left, right = case.view.left, case.view.right
    return bool(case.clash.facing) and all(
        pair.left.quantity is not None
        and pair.right.quantity is not None
        and (_gives(left, pair.left, right, pair.right) or _gives(right, pair.right, left, pair.left))
        for pair in case.clash.facing
    )


def _gives(side: Side, slot: Slot, other: Side, of_the_other: Slot) -> bool:
    """Whether a statement has the other's number behind its own value, with no unit or thing of its own."""
    if slot.kind != of_the_other.kind or not any(numeral.start > slot.end for numeral in _numerals(side.text)):
        return False
    if not _DIGIT.search(other.text, of_the_other.start, of_the_other.end):
        return False
    wanted = {numeral.value for numeral in _numerals(other.text[of_the_other.start : of_the_other.end])}
    return any(
        numeral.value in wanted and slot.end < numeral.start and _BARE.match(side.text, numeral.end)
        for numeral in _numerals(side.text)
    )


@lru_cache(maxsize=8192)
def _numerals(text: str) -> tuple[Numeral, ...]:
    return tuple(find_numerals(text))


_DIGIT = re.compile(r"\d")
_BARE = re.compile(r"\s*(?:$|[.;,)](?:\s|$)|(?:and|or|for|in|on|from|to|if)\b)")
"""What stands behind a number that has no unit of its own."""
