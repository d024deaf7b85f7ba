"""Guards that look at how two times are meant: a wait that is over, years of service, what is near, the day of an announcement."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Callable

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import DATE
from kbaudit.contradictions.side import Side, Slot
from kbaudit.facts.quantity_comparison import LENGTHS
from kbaudit.model import Quantity

AS_LONG = 0.02
"""Share by which two times may differ that are one: a longer wait than the promised one would be a limit of its own."""


def waited_longer(case: Case) -> bool:
    """One says what holds once the time that the other promises has passed: "in 3 to 5 days", "if it has been over a week"."""
    if case.clash.stances:
        return False
    return any(
        _passes(pair.left, case.view.left, pair.right) or _passes(pair.right, case.view.right, pair.left)
        for pair in case.clash.facing
    )


def _passes(slot: Slot, side: Side, promised: Slot) -> bool:
    passed, promise = slot.quantity, promised.quantity
    if passed is None or promise is None or passed.dimension != "time" or promise.dimension != "time":
        return False
    if passed.comparator != "more than" or promise.high is None or promise.comparator in ("less than", "about"):
        return False
    after, until = _seconds(passed, passed.low), _seconds(promise, promise.high)
    if after is None or until is None or abs(after - until) > AS_LONG * until:
        return False
    ranges = promise.low != promise.high
    return ranges or any(
        item.kind in ("if", "when") and item.span[0] <= slot.start < item.span[1] for item in side.statement.conditions
    )


def _seconds(quantity: Quantity, value: float | None) -> float | None:
    factor = LENGTHS.get(quantity.unit)
    return None if value is None or factor is None else value * factor


_SERVED = re.compile(
    r"(?i)\A['’]?\s+(?:of\s+)?(?:(?!(?:of|for|in|to|and|or|the|a|an|your|our|their)\b)[\w-]+\s+){0,2}(?:service|employment|experience|seniority|tenure|membership)\b"
)
_SERVES = re.compile(
    r"(?i)\b(?:serv(?:e|es|ed|ice|ing)|employ\w*|experience\w*|seniority|tenure|member\w*|work(?:s|ed|ing)?|join\w*|probation\w*|start(?:s|ed|ing|ers?)?|new (?:hires?|colleagues?)|with us|onboard\w*|hired)\b"
)


def years_of_service(case: Case) -> bool:
    """One counts years of service, and the other does not speak of service: "at least one year of service", "13 sick days"."""
    left, right = case.view.left, case.view.right
    for pair in case.clash.facing:
        mine, other = _is_of_service(pair.left, left), _is_of_service(pair.right, right)
        if mine != other and not _SERVES.search((right if mine else left).text):
            return True
    return False


_YEARS = re.compile(r"(?i)\b(?:years?|months?)\b")
_FIRST = re.compile(r"(?i)\b(?:first|initial|last|each|every)\s+$")


def _is_of_service(slot: Slot, side: Side) -> bool:
    """Whether a time is how long somebody has served, not the first part of it."""
    if slot.kind != "time" or not _YEARS.search(side.text, slot.start, slot.end):
        return False
    return not _FIRST.search(side.text[: slot.start]) and _SERVED.match(side.text[slot.end :]) is not None


_NEARS = re.compile(r"(?i)\b(?:due|about|set|scheduled|going)\s+to\s+\w+\s+(?:with)?in\s*$")
_AWAY = re.compile(r"(?i)\A\s+away\b")


def nears(case: Case) -> bool:
    """One tells how near something is, the other how long it takes or lasts: "due to expire within 14 days", "expires after 90 days"."""
    return any(
        pair.left.kind == "time" and _is_near(pair.left, case.view.left) != _is_near(pair.right, case.view.right)
        for pair in case.clash.facing
    )


def _is_near(slot: Slot, side: Side) -> bool:
    near = slot.quantity is not None and slot.quantity.comparator == "less than"
    if near and _AWAY.match(side.text[slot.end :]) is not None:
        return True
    before = side.text[: slot.start] + re.split(r"\d", side.text[slot.start : slot.end])[0]
    return before.rstrip()[-2:].casefold() == "in" and _NEARS.search(before) is not None


_TOLD = re.compile(
    r"(?i)\b(?:as|like)\s+(?:(?:was|were|has|have|had|been|we|i|they|it|he|she|previously|already|first)\s+)*(?:announced|reported|described|noted|mentioned|published|"
    r"posted|communicated|shared|agreed|decided|discussed|explained|said|stated|told|wrote|informed)(?:\s+(?!(?:that|will|is|are)\b)[\w’'-]+){0,5}?\s+(?:on|in|at|of)\s+(?:the\s+)?$"
)


def told_on(case: Case) -> bool:
    """One date is that of an announcement, not of what it announces: "as we announced on 2 May"."""
    return _of_one(case, _is_told)


def _is_told(slot: Slot, side: Side) -> bool:
    return _TOLD.search(side.text[: slot.start]) is not None


_NAME = re.compile(r"\A\s+[A-Z][\w&-]*(?=\s+(?:[A-Z]|in\b|of\b|for\b)|\W*$)")
_CALLED = re.compile(
    r"(?i)(?<!\bas )(?<!\bend )(?<!\bstart )(?<!\bbeginning )(?<!\bmiddle )\b(?:the|our|an?|this|its|of)\s+$"
)


def part_of_a_name(case: Case) -> bool:
    """One date only names an edition of something: "a recording of the March 2022 Staff Training"."""
    return _of_one(case, _is_in_a_name)


def _is_in_a_name(slot: Slot, side: Side) -> bool:
    return _CALLED.search(side.text[: slot.start]) is not None and _NAME.match(side.text[slot.end :]) is not None


_DATED = re.compile(
    r"\A(?:,?\s+\d{4})?,?\s+(?:[A-Z][\w&.’'-]*\s+(?:(?:of|for|and|the|to)\s+)*){0,7}"
    r"(?:[Mm]emorand(?:um|a)|[Ll]etter|[Oo]rder|[Nn]otice|[Cc]ircular|[Dd]irective|[Rr]esolution|[Ii]nstruction|[Bb]ulletin|[Dd]ecision|[Rr]uling|[Rr]eport)\b"
)
"""Behind a date that tells one document from others of its kind."""


def dated_documents(case: Case) -> bool:
    """Both dates only tell which document is meant: "the 1 February 2022 Services Memorandum", "the 21 March 2022 …"."""
    if case.clash.rule != DATE or case.clash.stances:
        return False
    return all(
        _names_a_document(pair.left, case.view.left) and _names_a_document(pair.right, case.view.right)
        for pair in case.clash.facing
    )


def _names_a_document(slot: Slot, side: Side) -> bool:
    called = side.text[slot.start : slot.end].casefold().startswith("the ") or _CALLED.search(side.text[: slot.start])
    return bool(called) and _DATED.match(side.text[slot.end :]) is not None


def _of_one(case: Case, test: Callable[[Slot, Side], bool]) -> bool:
    """Whether a test holds for one of two dates that face each other, and not for the other."""
    return case.clash.rule == DATE and any(
        pair.left.mention is not None and test(pair.left, case.view.left) != test(pair.right, case.view.right)
        for pair in case.clash.facing
    )
