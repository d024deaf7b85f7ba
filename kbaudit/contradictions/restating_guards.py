"""Guards against what only says one thing in another way: a double denial, a place to turn to with the name of who sits there."""

from __future__ import annotations

import re
from functools import lru_cache

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import REFERENCE
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.slots import REFERENCES
from kbaudit.contradictions.words import bag

__all__ = ["double_denial", "named_within"]

_DENIES = re.compile(
    r"(?i)\b(?:no|not|nobody|none|nothing|nowhere|never|neither|nor|cannot|without|unless|except|lacks?|lacking|fails?|refus(?:es?|ed|al)|denied|rejected|barred|banned|forbidden|prohibited|turned\s+away|void|invalid|optional\w*|voluntar\w*|waived?|free\s+to|rarely|seldom|choice|choose|leave\s+out|omit|skip|up\s+to\s+you|whether|if\s+you\s+(?:like|wish|want))\b|n['’]t\b"
)
_TWICE = re.compile(
    r"(?i)(?:\b(?:no|not|nobody|none|nothing|never|neither|cannot|refus(?:es?|ed|al)|denied|rejected|barred|banned|forbidden|prohibited|turned\s+away|void|invalid)\b|n['’]t\b)[^.;:|]{1,80}?\b(?:without|lacks?|lacking)\s+(?:(?:an?|any|the|his|her|their|your|our|its|first|prior|valid|having)\s+)*(?P<what>[a-z][\w’'-]+(?:\s+[a-z][\w’'-]+)?)"
)


_NONE_WITHOUT = re.compile(
    r"(?i)\bwithout\s+(?:(?:an?|any|the|his|her|their|your|our|its|first|prior|valid|having)\s+)*(?P<what>[a-z][\w’'-]+)[^.;:|]{0,60}?\b(?:is|are|will\s+be|shall\s+be)\s+(?:\w+ly\s+)?(?:refused|denied|rejected|barred|banned|forbidden|prohibited|turned\s+away|void|invalid)\b"
)
"""The same in the other order: "filming without permission is forbidden"."""


_KEPT_FROM = re.compile(
    r"(?i)(?:\b(?:not|never)|n['’]t)\s+(?:\w+ly\s+)?(?:be\s+)?(?:left|leave|leaving|kept|keep|stay|remain|stand)\s+(?:(?:the|an?|any|your|their|its)\s+)?(?:(?!(?:is|are|to|and|or)\b)[\w’'-]+\s+){0,2}$"
)
_STATES = frozenset(("=open", "=on", "=enabled", "=active", "=locked", "=available"))
"""States that something stays in or is kept from."""


def _kept_from(side: Side, start: int) -> bool:
    """Whether a state is one that something must not be left in: "never leave the gate open" says that it stays shut."""
    return _KEPT_FROM.search(side.text, max(0, start - 60), start) is not None


def double_denial(case: Case) -> bool:
    """One denies twice what the other affirms: "nobody without a pass may enter", "only holders of a pass may enter"."""
    if not case.clash.stances or case.clash.facing:
        return False
    left, right = case.view.left, case.view.right
    if any(
        stance.predicate in _STATES and _kept_from(left, stance.left_span[0]) != _kept_from(right, stance.right_span[0])
        for stance in case.clash.stances
    ):
        return True
    return _affirms_the_same(left, right) or _affirms_the_same(right, left)


def _affirms_the_same(side: Side, other: Side) -> bool:
    what = _denied_twice(side.text)
    return what is not None and bool(what & bag(other.text)) and not _denies(other.text)


@lru_cache(maxsize=16384)
def _denied_twice(text: str) -> frozenset[str] | None:
    """What nothing may be without; None where nothing is denied twice, or something else once more."""
    found = _TWICE.search(text) or _NONE_WITHOUT.search(text)
    if found is None or sum(1 for _ in _DENIES.finditer(text)) != 2:
        return None
    return bag(found["what"])


@lru_cache(maxsize=16384)
def _denies(text: str) -> bool:
    return _DENIES.search(text) is not None


_AWAY = re.compile(
    r"(?i)\b(?:not|never|no\s+longer|instead|rather|other\s+than|except|formerly|until|unless|or)\b|n['’]t\b"
)


def named_within(case: Case) -> bool:
    """One says who at the place to turn to: "ask the payroll desk", "ask Deniz at the payroll desk"."""
    if case.clash.rule != REFERENCE or not case.clash.facing:
        return False
    left, right = case.view.left, case.view.right
    if _AWAY.search(left.text) or _AWAY.search(right.text):
        return False
    return all(
        pair.left.kind in REFERENCES
        and (
            _holds(right.text, left.text[pair.left.start : pair.left.end])
            or _holds(left.text, right.text[pair.right.start : pair.right.end])
        )
        for pair in case.clash.facing
    )


_DIGIT = re.compile(r"\d")
"""In what is told from others by a number, which may go on: "form S7" and "form S7-T"."""
_ARTICLE = re.compile(r"(?i)\A(?:the|our|your|an?)\s+")


def _holds(text: str, place: str) -> bool:
    named = _ARTICLE.sub("", place).casefold()
    return (
        bool(named)
        and not _DIGIT.search(named)
        and re.search(rf"(?<!\w){re.escape(named)}(?!\w)", text.casefold()) is not None
    )
