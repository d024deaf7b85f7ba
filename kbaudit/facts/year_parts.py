"""Parts of any year, a day or a stretch of days: "--04-01", "--06-21/--06-30", or two readings "--04-01?--01-04"."""

from __future__ import annotations

from itertools import product

__all__ = ["Day", "exists", "last_of", "no_day_in_common", "part_of_year"]

Day = tuple[int, int]
"""Month and day."""

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEAP = (2, 29)


def last_of(month: int) -> Day:
    """The last day of a month: of February the 28th."""
    return month, 28 if month == _LEAP[0] else _LENGTHS[month - 1]


def exists(day: Day) -> bool:
    """Whether some year has the day."""
    month, number = day
    return 1 <= month <= len(_LENGTHS) and 1 <= number <= _LENGTHS[month - 1]


def part_of_year(first: Day, last: Day | None = None) -> str:
    """A day, or a stretch of days, as it is compared."""
    begin = f"--{first[0]:02}-{first[1]:02}"
    return begin if last is None or last == first else f"{begin}/--{last[0]:02}-{last[1]:02}"


def no_day_in_common(left: str, right: str) -> bool:
    """Whether two parts of a year have no day in common, however each is read.

    A month's last day and the next month's first are no two claims: what ends with the one begins with the other.
    """
    pairs = list(product(_readings(left), _readings(right)))
    return all(mine[1] < other[0] or other[1] < mine[0] for mine, other in pairs) and not any(
        _turns(mine[1], other[0]) or _turns(other[1], mine[0]) for mine, other in pairs
    )


def _turns(last: Day, first: Day) -> bool:
    """Whether one month ends with a day and the next begins with the other."""
    return first == (last[0] % 12 + 1, 1) and (last == last_of(last[0]) or last == _LEAP)


def _readings(part: str) -> list[tuple[Day, Day]]:
    found = []
    for reading in part.split("?"):
        first, _, last = reading.partition("/")
        found.append((_day(first), _day(last or first)))
    return found


def _day(written: str) -> Day:
    return int(written[2:4]), int(written[5:7])
