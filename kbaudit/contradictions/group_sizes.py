"""How many a group, a party or a team is of, told without saying that they are people: "groups of ten or more"."""

from __future__ import annotations

import re

from kbaudit.contradictions.slots import Slot
from kbaudit.contradictions.words import bag

__all__ = ["told_for_one_group"]

_OF_GROUP = re.compile(
    r"(?i)\b(?:groups?|tables?|part(?:y|ies)|teams?|crews?|class(?:es)?|famil(?:y|ies)|compan(?:y|ies))\s+of\s+$"
)
_PEOPLE = bag(
    "person people guest guests traveller passenger student pupil member visitor participant adult player diner"
)


def told_for_one_group(left: Slot, text_left: str, right: Slot, text_right: str) -> bool:
    """Whether one number tells the size of a group and the other counts people: "parties of ten or more", "from 15 people"."""
    for size, words, counted in ((left, text_left, right), (right, text_right, left)):
        if size.kind == "number" and counted.kind == "count" and counted.quantity is not None:
            return bag(counted.quantity.unit) <= _PEOPLE and _OF_GROUP.search(words, 0, size.start) is not None
    return False
