"""What a rule makes of one case: it holds only then, not then, even then, or whether or not: "only if", "unless", "even if".

Both sentences may affirm one thing with one verb; what they exclude each other in is the case. "Only if the pitch is dry" leaves a
wet pitch out, "even on a wet pitch" and "whatever the state of the pitch" take it in.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kbaudit.contradictions.ruled_deeds import deed_words, one_deed, plain_words
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint, words_in

__all__ = ["Ruling", "RulingWay", "opposite_rulings", "rulings_of"]


class RulingWay(StrEnum):
    """What a sentence makes of a case."""

    NEEDED = "only then"
    EXCEPTED = "not then"
    EVEN = "even then"
    ALIKE = "whether or not"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is made of which case (content words), for which deed, and the words that say so.

    `absent` says that the case is that something is not so ("even without a licence"), `refused` that the sentence denies its deed.
    `deed` are the content words of all that is said beside the case.
    """

    way: RulingWay
    case: frozenset[str]
    absent: bool
    refused: bool
    deed: frozenset[str]
    span: tuple[int, int]


SAME_CASE = 0.5
"""The share of the lesser case's content words that the other has, from which two cases are one."""

_CASE = r"(?P<case>[^,;:.()!?–—|]{3,120})"
_WORDS = r"(?:[\w'’-]+\s+)"
_WHEN = r"(?:if|when|where|once|after|while|during|upon|provided\s+that|provided|on\s+condition\s+that|as\s+long\s+as|so\s+long\s+as)"
_NEEDED = (
    re.compile(
        rf"(?<!not )(?<!n't )(?<!n’t )\b(?:only|exclusively|solely)\s+(?:{_WORDS}{{0,5}}?{_WHEN}|{_WORDS}{{0,2}}?(?:with|by|on|in))\s+{_CASE}"
    ),
    re.compile(rf"\b(?:if|when|where|once)\s+{_CASE},?\s+(?:and|but)\s+(?:not\s+otherwise|only\s+then)\b"),
    re.compile(
        rf"\b(?:provided\s+(?:always\s+)?that|on\s+(?:the\s+)?condition\s+that|(?:as|so)\s+long\s+as)\s+{_CASE}"
    ),
)
_EXCEPTED = (
    re.compile(
        rf"\b(?:unless|(?:except|save|other\s+than|but\s+not)\s+(?:if|when|where|while|during|in|on|at)|barring)\s+{_CASE}"
    ),
)
_HELD_BACK = (re.compile(rf"\b(?:until|till|without\s+(?:first\s+)?)\s*{_CASE}"),)
"""What denies its deed until something is so, or without it, lets it be only then."""
_ASKED = re.compile(
    r"\b(?:check|know|decides?|see|asks?|says?|states?|tells?|on|of|about|to|as|chooses?|confirms?|determines?|indicates?|considers?|assess|question|us|you|them|me|and|sure|clear|unclear)\s+$"
)
"""Before a "whether" that asks: "check whether"."""
_ALIKE = (
    re.compile(rf"\bwhether\s+or\s+not\s+(?!to\b){_CASE}"),
    re.compile(rf"\bwhether\s+(?!to\b|or\b)(?=[^,;:.()!?]*\sor\b){_CASE}"),
    re.compile(
        rf"\b(?:(?:regardless|irrespective)\s+of|without\s+regard\s+to)\s+(?:(?:whether|if|how|where|when|what|who|which|the\s+fact\s+that)\s+)?(?:or\s+not\s+)?{_CASE}"
    ),
    re.compile(
        rf"\b(?:no\s+matter|(?:does\s+not|doesn['’]t)\s+matter|makes\s+no\s+difference)\s+(?:if|whether|how|what|when|where|who|which)\s+(?:or\s+not\s+)?{_CASE}"
    ),
    re.compile(rf"\b(?:whatever|whichever|with\s+or\s+without)\s+{_CASE}"),
    re.compile(
        rf"(?:^|[,;:–—]\s*)(?![^,;:]*\bwhether\b){_CASE}\s+or\s+(?:not|no(?:\s+[\w'’-]+){{1,3}})(?=\s*(?:$|[,;:.!?–—]))"
    ),
)
_EVEN = (
    re.compile(
        rf"\b(?:even|also)\s+(?:(?:if|when|where|though|once|on|in|with|during|after|for|at|under|while|upon)|(?P<without>without|before))\s+{_CASE}"
    ),
    re.compile(rf"\b(?:in\s+spite\s+of|despite|including)\s+(?:(?:if|when|where|during|in|on|at|for)\s+)?{_CASE}"),
    re.compile(
        rf"\b(?:and\s+(?:that|this)|which)\s+(?:also\s+)?(?:includes|goes\s+for|applies\s+to|covers|holds\s+for)\s+{_CASE}"
    ),
    re.compile(
        rf"(?:^|[,;:–—]\s*){_CASE}\s+(?:(?:being|is|are)\s+no\s+(?:exceptions?|bar|obstacle)|included|not\s+excepted)\b"
    ),
)
_REFUSED = re.compile(
    r"\b(?:not|never|no|cannot|nobody|none|nothing|neither|nor|forbidden|prohibited|refused|barred|banned|excluded|without)\b|n['’]t\b"
)
_ABSENT = re.compile(r"\b(?:not|never|no|without|lacking|missing)\b|n['’]t\b")
_HINT = hint(
    "only exclusively solely unless except other provided condition long whether regardless irrespective matter even including includes goes applies covers holds exception otherwise exceptions then until till without save barring or also spite despite included excepted whatever whichever but"
)
_ENDS = re.compile(r"[.;:!?]\s")
_MAIN_CLAUSE = re.compile(
    r"\S.*?(?=\s(?:the|each|every|all|any|an?|no|such|our|your|this|these|we|you|they|it)\s+(?:[\w’'-]+\s+){0,4}?(?:shall|will|must|may|should|can|cannot)\b)"
)
"""A case that opens its sentence, and behind it the subject of the main clause with its modal, where no comma parts the two."""
_OPPOSED = frozenset(
    frozenset(pair.split("/"))
    for pair in "dry/wet open/clos open/shut full/empty absent/present early/late light/dark day/night weekday/weekend clean/dirty hot/cold sealed/open whol/damag working/broken".split()
)


def rulings_of(text: str) -> tuple[Ruling, ...]:
    """What one sentence makes of the cases that it names, in their order."""
    if _HINT.isdisjoint(words_in(text)):
        return ()
    return tuple(sorted(_found(small(text)), key=lambda ruling: ruling.span))


def opposite_rulings(left: Sequence[Ruling], right: Sequence[Ruling]) -> tuple[Ruling, Ruling] | None:
    """The first two rulings on one deed in one case that exclude each other; None where there are none."""
    for mine in left:
        for other in right:
            if _strict(mine) != _strict(other) and one_deed(mine.deed, other.deed) and _exclude(mine, other):
                return mine, other
    return None


def _strict(ruling: Ruling) -> bool:
    return ruling.way in (RulingWay.NEEDED, RulingWay.EXCEPTED)


def _exclude(mine: Ruling, other: Ruling) -> bool:
    strict, loose = (mine, other) if _strict(mine) else (other, mine)
    alike = loose.way is RulingWay.ALIKE
    flipped = _one_case(strict, loose, alike=alike)
    if flipped is None or alike:
        return alike and flipped is not None
    return loose.refused is ((strict.way is RulingWay.NEEDED) != flipped)


def _one_case(strict: Ruling, loose: Ruling, *, alike: bool) -> bool | None:
    """Whether the one case is that the other is not so; None where they are two cases."""
    shared = strict.case & loose.case
    if not shared or len(shared) < SAME_CASE * min(len(strict.case), len(loose.case)):
        return None
    flipped = strict.absent != loose.absent
    mine, other = strict.case - shared, loose.case - shared
    if mine and other and not alike:
        if not any(frozenset((a, b)) in _OPPOSED or f"un{a}" == b or f"un{b}" == a for a in mine for b in other):
            return None
        flipped = not flipped
    return flipped


def _found(letters: str) -> Iterator[Ruling]:
    for match in _all(_ALIKE, letters):
        if not _ASKED.search(letters, 0, match.start()):
            yield _ruling(letters, RulingWay.ALIKE, match)
    for match in _all(_EVEN, letters):
        yield _ruling(letters, RulingWay.EVEN, match)
    for match in _all(_NEEDED, letters):
        ruling = _ruling(letters, RulingWay.NEEDED, match)
        if not ruling.refused:
            yield ruling
    for match in _all(_EXCEPTED, letters):
        ruling = _ruling(letters, RulingWay.EXCEPTED, match)
        # Not so unless then is only so then.
        yield replace(ruling, way=RulingWay.NEEDED, refused=False) if ruling.refused else ruling
    for match in _all(_HELD_BACK, letters):
        ruling = _ruling(letters, RulingWay.NEEDED, match)
        if ruling.refused:
            yield replace(ruling, refused=False)


def _all(patterns: Iterable[re.Pattern[str]], letters: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(letters)


def _ruling(letters: str, way: RulingWay, match: re.Match[str]) -> Ruling:
    start, end = match.start(), match.end()
    if not letters[:start].strip():
        main = _MAIN_CLAUSE.match(letters, match.start("case"), match.end("case"))
        end = main.end() if main else end
    said = letters[match.start("case") : min(end, match.end("case"))]
    absent = _ABSENT.search(said) is not None
    if "without" in match.re.groupindex and match["without"]:
        absent = not absent
    first = max((found.end() for found in _ENDS.finditer(letters, 0, start)), default=0)
    last = next((found.start() for found in _ENDS.finditer(letters, end)), len(letters))
    refused = _REFUSED.search(f"{letters[first:start]} {letters[end:last]}") is not None
    return Ruling(way, plain_words(said), absent, refused, deed_words(letters, (start, end)), (start, end))
