"""What is compared: passages, claims, and pairs of them."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.model.blocks import BlockKind, Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document that a retriever would serve, under its heading path."""

    document: str
    index: int
    heading: tuple[str, ...]
    text: str
    start: int
    end: int
    place: Place
    digest: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value read in a text: `low` == `high` for a single one, None where the side is open.

    `dimension` is time, money, percent, count, data, …; `unit` the unit of `low` and `high` after conversion
    (seconds, the currency's code, …). `span` is where it stands in `Document.text`.
    """

    dimension: str
    low: float | None
    high: float | None
    unit: str
    comparator: str
    raw: str
    span: tuple[int, int]
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, list item or table row taken as a statement."""

    document: str
    passage: int
    heading: tuple[str, ...]
    lead: str
    text: str
    start: int
    end: int
    place: Place
    kind: BlockKind
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages (indices into `Corpus.passages`, left < right) worth comparing.

    `channel` says who proposed them ("exact", "semantic", "shingles", …); `cosine` is their cosine similarity, where known.
    """

    left: int
    right: int
    channel: str
    cosine: float | None = None
