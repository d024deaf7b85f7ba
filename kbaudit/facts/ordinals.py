"""The ordinals that name a day: "1st", "the first", "twenty-eighth", "thirty-first"."""

from __future__ import annotations

import re

from kbaudit.facts.date_words import ORDINALS

__all__ = ["LATER_ORDINAL", "NUMBERED", "ORDINAL", "ordinal"]

NUMBERED = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)"
_SINGLE = [word for word in ORDINALS if word.endswith(("st", "nd", "rd", "th"))]
_UNITS = "|".join(word for word in _SINGLE if ORDINALS[word] < 10)
_COMPOSED = rf"twenty[- ](?:{_UNITS})|thirty[- ]first"
ORDINAL = rf"(?:{NUMBERED}|{_COMPOSED}|{'|'.join(_SINGLE)})"
"""Any of the ordinals up to the thirty-first, in digits or in words."""
LATER_ORDINAL = rf"(?:{NUMBERED}|{_COMPOSED}|{'|'.join(word for word in _SINGLE if ORDINALS[word] > 3)})"
"""... without "first", "second" and "third" in words, which mostly count something else."""


def ordinal(written: str) -> int:
    """The number of one of them."""
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else sum(ORDINALS[word] for word in re.split(r"[ -]", written.casefold()))
