"""How many times something is done, without a period: "we repeat the charge 4 times", "three more times", "thrice"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kbaudit.facts.number_words import SMALL, TENS
from kbaudit.model import Quantity

__all__ = ["REPEATED", "repetitions"]

_TIMES = re.compile(
    r"\b(?:(?P<number>\d{1,3}|[a-z]+)(?: \(\d{1,3}\))? (?:more |further |additional )?times|"
    r"(?<!think )(?P<adverb>twice|thrice)(?! (?:that|this|what|in)\b))\b"
    r"(?! (?:as|more|faster|larger|higher|the|greater|bigger|smaller|your|their|a|an|per|each|every|[a-z]*ly)\b)",
    re.IGNORECASE,
)
_ADVERBS = {"twice": 2, "thrice": 3}
REPEATED = ("times", "twice", "thrice")
"""One of these stands in every such count."""


def repetitions(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Quantity]:
    """The counts of times in a text; a frequency ("4 times a year") and whatever overlaps `taken` is left out."""
    for match in _TIMES.finditer(text):
        written = (match["number"] or match["adverb"]).casefold()
        value = float(written) if written.isdigit() else SMALL.get(written, TENS.get(written, _ADVERBS.get(written)))
        start, end = match.span()
        if value is not None and not any(first < end and start < last for first, last in taken):
            yield Quantity("count", float(value), float(value), "time", "=", match.group(), (start, end))
