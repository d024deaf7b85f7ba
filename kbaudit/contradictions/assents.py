"""Whose consent a deed needs, or does not need: "only with the landlord's consent", "whether or not the landlord agrees".

Both sentences may use one modal verb ("may sublet"); what they exclude each other in is the consent.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kbaudit.contradictions.stretches import stretch
from kbaudit.contradictions.words import Token, bag, tokens
from kbaudit.facts.small_letters import small

__all__ = ["Assent", "AssentWay", "assents_of", "opposite_assents", "to_other_deeds"]


class AssentWay(StrEnum):
    """What a sentence says of somebody's consent to a deed."""

    NEEDED = "only with consent"
    ENOUGH = "with consent"
    WAIVED = "without consent"
    REFUSED = "not even with consent"


@dataclass(frozen=True, slots=True)
class Assent:
    """What is said of consent, who gives it (content words; empty where nobody is named), to which deed, and the words that say so.

    `deed` are the content words of the clause beside those of the consent itself; `kinds` are those of them that stand right before
    another one, as "unpaid" in "unpaid leave". `around` are the content words of the whole sentence.
    """

    way: AssentWay
    party: frozenset[str]
    deed: frozenset[str]
    kinds: frozenset[str]
    span: tuple[int, int]
    around: frozenset[str] = frozenset()


_EXCLUDING = frozenset(
    frozenset(pair)
    for pair in (
        (AssentWay.NEEDED, AssentWay.WAIVED),
        (AssentWay.NEEDED, AssentWay.REFUSED),
        (AssentWay.ENOUGH, AssentWay.REFUSED),
    )
)
SAME_PARTY, MOST_OWN = 0.5, 1
"""The share of the lesser party's content words that the other has, and how many words of its own the one deed has at most of which
the other is a part. Two deeds with words of their own are two: one that needs no consent may stand beside one that does."""

NAMED_IN_BOTH = 3
"""Content words of two whole sentences from which they are on one matter, though a deed has another form in each."""

_STEMS = "consent|approv|permission|agree|authori|sign-off|sign off|signed off|say-so|clearance|go-ahead|green light|countersign|asking|cleared".split(
    "|"
)
_NOUN = r"(?:approval|permission|consent|sign-?off|go-ahead|authori[sz]ation|clearance|countersignature|agreement|say-so|green\s+light)"
_DONE = r"(?:approved?s?|agree[sd]?|consent(?:s|ed)?|authori[sz]e[sd]?|signed\s+off|sign(?:s)?\s+off|cleared|countersigned|given\s+(?:(?:its|their|his|her|your|prior|written|express)\s+){0,3}(?:consent|approval|permission))"
_WORD = r"[\w'’-]+"
_WHO = rf"(?P<who>(?:(?!(?:it|this|that|they|he|she)\b){_WORD}\s+){{1,5}}?)"
_OWN = rf"(?P<own>(?:(?!(?:and|or|but|not|no|any\s+other|the\s+need|having|if|when)\b){_WORD}\s+){{0,5}}?)"
_OF = rf"(?:\s+(?:of|from|by)\s+(?P<of>(?:(?!(?:and|or|if|when|unless|before|after|for|to|in|at|on|is|are|was|will|shall|may|must)\b){_WORD}\s*){{1,4}}))?"
_NAMED = rf"{_OWN}{_NOUN}\b(?!\s+(?:form|request|process|email|page|number|code)s?\b){_OF}"
_GET = r"(?:(?:obtain|seek|get|receiv|request|secur)(?:ing|e)?|ask(?:ing)?\s+for|having\s+(?:obtained|received|got))\s+"
_NOT = r"(?:\b(?:not|never|cannot|nobody|no\s+one|nothing|none|no|neither|nor)|n['’]t)\b"
_IS = r"(?:is|are|will\s+be|shall\s+be|must\s+be)\s+(?:\w+ly\s+|always\s+|also\s+|first\s+)?"
_ASKED = r"(?:needed|required|necessary|mandatory|compulsory|obligatory|asked\s+for)\b"
_HAS = r"(?:(?:has|have|had)\s+)?(?:\w+ly\s+|first\s+)?"
_WHETHER = r"(?:whether\s+or\s+not|even\s+(?:if|where|when|though)|(?:regardless|irrespective)\s+of\s+whether|no\s+matter\s+whether)\s+"
_BY = r"(?:approved|agreed|authori[sz]ed|signed\s+off|cleared|countersigned)\s+(?:in\s+(?:writing|advance)\s+)?by\s+(?P<of>(?:(?!(?:and|or|before|after|if|when|for|to|in|at|on)\b)[\w'’-]+\s*){1,4})"

_NEEDED = (
    re.compile(
        rf"(?i)\b(?P<said>(?:provided(?:\s+always)?(?:\s+that)?|(?:as|so)\s+long\s+as|on\s+(?:the\s+)?condition\s+that)\s+{_WHO}{_HAS}{_DONE})\b"
    ),
    re.compile(
        rf"(?i)\b(?P<said>(?:if|when|once|where)\s+{_WHO}{_HAS}{_DONE}\b[^.;:!?]{{0,40}}?\b(?:and|but)\s+(?:not\s+otherwise|only\s+then))"
    ),
    re.compile(
        rf"(?i)\bonly\s+(?:{_WORD}\s+){{0,7}}?(?P<said>(?:after|once|upon|on|against|with|subject\s+to)\s+(?:{_GET}|receipt\s+of\s+)?{_NAMED})"
    ),
    re.compile(rf"(?i)\bonly\s+(?:{_WORD}\s+){{0,7}}?(?P<said>(?:if|when|once|where|after)\s+{_WHO}{_HAS}{_DONE})\b"),
    re.compile(
        rf"(?i){_NOT}[^.;:!?]{{1,110}}?\b(?P<said>(?:without|except\s+with|unless\s+with)\s+(?:first\s+)?(?:{_GET})?{_NAMED})"
    ),
    re.compile(rf"(?i){_NOT}[^.;:!?]{{1,110}}?\b(?P<said>(?:unless|until|before)\s+{_WHO}{_HAS}{_DONE})\b"),
    re.compile(
        rf"(?i)^\W*(?P<said>(?:except\s+with|without|unless\s+with)\s+(?:{_GET})?{_NAMED}),?\s[^.;:!?]{{1,60}}?{_NOT}"
    ),
    re.compile(
        rf"(?i)\b(?<!not )(?<!n't )(?<!n’t )(?:needs?|requires?|(?:is|are)\s+subject\s+to|(?:must|shall|ha(?:s|ve)\s+to|needs?\s+to)\s+(?:first\s+|always\s+)?(?:have\s+|{_GET}))\s*(?!no\b){_NAMED}"
    ),
    re.compile(rf"(?i){_NAMED}\s*{_IS}{_ASKED}"),
    re.compile(
        rf"(?i)\b(?:must|shall|ha(?:s|ve)\s+to|needs?\s+to|(?:is|are)\s+to)\s+(?:\w+ly\s+|first\s+|always\s+|also\s+)?be\s+{_BY}"
    ),
)
_ENOUGH = (
    re.compile(rf"(?i)\b(?:if|provided(?:\s+that)?|as\s+long\s+as|so\s+long\s+as)\s+{_WHO}{_HAS}{_DONE}\b"),
    re.compile(rf"(?i)(?<!only )(?<!even )(?<!except )(?<!unless )(?<!or not )\bwith\s+{_NAMED}"),
)
_WITHOUT = re.compile(
    rf"(?i)(?<!with or )\bwithout\s+(?:first\s+)?(?:(?:the\s+)?need\s+(?:for\s+|to\s+)|having\s+to\s+)?(?:{_GET})?{_NAMED}|"
    r"\bwithout\s+(?:first\s+)?(?:having\s+to\s+ask|asking)\s+(?!for\b|about\b|if\b|why\b|whether\b|questions\b|them\b|you\b|us\b)(?P<asked>(?:the\s+|your\s+|their\s+|its\s+|any\s+)?[\w'’-]+(?:\s+[\w'’-]+)?)"
)
_WHETHER_OR_NOT = re.compile(
    rf"(?i)\b{_WHETHER}{_WHO}(?:(?:ha(?:s|ve|d)|do(?:es)?)(?:\s+not|n['’]t)?\s+)?(?:{_DONE}|object(?:s|ed)?|refuse[sd]?)\b|"
    rf"\b(?:with\s+or\s+without|(?:regardless|irrespective)\s+of|even\s+with(?P<bare>out)?)\s+(?!whether\b)(?:{_GET})?{_NAMED}"
)
_SPARED = (
    re.compile(rf"(?i)\bno\s+{_NAMED}\s*{_IS}{_ASKED}"),
    re.compile(rf"(?i)\b(?:needs?|requires?)\s+no\s+{_NAMED}"),
    re.compile(rf"(?i)(?:\bnot|n['’]t|\bno\s+longer)\s+(?:need|require)\s+(?:to\s+(?:have\s+|{_GET}))?{_NAMED}"),
    re.compile(rf"(?i){_NAMED}\s*(?:is|are|shall|will)(?:\s+not|n['’]t|\s+no\s+longer)\s+(?:be\s+)?{_ASKED}"),
    re.compile(rf"(?i)\bno\s+(?:need|obligation|duty)\s+(?:for|to\s+(?:have\s+|{_GET}))\s*{_NAMED}"),
    re.compile(
        rf"(?i)\b(?:need\s+not|needn['’]t|(?:do|does)(?:\s+not|n['’]t)\s+(?:have|need)\s+to|(?:is|are)\s+not\s+required\s+to)\s+(?:be\s+{_BY}|{_GET}{_NAMED.replace('<of>', '<whose>')})"
    ),
)
_FORBIDS = re.compile(rf"(?i){_NOT}|\b(?:forbidden|prohibited|banned|refused|only)\b")
_OF_FORM = bag(
    "prior previous written writing express valid explicit advance formal further first specific separate unanimous own receipt consent approval permission "
    "agreement authorisation authorization clearance sign-off say-so approve agree authorise countersignature need needed require required obtain get seek ask any anyone anybody second separate additional advance"
)
_USUAL = bag(
    "time effect right way case event freely entitled party day option choice discretion employee staff member people person user "
    "customer anyone own authority initiative work take"
)
"""Words of a clause that say nothing of what is done: "at any time", "takes effect"."""


def assents_of(text: str) -> tuple[Assent, ...]:
    """What one sentence says of consent, in the order in which it is said."""
    letters = small(text)
    if not any(stem in letters for stem in _STEMS):
        return ()
    found: list[Assent] = []
    for way, match in _found(text):
        if not any(item.span[0] < match.end() and match.start() < item.span[1] for item in found):
            found.append(_assent(text, way, match))
    return tuple(sorted(found, key=lambda item: item.span))


def opposite_assents(left: Sequence[Assent], right: Sequence[Assent]) -> tuple[Assent, Assent] | None:
    """The first two sayings about consent to one deed that exclude each other; None where there are none."""
    for mine in left:
        for other in right:
            if frozenset((mine.way, other.way)) in _EXCLUDING and _one_matter(mine, other):
                return mine, other
    return None


def to_other_deeds(
    left: Sequence[Assent], right: Sequence[Assent], said: tuple[int, int], facing: tuple[int, int]
) -> bool:
    """Whether two spans both speak of consent, and each of that to a deed of its own, so that they exclude nothing."""
    mine = [item for item in left if item.span[0] < said[1] and said[0] < item.span[1]]
    other = [item for item in right if item.span[0] < facing[1] and facing[0] < item.span[1]]
    return bool(mine and other) and opposite_assents(mine, other) is None


def _one_matter(mine: Assent, other: Assent) -> bool:
    least = min(len(mine.party), len(other.party))
    if least and len(mine.party & other.party) < SAME_PARTY * least:
        return False
    own, of_other = mine.deed - other.around, other.deed - mine.around
    apart = mine.deed.isdisjoint(other.deed) and len(mine.around & other.around) < NAMED_IN_BOTH
    if apart or (own and of_other) or len(own | of_other) > MOST_OWN:
        return False
    return own.isdisjoint(mine.kinds) and of_other.isdisjoint(other.kinds)


def _found(text: str) -> Iterator[tuple[AssentWay, re.Match[str]]]:
    for pattern in _SPARED:
        yield from ((AssentWay.WAIVED, match) for match in pattern.finditer(text))
    for match in _WHETHER_OR_NOT.finditer(text):
        forbidden = _FORBIDS.search(text, 0, match.start())
        if forbidden and not match["bare"]:
            yield AssentWay.REFUSED, match
        elif not forbidden:
            yield AssentWay.WAIVED, match
    for pattern in _NEEDED:
        yield from ((AssentWay.NEEDED, match) for match in pattern.finditer(text))
    for match in _WITHOUT.finditer(text):
        if not _FORBIDS.search(text):
            yield AssentWay.WAIVED, match
    for pattern in _ENOUGH:
        yield from ((AssentWay.ENOUGH, match) for match in pattern.finditer(text) if not _FORBIDS.search(text))


_PARTS = ("own", "of", "who", "asked", "whose")


def _assent(text: str, way: AssentWay, match: re.Match[str]) -> Assent:
    told = [match[part] for part in _PARTS if part in match.re.groupindex and match[part]]
    party = bag(" ".join(told)) - _OF_FORM
    start, end = _span(match)
    first, last = stretch(text, (start, end))
    idle = party | _OF_FORM | _USUAL
    deed = _deed(text, ((first, start), (end, last)), idle) or _deed(text, ((0, start), (end, len(text))), idle)
    kinds = (one.name for one, two in pairwise(deed) if text[one.end : two.start] in (" ", "-"))
    named = frozenset(token.name for token in deed)
    return Assent(way, party, named, frozenset(kinds), (start, end), bag(text))


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The words about the consent, without what is done; an "only" right before them belongs to them."""
    start, end = match.span("said" if "said" in match.re.groupindex else 0)
    if match[0][: start - match.start()].strip().casefold() == "only":
        start = match.start()
    return start, start + len(match.string[start:end].rstrip())


def _deed(text: str, parts: Iterable[tuple[int, int]], idle: frozenset[str]) -> tuple[Token, ...]:
    inside = tuple(parts)
    return tuple(
        token
        for token in tokens(text)
        if token.content
        and token.name not in idle
        and any(start <= token.start and token.end <= end for start, end in inside)
    )
