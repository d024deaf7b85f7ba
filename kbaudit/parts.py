"""Documents → passages, claims and statements, document by document: what has not changed is not cut and read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kbaudit.claims import state
from kbaudit.contradictions.reading import read_sides
from kbaudit.contradictions.side import Side
from kbaudit.keeping import Keeper, once
from kbaudit.model import Claim, Document, Passage
from kbaudit.passages import cut


@dataclass(frozen=True, slots=True)
class Parts:
    """What documents are cut into, in their order. `Side.claim` is a position in `claims`.

    `keys` are those of the documents by id, where they have one: they cover everything that the parts were cut from. `origins`
    are the same by the `sides`, "" where there is none. `troubles` say which documents could not be cut or read.
    """

    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    sides: tuple[Side, ...] = ()
    origins: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()


def parts_of(documents: Sequence[Document], *, compared: bool, keeper: Keeper | None = None) -> Parts:
    """The parts of all documents; statements only where they are `compared`."""

    def make(positions: Sequence[int]) -> Iterator[Parts]:
        return (_parts(documents[position], compared=compared) for position in positions)

    keys = [keeper.key(document, compared) if keeper else None for document in documents]
    # A document in trouble is tried again the next time.
    each = (
        once(keeper, "parts", keys, Parts, make, lasting=lambda _, parts: not parts.troubles)
        if keeper
        else make(range(len(documents)))
    )
    troubles: list[str] = []
    passages: list[Passage] = []
    claims: list[Claim] = []
    sides: list[Side] = []
    origins: list[str] = []
    for key, parts in zip(keys, each, strict=True):
        origins.extend([key or ""] * len(parts.sides))
        sides.extend(side.at_claim(side.claim + len(claims)) for side in parts.sides)
        passages.extend(parts.passages)
        claims.extend(parts.claims)
        troubles.extend(parts.troubles)
    known = {document.id: key for document, key in zip(documents, keys, strict=True) if key}
    return Parts(tuple(passages), tuple(claims), tuple(sides), tuple(origins), known, tuple(troubles))


def _parts(document: Document, *, compared: bool) -> Parts:
    """The parts of one document. What nobody foresaw in it costs its statements, not the audit of all others."""
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()
    try:
        passages = cut([document])
        claims = state([document], passages)
        return Parts(passages, claims, read_sides([document], claims) if compared else ())
    except Exception as error:
        said = f"{type(error).__name__}: {str(error)[:200]}"
        trouble = f"{document.uri}: its statements were not compared: {said}. Please report this."
        return Parts(passages, claims, troubles=(trouble,))
