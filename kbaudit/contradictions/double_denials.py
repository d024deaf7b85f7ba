"""Denials of what forbids or excuses: "nothing prevents you", "no rule against it", "is not optional", "nobody will ask for it"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.contradictions.leaning_words import Leaning
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small

__all__ = ["double_denials"]

_PEOPLE = r"(?:you|they|he|she|staff|employees|members|guests|customers|volunteers|students|pupils|tenants|residents|patients|applicants|candidates|visitors|participants|passengers|parents|users|drivers|players|nobody|no\s+one)"
_NOT = r"(?:\bnot|n['’]t|\bnever|\bno\s+longer)"
_DROPPED = r"(?:dropped|removed|abolished|lifted|scrapped|waived|done\s+away\s+with)"
_DENIED: tuple[tuple[Leaning, re.Pattern[str]], ...] = (
    (
        Leaning.PERMITS,
        alternatives(
            r"\bnothing\s+(?:(?:to|that|here|in\s+(?:the|our)\s+\w+)\s+)?(?:stops?|stopping|prevents?|preventing|forbids?|bars?|prohibits?|hinders?)\b|"
            r"\bno\s+(?:\w+\s+)?(?:restrictions?|bans?|prohibitions?)\s+(?:on|to|against)\b|\bno\s+(?:\w+\s+)?(?:rules?|law|policy|regulations?)\s+(?:\w+\s+)?against\b|"
            r"\b(?:is|are)\s+(?:no|not\s+an?)\s+(?:\w+\s+)?(?:offen[cs]e|breach|violation)\b|"
            r"\b(?:is|are|remains?|stays?)\s+(?:\w+ly\s+)?unrestricted\b"
        ),
    ),
    (
        Leaning.OBLIGES,
        alternatives(
            rf"{_NOT}\s+(?:\w+ly\s+|just\s+|merely\s+)?(?:optional|voluntary|negotiable|a\s+matter\s+of\s+(?:choice|taste))\b|"
            r"\bno\s+(?:getting|way)\s+(?:a?round)\s+(?=(?:the|this|that|an?|your|our)\b)"
        ),
    ),
    (
        Leaning.LEAVES_FREE,
        alternatives(
            r"\b(?:nobody|no\s+one)\s+(?:(?:will|is\s+going\s+to|would)\s+)?(?:asks?|insists?|expects?|demands?|requires?)\b|"
            rf"\b{_PEOPLE}\s+(?:(?:will|shall|are|is)\s*)?{_NOT}\s+(?:be\s+)?(?:asked|expected|made|forced|pressed)\s+(?:to|for)\b|\b{_PEOPLE}\s+won['’]t\s+be\s+(?:asked|expected|made|forced|pressed)\s+(?:to|for)\b|"
            rf"\b(?:need|requirement|obligation|duty)\s+(?:for|to|of)\b[^.;:!?]{{2,60}}?\b(?:has\s+been|have\s+been|is|was|were)\s+{_DROPPED}\b"
        ),
    ),
)
_HINT = re.compile(
    r"\bno\b|\bnot\b|n['’]t\b|\bnothing\b|\bnobody\b|\bnever\b|\bunrestricted\b|\b(?:need|requirement|obligation|duty) (?:for|to|of)\b"
)


def double_denials(text: str) -> Iterator[tuple[Leaning, tuple[int, int]]]:
    """The leanings of a sentence that a denial of a ban, or of a choice, shows, with the words that do."""
    letters = small(text)
    if not _HINT.search(letters):
        return
    for leaning, pattern in _DENIED:
        for match in pattern.finditer(letters):
            yield leaning, match.span()
