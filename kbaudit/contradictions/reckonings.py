"""From which event a time is counted, or something begins: "within a month of the date on the letter", "of its receipt".

Two spans of one length differ in nothing, and two events are told by other words wherever they are one. So only events whose kinds
are known to be two are held against each other: what is sent and what is received, what happened and what became known.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kbaudit.contradictions.ruled_deeds import deed_words, one_deed
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint, words_in

__all__ = ["Reckoning", "opposite_reckonings", "reckonings_of"]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The kind of event from which something is counted, what that is (content words), and the words that say so."""

    event: str
    deed: frozenset[str]
    span: tuple[int, int]


_KINDS: Mapping[str, str] = {
    "sent": r"dispatch\w*|despatch\w*|sent|sending|posted|posting|mailed|mailing|shipped|shipment|shipping|handed\s+in",
    "received": r"receiv\w+|receipt|reach(?:es|ed)|delivered|delivery|arriv\w+|served|in\s+(?:your|their|his|her)\s+hands",
    "dated": r"dated|(?:date|day)\s+(?:printed|shown|stated|given|written)|printed\s+on|(?:date|day)\s+on\s+the|issued?|issuing|issuance|drawn\s+up|invoiced|billed|(?:invoice|letter|decision|statement|bill)['’]?s?\s+date|date\s+of\s+(?:the|an?|this|that|each|your|our)\s+(?:invoice|letter|decision|notice|bill|statement)",
    "happened": r"committed|occur\w*|happen\w*|took\s+place|takes\s+place|incident|accident|in\s+breach",
    "known": r"knew|knows?|known|aware|awareness|discover\w*|detect\w*|learn(?:s|ed|t)?|found\s+out|finds\s+out|came\s+to\s+light|comes\s+to\s+light|knowledge",
    "hired": r"hired?|hiring|join(?:s|ed|ing)|first\s+(?:working\s+)?day|start(?:s|ed)?\s+work|taken\s+on|entry\s+into\s+service|start\s+of\s+employment|employment\s+(?:starts|began|begins)",
    "made permanent": r"permanent(?:ly)?|end\s+of\s+(?:the\s+|your\s+|their\s+)?probation|probation\s+(?:ends|is\s+over|has\s+ended)|complet\w+\s+(?:of\s+)?(?:the\s+|your\s+|their\s+)?probation|passed\s+(?:the\s+|your\s+|their\s+)?probation",
    "asked for": r"applied|applies|submitted|submission|submits?|lodged|lodging|filed|filing|requested",
    "granted": r"approv\w+|granted|grants?|accepted|acceptance|awarded",
    "signed": r"sign(?:s|ed|ing|ature)?|executed|execution|concluded|conclusion",
    "bought": r"ordered|ordering|purchased|purchase|bought|buying|booked|sold",
    "put to use": r"activat\w+|install\w+|first\s+use|first\s+login|commissioned|commissioning|put\s+in(?:to)?\s+(?:use|service|operation)|unpack\w+|first\s+used",
    "ended": r"expir\w+|terminat\w+|ended|ends|completed|completion|finish\w*|handed\s+over|handover",
    "begun": r"commence[ds]?|commencement|began|begins|started|starts|start\s+of",
    "paid": r"paid|payment|pays",
    "published": r"publi(?:sh\w*|cation)|announce\w*",
    "born": r"birth|born",
}
"""The words for each kind of event."""
_KIND = re.compile(
    r"\b(?:" + "|".join(f"(?P<k{number}>{words})" for number, words in enumerate(_KINDS.values())) + r")\b"
)
_ALLIED = frozenset(
    frozenset(pair)
    for pair in (
        ("sent", "dated"),
        ("sent", "put to use"),
        ("received", "put to use"),
        ("bought", "signed"),
        ("bought", "paid"),
        ("begun", "hired"),
        ("begun", "put to use"),
        ("begun", "signed"),
        ("granted", "signed"),
        ("granted", "dated"),
        ("ended", "made permanent"),
        ("ended", "received"),
        ("dated", "published"),
        ("sent", "asked for"),
        ("received", "asked for"),
        ("happened", "begun"),
    )
)
"""Kinds that are one event in two views, or fall on one day as a rule: what is published is dated, what is asked for is received."""
_EVENT = r"(?P<event>[^,;:.()!?–—|]{4,90})"
_UNIT = r"(?:(?:calendar|business|working|full)\s+)?(?:minute|hour|day|night|week|fortnight|month|quarter|year)s?"
_COUNTS = r"(?:count(?:s|ed)?|reckon(?:s|ed)|calculated|measured|computed|run(?:s|ning)?|beg(?:ins?|inning)|start(?:s|ing)?|commenc(?:es?|ing)|accrues?|accruing|dates?)"
_FROM = (
    re.compile(
        rf"\b{_COUNTS}\s+(?:to\s+(?:count|run|accrue)\s+)?(?:only\s+|not\s+)?(?:from|with|on|upon|at|after|when|once|as\s+of)\s+{_EVENT}"
    ),
    re.compile(rf"\b{_UNIT}\s+(?:only\s+)?(?:from|after|of|following|since)\s+{_EVENT}"),
)
_HINT = hint(
    "counted counts count reckoned reckons calculated measured computed runs run running begins begin beginning starts start starting commences commencing commence accrues accrue dates "
    "minute hour day week fortnight month quarter year minutes hours days weeks months quarters years"
)
_CUT = re.compile(r"\s(?:and|or|unless|if|but|so|whichever)\s")
_BOTH = re.compile(r"\bwhichever\b|\b(?:earlier|later)\s+of\b")


def reckonings_of(text: str) -> tuple[Reckoning, ...]:
    """From which events one sentence counts, where their kind is told by its words."""
    if _HINT.isdisjoint(words_in(text)):
        return ()
    return tuple(sorted(_found(small(text)), key=lambda item: item.span))


def opposite_reckonings(left: Sequence[Reckoning], right: Sequence[Reckoning]) -> tuple[Reckoning, Reckoning] | None:
    """The first two that count one thing from two events; None where there are none, or where one counts from both."""
    if {item.event for item in left} & {item.event for item in right}:
        return None
    for mine in left:
        for other in right:
            if frozenset((mine.event, other.event)) not in _ALLIED and one_deed(mine.deed, other.deed):
                return mine, other
    return None


def _found(letters: str) -> Iterator[Reckoning]:
    if _BOTH.search(letters):
        return
    for pattern in _FROM:
        for match in pattern.finditer(letters):
            start, end = match.span("event")
            cut = _CUT.search(letters, start, end)
            end = cut.start() if cut else end
            kinds = {found.lastgroup for found in _KIND.finditer(letters, start, end)}
            if len(kinds) == 1:
                kind = tuple(_KINDS)[int((kinds.pop() or "k0")[1:])]
                yield Reckoning(kind, deed_words(letters, (match.start(), end)), (match.start(), end))
