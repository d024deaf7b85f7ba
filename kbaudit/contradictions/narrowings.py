"""The words by which the clause that obliges, permits, forbids or denies narrows down what the other statement speaks of.

"May disclose the data to its auditors" is narrower than "shall not disclose the data"; "need not disclose any data" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kbaudit.contradictions.exchanges import exchangeable
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stretches import stretch
from kbaudit.contradictions.sweeping import sweeping
from kbaudit.contradictions.view import spelt_alike
from kbaudit.contradictions.words import Token, bag, stem, tokens
from kbaudit.facts.modality import PEOPLE

__all__ = ["PERSONS", "counterparts", "narrowings"]

PERSONS = bag(" ".join(sorted(PEOPLE))) | bag("member director anyone everyone anybody everybody party individual team")
"""Those of whom something is asked: who does it is often named in one of two statements alone."""

_IDLE = frozenset(
    map(
        stem,
        (
            "obtain get hold have make give take use do provide submit carry discretion judgement judgment choice "
            "option obligation duty need ask time whatever whenever wherever circumstance case event way entire whole "
            "voluntary optional mandatory compulsory required necessary needed free liberty entitled right permission "
            "allowed purpose matter reason regard decide choose wish want like leave whether further longer additional "
            "even rule regular regularly produce present go beforehand first anyone exception under upon all prior "
            "after before premises itself "
        ).split(),
    )
)
"""Words of a clause that narrow nothing: what is said of a deed, not which one is meant."""


def narrowings(side: Side, other: Side, span: tuple[int, int]) -> tuple[str, ...]:
    """The content words, and the kinds of values, of the clause around a span that the other statement has nothing for."""
    kinds = {token.slot for token in other.tokens if token.slot}
    named = tokens(other.text)
    found = []
    for token in _clause(side, span):
        if token.slot and token.slot not in ("stance", "label", *kinds):
            found.append(f"<{token.slot}>")
        elif token.content and not _idle(side, token) and not _met(side, token, other, named):
            found.append(token.name)
    return tuple(found)


def counterparts(side: Side, other: Side, span: tuple[int, int]) -> int:
    """How many different content words of the clause around a span the other statement has something for."""
    named = {token.name for token in _clause(side, span) if token.content and not _idle(side, token)}
    own = set(narrowings(side, other, span))
    return len(named - own)


def _idle(side: Side, token: Token) -> bool:
    return stem(side.text[token.start : token.end].casefold()) in _IDLE


def _clause(side: Side, span: tuple[int, int]) -> Iterator[Token]:
    """The words of the clause around a span, without those that say how it stands, or that no case is left out."""
    start, end = stretch(side.text, span)
    said = (span, *sweeping(side.text))
    for token in side.tokens:
        if start <= token.start < end and not any(first <= token.start < last for first, last in said):
            yield token


def _met(side: Side, token: Token, other: Side, named: Sequence[Token]) -> bool:
    """Whether the other statement has a word, the same spelt otherwise, or one that can stand for it."""
    if any(word.name == token.name for word in named):
        return True
    written = side.text[token.start : token.end]
    return any(
        spelt_alike(token.name, word.name)
        or exchangeable(written, other.text[word.start : word.end])
        or _able(written, other.text[word.start : word.end])
        for word in named
        if word.content
    )


_QUALITY = re.compile(r"(?i)(?:non-?|un|in|ir|im)?(?P<base>[a-z]{3,}?)(?:able|ible)s?")


def _able(written: str, other: str) -> bool:
    """Whether one word says of a thing that what the other names can be done, or cannot: "irrevocable", "revoke"."""
    return any(
        match is not None
        and verb.casefold().replace("k", "c").startswith(match["base"].casefold().replace("k", "c")[:6])
        for match, verb in ((_QUALITY.fullmatch(written), other), (_QUALITY.fullmatch(other), written))
    )
