"""Documents → passages, claims and statements, document by document: what has not changed is not cut and read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kbaudit.claims import state
from kbaudit.contradictions.reading import read_sides
from kbaudit.contradictions.side import Side
from kbaudit.keeping import Keeper, once
from kbaudit.model import Claim, Document, Passage
from kbaudit.passages import cut


@dataclass(frozen=True, slots=True)
class Parts:
    """What documents are cut into, in their order. `Side.claim` is a position in `claims`."""

    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    sides: tuple[Side, ...] = ()


def parts_of(documents: Sequence[Document], *, compared: bool, keeper: Keeper | None = None) -> Parts:
    """The parts of all documents; statements only where they are `compared`."""

    def make(positions: Sequence[int]) -> Iterator[Parts]:
        return (_parts(documents[position], compared=compared) for position in positions)

    if keeper is None:
        each = make(range(len(documents)))
    else:
        keys = [keeper.key(document, compared) for document in documents]
        each = once(keeper, "parts", keys, Parts, make)
    passages: list[Passage] = []
    claims: list[Claim] = []
    sides: list[Side] = []
    for parts in each:
        sides.extend(replace(side, claim=side.claim + len(claims)) for side in parts.sides)
        passages.extend(parts.passages)
        claims.extend(parts.claims)
    return Parts(tuple(passages), tuple(claims), tuple(sides))


def _parts(document: Document, *, compared: bool) -> Parts:
    passages = cut([document])
    claims = state([document], passages)
    return Parts(passages, claims, read_sides([document], claims) if compared else ())
