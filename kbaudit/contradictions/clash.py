"""What two statements disagree on, as a rule and the slots that differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kbaudit.contradictions.exchanged_stances import exchanged_stances
from kbaudit.contradictions.flips import flipped
from kbaudit.contradictions.leanings import Leaning, Opposed, opposed
from kbaudit.contradictions.plain_rules import plainly_ruled
from kbaudit.contradictions.settled import leaves_no_doubt, opposite_settled
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.slots import REFERENCES
from kbaudit.contradictions.stances import StanceClash, stance_clashes
from kbaudit.contradictions.terms import TERMS
from kbaudit.contradictions.view import Facing, View

__all__ = [
    "DATE",
    "FACING",
    "MODALITY",
    "POLARITY",
    "REFERENCE",
    "STANCES",
    "VALUE",
    "WHOLE",
    "Clash",
    "clash_of",
    "clash_of_exchanged",
    "settled_apart",
    "written",
]

VALUE, DATE, POLARITY, MODALITY, REFERENCE = "KB201", "KB202", "KB203", "KB204", "KB205"

FACING, STANCES, WHOLE = "facing slots", "stances", "whole sentences"
"""What differs, beside the rule and the kinds of slots, among the marks of a clash."""

Span = tuple[int, int]

_DATES = frozenset({"date", "yearday"})


@dataclass(frozen=True)
class Clash:
    """The rule that a disagreement falls under, with the facing slots or the stances that exclude each other.

    It has no slots, so that its count is worked out once.
    """

    rule: str
    facing: tuple[Facing, ...] = ()
    stances: tuple[StanceClash, ...] = ()
    whole: Opposed | None = None
    """Set where only the sentences as wholes exclude each other, not a predicate that both have."""

    @cached_property
    def count(self) -> int:
        """In how many different ways the two statements differ; one change that shows twice counts once."""
        pairs = {(written(pair, left=True), written(pair, left=False)) for pair in self.facing}
        return len(pairs) + len(self.stances) + (self.whole is not None)

    @cached_property
    def marks(self) -> frozenset[str]:
        """Its rule, what differs (slots, stances, whole sentences), and the kinds of the slots."""
        kinds = [slot.kind for pair in self.facing for slot in (pair.left, pair.right)]
        found = ((FACING, self.facing), (STANCES, self.stances), (WHOLE, self.whole))
        return frozenset((self.rule, *kinds, *(mark for mark, differs in found if differs)))

    @property
    def opposed(self) -> tuple[tuple[Span, Span], ...]:
        """Where each statement says what the other excludes, left and right: each stance, then the sentences as wholes."""
        said: tuple[StanceClash | Opposed, ...] = self.stances if self.whole is None else (*self.stances, self.whole)
        return tuple((item.left_span, item.right_span) for item in said)

    @property
    def of_stances(self) -> bool:
        """Whether the two differ in what they affirm, oblige or permit, not in a value."""
        return self.rule in (POLARITY, MODALITY)

    @property
    def of_terms(self) -> bool:
        """Whether the two differ in the terms on which they hold: in a case, in what counts from when, in how many it takes."""
        return any(stance.predicate in TERMS for stance in self.stances)

    @property
    def kind(self) -> str:
        """The kind of the first differing slot, or "stance"."""
        return self.facing[0].left.kind if self.facing else "stance"


def clash_of(view: View) -> Clash | None:
    """What two statements disagree on; None where nothing does. Values go before dates, references and stances."""
    facing = view.clashes
    flip = flipped(view.left, view.right)
    stances = (flip,) if flip else stance_clashes(view.left, view.right)
    if facing:
        values = [pair for pair in facing if pair.left.kind not in _DATES and pair.left.kind not in REFERENCES]
        dated = any(pair.left.kind in _DATES for pair in facing)
        if values or dated:
            typed = any(pair.left.kind != "number" for pair in values)
            return Clash(DATE if dated and not typed else VALUE, facing, stances)
    whole = None
    if stances and not facing and not any(stance.hard for stance in stances):
        whole = opposed(view.left, view.right)
    if stances and whole is None:
        return Clash(POLARITY if stances[0].polarity else MODALITY, facing, stances)
    if facing:
        return Clash(REFERENCE, facing)
    whole = whole or opposed(view.left, view.right)
    if whole is not None:
        return Clash(_rule_of(whole, view), (), (), whole)
    return None


def settled_apart(left: Side, right: Side) -> Clash | None:
    """What two statements that disagree on nothing else settle by express words in opposite ways."""
    found = opposite_settled(left, right)
    if found is None:
        return None
    mine, other = found
    hard = leaves_no_doubt(mine, other)
    return Clash(POLARITY, (), (StanceClash(mine.matter, mine.pole, other.pole, hard, mine.span, other.span),))


def clash_of_exchanged(left: Side, right: Side) -> Clash | None:
    """What two statements judged alone disagree on by verbs that stand for each other, or as plain facts; None where nothing."""
    stances = exchanged_stances(left, right)
    if stances:
        return Clash(POLARITY if stances[0].polarity else MODALITY, (), stances)
    whole = plainly_ruled(left, right)
    return Clash(MODALITY, (), (), whole) if whole else None


_FORBIDDEN = re.compile(
    r"(?i)\b(?:must|may|shall|should) (?:not|never)|\b(?:forb|prohib|barred|banned|disallow|not (?:allowed|permitted))"
)


def _rule_of(whole: Opposed, view: View) -> str:
    """What is owed or forbidden is modality; what is possible, included or offered is yes against no."""
    if not {Leaning.LIMITS, Leaning.FREE}.isdisjoint((whole.left, whole.right)):
        return POLARITY
    if Leaning.PERMITS not in (whole.left, whole.right):
        return MODALITY
    side, (start, end) = (
        (view.left, whole.left_span) if whole.left is Leaning.FORBIDS else (view.right, whole.right_span)
    )
    return MODALITY if _FORBIDDEN.search(side.text[start : end + 4]) else POLARITY


def written(pair: Facing, *, left: bool) -> str:
    """The value of one of two facing slots, the same however it is written."""
    slot = pair.left if left else pair.right
    if slot.quantity:
        return f"{slot.quantity.dimension}:{slot.quantity.low}:{slot.quantity.high}:{slot.quantity.unit}"
    if slot.mention:
        return f"{slot.mention.first}:{slot.mention.last}"
    return slot.reference.normalised if slot.reference else ""
