"""All statements of a knowledge base → the pairs that conflict, those that agree, and the near misses with their guards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.knowledge import Knowledge, learn
from kbaudit.contradictions.neighbours import propose
from kbaudit.contradictions.side import Side
from kbaudit.model import Document

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Compared", "compare_all"]

AGREEING = 0.7
"""Agreement of words from which two statements with the same values support each other."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of judging: pairs of positions. `misses` differ in a slot but a guard fired; `agreeing` say the same value."""

    found: dict[tuple[int, int], Judgement]
    agreeing: tuple[tuple[int, int], ...]
    misses: dict[tuple[int, int], Judgement]
    judged: int


def compare_all(
    documents: Sequence[Document],
    sides: Sequence[Side],
    rows: NDArray[numpy.float32] | None,
    knowledge: Knowledge | None = None,
) -> Compared:
    """Judge every proposed pair. `rows` holds a vector of unit length for each statement, or is None in a lexical audit."""
    taught = knowledge or learn(documents, sides)
    found: dict[tuple[int, int], Judgement] = {}
    misses: dict[tuple[int, int], Judgement] = {}
    agreeing: list[tuple[int, int]] = []
    pairs = propose(sides, rows)
    for (left, right), cosine in pairs.items():
        judgement = judge(sides[left], sides[right], taught, cosine=cosine)
        if judgement.tier is not None:
            found[left, right] = judgement
        elif judgement.clash is not None:
            misses[left, right] = judgement
        elif _agree(sides[left], sides[right]):
            agreeing.append((left, right))
    return Compared(found, tuple(agreeing), misses, len(pairs))


def _agree(left: Side, right: Side) -> bool:
    if not left.slots or not right.slots or left.document == right.document:
        return False
    shared = len(left.content & right.content)
    return 2 * shared >= AGREEING * (len(left.content) + len(right.content))
