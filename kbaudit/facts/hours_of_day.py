"""The words that an hour of the day is said with, and the minute of the day that they come to.

"Nine" alone may be either nine: such a moment is `open`, counted in minutes of half a day, until a word says which half.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kbaudit.facts.number_words import SMALL, TENS

__all__ = [
    "AFTER_HOUR",
    "DAY_END",
    "HOUR",
    "HOUR_WORDS",
    "NOON",
    "PART",
    "PARTS",
    "REACH",
    "SPOKEN_HOURS",
    "SPOKEN_MINUTES",
    "Moment",
    "hour_of",
    "in_part",
]

NOON, DAY_END = 720, 1440
REACH = 80
"""Characters before a time in which the words stand that tell what it is: a sentence's length, so that long texts stay quick."""
HOUR_WORDS = tuple(word for word, value in SMALL.items() if 1 <= value <= 12)
HOUR = rf"(?:{'|'.join(sorted(HOUR_WORDS, key=len, reverse=True))}|1[0-2]|[1-9])"
"""An hour of half a day, in words or digits."""

PART = (
    r",?\s+(?:in\s+the\s+(?:early\s+|late\s+)?(?P<{n}in>morning|afternoon|evening)|at\s+(?P<{n}at>night)|"
    r"(?P<{n}now>tonight)|this\s+(?P<{n}this>morning|afternoon|evening)|"
    r"(?:on\s+)?(?:an?\s+|the\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun|week)day\s+"
    r"(?P<{n}day>morning|afternoon|evening|night)s?)\b"
)
"""What says which half of the day an hour lies in, behind it; `{n}` tells several such groups of one pattern apart."""
PARTS = ("in", "at", "now", "this", "day")

AFTER_HOUR = (
    r"(?=\s*(?:$|[.;!?)\]\"”|]|['’](?!\w)|[:,](?!\d)|[-–—]\s|\((?![\d]))|\s+(?:at\s+(?:the\s+latest|least)|sharp|onwards?|tonight|daily|if|when|"
    r"please|or\s+(?:after|before|later|earlier)|but|so|every|each\s+(?:day|week\w*|morning|evening|\w+day)|and\s+(?:is|are|stay|close|leave|then)|"
    r"in\s+the\s+(?:morning|afternoon|evening)|at\s+night|this\s+(?:morning|afternoon|evening)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:on\s+(?:an?\s+|the\s+)?|from\s+|of\s+the\s+)(?:mon|tues|wednes|thurs|fri|satur|sun|week|work)(?:days?\b|ing\s+days?\b|ends?\b)|"
    r"on\s+(?:the\s+(?:day|same|previous|following)|(?:working|business|school|public|bank|delivery)\b)|"
    r"(?:the\s+)?(?:(?:same|next|following|previous)\s+(?:day|morning|evening)|day\s+before)))"
)
"""What follows an hour that counts nothing: the end, a mark, a day, "sharp". A noun does not: "by nine people"."""


class Moment(NamedTuple):
    """A time of day at a place of a text. `minute` counts from midnight, or, where it is `open`, from midnight or noon."""

    start: int
    end: int
    minute: int
    open: bool


def hour_of(word: str) -> int:
    """The number of an hour, in words (1 to 12) or digits."""
    return int(word) if word.isdigit() else SMALL[word.lower()]


def in_part(hour: int, minute: int, part: str) -> int | None:
    """The minute of the day of an hour of half a day in a part of the day; None where that part has no such hour."""
    first, last = _REACH[part]
    for half in (0, NOON):
        found = hour % 12 * 60 + minute + half
        for moment in (found, found + DAY_END):
            if first <= moment < last:
                return moment % DAY_END
    return None


_REACH: Mapping[str, tuple[int, int]] = {
    "morning": (0, NOON),
    "afternoon": (NOON, 20 * 60),
    "evening": (15 * 60, DAY_END + 60),
    "tonight": (17 * 60, DAY_END + 5 * 60),
    "night": (17 * 60, DAY_END + 5 * 60),
}
"""The minutes that a part of the day reaches from and to, across midnight where it goes on."""

SPOKEN_HOURS: Mapping[str, int] = {
    **{word: value for word, value in SMALL.items() if 10 <= value <= 19},
    "twenty": 20,
    **{f"twenty-{word}": 20 + SMALL[word] for word in ("one", "two", "three")},
}
"""The hours from ten on of a day of 24 hours that are spoken with "hundred": "sixteen hundred"."""

SPOKEN_MINUTES: Mapping[str, int] = {
    "fifteen": 15,
    "thirty": TENS["thirty"],
    "forty-five": 45,
}
"""Minutes that are spoken right behind the hour, "eight thirty"; others are prices as often: "two fifty"."""
