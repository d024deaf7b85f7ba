"""Whether a deed has to be announced: "we will tell you before we change the limit", "may change the limit without notice".

Both sentences may say by one verb what is done; what they exclude each other in is the notice.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kbaudit.contradictions.words import bag, tokens
from kbaudit.facts.small_letters import small

__all__ = ["Notice", "notices_of", "opposite_notices"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether notice has to be given, of which deed (content words), which kinds of it, and the words that say so."""

    given: bool
    deed: frozenset[str]
    kinds: frozenset[str]
    span: tuple[int, int]


SAME_DEED = 0.5
"""The share of the lesser deed's content words that the other has, from which the two are one."""

_STEMS = "notice|notif|inform|tell|warn|know|announc".split("|")
_TELL = r"(?:tell|notify|inform|warn|alert|let\s+(?:[\w’'-]+\s+){1,3}?know|give\s+(?:[\w’'-]+\s+){0,8}?(?:notice|notification|warning)|announce)"
_TELLING = r"(?:telling|notifying|informing|warning|alerting|letting\s+(?:[\w’'-]+\s+){1,3}?know|announcing|giving\s+(?:[\w’'-]+\s+){0,6}?(?:notice|notification|warning))"
_OWN = r"(?:(?:any|our|your|their|its|the|first|prior|previous|advance|further|written|having\s+to|giving)\s+)*"
_NOTICE = r"(?:notice|notification|warning|announcement)"
_GIVEN = (
    re.compile(
        rf"\b(?:will|shall|must|always|ha(?:s|ve)\s+to|(?:is|are)\s+(?:required|obliged)\s+to)\s+(?:(?:always|first|also|promptly)\s+)*{_TELL}\b(?=[^.;]*\b(?:before|in\s+advance|ahead|beforehand|prior\s+to|of\s+(?:any|every|each|all|a|an|the)|whenever|if|when)\b)"
    ),
    re.compile(
        rf"\b(?:up)?on\s+(?:(?:at\s+least|not\s+less\s+than|giving)\s+)*(?:[\w’'-]+\s+){{0,5}}?{_NOTICE}\b|\bsubject\s+to\s+(?:[\w’'-]+\s+){{0,5}}?{_NOTICE}\b"
    ),
    re.compile(
        rf"\b(?:not|never|no|cannot)\b[^.;]{{1,80}}?\b(?:without\s+{_OWN}(?:{_NOTICE}|{_TELLING})|unless\s+(?:[\w’'-]+\s+){{1,3}}?(?:has|have)\s+(?:first\s+)?(?:been\s+)?(?:told|notified|informed|warned|given\s+(?:[\w’'-]+\s+){{0,4}}?notice))\b"
    ),
    re.compile(rf"\b{_NOTICE}\s+(?:is|must\s+be|shall\s+be|will\s+be)\s+(?:always\s+)?(?:required|needed|given)\b"),
    re.compile(
        r"\b(?:is|are)\s+(?:always\s+)?(?:told|notified|informed|warned)\s+(?:in\s+advance|before|beforehand)\b"
    ),
)
_SPARED = (
    re.compile(rf"(?<!not )\bwithout\s+{_OWN}(?:{_NOTICE}|{_TELLING})\b"),
    re.compile(
        rf"\bno\s+{_OWN}{_NOTICE}\s+(?:is|shall\s+be|will\s+be|needs?\s+be)\s+(?:required|needed|given|necessary)\b"
    ),
    re.compile(
        rf"\b(?:need\s+not|(?:do|does)\s+not\s+(?:have|need)\s+to|(?:is|are)\s+not\s+(?:required|obliged|bound)\s+to|no\s+(?:obligation|duty|need)\s+to)\s+{_TELL}\b"
    ),
)
_DENIED = re.compile(r"\b(?:not|never|no|cannot|nobody|nothing|only)\b|n['’]t\b")
_SPARING = re.compile(r"^(?:up)?on (?:no|such)\b")
_OF_FORM = bag(
    "notice notification warning tell notify inform warn alert let know give announce prior previous advance written writing further "
    "first always before day week month hour least time any need required obligation right entitled discretion reason we you us"
)


def notices_of(text: str) -> tuple[Notice, ...]:
    """What one sentence says of notice: the first words that ask for it, or that spare it."""
    letters = small(text)
    if not any(stem in letters for stem in _STEMS):
        return ()
    return tuple(_found(text, letters))


def opposite_notices(left: Sequence[Notice], right: Sequence[Notice]) -> tuple[Notice, Notice] | None:
    """The first two sayings about notice of one deed of which one asks for it and the other spares it."""
    for mine in left:
        for other in right:
            if mine.given != other.given and _one_deed(mine, other):
                return mine, other
    return None


def _one_deed(mine: Notice, other: Notice) -> bool:
    both, least = mine.deed & other.deed, min(len(mine.deed), len(other.deed))
    if not both or len(both) < SAME_DEED * least:
        return False
    own, of_other = mine.deed - other.deed, other.deed - mine.deed
    return own.isdisjoint(mine.kinds) and of_other.isdisjoint(other.kinds)


def _found(text: str, letters: str) -> Iterator[Notice]:
    match = _first(_SPARED, letters)
    given = match is None or _DENIED.search(letters, 0, match.start()) is not None
    if given:
        match = _first(_GIVEN, letters)
    if match is None or (given and _SPARING.search(match[0])):
        return
    named = [
        token for token in tokens(text) if token.content and token.name not in _OF_FORM and not token.name[0].isdigit()
    ]
    kinds = {one.name for one, two in pairwise(named) if text[one.end : two.start] in (" ", "-")}
    yield Notice(given, frozenset(token.name for token in named), frozenset(kinds), match.span())


def _first(patterns: Sequence[re.Pattern[str]], letters: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(letters))), None)
