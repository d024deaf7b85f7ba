"""Whether two values are of one kind, are the same, or cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from kbaudit.facts.days_of_month import DAY_OF_MONTH
from kbaudit.facts.doubled_numbers import two_values
from kbaudit.model import Quantity

__all__ = ["Relation", "clash", "comparable", "relation", "same_value"]


class Relation(StrEnum):
    """How two values stand to each other.

    `INSIDE`: one lies within the other's closed range, or an approximate one meets the other. `BOUND`: an exact value that the
    other's one-sided limit would allow ("14 days", "up to 30 days"). `APART`: limits of opposite directions that
    leave room for both. `CLASH`: both cannot be right.
    """

    INCOMPARABLE = "incomparable"
    SAME = "same"
    INSIDE = "inside"
    BOUND = "bound"
    APART = "apart"
    CLASH = "clash"


APPROXIMATE = 0.10
"""How far an approximate value may be from an exact one and still agree with it: "about 30 minutes" is not 35."""
ROUNDING = 0.006
"""Relative difference that rounding makes: a third against 33.3 %, 52 weeks against a year."""
FREQUENCY_TOLERANCE = 0.09
"""Every four weeks against monthly (13.04 against 12 times a year): calendar units are no multiples of each other."""
SHORTEST_MONTH, LONGEST_MONTH = 28 * 86400.0, 31 * 86400.0
DATA_TOLERANCE = 0.055
"""1024 against 1000 per step, over two steps: 512 MB may be called half a gigabyte."""
DAY = 86400.0
MEAN_MONTH = 365.25 / 12
WEEKEND = 1.4
"""Days to a business day, counting weekends in: seven to five."""
LENGTHS: Mapping[str, float] = {"months": 30.44 * DAY, "business days": WEEKEND * DAY, "seconds": 1.0}
"""Seconds of each unit of time, to tell which of two times is longer; what is compared as equal has tolerances of its own."""
_PREFIX = re.compile(r"([kKMGTPmgt])i?[bB]")


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two values can be held against each other: one dimension, and units that convert into each other."""
    if a.dimension != b.dimension:
        return False
    if a.dimension == "clock":
        return _clock_kind(a) == _clock_kind(b) or (_always(a) or _always(b))
    if a.dimension == DAY_OF_MONTH:
        return True
    if a.dimension in ("time", "age"):
        return a.unit == b.unit or {a.unit, b.unit} <= {"seconds", "months", "business days"}
    return a.unit == b.unit


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two values say the same, units and calendar apart: 14 days and a fortnight, "up to 5" and "no more than five"."""
    return relation(a, b) is Relation.SAME


def clash(a: Quantity, b: Quantity) -> bool:
    """Whether two values can be compared and do not agree.

    An exact value that another's limit would allow ("14 days", "up to 30 days") clashes too: it mostly restates the limit.
    """
    return relation(a, b) in (Relation.CLASH, Relation.BOUND)


def relation(a: Quantity, b: Quantity) -> Relation:
    """How two values stand to each other. Symmetric."""
    if not comparable(a, b):
        return Relation.INCOMPARABLE
    if two_values(a.raw) != two_values(b.raw):
        return Relation.CLASH  # "sixty (30) days" agrees with nobody's days but its own
    if a.dimension == "clock":
        return _of_clocks(a, b)
    if a.dimension == DAY_OF_MONTH:
        return _of_days(a, b)
    one, two = _interval(a), _interval(b)
    sides = _side(a), _side(b)
    if sides[0] == sides[1]:
        return _of_like_sides(a, b, one, two, sides[0])
    if "closed" not in sides:
        # A lower and an upper limit leave room for both, or do not.
        lower, upper = (
            (_ordered(a, one[0]), _ordered(b, two[1]))
            if sides[0] == "lower"
            else (_ordered(b, two[0]), _ordered(a, one[1]))
        )
        return Relation.APART if lower <= upper * (1 + ROUNDING) else Relation.CLASH
    if sides[0] == "closed":
        a, b, one, two, sides = b, a, two, one, (sides[1], sides[0])
    bound, edge = (one[0], two[0]) if sides[0] == "lower" else (one[1], two[1])
    if _agree(bound, edge, a, b):
        return Relation.SAME if _is_point(two) else Relation.INSIDE
    allowed = (
        _ordered(b, edge) >= _ordered(a, bound) if sides[0] == "lower" else _ordered(b, edge) <= _ordered(a, bound)
    )
    return Relation.BOUND if allowed else Relation.CLASH


def _of_like_sides(a: Quantity, b: Quantity, one: Ends, two: Ends, side: str) -> Relation:
    if all(_agree(left, right, a, b) for left, right in zip(one, two, strict=True)):
        business = a.unit != b.unit and "business days" in (a.unit, b.unit)
        return Relation.INSIDE if business else Relation.SAME
    if side == "closed" and _is_point(one) != _is_point(two):
        point, whole, inner, outer = (one, two, a, b) if _is_point(one) else (two, one, b, a)
        if _ordered(outer, whole[0]) <= _ordered(inner, point[0]) <= _ordered(outer, whole[1]):
            return Relation.INSIDE
    return Relation.CLASH


def _ordered(quantity: Quantity, value: float) -> float:
    return (
        _in_days(value, quantity.unit)
        if quantity.dimension in ("time", "age") and quantity.unit in _DURATIONS
        else value
    )


_DURATIONS = frozenset(("seconds", "months", "business days"))
Ends = tuple[float, float]


def _interval(quantity: Quantity) -> Ends:
    """Both ends; an open side takes the other's value, so that limits are compared by their bound."""
    low = quantity.high if quantity.low is None else quantity.low
    high = quantity.low if quantity.high is None else quantity.high
    return low or 0.0, high or 0.0


def _side(quantity: Quantity) -> str:
    if quantity.low is None:
        return "upper"
    return "lower" if quantity.high is None else "closed"


def _is_point(ends: Ends) -> bool:
    return ends[0] == ends[1]


def _agree(left: float, right: float, a: Quantity, b: Quantity) -> bool:
    """Whether two ends are worth the same, calendar, rounding and approximation allowed for."""
    if a.dimension in ("time", "age") and a.unit != b.unit:
        return _agree_over_calendar(left, a.unit, right, b.unit)
    if left == right:
        return True
    difference = abs(left - right) / max(abs(left), abs(right))
    if a.approximate != b.approximate and difference <= APPROXIMATE:
        return True
    if a.dimension == "frequency":
        return difference <= FREQUENCY_TOLERANCE
    if a.dimension == "data":
        return difference <= DATA_TOLERANCE and _PREFIX.findall(a.raw) != _PREFIX.findall(b.raw)
    if a.dimension == "percent":
        return difference <= ROUNDING and ("%" not in a.raw or "%" not in b.raw)
    return a.dimension in ("length", "weight", "volume", "area") and difference <= ROUNDING


def _agree_over_calendar(left: float, left_unit: str, right: float, right_unit: str) -> bool:
    if left_unit == "months" or (left_unit == "seconds" and right_unit == "business days"):
        left, left_unit, right, right_unit = right, right_unit, left, left_unit
    if right_unit == "months" and left_unit == "seconds":
        return right * SHORTEST_MONTH <= left <= right * LONGEST_MONTH or round(right * MEAN_MONTH) == round(left / DAY)
    if right_unit == "months":
        return right * 20 <= left <= right * 23
    # Business days against days: five are a week, so that one is no 48 hours.
    return left <= right / DAY <= left * WEEKEND


def _in_days(value: float, unit: str) -> float:
    """A duration in days, roughly: enough to order values of different units."""
    return value / DAY if unit == "seconds" else value * MEAN_MONTH if unit == "months" else value * WEEKEND


def _of_days(a: Quantity, b: Quantity) -> Relation:
    """Days of the month: "the 25th" against "the last Friday"; a working day is one of several days."""
    if (a.low, a.high, a.unit) == (b.low, b.high, b.unit):
        return Relation.SAME
    if a.unit in _WEEKDAYS and b.unit in _WEEKDAYS:
        return Relation.CLASH
    one, two = _dates(a), _dates(b)
    return Relation.CLASH if one[1] < two[0] or two[1] < one[0] else Relation.INSIDE


_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _dates(day: Quantity) -> Ends:
    """The days on which it may fall: the second Tuesday from the 8th to the 14th, the last one from the 22nd."""
    low, high = _interval(day)
    if day.unit not in _WEEKDAYS:
        return low, high
    return (7 * low - 6, 7 * low) if low else (22.0, 31.0)


def _clock_kind(quantity: Quantity) -> str:
    return quantity.unit.partition(" of ")[0].split()[0]


def _always(quantity: Quantity) -> bool:
    return quantity.unit.startswith("minute") and (quantity.low, quantity.high) == (0.0, 1440.0)


def _of_clocks(a: Quantity, b: Quantity) -> Relation:
    """Where an hour may be one of two, the reading that agrees best counts: "by nine" does not speak against 21:00."""
    found = {_of_readings(one, two) for one in _readings(a) for two in _readings(b)}
    return next(relation for relation in (Relation.SAME, Relation.INSIDE, Relation.CLASH) if relation in found)


HALF_DAY, WHOLE_DAY = 720.0, 1440.0


def _readings(quantity: Quantity) -> tuple[Quantity, ...]:
    """The times of day that a time may stand for; the end of a day is the beginning of the next."""
    if quantity.unit.startswith("minute of half day") and quantity.low is not None and quantity.high is not None:
        unit = quantity.unit.replace("half day", "day")
        return tuple(
            replace(quantity, low=quantity.low + half, high=quantity.high + half, unit=unit) for half in (0.0, HALF_DAY)
        )
    if quantity.unit.startswith("minute") and quantity.low == quantity.high == WHOLE_DAY:
        return (replace(quantity, low=0.0, high=0.0),)
    return (quantity,)


def _of_readings(a: Quantity, b: Quantity) -> Relation:
    if (a.low, a.high) == (b.low, b.high):
        zones = {quantity.unit.removeprefix("minute of day").strip() for quantity in (a, b)} - {""}
        return Relation.SAME if len(zones) < 2 or a.unit == b.unit else Relation.CLASH
    if _clock_kind(a) != _clock_kind(b):
        days = a if b.unit.startswith("minute") else b
        return Relation.SAME if (days.low, days.high) == (1.0, 7.0) else Relation.CLASH
    for point, whole in ((a, b), (b, a)):
        inside = whole.low is not None and whole.high is not None and point.low == point.high and point.low is not None
        if inside and whole.low != whole.high and whole.low <= point.low <= whole.high:  # type: ignore[operator]
            return Relation.INSIDE
    return Relation.CLASH
