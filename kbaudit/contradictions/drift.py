"""One term, two definitions: the terms of a knowledge base that are not defined in the same way everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.reading import read_side
from kbaudit.contradictions.scope import ScopeComparison, compare, merged
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.slots import REFERENCES
from kbaudit.contradictions.view import Facing, lay
from kbaudit.contradictions.words import FUNCTION_WORDS, stem, tokens
from kbaudit.facts.definitions import Definition, definition_in, is_glossary
from kbaudit.model import BlockKind, Claim, Document, Status

__all__ = ["Defined", "Drift", "defined_terms", "drifts"]

ALIKE = 0.6
"""Dice coefficient of the content words of two meanings from which they are one meaning in other words."""

INSIDE = 0.75
"""Share of the shorter meaning's words that the longer one has, from which it only says more."""

SHORT = 16
"""Words of a meaning up to which its one value is what it turns on, whatever stands around it."""

_OTHER_TIME = frozenset({"past", "example", "quotation", "code", "formula", "record", "narrated"})
"""Traits of statements that define for another time or only by way of example."""

_CONTRACT = re.compile(
    r"(?i)\b(?:agreements?|terms|contract|addendum|amendment|licen[cs]e|conditions|exhibit|annex|order form|dpa|msa|eula|nda)\b"
)
"""Titles of documents that define their terms for themselves."""

_ACRONYM = re.compile(r"[A-Z].*[A-Z]|\d")


_ANYBODY = frozenset("anybody anyone anything someone somebody everybody everyone one all person people those".split())
"""Words that only stand for what is defined."""


@dataclass(frozen=True, slots=True)
class Defined:
    """A statement that defines a term, with the content words of its meaning."""

    side: Side
    definition: Definition
    meaning: Side
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Drift:
    """A term with its different definitions, one group for each meaning; `clashing` where two of them give different values.

    `unknown` are the dimensions of scope that only one of two definitions names.
    """

    term: str
    meanings: tuple[tuple[Defined, ...], ...]
    clashing: bool
    unknown: tuple[tuple[str, str, str], ...] = ()


def defined_terms(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[tuple[str, ...], list[Defined]]:
    """What every live document defines, by the words of the term without their endings."""
    served = {document.id: document for document in documents if document.status is Status.LIVE}
    found: dict[tuple[str, ...], list[Defined]] = defaultdict(list)
    for position, claim in enumerate(claims):
        document = served.get(claim.document)
        if document is None or document.language != "en" or claim.kind in (BlockKind.TABLE_ROW, BlockKind.QUOTE):
            continue
        if document.kind == "legal" or _CONTRACT.search(document.title or ""):
            continue
        named = " / ".join((document.title or "", *claim.heading))
        definition = definition_in(" ".join(claim.text.split()), glossary=is_glossary(named))
        key = _key(definition.term) if definition else ()
        if definition and key:
            side = read_side(document, claim, position)
            if not _other_traits(side, definition) & _OTHER_TIME:
                found[key].append(_defined(side, definition, key))
    return found


def _other_traits(side: Side, definition: Definition) -> frozenset[str]:
    """The traits of a statement; one that opens with its own term in quotation marks quotes nobody."""
    start, end = definition.term_span
    text = " ".join(side.text.split())
    names = text[:start].strip() in ('"', "“") and text[end:].lstrip(",.")[:1] in ('"', "”")
    return side.traits - {"quotation"} if names else side.traits


def drifts(documents: Sequence[Document], claims: Sequence[Claim]) -> Iterator[Drift]:
    """The terms that have two definitions which are not one in other words, sorted by term."""
    for key, entries in sorted(defined_terms(documents, claims).items()):
        distinct = _distinct(entries)
        pairs = [(a, b) for a, b in combinations(range(len(distinct)), 2)]
        judged = {pair: _judged(key, distinct[pair[0]][0], distinct[pair[1]][0]) for pair in pairs}
        differing = sorted({index for pair, outcome in judged.items() if outcome for index in pair})
        if differing:
            outcomes = [outcome for outcome in judged.values() if outcome]
            yield Drift(
                term=distinct[differing[0]][0].definition.term,
                meanings=tuple(tuple(distinct[index]) for index in differing),
                clashing=any(outcome.clash for outcome in outcomes),
                unknown=tuple(sorted({entry for outcome in outcomes for entry in outcome.scope.unknown})),
            )


@dataclass(frozen=True, slots=True)
class _Difference:
    clash: bool
    scope: ScopeComparison


def _judged(key: tuple[str, ...], left: Defined, right: Defined) -> _Difference | None:
    """How two definitions of one term differ; None where they hold for different things or say the same."""
    one_document = left.side.document == right.side.document
    # What the sentence itself names is part of the meaning ("a child or a parent"), not for whom it holds.
    scope = compare({}, {}, *(merged((_around(side, key),)) for side in (left.side, right.side)))
    if scope.different or (one_document and left.side.heading != right.side.heading):
        return None
    shared = left.words & right.words
    facing = lay(left.meaning, right.meaning, UNTAUGHT).facing
    if any(_measured(pair) and pair.clash for pair in facing):
        short = max(len(left.meaning.text.split()), len(right.meaning.text.split())) <= SHORT
        return _Difference(bool(shared) or short, scope)
    # Two entries of one page, or of one word, are two senses; a term of several words is one wherever it stands.
    if one_document or not (left.definition.explicit and right.definition.explicit) or (len(key) < 2 and not shared):
        return None
    return None if _same_meaning(left, right) else _Difference(clash=False, scope=scope)


def _around(side: Side, key: tuple[str, ...]) -> list[tuple[str, str]]:
    """What title and headings name, but for the words of the term: a page on winter trips does not hold in winter only."""
    return [
        (dimension, value) for dimension, value in side.around if not {stem(word) for word in value.split()} & set(key)
    ]


def _same_meaning(left: Defined, right: Defined) -> bool:
    shared = len(left.words & right.words)
    smaller, both = min(len(left.words), len(right.words)), len(left.words) + len(right.words)
    if not smaller:
        return bool(left.meaning.slots) == bool(right.meaning.slots)
    return 2 * shared >= ALIKE * both or shared >= INSIDE * smaller


def _measured(pair: Facing) -> bool:
    return pair.left.kind != "number" and pair.left.kind not in REFERENCES


def _distinct(entries: Sequence[Defined]) -> list[list[Defined]]:
    """Definitions by their meaning as it is written: copies are one."""
    found: dict[tuple[str, ...], list[Defined]] = {}
    for entry in sorted(entries, key=lambda item: (item.side.document, item.side.start)):
        found.setdefault(tuple(token.name for token in entry.meaning.tokens) + _values(entry.meaning), []).append(entry)
    return list(found.values())


def _values(side: Side) -> tuple[str, ...]:
    return tuple(side.text[slot.start : slot.end].casefold() for slot in side.slots)


def _defined(side: Side, definition: Definition, key: tuple[str, ...]) -> Defined:
    meaning = side_of(definition.meaning)
    empty = (
        set(key)
        | {token.name for token in tokens(definition.term)}
        | {token.name for token in tokens(" ".join(_ANYBODY))}
    )
    return Defined(side, definition, meaning, meaning.content - empty)


def _key(term: str) -> tuple[str, ...]:
    """The words of a term without articles and endings, sorted; an acronym as it is written."""
    words = [word for word in re.findall(r"[\w'’&-]+", term.replace("’", "'")) if word.casefold() not in FUNCTION_WORDS]
    return tuple(sorted(word if _ACRONYM.search(word) else stem(word.casefold()) for word in words))
