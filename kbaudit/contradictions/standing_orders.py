"""Orders that hold every time: "wear your badge whenever you serve", "always lock the shed", "ask the keeper before you dig"."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["standing_orders"]

_ACTS = (
    r"(?:wear|carry|show|present|state|declare|disclose|tell|inform|notify|report|record|log|enter|note|write|sign|lock|clean|wipe|"
    r"photograph|take|hand|return|ask|get|obtain|check\s+with|scan|register|announce|ring|call|phone|bring|send|submit|"
    r"label|weigh|count|clear|agree|consult|book|reserve)"
)
"""What house rules order people to do; the verbs of instructions for a program ("click", "open", "choose") are none of them."""
_ORDER = re.compile(
    rf"(?i)^\W*(?:(?:(?:please|first|then)\s+){{0,2}}{_ACTS}(?:\s+(?:down|in|off|on|out|up))?\s+(?!to\b)[^.;:!?]{{2,90}}?\b"
    r"(?:every|each|whenever|without\s+exception|at\s+all\s+times|in\s+writing|beforehand|in\s+advance|"
    r"before(?:\s+you|\s+\w+ing|\s+any\w*))\b"
    rf"|(?:please\s+)?always\s+{_ACTS}\b|first\s+{_ACTS}\s)"
)


def standing_orders(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence opens with an order that holds each time, or that comes before all else."""
    found = _ORDER.match(text)
    if found:
        yield found.span()
