"""Matters that a sentence settles by express words, whichever verb it has: who alone, what is included, how long for good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Matter", "Pole", "Settled", "Way", "either_way"]

Span = tuple[int, int]


class Matter(StrEnum):
    """What is settled. The name is that of the predicate on which two statements then differ."""

    HOLDER = "=sole"
    GROUP = "=whoever"
    PRICE = "=in the price"
    PAYER = "=pays"
    POWER = "=decides"
    TIME = "=for good"
    HOURS = "=without a break"
    RANK = "=first"
    LIABILITY = "=jointly"
    POT = "=pooled"
    SHARES = "=equally"
    TOGETHER = "=together"
    START = "=at once"
    END = "=beyond its end"
    FORCE = "=binding"
    AMOUNT = "=without limit"


class Pole(StrEnum):
    """One of the two ways in which a matter can be settled."""

    YES = "=yes"
    NO = "=no"


class Way(StrEnum):
    """How the part of a matter is named, where that decides against what it can be held."""

    PLAIN = "plain"
    ANY = "any"
    """Any one of them: "any tenant"."""
    LISTED = "listed"
    """Beside others: "CSV, JSON or Parquet"."""
    BEYOND = "beyond"
    """As what something else is not: "below investment grade"."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One matter as a sentence settles it, with the words that do so.

    `part` are the content words of whom or what is meant, where the reading asks for them: the sole holder, the payer; of a list
    they are those of all items, and `items` has them apart. What is not `strong` could mean something else: more is asked then.
    """

    matter: Matter
    pole: Pole
    span: Span
    part: frozenset[str] = frozenset()
    strong: bool = True
    way: Way = Way.PLAIN
    items: tuple[frozenset[str], ...] = ()


def either_way(letters: str, readings: Sequence[tuple[Matter, re.Pattern[str], re.Pattern[str]]]) -> Iterator[Settled]:
    """Which way a sentence in small letters settles each matter, by a pattern for each way; nothing where it says both.

    Words of the first way that stand within those of the second are part of them: "not binding".
    """
    for matter, yes, no in readings:
        mine, other = yes.search(letters), no.search(letters)
        if other and not (mine and not _within(mine.span(), other.span())):
            yield Settled(matter, Pole.NO, other.span())
        elif mine and not other:
            yield Settled(matter, Pole.YES, mine.span())


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
