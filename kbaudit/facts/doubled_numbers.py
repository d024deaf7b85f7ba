"""Numbers that a sentence writes twice, in words and in digits: "six (6)", and "sixty (30)", of which one must be wrong."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from kbaudit.facts.numbers import Numeral, find_numerals

__all__ = ["two_values", "written_twice"]


def written_twice(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether the second number stands in brackets behind the first, one of the two in words."""
    return (
        first.spelled != second.spelled
        and text[second.end : second.end + 1] == ")"
        and text[first.end : second.start].strip() == "("
    )


def two_values(raw: str) -> tuple[float, float] | None:
    """The two values that a text gives for one number, where they differ: (60, 30) for "sixty (30) days"."""
    return _two_values(raw) if "(" in raw else None


@lru_cache(maxsize=4096)
def _two_values(raw: str) -> tuple[float, float] | None:
    for first, second in pairwise(find_numerals(raw)):
        if first.value != second.value and written_twice(raw, first, second):
            return first.value, second.value
    return None
