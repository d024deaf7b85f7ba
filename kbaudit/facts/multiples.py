"""Multiples that are said without a number before "times": "time and a half", "double time", "twice the hourly rate"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.model import Quantity

__all__ = ["MULTIPLE_WORDS", "find_multiples"]

MULTIPLE_WORDS = frozenset(("time", "twice", "thrice", "double", "triple", "treble"))
"""One of these words stands in every such multiple."""

_RATE = (
    r"(?:(?:normal|usual|hourly|ordinary|standard|basic|regular|full|daily|weekly|monthly|annual|agreed|current) )*"
    r"(?:rates?|pay|wages?|salary|price|fee|fare|charge|amount|sum|value|cost|rent|premium|limit|figure|allowance)\b"
)
_PATTERN = re.compile(
    r"\b(?:(?P<half>time[- ]and[- ](?:a|one)[- ](?:half|quarter)(?! (?:day|hour|week|month|year)))"
    r"|(?P<time>double|triple|treble)[- ]time(?=\s*(?:$|[.,;:)]|\b(?:for|on|pay|is|applies|from|after|at|in|if|when)\b))"
    rf"|(?P<the>twice|thrice|double|triple|treble)(?= (?:the|your|their|its|his|her) {_RATE}))",
    re.I,
)
_WORTH = {"double": 2.0, "twice": 2.0, "triple": 3.0, "treble": 3.0, "thrice": 3.0}


def find_multiples(text: str) -> Iterator[Quantity]:
    """The multiples in a text that are not written as a number of times. "Double the list" and "a long time" are none."""
    for match in _PATTERN.finditer(text):
        if match["half"]:
            value = 1.5 if match["half"].lower().endswith("half") else 1.25
        else:
            value = _WORTH[(match["time"] or match["the"]).lower()]
        yield Quantity("multiple", value, value, "times", "exact", match.group(), match.span())
