"""Amounts whose time, or what they are for each of, stands in other words: "Departure, per hour; Price: £20", "35p a mile"."""

# ruff: noqa: E501 - patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kbaudit.contradictions.slots import Slot
from kbaudit.contradictions.words import bag
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
    """Whether of two amounts of one currency one is a rate, and the words around the other name that time or thing alone."""
    for rate, amount, words in ((left, right, text_right), (right, left, text_left)):
        if rate.kind != "rate" or amount.kind != "money" or rate.quantity is None or amount.quantity is None:
            continue
        if rated_unit(rate.quantity) != amount.quantity.unit:
            continue
        what, before, behind = rate.quantity.unit.partition("/")[2], words[: amount.start], words[amount.end :]
        if what not in _ADVERBS:
            return _is_for_each(what, before, behind)
        return frozenset((what,)) == times_named(f"{before} ; {behind}")
    return False


_PER = re.compile(r"(?i)\b(?:per|for\s+(?:each|every))\s+(?P<what>[a-z]+)\b")
_EACH = re.compile(r"(?i)\A\s+(?:an?|each|every)\s+(?P<what>[a-z]+)\b")


def _is_for_each(what: str, before: str, behind: str) -> bool:
    """Whether the words around an amount say that it is for each of a thing, and for nothing else: "Charge, per dwelling"."""
    named = {match["what"] for text in (before, behind) for match in _PER.finditer(text)}
    directly = _EACH.match(behind)
    if directly:
        named.add(directly["what"])
    return len(named) == 1 and bag(what) == bag(named.pop())


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
