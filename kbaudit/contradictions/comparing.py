"""All statements of a knowledge base → the pairs that conflict, those that agree, and the near misses with their guards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.knowledge import Knowledge, learn
from kbaudit.contradictions.neighbours import propose
from kbaudit.contradictions.outcomes import (
    AGREES,
    FOUND,
    MISSED,
    SILENT,
    UNKNOWN,
    VETOED,
    form,
    nearest_misses,
    outcome_of,
)
from kbaudit.contradictions.remembered import Memory, asked_by, keep, recall
from kbaudit.contradictions.scopes_compared import SideScopes, scopes_of
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import STRANGERS, Surroundings, neighbourhood
from kbaudit.model import Document

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Compared", "compare_all"]


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
    places: NDArray[numpy.float32] | None = None,
    model: str = "",
    nearest: int | None = None,
    quiet: int = 0,
    memory: Memory | None = None,
) -> Compared:
    """Judge every proposed pair. `rows` holds a vector of unit length for each statement, or is None in a lexical audit.

    `passages` holds for each statement the vector of the passage that it stands in, `places` that of its title and heading, where
    these are known; all are of the `model` with that digest. Only the `nearest` misses are kept, or all of them: in a large
    knowledge base there are hundreds of thousands. Of the pairs that differ in no slot, the `quiet` ones nearest in meaning are
    kept. Pairs whose outcome `memory` knows are judged only where that is shown.
    """
    import numpy

    taught = knowledge or learn(documents, sides)
    cosines = propose(sides, rows)
    around: dict[tuple[int, int], Surroundings] = {}
    if rows is not None:
        around = neighbourhood(sides, rows, passages, places, model)
        for left, right in sorted(around.keys() - cosines.keys()):
            cosines[left, right] = round(float(rows[left] @ rows[right]), 3)
    pairs = list(cosines)

    @cache
    def scopes(position: int) -> SideScopes:
        return scopes_of(sides[position], taught)

    def judged(number: int) -> Judgement:
        left, right = pair = pairs[number]
        return judge(
            sides[left],
            sides[right],
            taught,
            cosine=cosines[pair],
            around=around.get(pair, STRANGERS),
            scopes=(scopes(left), scopes(right)),
        )

    asked = asked_by(memory, sides, taught, cosines, around) if memory else None
    outcomes = recall(memory, asked) if memory and asked else numpy.zeros(len(pairs), dtype=form())
    made: dict[int, Judgement] = {}
    new = numpy.flatnonzero(outcomes["what"] == UNKNOWN).tolist()
    for number in new:
        left, right = pairs[number]
        judgement = judged(number) if sides[left].text != sides[right].text else None
        outcomes[number] = outcome_of(sides[left], sides[right], judgement)
        if judgement is not None and (judgement.found or (nearest is None and judgement.clash)):
            made[number] = judgement
    if memory and asked and new:
        keep(memory, asked, outcomes)
    what, ends = outcomes["what"], numpy.array(pairs, dtype=numpy.int64).reshape(-1, 2)

    def shown(numbers: NDArray[numpy.int64]) -> dict[tuple[int, int], Judgement]:
        return {pairs[number]: made[number] if number in made else judged(number) for number in numbers.tolist()}

    return Compared(
        found=shown(numpy.flatnonzero(what == FOUND)),
        agreeing=tuple(pairs[number] for number in numpy.flatnonzero(what == AGREES).tolist()),
        misses=shown(nearest_misses(outcomes, ends, nearest)),
        judged=len(pairs),
        missed=int(((what == VETOED) | (what == MISSED)).sum()),
        quiet=_quiet(pairs, cosines, numpy.flatnonzero(what == SILENT).tolist(), quiet),
    )


def _quiet(
    pairs: Sequence[tuple[int, int]],
    cosines: Mapping[tuple[int, int], float | None],
    silent: Iterable[int],
    count: int,
) -> tuple[tuple[int, int], ...]:
    """The pairs nearest in meaning of those that differ in nothing."""
    found = [(-cosine, pairs[number]) for number in silent if count and (cosine := cosines[pairs[number]]) is not None]
    return tuple(pair for _, pair in sorted(found)[:count])
