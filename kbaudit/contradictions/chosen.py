"""Two sentences that are the same but for one choice from a closed set: "borne by the seller", "borne by the buyer".

Most sentences name a party, a language or a day in passing, so that a choice is no slot of its own. Only where two sentences say
the same otherwise is it what they differ in; then it takes the place of a value in both.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kbaudit.contradictions.exchanges import exchanged
from kbaudit.contradictions.names import names_in
from kbaudit.contradictions.scope import in_words
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.slots import Slot
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import Token
from kbaudit.facts.choices import OPEN_KINDS, SEVERAL, Choice, exclude
from kbaudit.facts.references import Reference

__all__ = ["CHOICE", "chosen"]

CHOICE = "choice"
"""The kind of slot that a choice becomes."""

LEAST, NAMING = 3, 2
"""Content words that both sentences have beside the choice: of a sentence that is the same word for word fewer are enough."""

SAME = 0.8
"""Share of the longer sentence's other content words that the shorter one has too."""


_LETTER = re.compile(r"(?<=[a-z] )[A-Z]\b(?!['’.])")
"""A letter that tells one of several from the others: "group A", "entrance C"."""


def chosen(view: View) -> tuple[Side, Side] | None:
    """Both statements of a pair with their choice as a slot, where that is the one thing they differ in; None otherwise."""
    left, right = view.left, view.right
    if not left.choices or not right.choices:
        return None
    apart = [(mine, other) for mine in left.choices for other in right.choices if exclude(mine, other)]
    closed = [(mine, other) for mine, other in apart if mine.kind not in OPEN_KINDS]
    apart = closed or [pair for pair in apart if _is_named_apart(view, *pair)]
    if len(apart) != 1:
        return None
    mine, other = apart[0]
    if (view.one_document and mine.kind in SEVERAL) or not _same_values(view, mine, other):
        return None
    if _LETTER.findall(_outside(left, mine)) != _LETTER.findall(_outside(right, other)):
        return None
    rest, facing = _others(left, mine), _others(right, other)
    both = rest & facing
    if mine.kind in OPEN_KINDS and rest != facing:
        return None
    if mine.kind in _LAWS and both and both in (rest, facing):
        return _with_slot(left, mine), _with_slot(right, other)
    if (
        len(both) < (NAMING if rest == facing else LEAST)
        or (rest - both and facing - both)
        or len(both) < SAME * max(len(rest), len(facing))
    ):
        return None
    return _with_slot(left, mine), _with_slot(right, other)


_LAWS = frozenset(("law", "named place of delivery", "which text prevails"))
"""Kinds of which a sentence says nothing else: "this deed is governed by the law of …"."""


def _is_named_apart(view: View, mine: Choice, other: Choice) -> bool:
    """Whether two documents name two things in a place that any can fill, and neither is the other under another name."""
    if view.one_document:
        return False
    left, right = (_inside(*pair) for pair in zip(exchanged(view.left, view.right), (mine, other), strict=True))
    if not left or not right or left <= right or right <= left:
        return False
    return not any(
        a.kind == b.kind and a.kind not in OPEN_KINDS and _meet(a, mine) and _meet(b, other)
        for a in view.left.choices
        for b in view.right.choices
    )


def _inside(side: Side, choice: Choice) -> frozenset[str]:
    return frozenset(token.name for token in side.tokens if token.content and _within(token, choice.span))


def _meet(choice: Choice, other: Choice) -> bool:
    return choice.span[0] < other.span[1] and other.span[0] < choice.span[1]


def _same_values(view: View, mine: Choice, other: Choice) -> bool:
    """Whether both say the same values, dates and places beside their choice."""
    values = [slot for slot in view.left.slots if not _within(slot, mine.span)]
    facing = [slot for slot in view.right.slots if not _within(slot, other.span)]
    same = [pair for pair in view.facing if pair.same and pair.left in values and pair.right in facing]
    return len(values) == len(facing) == len(same)


def _others(side: Side, choice: Choice) -> frozenset[str]:
    """The content words of a statement beside those of its choice."""
    return frozenset(token.name for token in side.tokens if token.content and not _within(token, choice.span))


def _outside(side: Side, choice: Choice) -> str:
    return side.text[: choice.span[0]] + " " + side.text[choice.span[1] :]


def _with_slot(side: Side, choice: Choice) -> Side:
    """A statement whose choice is a slot: its words are none of the statement's own, and name neither scope nor thing."""
    start, end = choice.span
    slot = Slot(
        CHOICE, start, end, reference=Reference(CHOICE, choice.raw, " ".join(sorted(choice.value)), choice.span)
    )
    outside = _outside(side, choice)
    tokens = [token for token in side.tokens if not _within(token, choice.span)]
    content = side.content & (_others(side, choice) | (side.content - frozenset(token.name for token in side.tokens)))
    without = in_words(outside)
    return replace(
        side,
        slots=tuple(
            sorted(
                (*(other for other in side.slots if not _within(other, choice.span)), slot),
                key=lambda slot: (slot.start, -slot.end),
            )
        ),
        tokens=tuple(sorted((*tokens, Token("", start, end, CHOICE)), key=lambda token: token.start)),
        content=content,
        all_words=content | side.context,
        sorts=side.sorts | {CHOICE},
        said=tuple(pair for pair in side.said if pair in without),
        names=(names_in(outside), side.names[1]),
    )


def _within(token: Token | Slot, span: tuple[int, int]) -> bool:
    return token.start < span[1] and span[0] < token.end
