"""Amounts whose time stands in other words of their statement: "Late departure, per hour; Price: £20", "£6, charged monthly"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kbaudit.contradictions.slots import Slot
from kbaudit.facts.rates import rated_unit

__all__ = ["told_for_one_time"]

_ADVERBS: Mapping[str, str] = {
    "hour": "hourly",
    "day": "daily",
    "night": "nightly",
    "week": "weekly",
    "fortnight": "fortnightly",
    "month": "monthly",
    "quarter": "quarterly",
    "year": "yearly|annual(?:ly)?|per annum",
}


def told_for_one_time(left: Slot, text_left: str, right: Slot, text_right: str) -> bool:
    """Whether of two amounts of one currency one is a rate, and the words around the other name that time and no other."""
    for rate, amount, words in ((left, right, text_right), (right, left, text_left)):
        if rate.kind != "rate" or amount.kind != "money" or rate.quantity is None or amount.quantity is None:
            continue
        if rated_unit(rate.quantity) != amount.quantity.unit:
            continue
        around = f"{words[: amount.start]} ; {words[amount.end :]}"
        return frozenset((rate.quantity.unit.partition("/")[2],)) == times_named(around)
    return False


@lru_cache(maxsize=4096)
def times_named(words: str) -> frozenset[str]:
    """The times for which the words say that something is: "month" for "per month", "each month" and "monthly"."""
    return frozenset(time for time, pattern in _PATTERNS.items() if pattern.search(words))


_PATTERNS: Mapping[str, re.Pattern[str]] = {
    time: re.compile(
        rf"(?i)(?<![\w-])(?:(?:per|each|every|/) ?(?:single |calendar )?{time}|(?<!\bwithin )(?<!\bfor )(?<!\bafter )(?<!\bin )(?<!\bof )"
        rf"(?<!\bover )(?<!\bthan )an? {time}|{adverb})(?![\w-])"
    )
    for time, adverb in _ADVERBS.items()
}
