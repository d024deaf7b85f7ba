"""How two documents compare, as it is kept: by positions of their units, without the units and the documents themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.detectors.comparison import Comparison, Match
from kbaudit.detectors.differences import Change, Difference, changes, difference
from kbaudit.detectors.units import Unit
from kbaudit.detectors.variants import dimension, named_as_copy
from kbaudit.model import Document

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed span (`differences.Change`) with its units as positions among those that were compared."""

    left: Words
    right: Words
    before: Words
    after: Words
    left_unit: int
    right_unit: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is found by comparing two documents; nothing but its defaults where no unit of theirs matches."""

    matches: tuple[Match, ...] = ()
    of_left: float = 0.0
    of_right: float = 0.0
    changed: tuple[Changed, ...] = ()
    difference: Difference = Difference.REWORDED
    variant: str | None = None
    named: bool = False

    def changes(self, left: Sequence[Unit], right: Sequence[Unit]) -> tuple[Change, ...]:
        """The changed spans with the units that they stand in, out of those that were compared."""
        return tuple(
            Change(item.left, item.right, item.before, item.after, left[item.left_unit], right[item.right_unit])
            for item in self.changed
        )


def likeness(left: Document, right: Document, comparison: Comparison) -> Likeness:
    """What there is to know of two documents that were compared unit by unit."""
    if not comparison.matches:
        return Likeness()
    changed = tuple(changes(comparison))
    mine, other = ({id(unit): place for place, unit in enumerate(side)} for side in (comparison.left, comparison.right))
    return Likeness(
        matches=comparison.matches,
        of_left=comparison.of_left,
        of_right=comparison.of_right,
        changed=tuple(
            Changed(
                item.left, item.right, item.before, item.after, mine[id(item.left_unit)], other[id(item.right_unit)]
            )
            for item in changed
        ),
        difference=difference(comparison, changed),
        variant=dimension(left, right, changed),
        named=named_as_copy(left, right),
    )
