"""A guard for two rules that part one question: what holds on a condition, and what holds where it is not met."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import DATE
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.terms import COUNTED
from kbaudit.contradictions.words import bag

__all__ = ["condition_not_met", "two_times"]

_GOES_WITH = (
    "served supplied provided complied comply dealt deal filed lodged agreed associated connected charged vested"
)
_WITH = "".join(rf"(?<!\b{verb} )" for verb in _GOES_WITH.split()) + "with"
"""Not behind a verb that it belongs to: "has been served with a notice"."""
_DENYING = r"unless|until|before|prior\s+to|without|in\s+the\s+absence\s+of|for\s+(?:want|lack)\s+of|lacking|failing"
_AFFIRMING = rf"if|when(?:ever)?|where(?:ver)?|once|after|following|upon|{_WITH}|(?:as|so)\s+long\s+as|provided(?:\s+that)?|on\s+condition\s+that|subject\s+to|while|whilst|in\s+case"
_OPENS = re.compile(
    rf"(?i)(?<!even )(?<!not )(?<!or )\b(?:(?P<denies>{_DENYING})|{_AFFIRMING})\s+"
    rf"(?P<what>(?:(?!\b(?:{_DENYING}|{_AFFIRMING}|may|must|shall|can|cannot|will|should)\b)[^,;:.()]){{3,120}})"
)
_DENIES = re.compile(
    r"(?i)\b(?:no|not|nobody|none|nothing|never|neither|cannot|without|lacks?|lacking|fails?|failed|missing|refus(?:es?|ed)|withheld|withholds?|declin(?:es?|ed))\b|n['’]t\b"
)
_AGAIN = re.compile(
    r"(?i)\b(?:even|whether|regardless|irrespective|notwithstanding|despite|circumstances|before\s+or\s+after)\b"
)
"""Words by which a rule reaches over conditions that it names."""
COMMON = 0.5
"""The share of the longer condition's content words that the other has to have, for both to be about one thing."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """What a rule hangs on: where it stands, its content words, and whether the rule holds where that is not so."""

    span: tuple[int, int]
    words: frozenset[str]
    denied: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """The conditions of a statement, and whether what it says on them is a denial."""

    conditions: tuple[_Condition, ...]
    denies: bool


def condition_not_met(case: Case) -> bool:
    """One holds on a condition, the other where it is not met: "you may with a receipt", "you may not if you have none"."""
    if not case.clash.of_stances:
        return False
    mine, other = _rule(case.view.left.text), _rule(case.view.right.text)
    if mine is None or other is None or mine.denies == other.denies:
        return False
    left, right = _spans(case)
    return any(
        condition.denied != another.denied
        and _of_one(condition, another)
        and not any(_alike(condition, item) for item in other.conditions)
        and not any(_alike(another, item) for item in mine.conditions)
        and not _within(left, condition)
        and not _within(right, another)
        for condition in mine.conditions
        for another in other.conditions
    )


def two_times(case: Case) -> bool:
    """Each holds while something of its own is so: "runs while the tank is filled", "does not run when the tank is empty"."""
    if case.clash.rule == DATE or any(stance.predicate == COUNTED for stance in case.clash.stances):
        return False  # the two events are what they differ in
    left, right = _spans(case)
    left += [(pair.left.start, pair.left.end) for pair in case.clash.facing]
    right += [(pair.right.start, pair.right.end) for pair in case.clash.facing]
    return _has_its_time(case.view.left, case.view.right, left) and _has_its_time(
        case.view.right, case.view.left, right
    )


def _has_its_time(side: Side, other: Side, spans: list[tuple[int, int]]) -> bool:
    return any(
        item.kind == "when"
        and not any(item.span[0] <= start < item.span[1] for start, _ in spans)
        and (named := bag(item.text) & side.content)
        and 2 * len(named - other.all_words) >= len(named)
        for item in side.statement.conditions
    )


def _spans(case: Case) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the stances stand that differ."""
    return [left for left, _ in case.clash.opposed], [right for _, right in case.clash.opposed]


def _within(spans: list[tuple[int, int]], condition: _Condition) -> bool:
    """Whether a condition is itself what differs: "only with a receipt", "also without a receipt"."""
    return any(condition.span[0] <= start < condition.span[1] for start, _ in spans)


def _alike(condition: _Condition, another: _Condition) -> bool:
    """Whether both statements have a condition, so that it does not part them."""
    return condition.denied == another.denied and _of_one(condition, another)


def _of_one(condition: _Condition, another: _Condition) -> bool:
    longer = max(len(condition.words), len(another.words))
    return len(condition.words & another.words) >= COMMON * longer


@lru_cache(maxsize=16384)
def _rule(text: str) -> _Rule | None:
    """A statement by its conditions; None where it has none, or reaches over one. Asked once for each statement."""
    if _AGAIN.search(text):
        return None
    found, said, last = [], "", 0
    for match in _OPENS.finditer(text):
        what = match["what"]
        denied = (match["denies"] is not None) != (_DENIES.search(what) is not None)
        words = bag(_DENIES.sub(" ", what))
        if words:
            found.append(_Condition(match.span(), words, denied))
        said, last = said + text[last : match.start()], match.end()
    said += text[last:]
    return _Rule(tuple(found), _DENIES.search(said) is not None) if found else None
