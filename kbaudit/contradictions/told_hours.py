"""Numbers that are hours because their heading asks for a time: "8–8" under "Opening hours", "By nine." under "What time …?"."""

from __future__ import annotations

import re

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.bare_hours import CUES
from kbaudit.facts.small_letters import small
from kbaudit.facts.times import hours_under

__all__ = ["told_hours"]

_ASKS = re.compile(
    r"(?i)\b(?:(?:at|by|from|until|till)?\s*what\s+(?:time|hour|o['’]clock)|how\s+(?:early|late)|"
    r"(?:opening|office|phone|telephone|business|core|visiting|working|lunch)\s+(?:hours?|times?)|closing|curfew)\b"
)


def told_hours(text: str, slots: tuple[Slot, ...], place: str) -> tuple[Slot, ...]:
    """The slots of a statement; where `place`, its heading, speaks of times, numbers that are said as times are times of day."""
    if not (_ASKS.search(place) or CUES.search(small(place))):
        return slots
    kept = [slot for slot in slots if slot.kind != "number"]
    times = [
        Slot(quantity.dimension, *quantity.span, quantity=quantity)
        for quantity in hours_under(text)
        if not any(quantity.span[0] < slot.end and slot.start < quantity.span[1] for slot in kept)
    ]
    numbers = [
        slot
        for slot in slots
        if slot.kind == "number" and not any(time.start < slot.end and slot.start < time.end for time in times)
    ]
    return tuple(sorted((*kept, *times, *numbers), key=lambda slot: (slot.start, -slot.end)))
