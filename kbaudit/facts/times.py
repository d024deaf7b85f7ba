"""Times of day, opening hours, ranges of weekdays and "24/7", with their time zone.

The unit is "minute of day" (0 to 1440), followed by the zone where one is named, "minute of half day" (0 to 720) where
either half may be meant ("by nine"), or "weekday" (1 is Monday).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

from kbaudit.facts.bare_hours import bare_hours, bare_ranges, beside
from kbaudit.facts.days_of_month import MONTHLY_WORDS, days_of_month
from kbaudit.facts.hours_of_day import REACH, Moment
from kbaudit.facts.small_letters import small
from kbaudit.facts.spoken_times import SPOKEN_WORDS, spoken_times
from kbaudit.facts.word_lists import words, words_in
from kbaudit.model import Quantity

__all__ = ["TIME_WORDS", "find_times", "hours_under"]

CLOCK = "clock"
MINUTE, OPEN_MINUTE = "minute of day", "minute of half day"
WEEKDAY = "weekday"
_NOON, _DAY_END = 720, 1440

_WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mondays montag lundi lunes segunda-feira",
            "tuesday tue tues tuesdays dienstag mardi martes terça-feira",
            "wednesday wed weds wednesdays mittwoch mercredi miércoles quarta-feira",
            "thursday thu thur thurs thursdays donnerstag jeudi jueves quinta-feira",
            "friday fri fridays freitag vendredi viernes sexta-feira",
            "saturday sat saturdays samstag samedi sábado",
            "sunday sun sundays sonntag dimanche domingo",
        ),
        1,
    )
    for name in names.split()
}
_DAY = "|".join(sorted((re.escape(name) for name in _WEEKDAYS), key=len, reverse=True))
_SEPARATOR = r"\s*(?:-|–|—|to|until|till|through|thru|and|bis|à|a)\s*"
_HALF = r"(?:[ap]\.\s?m\.?|[ap]m|noon|uhr|h(?=\d\d\b))"
_ZONE = re.compile(
    r",?\s*\(?(?:US\s+)?(?P<zone>E[SD]?T|C[SD]T|M[SD]?T|P[SD]?T|CT|GMT|UTC|BST|CES?T|MES?Z|IST|AE[SD]T|JST|SGT|"
    r"Eastern|Central|Pacific|Mountain)\b"
    r"(?P<offset>[+-]\d{1,2}(?::?\d\d)?)?(?:\s+(?:Standard\s+|Daylight\s+)?Time\b)?\)?"
)
_ZONES: Mapping[str, str] = {
    "EST": "ET",
    "EDT": "ET",
    "Eastern": "ET",
    "CST": "CT",
    "CDT": "CT",
    "Central": "CT",
    "MST": "MT",
    "MDT": "MT",
    "Mountain": "MT",
    "PST": "PT",
    "PDT": "PT",
    "Pacific": "PT",
    "GMT": "UTC",
    "CEST": "CET",
    "MEZ": "CET",
    "MESZ": "CET",
    "AEDT": "AEST",
}
_CLOCK = (
    rf"(?:(?P<{{n}}h>\d{{{{1,2}}}})(?:[:.](?P<{{n}}m>[0-5]\d))?\s?(?P<{{n}}x>{_HALF})(?!\w)"
    r"|(?P<{n}H>[01]?\d|2[0-4]):(?P<{n}M>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|(?P<{n}w>(?:(?:12|twelve)\s+)?(?:noon|midday|midnight))\b)"
)
_ONE = _CLOCK.format(n="a")
_TWO = _CLOCK.format(n="b")
_TIMES = re.compile(
    rf"(?<![\w:.,/$€£-])(?:(?P<always>24\s?[/x×]\s?7(?:\s?[/x×]\s?36[56])?\b|24\s+hours\s+(?:a|per)\s+day|"
    rf"(?:a)?round[- ]the[- ]clock|(?:at\s+)?any\s+(?:time|hour)\s+of\s+(?:the\s+)?day\s+(?:and|or)\s+night\b|"
    rf"(?:day\s+(?:and|or)\s+night|night\s+(?:and|or)\s+day)(?=\s*(?:[.,;!?)]|$)))"
    rf"|(?:(?P<from>\d{{1,2}})(?:[:.](?P<from_m>[0-5]\d))?(?P<sep>{_SEPARATOR}))?(?:{_ONE})(?:(?P<to>{_SEPARATOR})(?:{_TWO}))?)"
)
"""Searched for in small letters, as `_DAYS` are."""
_WHOLE_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAYS = re.compile(
    rf"\b(?P<first>{_DAY})\.?{_SEPARATOR}(?P<last>{_DAY})\b|\b(?:every|each)\s+(?P<other>other\s+|"
    rf"second\s+)?(?P<every>{_DAY})\b(?!\s*,?\s*\d)|\b(?:on\s+)(?P<plural>(?:mon|tues|wednes|thurs|fri|satur|"
    rf"sun)days)\b"
    rf"|\b(?:days?|closed|shut|collections?|deliver(?:y|ies))\s?[:=|]\s*(?P<labelled>{_WHOLE_DAY})s?(?=\s*$|[.,;])"
    rf"|^\s*(?P<answer>{_WHOLE_DAY}s)(?=\s*$|[.,])"
    r"|\bon\s+(?P<weekdays>weekdays)\b|\bon\s+(?P<weekends>weekends)\b"
)
_CLOCK_WORDS = frozenset(words("am pm m uhr clock noon midday midnight h night"))
_DAY_WORDS = frozenset(_WEEKDAYS) | frozenset(
    words(
        """
        tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends
        """
    )
)
TIME_WORDS = (_CLOCK_WORDS - {"m", "h"}) | _DAY_WORDS | MONTHLY_WORDS
"""One of these words stands in every time of day, weekday range or day of the month that is written without digits."""


def find_times(text: str, words: Set[str]) -> Iterator[Quantity]:
    """Times of day, weekday ranges and days of the month in a text, without overlaps. `words` are its words in lower case."""
    yield from _on_the_clock(text, words)
    if not words.isdisjoint(_DAY_WORDS):
        for match in _DAYS.finditer(small(text)):
            yield _weekdays(text, match)
    yield from days_of_month(text, words)


def hours_under(text: str) -> list[Quantity]:
    """The times of day of a text under a heading that speaks of times: "8–8" under "Opening hours"."""
    return list(_on_the_clock(text, words_in(text), told=True))


def _on_the_clock(text: str, words: Set[str], *, told: bool = False) -> Iterator[Quantity]:
    """Times in figures and in words, two of them as one where the words between make them the ends of a range."""
    found = list(_clocks(text)) if ":" in text or "24" in text or not words.isdisjoint(_CLOCK_WORDS) else []
    moments = [
        _in_words(text, moment)
        for moment in (() if words.isdisjoint(SPOKEN_WORDS) and " 0" not in text else spoken_times(text, words))
    ]
    # "Eight o'clock" and "half past midnight" hold more than the plain time within them, "9 am until six" is read in two steps.
    found = _apart([*sorted(moments, key=_longest_first), *found])
    found = _apart([*found, *(_ranging(text, *ends) for ends in bare_ranges(text, words, told=told))])
    points = [quantity for quantity in found if quantity.comparator != "range"]
    found = _apart([*found, *(_in_words(text, moment) for point in points for moment in beside(text, *point.span))])
    found = _apart([*found, *(_in_words(text, moment) for moment in bare_hours(text, words, told=told))])
    yield from _joined(text, sorted(found, key=lambda quantity: quantity.span))


def _longest_first(quantity: Quantity) -> tuple[int, int]:
    return quantity.span[0] - quantity.span[1], quantity.span[0]


def _apart(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Those that meet none of the ones before them."""
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []
    for quantity in quantities:
        start, end = quantity.span
        position = bisect_left(taken, (end, end))
        if position == 0 or taken[position - 1][1] <= start:
            taken.insert(position, quantity.span)
            found.append(quantity)
    return found


def _in_words(text: str, moment: Moment) -> Quantity:
    end, unit = _with_zone(text, moment.end, OPEN_MINUTE if moment.open else MINUTE)
    minute = float(moment.minute)
    return Quantity(CLOCK, minute, minute, unit, "exact", text[moment.start : end], (moment.start, end))


def _ranging(text: str, start: int, end: int, first: int, last: int) -> Quantity:
    end, unit = _with_zone(text, end, MINUTE)
    return Quantity(CLOCK, float(first), float(last), unit, "range", text[start:end], (start, end))


_TO = re.compile(r"\s*(?:(?:-|–|—|to|until|till|through)|(?P<and>and))\s*", re.I)
_BETWEEN = re.compile(r"(?i)\bbetween\s+$")


def _joined(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The times with those two as one range between which "to" stands, or "and" behind "between"."""
    position = 0
    while position < len(found):
        first = found[position]
        second = found[position + 1] if position + 1 < len(found) else None
        position += 1
        if second is None or not _makes_range(text, first, second):
            yield first
            continue
        start, end = first.span[0], second.span[1]
        low, high = _ends_of(first, second)
        unit = second.unit if _both_open(first, second) else second.unit.replace(OPEN_MINUTE, MINUTE)
        yield Quantity(CLOCK, low, high, unit, "range", text[start:end], (start, end))
        position += 1


def _ends_of(first: Quantity, second: Quantity) -> tuple[float, float]:
    """From when to when, a half of the day taken for each end that leaves it open so that less than half a day lies between."""
    low, high = first.low or 0.0, second.low or 0.0
    if _both_open(first, second):
        return low, high
    if second.unit.startswith(OPEN_MINUTE):
        high += _NOON if high <= low else 0
    elif first.unit.startswith(OPEN_MINUTE):
        low += _NOON if low + _NOON < high else 0
    return low, high or float(_DAY_END)


def _both_open(first: Quantity, second: Quantity) -> bool:
    """Whether nothing says in which half of the day a range lies: "two o'clock to five o'clock"."""
    open_ends = all(quantity.unit.startswith(OPEN_MINUTE) for quantity in (first, second))
    return open_ends and (first.low or 0.0) < (second.low or 0.0)


def _makes_range(text: str, first: Quantity, second: Quantity) -> bool:
    if MINUTE not in first.unit.replace(OPEN_MINUTE, MINUTE) or "range" in (first.comparator, second.comparator):
        return False
    between = _TO.fullmatch(text, first.span[1], second.span[0])
    return between is not None and (
        not between["and"] or _BETWEEN.search(text[max(0, first.span[0] - REACH) : first.span[0]]) is not None
    )


def _with_zone(text: str, end: int, unit: str) -> tuple[int, str]:
    """Where a time ends with the zone behind it, and its unit with that zone."""
    zone = _ZONE.match(text, end)
    if zone is None:
        return end, unit
    name = zone["zone"]
    return zone.end(), f"{unit} {_ZONES.get(name, name)}{zone['offset'] or ''}"


def _clocks(text: str) -> Iterator[Quantity]:
    for match in _TIMES.finditer(small(text)):
        if match["always"]:
            yield Quantity(CLOCK, 0.0, float(_DAY_END), MINUTE, "range", text[slice(*match.span())], match.span())
            continue
        first, start = _minutes(match, "a"), match.start()
        if first is None:
            continue
        last = _minutes(match, "b") if match["to"] else None
        if match["from"] is not None:
            # In "9–5 pm" the first number borrows the second's half of the day, or has the other one.
            opening = _borrowed(match, first)
            if opening is not None and last is None:
                first, last = opening, first
            else:
                start = match.end("sep")
        elif (
            match["to"] and match["aH"] and int(match["aH"]) <= 12 and match["bx"] and last is not None and first > last
        ):
            last += _NOON if last < _NOON else 0
        end, unit = _with_zone(text, match.end(), MINUTE)
        if last == 0 and first > 0:
            last = _DAY_END
        low, high = float(first), float(first if last is None else last)
        comparator = "exact" if last is None else "range"
        yield Quantity(CLOCK, low, high, unit, comparator, text[start:end], (start, end))


def _minutes(match: re.Match[str], name: str) -> int | None:
    if match[name + "w"]:
        return _NOON if "midnight" not in match[name + "w"] else 0
    if match[name + "H"]:
        return int(match[name + "H"]) * 60 + int(match[name + "M"])
    hour, minute = int(match[name + "h"]), int(match[name + "m"] or 0)
    half = match[name + "x"]
    if half[0] in "ap":
        return None if not 1 <= hour <= 12 else hour % 12 * 60 + minute + (_NOON if half[0] == "p" else 0)
    return None if hour > 24 else hour * 60 + minute


def _borrowed(match: re.Match[str], last: int) -> int | None:
    hour, minute = int(match["from"]), int(match["from_m"] or 0)
    if match["aH"] and match["from_m"]:
        opening = hour * 60 + minute
        return opening if opening < last else None
    if match["ax"] is None or match["ax"][0] not in "ap" or not 1 <= hour <= 12:
        return None
    same = hour % 12 * 60 + minute + (_NOON if last >= _NOON else 0)
    return same if same < last else (same - _NOON if same >= _NOON else same)


def _weekdays(text: str, match: re.Match[str]) -> Quantity:
    if match["first"]:
        low, high = _WEEKDAYS[match["first"]], _WEEKDAYS[match["last"]]
    elif match["weekdays"]:
        low, high = 1, 5
    elif match["weekends"]:
        low, high = 6, 7
    else:
        low = high = _WEEKDAYS[match[_one_day(match)]]
    comparator = "exact" if low == high else "range"
    # "Every other" before the day says how often, and is a value of its own; a label is none of the value.
    start, end = match.span(_one_day(match)) if match["other"] or match["labelled"] or match["answer"] else match.span()
    return Quantity(CLOCK, float(low), float(high), WEEKDAY, comparator, text[start:end], (start, end))


def _one_day(match: re.Match[str]) -> str:
    return next(name for name in ("every", "plural", "labelled", "answer") if match[name])
