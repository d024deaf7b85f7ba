"""What a sentence settles by naming one of a closed set: a currency, a language, who bears a cost, an annex, a day of the week.

"Costs shall be borne by the seller" and "by the buyer" cannot both hold, although neither names an amount. A choice is read only
where the words around it say that it is settled: behind "may" or beside "or", "also" and "usually" it is one of several.
"""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kbaudit.facts.choice_kinds import LEFT_OPEN
from kbaudit.facts.choice_parties import find_parties, who_is_meant
from kbaudit.facts.choices_of_any import OF_ANY, OPEN_KINDS
from kbaudit.facts.choices_of_clauses import OF_CLAUSES
from kbaudit.facts.choices_of_contracts import OF_CONTRACTS
from kbaudit.facts.choices_of_houses import OF_HOUSES
from kbaudit.facts.conditions import find_conditions
from kbaudit.facts.word_lists import words_in

__all__ = ["OPEN_KINDS", "SEVERAL", "Choice", "exclude", "find_choices"]


_SUPPOSED = frozenset(("if", "unless", "when", "except"))
_UPON = re.compile(r"(?i)upon\b")


def _of_event(text: str, span: tuple[int, int]) -> bool:
    """Whether a part only names an event: "upon delivery"."""
    return _UPON.match(text, span[0]) is not None


_TELLS_WHEN, _SUBJECTS = frozenset(("when it passes", "which text prevails")), frozenset(("who alone",))
"""Kinds that a clause of time tells, and those that the subject of a sentence tells."""
_KINDS = (*OF_CONTRACTS, *OF_CLAUSES, *OF_HOUSES, *OF_ANY)

REACH = 90
"""Characters before a choice in which a word that leaves it open belongs to it: about a clause."""


SEVERAL = frozenset(
    (
        "day of the week",
        "part of the day",
        "floor",
        "manner",
        "means of payment",
        "way of transport",
        "language",
        "colour",
        "end of a time",
    )
)
"""Kinds of which one page that names two means both: parcels are collected on Monday, and on Thursday."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen of one `kind`, as written at `span`, and what it is, by words: a registered letter is also a letter."""

    kind: str
    value: frozenset[str]
    raw: str
    span: tuple[int, int]


def find_choices(text: str) -> tuple[Choice, ...]:
    """The choices that a sentence settles, in their order; a kind of which it names two in two places is left out."""
    found = [choice for choice in _all(text) if not _left_open(text, choice.span, choice.kind)]
    if not found:
        return ()
    supposed = [
        part.span for part in find_conditions(text) if part.kind in _SUPPOSED and not _of_event(text, part.span)
    ]
    found = [
        choice
        for choice in found
        if choice.kind in _TELLS_WHEN or not any(start <= choice.span[0] < end for start, end in supposed)
    ]
    kinds = [choice.kind for choice in found]
    return tuple(sorted((choice for choice in found if kinds.count(choice.kind) == 1), key=lambda choice: choice.span))


def exclude(left: Choice, right: Choice) -> bool:
    """Whether two sentences that are the same otherwise cannot both have settled it so: neither choice takes in the other."""
    return left.kind == right.kind and not (left.value <= right.value or right.value <= left.value)


def _all(text: str) -> Iterator[Choice]:
    said = words_in(text)
    for kind in _KINDS:
        if kind.hint.isdisjoint(said):
            continue
        for match in kind.pattern.finditer(text):
            value = (who_is_meant(match["said"]) if kind.name in OPEN_KINDS else None) or kind.read(match["said"])
            if value:
                name = f"{kind.name} {match['label'].casefold()}" if kind.labelled else kind.name
                whole = "whole" if "whole" in kind.pattern.groupindex else "said"
                yield Choice(name, value, match["said"], (match.start(whole), match.end()))
    for role, value, span in find_parties(text, said):
        yield Choice(role, value, text[slice(*span)], span)


FIRST = 8
"""Characters within which a choice is the subject, of which the rest is said: a number, an article."""
_GOES_ON = re.compile(
    r"(?i)(?:(?![.;:,(—–]|\s-\s|\b(?:and|but|or|if|when|whenever|unless|which|who|that|so|because|where|as|until|before|after|while|once|how|what)\b).)*?"
    r"\b(?:is|are|was|were|shall|must|will|may|can|cannot|has|have|had|does|do|should|needs?|"
    r"(?<!to )(?:go(?:es)?|appl(?:y|ies)|takes?|gets?|comes?|remains?|stays?|receives?|contains?|includes?|requires?|belongs?|leads?|pays?))\b(?!-)"
)
"""Behind a choice a verb: what stands before it tells which are meant ("the rooms on the second floor are …")."""
_OPEN_BEHIND = re.compile(
    r"(?i)\s*(?:,\s*)?(?:and/or|or|and|&|/|as well|too|among|where possible|if possible|at least)(?!\w)"
)
_OPEN_BEFORE = re.compile(
    r"(?i)(?:\bor|\bnor|\band|&|/|\bnot|\bneither|\bthan|\bother than|\bexcept|\bunless)\s+(?:(?:by|in|on|to|the|a|an|via)\s+)*$"
)


def _left_open(text: str, span: tuple[int, int], kind: str) -> bool:
    """Whether the choice is one of several, denied, only possible, or tells which of several things the sentence is about."""
    start, end = span
    if start > FIRST and kind not in _SUBJECTS and _GOES_ON.match(text, end):
        return True
    if _OPEN_BEHIND.match(text, end) or _OPEN_BEFORE.search(text, max(0, start - 24), start):
        return True
    return LEFT_OPEN.search(text, max(0, start - REACH), start) is not None
