"""Durations without a number: "within an hour", "for a fortnight", "another business day", "a full week"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.units import unit_words
from kbaudit.facts.word_lists import words
from kbaudit.model import Quantity

__all__ = ["ARTICLE_UNITS", "find_article_units"]

_UNIT = (
    r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade|(?:business|working|calendar)\s+(?:day|"
    r"week|fortnight|month|year|hour))"
)
_WHOLE = r"(?:an?\s+)?(?:(?<!, )all|full|whole|entire)[\s-]+"
"""Not what only goes on: "day and night, all week" says when something is so, not for how long."""
_LEAD = (
    r"(?:within|inside|in|for|after|before|least|most|to|than|about|around|over|under|under|approximately|nearly|"
    r"almost|every|takes|take|took|lasts|last|wait|once|until|of|roughly|beyond|exceeds?|exceeding|"
    r"is|are|was|spend|only|just|minimum|maximum)"
)
_PATTERN = re.compile(
    rf"\b(?:(?P<lead>{_LEAD})\s+(?P<article>an?\s+(?:single\s+|full\s+|whole\s+|further\s+|"
    rf"additional\s+)?){_UNIT}\b|(?P<more>another\s+|{_WHOLE}){_UNIT.replace('unit', 'unit2')}\b"
    r"|(?P<next>the\s+next|next|following)\s+(?P<unit3>(?:business|working)\s+day)\b|"
    r"\b(?P<fortnight>a\s+(?:working\s+)?fortnight)\b)(?!['’]s?\b)(?!-)(?P<half>\s+and\s+a\s+half\b)?",
    re.I,
)
_NOT_AFTER = re.compile(
    r"\s+(?:of\s+(?:the|each|every|birth|service|employment|publication|release|manufacture)|when|where|ago|later|"
    r"earlier|pass|plan|trip|job|care|off\s+list)\b",
    re.I,
)
ARTICLE_UNITS = frozenset(words("hour day week fortnight month year minute decade quarter"))
"""One of these words stands in every such duration."""


def find_article_units(text: str) -> Iterator[Quantity]:
    """Durations of one unit that an article or "full", "another", "next" puts instead of a number."""
    for match in _PATTERN.finditer(text):
        word = match["unit"] or match["unit2"] or match["unit3"] or match["fortnight"][2:]
        unit = unit_words().get(" ".join(word.lower().split()))
        if unit is None or (_NOT_AFTER.match(text, match.end()) and not match["fortnight"]):
            continue
        lead = (match["lead"] or "").lower()
        start = match.start("article") if match["lead"] else match.start()
        if (
            lead in ("is", "are", "was", "of", "every", "once", "to", "before")
            and not word.endswith("fortnight")
            and _vague(text, match)
        ):
            continue
        factor = unit.factor * (1.5 if match["half"] else 1.0)
        yield Quantity("time", factor, factor, unit.name, "exact", text[start : match.end()], (start, match.end()))


def _vague(text: str, match: re.Match[str]) -> bool:
    """Whether "is a day", "of a week" speaks of some day instead of a duration; "up to a day" does not."""
    return not text[: match.start()].lower().endswith("up ")
