"""What two statements disagree on, as a rule and the slots that differ."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.contradictions.stances import StanceClash, stance_clashes
from kbaudit.contradictions.view import Facing, View

__all__ = ["DATE", "MODALITY", "POLARITY", "REFERENCE", "VALUE", "Clash", "clash_of"]

VALUE, DATE, POLARITY, MODALITY, REFERENCE = "KB201", "KB202", "KB203", "KB204", "KB205"

_REFERENCES = frozenset({"email", "phone", "url", "menu", "file"})


@dataclass(frozen=True, slots=True)
class Clash:
    """The rule that a disagreement falls under, with the facing slots or the stances that exclude each other."""

    rule: str
    facing: tuple[Facing, ...] = ()
    stances: tuple[StanceClash, ...] = ()

    @property
    def count(self) -> int:
        """In how many different ways the two statements differ; one change that shows twice counts once."""
        pairs = {(_written(pair, left=True), _written(pair, left=False)) for pair in self.facing}
        return len(pairs) + len(self.stances)

    @property
    def kind(self) -> str:
        """The kind of the first differing slot, or "stance"."""
        return self.facing[0].left.kind if self.facing else "stance"


def clash_of(view: View) -> Clash | None:
    """What two statements disagree on; None where nothing does. Values go before dates, references and stances."""
    facing = view.clashes
    values = tuple(pair for pair in facing if pair.left.kind != "date" and pair.left.kind not in _REFERENCES)
    typed = tuple(pair for pair in values if pair.left.kind != "number")
    dates = tuple(pair for pair in facing if pair.left.kind == "date")
    references = tuple(pair for pair in facing if pair.left.kind in _REFERENCES)
    stances = stance_clashes(view.left, view.right)
    if typed:
        return Clash(VALUE, facing, stances)
    if dates:
        return Clash(DATE, facing, stances)
    if values:
        return Clash(VALUE, facing, stances)
    if stances:
        first = stances[0]
        return Clash(POLARITY if first.polarity else MODALITY, facing, stances)
    if references:
        return Clash(REFERENCE, references)
    return None


def _written(pair: Facing, *, left: bool) -> str:
    slot = pair.left if left else pair.right
    if slot.quantity:
        return f"{slot.quantity.dimension}:{slot.quantity.low}:{slot.quantity.high}:{slot.quantity.unit}"
    if slot.mention:
        return f"{slot.mention.first}:{slot.mention.last}"
    return slot.reference.normalised if slot.reference else ""
