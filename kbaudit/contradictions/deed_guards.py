"""Guards that tell opposite deeds and opposite cases from each other: what must not be undone may be done."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.facts.opposites import OPPOSITES

__all__ = ["opposite_cases", "opposite_deeds"]

_DEED = re.compile(
    r"(?i)\b(?:(?:(?P<power>switch|turn|power|shut)|(?P<entry>log|sign|clock|check|opt|punch))\s+(?:(?:it|them)\s+)?(?:(?P<on>on|in|up)|off|out|down)"
    r"|(?P<starts>enable|activate)|(?P<ends>disable|deactivate|mute))\b"
)
"""A deed in its plain form; "is switched off" is a state, of which the opposite cannot hold as well."""
_DENIED = re.compile(r"(?i)\b(?:not|never|cannot|no)\b|n['’]t\b")

Deed = tuple[str, bool]
"""What is done to what: whether a thing is set going or stopped, or somebody goes in or out; and whether it is the first."""


def opposite_deeds(case: Case) -> bool:
    """Only the opposite of a deed is denied: "you may enable the filter", "you must not switch off the filter"."""
    if not case.clash.of_stances:
        return False
    left, right = case.view.left.text, case.view.right.text
    mine, other = _deeds(left), _deeds(right)
    if not mine or not other or (_DENIED.search(left) is None) == (_DENIED.search(right) is None):
        return False
    return mine.isdisjoint(other) and any((kind, not first) in other for kind, first in mine)


@lru_cache(maxsize=16384)
def _deeds(text: str) -> frozenset[Deed]:
    """The deeds that a statement names; asked once for each, which stands in many pairs."""
    found = set()
    for match in _DEED.finditer(text):
        kind = "entry" if match["entry"] else "power"
        found.add((kind, bool(match["on"] or match["starts"])))
    return frozenset(found)


def opposite_cases(case: Case) -> bool:
    """Opposite things are ruled in opposite ways: "increases must be announced", "decreases need not be announced"."""
    left, right = case.view.left.text, case.view.right.text
    if case.clash.of_stances and (_opposite_kinds(left, right) or _for_and_without(left, right)):
        return True
    ruled = [stance for stance in case.clash.stances if stance.hard and not stance.predicate.startswith("=")]
    return bool(ruled) and any(
        stance.predicate.startswith("=")
        and _opposite(left[slice(*stance.left_span)], right[slice(*stance.right_span)])
        and all(
            _apart(stance.left_span, rule.left_span) and _apart(stance.right_span, rule.right_span) for rule in ruled
        )
        for stance in case.clash.stances
    )


_SUBJECT = re.compile(
    r"(?i)^\W*(?:[\d.]+\s+)?(?:(?:the|an?|any|all|each|every)\s+)?(?P<kind>[a-z-]{4,})\s+(?P<what>[a-z]{3,})\s+(?:shall|must|may|can|will|should|is|are|need|needs|has|have)\b"
)
_TOLD_KIND = re.compile(
    r"(?i)(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bwas )(?<!\bwere )\b(?:un|non-?)(?P<kind>[a-z]{4,})\s+(?!(?:during|from|with|until|when|where|after|before|unless|under|into|over|and|for|the)\b)(?P<what>[a-z]{3,})\b"
)
_WITHOUT = re.compile(r"(?i)(?<!\bor )\bwithout\s+(?P<what>[a-z]{4,})\b")


def _for_and_without(left: str, right: str) -> bool:
    """Whether one holds for something and the other without it: "dismissed for cause", "dismissed without cause"."""
    return any(
        (found := _WITHOUT.search(text)) is not None
        and re.search(rf"(?i)\b(?:for|with)\s+{found['what']}\b", other) is not None
        for text, other in ((left, right), (right, left))
    )


_DENIED_KIND = re.compile(r"(?:un|in|non-?|dis|ir|im)(?P<kind>[a-z]{4,})")


def _opposite_kinds(left: str, right: str) -> bool:
    """Whether each is about its own of two kinds, of which one is not what the other is: "secured debts", "unsecured debts"."""
    for text, facing in ((left, right), (right, left)):
        for match in _TOLD_KIND.finditer(text):
            told = rf"(?i)(?<!\w){match['kind']}\s+{match['what']}\b"
            if re.search(told, facing) and not re.search(told, text):
                return True
    mine, other = _SUBJECT.match(left), _SUBJECT.match(right)
    if mine is None or other is None or mine["what"].casefold() != other["what"].casefold():
        return False
    kinds = mine["kind"].casefold(), other["kind"].casefold()
    return any(
        denied is not None and denied["kind"] == kind
        for denied, kind in ((_DENIED_KIND.fullmatch(kinds[0]), kinds[1]), (_DENIED_KIND.fullmatch(kinds[1]), kinds[0]))
    )


def _apart(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[1] <= other[0] or other[1] <= span[0]


def _opposite(word: str, other: str) -> bool:
    """Whether two words, neither of them denied, are the two sides of one pair."""
    mine, facing = OPPOSITES.get(word.casefold()), OPPOSITES.get(other.casefold())
    return mine is not None and facing is not None and mine[0] == facing[0] and mine[1] != facing[1]
