"""Guards that tell whose measure a value is, and what is counted beside it: the shelf life of yoghurt and that of cream."""

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.common_ends import spoken
from kbaudit.contradictions.exchanges import exchangeable
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import bag

__all__ = ["counts_other_things", "two_holders"]

LONGEST = 3
"""Content words that name whose measure it is."""
MEASURE = 2
"""Content words that both have: what is measured."""
_HOLDS = re.compile(
    r"(?i)(?:^\W*(?:[\d.]+\s+)?(?:for\s+)?|\b(?:of|for|on|in)\s+)(?:(?:the|an?|any|all|each|every|our|your)\s+)?$"
)
_FIRST = re.compile(r"(?i)\W*(?:[\d.]+\s+)?(?:(?:the|an?|any|all|each|every|our|your)\s+)?")
_FOR = re.compile(r"(?i)\W*(?:[\d.]+\s+)?for\s+(?:(?:the|an?|any|all|each|every|our|your)\s+)?")
_DOES = re.compile(r"(?i)\s+(?:[\w-]+\s+)?(?:shall|must|will|may|can|should|is|are|has|have)\b")
"""What a thing does or has that a sentence begins with."""


def two_holders(case: Case) -> bool:
    """One measure of two things: "the shelf life of yoghurt is 21 days", "cream shall have a shelf life of 9 days"."""
    view = case.view
    if not case.clash.facing or case.clash.stances or len(view.shared) < MEASURE:
        return False
    mine, other = _holder(view.left, view.own_left), _holder(view.right, view.own_right)
    if mine is None or other is None or mine[1] == other[1]:
        return False  # where both stand in one place, other guards ask whether they are two
    return not exchangeable(mine[0], other[0])


def _holder(side: Side, own: frozenset[str]) -> tuple[str, bool] | None:
    """All words of its own, as they stand side by side where it says whose measure it is, and whether they begin the sentence."""
    said = spoken(side)
    places = [index for index, token in enumerate(said) if token.name in own]
    if not 0 < len(places) <= LONGEST or places[-1] - places[0] != len(places) - 1:
        return None
    first, last = said[places[0]], said[places[-1]]
    before = side.text[: first.start]
    if not own <= {said[index].name for index in places} or _HOLDS.search(before) is None:
        return None
    begins = _FIRST.fullmatch(before) is not None
    if begins and _DOES.match(side.text, last.end) is None:
        return None
    return side.text[first.start : last.end], begins or _FOR.fullmatch(before) is not None


def counts_other_things(case: Case) -> bool:
    """Each counts a thing of its own beside the value: "one director for every 20%", "one observer for every 10%"."""
    if not case.clash.facing or case.clash.stances:
        return False
    paired = {pair.left for pair in case.view.facing}, {pair.right for pair in case.view.facing}
    mine = [slot for slot in case.view.left.slots if slot.kind == "count" and slot not in paired[0]]
    other = [slot for slot in case.view.right.slots if slot.kind == "count" and slot not in paired[1]]
    if len(mine) != 1 or len(other) != 1 or mine[0].quantity is None or other[0].quantity is None:
        return False
    unit, another = mine[0].quantity.unit, other[0].quantity.unit
    return bag(unit).isdisjoint(bag(another)) and not exchangeable(unit, another)
