"""All statements of a knowledge base → the pairs that conflict, those that agree, and the near misses with their guards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.contradictions.judge import Judgement, judge, scopes_of
from kbaudit.contradictions.knowledge import Knowledge, learn
from kbaudit.contradictions.neighbours import propose
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import STRANGERS, Surroundings, neighbourhood
from kbaudit.model import Document

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Compared", "compare_all"]

AGREEING = 0.7
"""Agreement of words from which two statements with the same values support each other."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of judging: pairs of positions. `misses` differ in a slot but a guard fired; `agreeing` say the same value.

    `missed` counts the misses, of which `misses` may hold the nearest ones only. `quiet` are pairs that are close in meaning and
    differ in no slot, where they were asked for; `inferred` those of them that an inference model takes for contradictions.
    """

    found: dict[tuple[int, int], Judgement]
    agreeing: tuple[tuple[int, int], ...]
    misses: dict[tuple[int, int], Judgement]
    judged: int
    missed: int = 0
    quiet: tuple[tuple[int, int], ...] = ()
    inferred: tuple[tuple[int, int, float], ...] = ()


def compare_all(
    documents: Sequence[Document],
    sides: Sequence[Side],
    rows: NDArray[numpy.float32] | None,
    knowledge: Knowledge | None = None,
    *,
    passages: NDArray[numpy.float32] | None = None,
    nearest: int | None = None,
    quiet: int = 0,
) -> Compared:
    """Judge every proposed pair. `rows` holds a vector of unit length for each statement, or is None in a lexical audit.

    `passages` holds for each statement the vector of the passage that it stands in, where these are known. Only the `nearest`
    misses are kept, or all of them: in a large knowledge base there are hundreds of thousands. Of the pairs that differ in no
    slot, the `quiet` ones nearest in meaning are kept.
    """
    taught = knowledge or learn(documents, sides)
    found: dict[tuple[int, int], Judgement] = {}
    misses: dict[tuple[int, int], Judgement] = {}
    agreeing: list[tuple[int, int]] = []
    silent: list[tuple[float, tuple[int, int]]] = []
    missed = 0
    pairs = propose(sides, rows)
    around: dict[tuple[int, int], Surroundings] = {}
    if rows is not None:
        around = neighbourhood(sides, rows, passages)
        for left, right in sorted(around.keys() - pairs.keys()):
            pairs[left, right] = round(float(rows[left] @ rows[right]), 3)
    scopes = [scopes_of(side, taught) for side in sides]
    for (left, right), cosine in pairs.items():
        if sides[left].text == sides[right].text:
            if _agree(sides[left], sides[right]):
                agreeing.append((left, right))
            continue
        judgement = judge(
            sides[left],
            sides[right],
            taught,
            cosine=cosine,
            around=around.get((left, right), STRANGERS),
            scopes=(scopes[left], scopes[right]),
        )
        if judgement.tier is not None:
            found[left, right] = judgement
        elif judgement.clash is not None:
            misses[left, right] = judgement
            missed += 1
            if nearest is not None and len(misses) > 4 * nearest:
                misses = _nearest(misses, nearest)
        elif _agree(sides[left], sides[right]):
            agreeing.append((left, right))
        elif quiet and cosine is not None:
            silent.append((-cosine, (left, right)))
    kept = misses if nearest is None else _nearest(misses, nearest)
    return Compared(
        found, tuple(agreeing), kept, len(pairs), missed, quiet=tuple(pair for _, pair in sorted(silent)[:quiet])
    )


def _nearest(misses: Mapping[tuple[int, int], Judgement], count: int) -> dict[tuple[int, int], Judgement]:
    """The misses that came nearest to a finding: the fewest guards, then the surest, then the most alike."""

    def distance(entry: tuple[tuple[int, int], Judgement]) -> tuple[int, float, float, tuple[int, int]]:
        pair, judgement = entry
        alike = judgement.view.agreement if judgement.view else 0.0
        return len(judgement.guards), -judgement.confidence, -alike, pair

    return dict(sorted(misses.items(), key=distance)[:count])


def _agree(left: Side, right: Side) -> bool:
    if not left.slots or not right.slots or left.document == right.document:
        return False
    shared = len(left.content & right.content)
    return 2 * shared >= AGREEING * (len(left.content) + len(right.content))
