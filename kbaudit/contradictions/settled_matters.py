"""Matters that a sentence settles by express words, whichever verb it has: who alone, what is included, how long for good."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Matter", "Pole", "Settled", "Way"]

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
