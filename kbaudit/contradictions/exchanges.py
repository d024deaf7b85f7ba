"""Words of two statements that stand in the same place of one sentence and can stand for each other there.

"Tag each parcel before it is sent" and "label each parcel before it is sent" are one sentence: the words face each other, and one
can be put for the other. `synonyms` cannot say so, since an issue and a problem are not the same everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from kbaudit.contradictions.contrasts import MAY_BE_ONE, VALUES
from kbaudit.contradictions.words import FUNCTION_WORDS, Token, bag, stem
from kbaudit.contradictions.worked_out import worked_out
from kbaudit.facts.lemmas import lemma

if TYPE_CHECKING:
    from kbaudit.contradictions.side import Side

__all__ = ["exchangeable", "exchanged", "kindred_names"]

FILE = "exchanged_words.txt"

MOST = 7
"""Words of its own that either statement may have: with more of them, it is no sentence in which single words were exchanged."""

LEAST_SHARED = 2
"""Content words and values that both have at least, where more differs than exchanged words."""

FEW = 4
"""Words of its own that either of two statements may have which share a single one."""

LONGEST = 60
"""Words of a statement at most that are laid beside another's."""

PHRASE = 3
"""Content words of a phrase at most."""

PAIR = 2
"""Words of a verb with its particle."""

Phrase = tuple[str, ...]


class _Word(NamedTuple):
    """A content word or value of a statement as it is written, and the whole that it is written in."""

    token: Token
    text: str
    whole: str


@dataclass(frozen=True, slots=True)
class _Facing:
    """Words of the left and of the right statement that stand for each other; kindred ones only where nothing else differs."""

    left: Sequence[Token]
    right: Sequence[Token]
    kindred: bool = False

    @property
    def name(self) -> str:
        """The name for both, whichever stands left: that of a reader or plan that scopes know, if one is."""
        single = [stretch[0].name for stretch in (self.left, self.right) if len(stretch) == 1]
        scoped = [_names_of_scopes()[name] for name in single if name in _names_of_scopes()]
        return min(scoped or single or [self.left[0].name, self.right[0].name])


def exchanged(left: Side, right: Side, beside: Set[frozenset[str]] = frozenset()) -> tuple[Side, Side]:
    """Two statements with one name for the words that they exchange; as they are where they exchange none.

    The kindred words of the pairs `beside` are two things here.
    """
    shared = left.content & right.content
    mine, other = left.content - shared, right.content - shared
    if not (0 < len(mine) <= MOST and 0 < len(other) <= MOST and shared):
        return left, right
    a, b = _spoken(left), _spoken(right)
    names, names_of_other = _names(left), _names(right)
    short = max(len(shared), len({*names}.intersection(names_of_other))) < LEAST_SHARED
    if max(len(a), len(b)) > LONGEST or (short and max(len(mine), len(other)) > FEW):
        return left, right
    found: list[_Facing] = []
    for tag, start, end, begin, stop in SequenceMatcher(None, names, names_of_other, autojunk=False).get_opcodes():
        if tag == "replace":
            pairs = list(_facing(a[start:end], b[begin:stop]))
            found.extend(pairs or _in_a_phrase(a, start, b, begin))
    alike = _nothing_else(mine, other, found, beside)
    if not alike:
        found = [pair for pair in found if not pair.kindred]
    if not found or (short and not alike) or _differs_much(len(mine), len(other), len(shared), found):
        return left, right
    return (
        left.with_phrases([(pair.left, pair.name) for pair in found]),
        right.with_phrases([(pair.right, pair.name) for pair in found]),
    )


def exchangeable(written: str, other: str) -> bool:
    """Whether two words, as they are written, are one, or may stand for each other in one sentence, kindred ones among them."""
    mine, facing = _stems(written), _stems(other)
    same, kindred = _lists()
    return mine == facing or facing in same.get(mine, ()) or facing in kindred.get(mine, ())


def _differs_much(mine: int, other: int, shared: int, found: Sequence[_Facing]) -> bool:
    """Whether half as many words differ besides as the two have in common: two sentences, not one in other words."""
    left, right = mine - sum(len(pair.left) for pair in found), other - sum(len(pair.right) for pair in found)
    return 2 * max(left, right) >= shared + sum(max(len(pair.left), len(pair.right)) for pair in found)


def _nothing_else(
    mine: frozenset[str], other: frozenset[str], found: Sequence[_Facing], beside: Set[frozenset[str]]
) -> bool:
    """Whether all words that only one statement has are among the exchanged ones, and no pair is two things here."""
    if any(pair.kindred and frozenset((pair.left[0].name, pair.right[0].name)) in beside for pair in found):
        return False
    left = {token.name for pair in found for token in pair.left}
    return mine <= left and other <= {token.name for pair in found for token in pair.right}


@worked_out
def _spoken(side: Side) -> tuple[_Word, ...]:
    """The content words and values of a statement; what it affirms or denies has no place among them."""
    return tuple(
        _Word(token, side.text[token.start : token.end], side.text)
        for token in side.tokens
        if token.content or (token.slot and token.slot != "stance")
    )


@worked_out
def _names(side: Side) -> list[str]:
    return [word.token.name for word in _spoken(side)]


def _facing(mine: Sequence[_Word], other: Sequence[_Word]) -> Iterator[_Facing]:
    """The pairs of a stretch that was exchanged, in order; words that nothing faces are passed over one by one."""
    i = j = 0
    while i < len(mine) and j < len(other):
        found = _pair_at(mine[i:], other[j:])
        if found is None:
            if len(mine) - i != len(other) - j:
                return
            i, j = i + 1, j + 1
        else:
            size, width, kindred = found
            yield _Facing(_tokens(mine[i : i + size]), _tokens(other[j : j + width]), kindred)
            i, j = i + size, j + width


def _in_a_phrase(a: Sequence[_Word], start: int, b: Sequence[_Word], begin: int) -> Iterator[_Facing]:
    """The two phrases whose last words stand for each other behind the word before: "expense claim", "expense report"."""
    if start and begin and a[start - 1].token.content and a[start - 1].token.name == b[begin - 1].token.name:
        mine, other = a[start - 1 : start + 1], b[begin - 1 : begin + 1]
        found = _pair_at(mine, other)
        if found is not None and found[:2] == (2, 2):
            yield _Facing(_tokens(mine), _tokens(other), found[2])


def _tokens(words: Sequence[_Word]) -> list[Token]:
    return [word.token for word in words]


def _pair_at(mine: Sequence[_Word], other: Sequence[_Word]) -> tuple[int, int, bool] | None:
    """How many words of each stand for each other at the beginning, the most first, and whether the two are only kindred."""
    same, kindred = _lists()
    shortened = _shortened(mine, other)
    if shortened:
        return (*shortened, False)
    facing = _phrases(other)
    for size, phrases in _phrases(mine):
        for width, others in facing:
            if any(a == b or b in same.get(a, ()) for a in phrases for b in others):
                return size, width, False
            if any(b in kindred.get(a, ()) for a in phrases for b in others):
                return size, width, True
    return None


def _phrases(words: Sequence[_Word]) -> list[tuple[int, Sequence[Phrase]]]:
    """The phrases that stand at the beginning as they are listed, the longest first, with how many words each takes.

    A verb counts with its particle as well; no value is part of a phrase.
    """
    found: list[tuple[int, Sequence[Phrase]]] = []
    phrase: Phrase = ()
    for size, word in enumerate(words[:PHRASE], start=1):
        if word.token.slot:
            break
        phrase += _stems(word.text)
        found.append((size, (*_with_particle(phrase, word), phrase)))
    return found[::-1]


def _with_particle(phrase: Phrase, word: _Word) -> Iterator[Phrase]:
    """A verb with the particle behind it, where the two are listed."""
    particle = _PARTICLE.match(word.whole, word.token.end) if len(phrase) == 1 else None
    if particle and (whole := (*phrase, particle[1].casefold())) in _with_particles():
        yield whole


def _shortened(mine: Sequence[_Word], other: Sequence[_Word]) -> tuple[int, int] | None:
    """How many words stand for the initials that the other statement has: "Data Protection Officer", "DPO"."""
    first, facing = mine[0].text, other[0].text
    if _spells(facing, mine):
        return len(facing), 1
    return (1, len(first)) if _spells(first, other) else None


def _spells(short: str, stretch: Sequence[_Word]) -> bool:
    if not (short.isalpha() and short.isupper() and 2 <= len(short) <= len(stretch)):
        return False
    return all(word.text[:1] == letter for word, letter in zip(stretch, short, strict=False))


_PARTICLES = frozenset("in out on off up down over back away".split())
"""What makes another deed of a verb: "check in", "check out"."""
_PARTICLE = re.compile(rf"(?i)\s+({'|'.join(sorted(_PARTICLES))})\b(?!\s*-)")


_DOUBLED = re.compile(
    r"(?<=[a-z]{3}e)ll$|(?<=contro)ll$|(?<=patro)ll$|(?<=enro)ll$|(?<=fulfi)ll$|(?<=signa)ll$|(?<=tota)ll$"
)
"""What British English doubles before an ending: "labelled", "cancelling"."""


@lru_cache(maxsize=65536)
def _stems(text: str) -> Phrase:
    """The stems of the words of a token as it is written, without those that say nothing: "take part in" is "take part".

    The particle of a verb says which deed is meant, and stays: "check in", "check out".
    """
    words = [stem(_DOUBLED.sub("l", lemma(word))) for word in text.casefold().replace("’", "'").split()]
    if len(words) == PAIR and words[1] in _PARTICLES:
        return tuple(words)
    return tuple(word for word in words if word not in FUNCTION_WORDS) or tuple(words)


_CONTRASTED = {_stems(" ".join(words)): dict(values) for words, values in VALUES.items()}
"""The dimensions that a word is a value of, and which."""


@lru_cache(maxsize=1)
def _names_of_scopes() -> Mapping[str, str]:
    """For the name of a word that narrows a scope the name of the value it stands for: an instructor is a teacher."""
    found: dict[str, str] = {}
    for words, values in VALUES.items():
        word, value = bag(" ".join(words)), bag(values[0][1])
        if len(word) == len(value) == 1:
            found.setdefault(min(word), min(value))
    return found


def _told_apart(left: Phrase, right: Phrase) -> bool:
    """Whether the two are alternatives wherever they stand: a complaint and an appeal."""
    mine, other = _CONTRASTED.get(left, {}), _CONTRASTED.get(right, {})
    return any(
        other.get(dimension, value) != value and (dimension, frozenset((value, other[dimension]))) not in MAY_BE_ONE
        for dimension, value in mine.items()
    )


@lru_cache(maxsize=1)
def _lists() -> tuple[Mapping[Phrase, frozenset[Phrase]], Mapping[Phrase, frozenset[Phrase]]]:
    """For each word or phrase what it can be exchanged for, and what is kindred to it."""
    found: dict[str, dict[Phrase, set[Phrase]]] = {}
    section: dict[Phrase, set[Phrase]] = {}
    for line in resources.files("kbaudit.contradictions").joinpath(FILE).read_text("utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), defaultdict(set))
        elif line and not line.startswith("#"):
            entries = {_stems(entry.strip()) for entry in line.split(",")}
            for entry in entries:
                section[entry] |= entries - {entry}
    same = {
        entry: frozenset(other for other in others if not _told_apart(entry, other))
        for entry, others in found["exchanged"].items()
    }
    return same, {entry: frozenset(others) for entry, others in found["kindred"].items()}


@lru_cache(maxsize=1)
def _with_particles() -> frozenset[Phrase]:
    """The listed verbs that have a particle."""
    return frozenset(
        phrase for phrases in _lists() for phrase in phrases if len(phrase) == PAIR and phrase[1] in _PARTICLES
    )


@lru_cache(maxsize=1)
def _kindred_by_name() -> Mapping[str, frozenset[str]]:
    """For each name of a kindred word the names of the others."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry, others in _lists()[1].items():
        names = [bag(" ".join(phrase)) for phrase in (entry, *others)]
        if len(names[0]) == 1:
            found[next(iter(names[0]))] |= set().union(*(name for name in names[1:] if len(name) == 1)) - names[0]
    return {name: frozenset(others) for name, others in found.items()}


def kindred_names(content: frozenset[str]) -> Iterator[frozenset[str]]:
    """The pairs of kindred words that one statement names both of, which are two things in its house."""
    known = _kindred_by_name()
    for name in content & known.keys():
        yield from (frozenset((name, other)) for other in known[name] & content)
