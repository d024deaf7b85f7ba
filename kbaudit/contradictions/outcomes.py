"""What came of judging each pair, as one row of a table: enough to count it, to rank it, and to know whether it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kbaudit.contradictions.judge import Judgement, vetoed
from kbaudit.contradictions.side import Side

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["AGREES", "FOUND", "MISSED", "SAME", "SILENT", "UNKNOWN", "VETOED", "form", "nearest_misses", "outcome_of"]

UNKNOWN, SAME, SILENT, AGREES, VETOED, MISSED, FOUND = range(7)
"""Not judged yet; one text; no slot differs, and the values are not known to agree; the values agree; a slot differs, but a guard
forbids a finding whatever stands around; it differs, and no finding came of it; a finding."""

AGREEING = 0.7
"""Agreement of words from which two statements with the same values support each other."""


def form() -> numpy.dtype[numpy.void]:
    """One row: what came of it, and for misses the guards that decided, the confidence, and the agreement of words."""
    import numpy

    return numpy.dtype([("what", "u1"), ("guards", "u1"), ("confidence", "<f8"), ("agreement", "<f8")])


def outcome_of(left: Side, right: Side, judgement: Judgement | None) -> tuple[int, int, float, float]:
    """The row for a pair; two statements of one text are not judged."""
    if judgement is not None and judgement.clash is not None:
        what = FOUND if judgement.tier is not None else VETOED if vetoed(judgement) else MISSED
        alike = judgement.view.agreement if judgement.view else 0.0
        return what, len(judgement.guards), judgement.confidence, alike
    return AGREES if _agree(left, right) else SAME if judgement is None else SILENT, 0, 0.0, 0.0


def nearest_misses(
    outcomes: NDArray[numpy.void], pairs: NDArray[numpy.int64], count: int | None
) -> NDArray[numpy.int64]:
    """The misses that came nearest to a finding: the fewest guards, then the surest, then the most alike; or all of them."""
    import numpy

    misses = numpy.flatnonzero((outcomes["what"] == VETOED) | (outcomes["what"] == MISSED))
    rows, where = outcomes[misses], pairs[misses]
    order = numpy.lexsort((where[:, 1], where[:, 0], -rows["agreement"], -rows["confidence"], rows["guards"]))
    return misses[order if count is None else order[:count]]


def _agree(left: Side, right: Side) -> bool:
    if not left.slots or not right.slots or left.document == right.document:
        return False
    shared = len(left.content & right.content)
    return 2 * shared >= AGREEING * (len(left.content) + len(right.content))
