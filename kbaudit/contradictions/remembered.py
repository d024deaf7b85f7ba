"""What came of judging pairs in an earlier audit, so that only those are judged again of which something has changed.

Three tables are kept for each knowledge base. That two statements differ in nothing depends on them alone; that a guard forbids
a finding depends on what was learned from the corpus as well; all else also on what stands around the two.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING

from kbaudit.contradictions.knowledge import Knowledge
from kbaudit.contradictions.marks import known_marks, pair_marks, statement_marks
from kbaudit.contradictions.outcomes import AGREES, FOUND, MISSED, SAME, SILENT, VETOED, form
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import STRANGERS, Surroundings
from kbaudit.errors import StoreError
from kbaudit.keeping import Keeper

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Column = NDArray[numpy.uint64]

__all__ = ["Asked", "Memory", "asked_by", "keep", "recall"]

STAGE = "judged pairs"

TABLES: Mapping[str, tuple[int, ...]] = {
    "alike": (SAME, SILENT, AGREES),
    "vetoed": (VETOED,),
    "weighed": (MISSED, FOUND),
}
"""The outcomes that each table holds."""

_QUICKLY = 1
_NONE = -9999
WIDTH = len(fields(Surroundings))
"""Numbers of what stands around a pair."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Where outcomes are kept, under which key, and for each statement the key of the document it stands in ("" for none)."""

    keeper: Keeper
    key: str
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The marks of tonight's pairs for each table, and which of the pairs can be kept at all."""

    marks: Mapping[str, Column]
    lasting: NDArray[numpy.bool_]


def asked_by(
    memory: Memory,
    sides: Sequence[Side],
    knowledge: Knowledge,
    cosines: Mapping[tuple[int, int], float | None],
    around: Mapping[tuple[int, int], Surroundings],
) -> Asked:
    """Everything that the judgement of each pair depends on, as marks."""
    import numpy

    pairs = numpy.array(list(cosines), dtype=numpy.int64).reshape(-1, 2)
    own, known = statement_marks(memory.origins), known_marks(sides, knowledge)
    left, right = pairs[:, 0], pairs[:, 1]
    numbers = numpy.array([_thousandths(cosine) for cosine in cosines.values()], dtype=numpy.int64)
    places = numpy.array([_place(around.get(pair, STRANGERS)) for pair in cosines], dtype=numpy.int64).reshape(
        -1, WIDTH
    )
    lasting = (own != 0)[:, 0] | (own != 0)[:, 1]
    both = (own[left], known[left]), (own[right], known[right])
    marks = {
        "alike": pair_marks((own[left],), (own[right],)),
        "vetoed": pair_marks(*both, (numbers,)),
        "weighed": pair_marks(*both, (numbers, *places.T)),
    }
    return Asked(marks, lasting[left] & lasting[right])


def recall(memory: Memory, asked: Asked) -> NDArray[numpy.void]:
    """A row for each pair; those that are not known say so."""
    import numpy

    found = numpy.zeros(len(asked.lasting), dtype=form())
    for name in TABLES:
        marks, rows = _read(memory, name)
        if len(rows):
            places = numpy.minimum(numpy.searchsorted(marks[:, 0], asked.marks[name][:, 0]), len(rows) - 1)
            known = asked.lasting & (marks[places] == asked.marks[name]).all(axis=1)
            found[known] = rows[places[known]]
    return found


def keep(memory: Memory, asked: Asked, outcomes: NDArray[numpy.void]) -> None:
    """Keep the rows of tonight's pairs instead of what was kept before."""
    import numpy

    written = []
    for name, whats in TABLES.items():
        chosen = numpy.flatnonzero(asked.lasting & numpy.isin(outcomes["what"], whats))
        order = chosen[numpy.argsort(asked.marks[name][chosen, 0], kind="stable")]
        content = asked.marks[name][order].astype("<u8").tobytes() + outcomes[order].tobytes()
        written.append((f"{memory.key} {name}", zlib.compress(content, _QUICKLY)))
    try:
        memory.keeper.shelf.keep(STAGE, written)
    except StoreError as error:
        memory.keeper.say(str(error))


def _read(memory: Memory, name: str) -> tuple[Column, NDArray[numpy.void]]:
    """A table: marks in their order, and rows; empty where there is none that can be read."""
    import numpy

    key = f"{memory.key} {name}"
    try:
        kept = memory.keeper.shelf.kept(STAGE, [key]).get(key)
        content = zlib.decompress(kept) if kept else b""
    except (StoreError, zlib.error):
        content = b""
    count, rest = divmod(len(content), 16 + form().itemsize)
    if rest:
        content, count = b"", 0
    marks = numpy.frombuffer(content, dtype="<u8", count=2 * count).reshape(count, 2)
    return marks, numpy.frombuffer(content, dtype=form(), count=count, offset=16 * count if count else 0)


_COSINES = attrgetter("apart", "passages", "places", "matter", "places_by_matter", "passages_by_matter", "across")


def _place(place: Surroundings) -> tuple[int, ...]:
    return (place.left_rank, place.right_rank, *map(_thousandths, _COSINES(place)))


def _thousandths(value: float | None) -> int:
    """A value of three decimals as a whole number."""
    return _NONE if value is None else round(1000 * value)
