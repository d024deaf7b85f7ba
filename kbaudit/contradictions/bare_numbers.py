"""Numbers in words that nothing types, where they say how many: "Twenty-five.", "four of you", "stop admitting at five hundred".

In most sentences such a word only points back ("the two", "all three", "two of them") or belongs to a name ("two-factor").
"""

from __future__ import annotations

import re

from kbaudit.model import Quantity

__all__ = ["says_how_many"]

_POINTS_BACK = re.compile(
    r"\b(?:one of|of which|of whom|weeks?|days?|months?|years?|the|these|those|all|both|any|other|first|last|next|every|each|"
    r"which|following|between|either|same|my|your|his|her|our|their|or|step|"
    r"one|and|part|section|option|level|chapter|big|top|number|in|into)\s+$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"-|\s*\||\s+(?:or|and|to|in a|different|other|in the (?:morning|evening|afternoon)|at night|o['’]clock)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:the|them|these|those|which|our|your|its)\b", re.IGNORECASE)
_HOUR = re.compile(r"\b(?:at|by|until|till|past|before)\s+$", re.IGNORECASE)
FEWEST, LAST_HOUR = 5, 12
"""So many "of them" are a number that somebody set; fewer mostly point back. "At eight" is an hour."""
_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-Z])")
_OUTWARD, _INWARD = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s+$"), re.compile(r"[A-Z]{2}\b")
_VAGUE = re.compile(r"(?i)(?:^|\s)(?:couple|hundreds|thousands|zero|half)\b")
_WINDOW = 14


def says_how_many(text: str, quantity: Quantity) -> bool:
    """Whether a bare number that is spelled out counts something that is not named; one in digits mostly may.

    What numbers a clause says nothing ("4.1 Site plans are sent on paper"), nor does a part of a postcode ("HB1 4TW").
    """
    start, end = quantity.span
    raw = text[start:end]
    if any(character.isdigit() for character in raw):
        clause = _CLAUSE.match(text) if not start else None
        return not (clause and end <= clause.end()) and not (
            len(raw) == 1 and _INWARD.match(text, end) and _OUTWARD.search(text, max(0, start - _WINDOW), start)
        )
    if _VAGUE.search(raw) or (start and text[start - 1] in "-‐‑"):
        return False
    value = quantity.low if quantity.high is None else quantity.high
    if (
        value is None
        or 1 in (quantity.low, value)
        or (value < FEWEST and _OF_THEM.match(text, end))
        or _GOES_ON.match(text, end)
    ):
        return False
    left = max(0, start - _WINDOW)
    return not (_POINTS_BACK.search(text, left, start) or (value <= LAST_HOUR and _HOUR.search(text, left, start)))
