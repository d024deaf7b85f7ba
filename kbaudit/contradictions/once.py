"""On which side of an event a thing is done once: "paid before the keys are handed over", "paid after they were".

What is done on many occasions may be done before an event and after it ("wash your hands"); so only deeds that are done once, by
their verb or by express words, are held against each other.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.contradictions.ruled_deeds import plain_words
from kbaudit.contradictions.stretches import stretch
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint, words_in

__all__ = ["Once", "once_in", "opposite_places"]


@dataclass(frozen=True, slots=True)
class Once:
    """Whether a deed comes before an event or behind it, both by content words, and the words that say so."""

    before: bool
    event: frozenset[str]
    deed: frozenset[str]
    span: tuple[int, int]


SAME_EVENT, LEAST_SHARED = 0.5, 2
"""The share of the lesser event's content words that the other has, from which two events are one, and the words that two deeds
have in common at least, unless they are told by the same ones."""

_EVENT = r"(?P<event>[^,;:.()!?–—|]{4,90})"
_BEFORE = re.compile(rf"\b(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of)\s+{_EVENT}")
_AFTER = re.compile(rf"\b(?:after|once|following|as\s+soon\s+as|no\s+(?:sooner|earlier)\s+than)\s+{_EVENT}")
_HELD_BACK = re.compile(rf"\b(?:until|till|before)\s+{_EVENT}")
_HINT = hint("before prior ahead advance after once following soon sooner earlier until till")
_REFUSED = re.compile(r"\b(?:not|never|no|nor|cannot|nobody|none|nothing|without)\b|n['’]t\b")
_REPEATED = re.compile(
    r"\b(?:again|both|twice|also|too|each|every|whenever|daily|weekly|monthly|regularly|always|any\s+time|either|not\s+only|again|further|another|second|final|follow-up|or\s+after|or\s+before|and\s+after|and\s+before)\b"
)
_ONCE = re.compile(
    r"\b(?:once\s+only|only\s+once|one|single|on\s+one\s+occasion|takes?\s+place|taken\s+place|goes\s+on|appl(?:y|ies|ied)|pay(?:s|able)?|paid|due|sign(?:s|ed)?|install(?:s|ed)?|deliver(?:s|ed)?|issued?|publish(?:es|ed)?|hand(?:s|ed)?\s+(?:over|in|out)|"
    r"deploy(?:s|ed)?|merged?|released?|submit(?:s|ted)?|filed?|registers?|registered|dispatch(?:es|ed)?|ships?|shipped|transfer(?:s|red)?|return(?:s|ed)?|refund(?:s|ed)?|appoint(?:s|ed)?|elect(?:s|ed)?|migrated?|upgraded?|approved?|invoiced?|billed|announced?|"
    r"informs?|informed|notif(?:y|ies|ied)|told|closed?|opened?|begins?|starts?|started|ends?|installed|enrols?|enrolled|vaccinated|destroyed|deleted|archived|sealed|collected|fitted|poured|decided?|agreed|held|votes?|voted|chosen|hired|launch(?:es|ed)?)\b"
)
_LIGHT = plain_words(
    "go goes take place do happen put make occur follow come apply perform execute carry run have get need must only namely immediately later soon occasion once"
)
_DATES = re.compile(
    r"^\s*(?:the\s+)?(?:\d|(?:january|february|march|april|may|june|july|august|september|october|november|december|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)"
)


def once_in(text: str) -> tuple[Once, ...]:
    """What one sentence says is done before, and what behind, which events."""
    if _HINT.isdisjoint(words_in(text)):
        return ()
    letters = small(text)
    if _ONCE.search(letters) is None or _REPEATED.search(letters):
        return ()
    return tuple(_found(letters))


def opposite_places(left: Sequence[Once], right: Sequence[Once]) -> tuple[Once, Once] | None:
    """The first two that put one deed on two sides of one event; None where there are none."""
    for mine in left:
        for other in right:
            if mine.before != other.before and _one_event(mine.event, other.event) and _one_deed(mine.deed, other.deed):
                return mine, other
    return None


def _one_event(mine: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(mine & other)
    return shared > 0 and shared == min(len(mine), len(other)) and shared >= SAME_EVENT * max(len(mine), len(other))


def _one_deed(mine: frozenset[str], other: frozenset[str]) -> bool:
    shared = mine & other
    return bool(shared) and (mine == other or (shared in (mine, other) and len(shared) >= LEAST_SHARED))


def _found(letters: str) -> Iterator[Once]:
    for pattern in (_BEFORE, _AFTER, _HELD_BACK):
        for match in pattern.finditer(letters):
            deed_text = _rest(letters, match.span())
            refused = _REFUSED.search(deed_text) is not None
            if refused != (pattern is _HELD_BACK) or _DATES.match(match["event"]):
                continue
            event, deed = _stems(match["event"]), _stems(deed_text) - _LIGHT
            if event and deed:
                yield Once(pattern is _BEFORE, event, deed, match.span())


LONG = 8
"""Letters by which a word is known: "inspection" is to "inspect" as an event is to a deed."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(name[:7] if len(name) >= LONG and name[0] != "~" else name for name in plain_words(text))


def _rest(letters: str, span: tuple[int, int]) -> str:
    """What is done: the clause around a span without it, the one behind where it opens the sentence, or the whole sentence."""
    start, end = stretch(letters, span)
    rest = f"{letters[start : span[0]]} {letters[span[1] : end]}"
    if not letters[: span[0]].strip():
        behind = letters[span[1] :].lstrip(" ,")
        _, stop = stretch(behind, (0, 1))
        rest = behind[:stop]
    return rest if plain_words(rest) - _LIGHT else f"{letters[: span[0]]} {letters[span[1] :]}"
