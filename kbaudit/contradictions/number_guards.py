"""Guards that look at numbers: those that only name something, and steps of a scale."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.side import Slot
from kbaudit.contradictions.view import Facing, View

_NAMING = re.compile(
    r"(?i)(?:\b(?:topic|part|group|unit|figure|fig|table|step|section|chapter|part|page|volume|level|tier|phase|stage|model|code|error|type|version|v|release|rev|id|no|"
    r"number|room|suite|building|floor|line|port|rfc|iso|form|class|grade|option|question|item|article|annex|appendix|exhibit|schedule|ticket|issue|"
    r"pr|build|patch|cve|usc|cfr|sf|gs|memo(?:randum)?|act|title|rule|layer|node|java|python|ruby|php|jre|jdk|windows|office|buildpack)\W{0,2}|[A-Za-z]-|[#/.:_-])$"
)
_STEP = re.compile(
    r"(?i)\b(?:after|over|above|beyond|below|under|more than|less than|fewer than|exceeding|between|from|first|for|with|at)\s+(?:the\s+)?[$€£]?\d[\d.,]*"
)
_SECTION_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def other_step(case: Case) -> bool:
    """Two values differ, and one of them is the condition of the other: steps of a scale ("after 1 TB", "after 5 TB")."""
    if len(case.clash.facing) < 2:
        return False
    return any(
        _STEP.search(case.view.left.text[max(0, pair.left.start - 14) : pair.left.end])
        and _STEP.search(case.view.right.text[max(0, pair.right.start - 14) : pair.right.end])
        for pair in case.clash.facing
    )


_AMOUNT = r"(?!(?:fee|deposit|charge|price|fine|rate|salary|limit|period|notice|term|warranty|guarantee|discount|payment|penalty|interest|allowance|maximum|minimum|total|sum|amount|rent|fare)s?\b)"
_OF_A_SUBJECT = re.compile(
    rf"(?i)^\W*(?:[\d.]+\s+)?(?:for\s+)?(?:(?:an?|the|any|all|each|every)\s+)?(?:{_AMOUNT}[\w’'-]+\s+){{0,3}}"
    r"(?:of|aged|with|over|under|from|above|below|between|weighing|worth|costing|lasting|exceeding)\s+(?:(?:up\s+to|at\s+least|more\s+than|less\s+than|fewer\s+than|over|under)\s+)?$|"
    r"^\W*(?:an?|the|any|each|every)\s+$"
)
"""Before a value that tells which of several sizes a sentence is about: "groups of 6", "a parcel of up to", "a 250 g jar"."""
_IN_A_CASE = re.compile(r"(?i)^\W*(?:if|when|where|once)\b[^,;.]{0,60}$")
_LISTED = re.compile(r"(?i),|;|\b(?:and|or|plus)\b")


def other_tier(case: Case) -> bool:
    """What a value is given for is told by another one: "groups of 6 get 10%", "groups of 12 get 15%"."""
    left, right = case.view.left.text, case.view.right.text
    return any(
        tier.left.start < value.left.start
        and tier.right.start < value.right.start
        and _tells_which(left, tier.left, value.left)
        and _tells_which(right, tier.right, value.right)
        for tier in case.clash.facing
        for value in case.clash.facing
        if tier is not value
    )


def _tells_which(text: str, tier: Slot, value: Slot) -> bool:
    between = text[tier.end : value.start]
    if _IN_A_CASE.match(text[: tier.start]):
        return "," in between
    return _OF_A_SUBJECT.match(text[: tier.start]) is not None and _LISTED.search(between) is None


_BY_SO_MUCH = re.compile(
    r"(?i)\b(?:extend\w*|prolong\w*|lengthen\w*|renew\w*|shorten\w*|(?:in|de)creas\w+|rais\w+|ris\w+|lower\w*|reduc\w+|cut|go(?:es)?\s+up|go(?:es)?\s+down)\s+"
    r"(?:(?:once|again|only|further)\s+)?(?:by|for)\s+(?:(?:up\s+to|at\s+most|no\s+more\s+than|another|a\s+further|an\s+additional)\s+)*$"
)
_CAPPED = re.compile(r"(?i)\b(?:capped\s+at|limited\s+to|(?:to|of|with)\s+a\s+(?:maximum|cap|ceiling)\s+of)\s")
_EACH = re.compile(r"(?i)\s*\b(?:an?|per|each|every|for\s+(?:each|every))\s+[a-z]+")
WIDTH = 60
"""Characters before a value in which it is looked for what is done by so much."""


def by_so_much(case: Case) -> bool:
    """One says how much, the other by how much it changes: "the term is 3 years", "the term may be extended by 2 years"."""
    left, right = case.view.left.text, case.view.right.text
    return any(
        _before(_BY_SO_MUCH, left, pair.left) != _before(_BY_SO_MUCH, right, pair.right) for pair in case.clash.facing
    )


def cap_of_a_rate(case: Case) -> bool:
    """One is charged for each of something, the other is where that ends: "1% a month", "capped at 5% of the invoice"."""
    left, right = case.view.left.text, case.view.right.text
    return any(
        (_is_a_cap(left, pair.left) and _is_a_rate(right, pair.right))
        or (_is_a_cap(right, pair.right) and _is_a_rate(left, pair.left))
        for pair in case.clash.facing
    )


def _before(pattern: re.Pattern[str], text: str, slot: Slot) -> bool:
    return pattern.search(text[max(0, slot.start - WIDTH) : slot.start]) is not None


def _is_a_cap(text: str, slot: Slot) -> bool:
    return not _is_a_rate(text, slot) and _CAPPED.search(text, max(0, slot.start - WIDTH), slot.end) is not None


def _is_a_rate(text: str, slot: Slot) -> bool:
    return _EACH.match(text, slot.end) is not None or _EACH.search(text, slot.start, slot.end) is not None


def enumerator(case: Case) -> bool:
    """The numbers only name something: a figure, a step, a model, a code."""
    bare = [pair for pair in case.clash.facing if pair.left.kind == "number"]
    if not bare:
        return False
    if case.clash.stances:
        # What one allows of the first and the other does not of the second: "in paper 2 students may", "in paper 1 they may not".
        return any(
            _numbered(case.view.left.text, pair.left) and _numbered(case.view.right.text, pair.right) for pair in bare
        )
    if len(bare) < len(case.clash.facing):
        # What the numbers name is told apart by them: "severity 1 within an hour", "severity 3 within a day".
        return any(_names_of_one_kind(case.view, pair) for pair in bare)
    return all(
        _names_something(case.view.left.text, pair.left.start, pair.left.end) or _numbers_a_section(case.view, pair)
        for pair in bare
    )


_NUMBERED = re.compile(
    r"(?i)\b(?:paper|exam|bay|gate|lot|zone|unit|platform|lane|track|hall|block|stand|court|pitch|exit|desk|counter|ward|group|team|set|round|lesson|part|phase|stage|step|"
    r"section|chapter|article|clause|schedule|annex|appendix|form|class|grade|level|tier|room|building|floor|line|band|category|option|type|zone|area|route|site|shift)\s+$"
)


def _numbered(text: str, slot: Slot) -> bool:
    """Whether a number only tells which of several is meant: "paper 2", "bay 7"."""
    return _NUMBERED.search(text[: slot.start]) is not None


_ENUMERATES = re.compile(r"\s?\.(?!\s*$)")
"""The full stop behind the number of an item; one that ends the statement follows any number: "members must be 18 or over."."""
_SAID = re.compile(
    r"(?i)\b(?:is|are|was|were|be|to|by|of|than|at|exceeds?|reach(?:es)?|least|most|over|under|only)\s+$"
)
_NEXT_SENTENCE = re.compile(r"\.\s+[A-Z]")
"""A full stop behind what is said ends a sentence: "the maximum is 12. Ask for more"."""


def _names_something(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 24) : start].split()
    if (
        before
        and before[-1][:1].isupper()
        and len(before[-1]) > 1
        and start > len(before[-1]) + 1
        and text[start].isdigit()
    ):
        return True
    return (
        bool(_NAMING.search(text[max(0, start - 16) : start]))
        or text[end : end + 1] in ("-", "/", "_", ":")
        or (
            _ENUMERATES.match(text, end) is not None
            and not (_SAID.search(text, max(0, start - 16), start) and _NEXT_SENTENCE.match(text, end))
        )
    )


_KIND_OF_NUMBER = re.compile(r"([A-Z][a-z]{2,})\s$")


def _names_of_one_kind(view: View, pair: Facing) -> bool:
    """Whether two numbers stand behind one word with a capital letter: "Severity 1", "Severity 3"."""
    mine = _KIND_OF_NUMBER.search(view.left.text, 0, pair.left.start)
    other = _KIND_OF_NUMBER.search(view.right.text, 0, pair.right.start)
    return mine is not None and other is not None and mine[1] == other[1] and mine.start() > 0 and other.start() > 0


def _numbers_a_section(view: View, pair: Facing) -> bool:
    texts = (view.left.text[pair.left.start : pair.left.end], view.right.text[pair.right.start : pair.right.end])
    after = view.left.text[pair.left.end :].lstrip()[:1]
    return all(_SECTION_NUMBER.fullmatch(text) for text in texts) and after.isupper()
