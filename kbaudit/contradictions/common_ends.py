"""What two statements have in common at their ends: what is said of both, behind what each of them says it of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import Token
from kbaudit.contradictions.worked_out import worked_out

__all__ = ["Parted", "alike", "alike_at_the_end", "alike_in_front", "parted", "spoken"]

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Parted:
    """Two statements that end alike, each parted into what stands in front and what both end with."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    left_end: tuple[Token, ...]
    right_end: tuple[Token, ...]


def parted(left: Side, right: Side) -> Parted | None:
    """What stands in front in each, and the words and values that both end with; None where they end differently."""
    if not _end_alike(left, right):
        return None  # most pairs: nothing is said of both
    mine, other = spoken(left), spoken(right)
    behind = alike_at_the_end(mine, other, min(len(mine), len(other)))
    return Parted(mine[:-behind], other[:-behind], mine[-behind:], other[-behind:]) if behind else None


@worked_out
def spoken(side: Side) -> tuple[Token, ...]:
    """The words and values of a statement, without what numbers it."""
    first = _LETTER.search(side.text)
    start = first.start() if first else 0
    return tuple(token for token in side.tokens if token.end > start and _says(token))


def alike(mine: Token, other: Token) -> bool:
    """Whether two tokens are one word, or values of one kind."""
    return mine.slot == other.slot if mine.slot or other.slot else mine.name == other.name


def alike_in_front(mine: Sequence[Token], other: Sequence[Token]) -> int:
    """How many words and values the two have in common at their beginnings."""
    count, most = 0, min(len(mine), len(other))
    while count < most and alike(mine[count], other[count]):
        count += 1
    return count


def alike_at_the_end(mine: Sequence[Token], other: Sequence[Token], most: int) -> int:
    """How many words and values the two have in common at their ends, at most as many as may be."""
    count = 0
    while count < most and alike(mine[-1 - count], other[-1 - count]):
        count += 1
    return count


def _end_alike(left: Side, right: Side) -> bool:
    """Whether the last word or value of both is one."""
    mine, other = _last(left), _last(right)
    return mine is not None and other is not None and alike(mine, other)


@worked_out
def _last(side: Side) -> Token | None:
    """The last word or value of a statement."""
    return next((token for token in reversed(side.tokens) if _says(token)), None)


def _says(token: Token) -> bool:
    return token.content or token.slot not in ("", "stance", "opening")
