"""At once or only later: "is deleted when you cancel", "is deleted 30 days after you cancel", "keeps working for a week after".

A span of time in one sentence faces none in the other; what they differ in is whether something begins or ends with an event, or
a stretch of time behind it.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kbaudit.contradictions.words import bag
from kbaudit.facts.alternatives import alternatives
from kbaudit.facts.small_letters import small

__all__ = ["Moment", "Turn", "moments_of", "opposite_moments"]


class Turn(StrEnum):
    """What happens: something begins or falls due, or ends."""

    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Moment:
    """What begins or ends, by the content words around that (`what`), with which `event`, and whether only some time behind it.

    `span` reaches from the verb to the event.
    """

    turn: Turn
    later: bool
    what: frozenset[str]
    event: frozenset[str]
    span: tuple[int, int]


SAME_THING, SAME_EVENT = 0.6, 0.5
"""The shares of the content words of each that the other has, from which two things, or two events, are one."""

_BEGINS = r"begins?|starts?|commences?|takes?\s+effect|becomes?\s+(?:effective|due|payable|active|available)|(?:is|are|falls?)\s+(?:due|payable)|vests?|accrues?|applies|apply|passes|(?:is|are)\s+(?:activated|enabled|paid|payable|granted|issued|opened|released)|runs?"
_ENDS = r"ends?|stops?|ceases?|expires?|lapses?|terminates?|(?:is|are|gets?|will\s+be)\s+(?:automatically\s+|then\s+)?(?:de-?activated|disabled|deleted|revoked|withdrawn|switched\s+off|closed|removed|erased|wiped|cancelled|blocked|suspended|destroyed|shredded)|los(?:es?|ing)"
_GOES_ON = r"keeps?|continues?|remains?|stays?|retains?|(?:is|are)\s+(?:still\s+)?(?:kept|available|valid|active|retained|usable)|lasts?|works?"
_UNIT = r"(?:(?:calendar|business|working)\s+)?(?:minute|hour|day|week|fortnight|month|quarter|year)s?"
_LENGTH = rf"(?P<length>(?:an?|another|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety|\d+)(?:\s*\(\d+\))?(?:\s+\w+)?\s+{_UNIT})"
_EVENT = r"(?P<event>(?:(?!(?:and|or|but|unless|if|so|because)\b)[\w'’-]+(?:\s+|$|(?=[,;:.()!?])))+)"
_BEHIND = rf"(?:after|following|from|of)\s+{_EVENT}"
_AT = r"(?:(?:immediately|at\s+once|straight\s+away|right\s+away|directly)\s+(?:on|upon|when|after|once|at)|on|upon|when|as\s+soon\s+as|the\s+(?:moment|day)(?:\s+that)?|with\s+effect\s+from|from(?=\s+(?:the\s+)?(?:day|date|first|moment|start)\b))"
_WORDS = r"(?:\s+(?!(?:within|up|at\s+least|not?|never|no|until|unless|if|before|by|only)\b)[\w'’-]+){0,4}?"

_NOW = re.compile(
    rf"(?i)\b(?:(?P<begins>{_BEGINS})|(?P<ends>{_ENDS}))\b(?P<words>{_WORDS})\s+{_AT}\s+(?!(?:request|demand|application|average|weekdays|line|time)\b){_EVENT}"
)
_LATER = re.compile(
    rf"(?i)\b(?:(?P<begins>{_BEGINS})|(?P<ends>{_ENDS}))\b(?P<words>{_WORDS})\s+{_LENGTH}\s+{_BEHIND}|"
    rf"\b(?:{_GOES_ON})\b(?P<object>{_WORDS})\s+(?:for\s+)?(?:(?:a|another|the\s+(?:first|next))\s+)?{_LENGTH.replace('length', 'kept')}\s+(?:more\s+)?{_BEHIND.replace('event', 'past')}"
)
_DENIED = re.compile(r"(?i)\b(?:not|never|no|nor|cannot|nobody|nothing|only|without)\b|n['’]t\b")
_HINT = alternatives(r"\b(?:after|following|upon|when|as soon as|the moment|the day|on|from)\b")
_STATES = bag("working works available valid active usable open in use place force effect automatically")
_SOME = bag("date day time moment end start last first immediately automatically")
"""Words of an event that do not say which."""


def moments_of(text: str) -> tuple[Moment, ...]:
    """What one sentence says begins or ends with an event or some time behind it; nothing where it denies or limits that."""
    if not _HINT.search(small(text)):
        return ()
    return tuple(_found(text))


def opposite_moments(left: Sequence[Moment], right: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """The first thing that one sentence ends or begins at an event and the other only later; None where there is none."""
    for mine in left:
        for other in right:
            if (
                mine.turn is other.turn
                and mine.later != other.later
                and _one(mine.what, other.what, SAME_THING)
                and _one(mine.event, other.event, SAME_EVENT)
            ):
                return mine, other
    return None


def _one(mine: frozenset[str], other: frozenset[str], share: float) -> bool:
    return bool(mine & other) and len(mine & other) >= share * max(len(mine), len(other))


def _found(text: str) -> Iterator[Moment]:
    later = _LATER.search(text)
    match = later or _NOW.search(text)
    if match is None or _DENIED.search(text, 0, match.end()):
        return
    past = later is not None and later["past"] is not None
    event = bag(match["past" if past else "event"])
    before = text[max(text.rfind(mark, 0, match.start()) for mark in ",;:.") + 1 : match.start()]
    what = bag(f"{before} {match['object' if past else 'words']}") - _STATES
    turn = Turn.BEGINS if match["begins"] else Turn.ENDS
    yield Moment(turn, later is not None, what, event - _SOME or event, match.span())
