"""What a rate is of: money, data, a distance, counted things; and rates of two units that are one measure of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kbaudit.facts.currencies import CODES, CURRENCY_SIGNS
from kbaudit.facts.units import unit_signs, unit_words
from kbaudit.model import Quantity

__all__ = ["as_speed", "of_what", "rated_unit"]

_BITS = 8.0
_PER_SECOND: Mapping[str, float] = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
_SPEEDS: Mapping[str, tuple[str, str, float]] = {"bytes": ("data rate", "bit/s", _BITS), "m": ("speed", "m/s", 1.0)}


def of_what(quantity: Quantity) -> str:
    """The dimension of what comes so often or for each: "money" for €12 a month, "data" for 15 GB a day, else "count"."""
    return _dimensions().get(rated_unit(quantity), "count")


def rated_unit(quantity: Quantity) -> str:
    """The unit without what it is per: "bytes" of "bytes/month"; the unit itself where it is per nothing."""
    return quantity.unit.partition("/")[0]


@lru_cache(maxsize=1)
def _dimensions() -> Mapping[str, str]:
    codes = dict.fromkeys((*CODES, *CURRENCY_SIGNS.values()), "money")
    units = (*unit_words().values(), *unit_signs().values())
    return {**{unit.name: unit.dimension for unit in units if unit.dimension != "count"}, **codes}


def as_speed(quantity: Quantity) -> Quantity:
    """Bytes or metres per second, minute or hour as what they are, a data rate or a speed; any other value as it is."""
    unit, _, per = quantity.unit.partition("/")
    if quantity.dimension != "rate" or unit not in _SPEEDS or per not in _PER_SECOND:
        return quantity
    dimension, name, factor = _SPEEDS[unit]
    worth = factor / _PER_SECOND[per]
    low, high = (None if end is None else end * worth for end in (quantity.low, quantity.high))
    return replace(quantity, dimension=dimension, unit=name, low=low, high=high)
