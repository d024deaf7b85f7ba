"""Times of day, opening hours, ranges of weekdays and "24/7", with their time zone.

The unit is "minute of day" (0 to 1440), followed by the zone where one is named, or "weekday" (1 is Monday).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from kbaudit.facts.days_of_month import MONTHLY_WORDS, days_of_month
from kbaudit.facts.word_lists import words
from kbaudit.model import Quantity

__all__ = ["TIME_WORDS", "find_times"]

CLOCK = "clock"
MINUTE = "minute of day"
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
_HALF = r"(?:[ap]\.\s?m\.?|[ap]m|noon|Uhr|h(?=\d\d\b)|o['’]clock)"
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
    r"|(?P<{n}w>(?:12\s+)?noon|midday|(?:12\s+)?midnight)\b)"
)
_ONE = _CLOCK.format(n="a")
_TWO = _CLOCK.format(n="b")
_TIMES = re.compile(
    rf"(?<![\w:.,/$€£-])(?:(?P<always>24\s?[/x×]\s?7(?:\s?[/x×]\s?36[56])?\b|24\s+hours\s+(?:a|per)\s+day|"
    rf"(?:a)?round[- ]the[- ]clock)"
    rf"|(?:(?P<from>\d{{1,2}})(?:[:.](?P<from_m>[0-5]\d))?(?P<sep>{_SEPARATOR}))?(?:{_ONE})(?:(?P<to>{_SEPARATOR})(?:{_TWO}))?)",
    re.I,
)
_DAYS = re.compile(
    rf"\b(?P<first>{_DAY})\.?{_SEPARATOR}(?P<last>{_DAY})\b|\b(?:every|each)\s+(?:other\s+|"
    rf"second\s+)?(?P<every>{_DAY})\b(?!\s*,?\s*\d)|\b(?:on\s+)(?P<plural>(?:mon|tues|wednes|thurs|fri|satur|"
    rf"sun)days)\b"
    r"|\bon\s+(?P<weekdays>weekdays)\b|\bon\s+(?P<weekends>weekends)\b",
    re.I,
)
_CLOCK_WORDS = frozenset(words("am pm m uhr clock noon midday midnight h"))
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
    if ":" in text or "24" in text or not words.isdisjoint(_CLOCK_WORDS):
        yield from _clocks(text)
    if not words.isdisjoint(_DAY_WORDS):
        for match in _DAYS.finditer(text):
            yield _weekdays(match)
    yield from days_of_month(text, words)


def _clocks(text: str) -> Iterator[Quantity]:
    for match in _TIMES.finditer(text):
        if match["always"]:
            yield Quantity(CLOCK, 0.0, float(_DAY_END), MINUTE, "range", match.group(), match.span())
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
        end = match.end()
        zone = _ZONE.match(text, end)
        unit = MINUTE
        if zone:
            name = zone["zone"]
            unit += " " + _ZONES.get(name, name) + (zone["offset"] or "")
            end = zone.end()
        low, high = float(first), float(first if last is None else last)
        comparator = "exact" if last is None else "range"
        yield Quantity(CLOCK, low, high, unit, comparator, text[start:end], (start, end))


def _minutes(match: re.Match[str], name: str) -> int | None:
    if match[name + "w"]:
        return _NOON if "midnight" not in match[name + "w"].lower() else 0
    if match[name + "H"]:
        return int(match[name + "H"]) * 60 + int(match[name + "M"])
    hour, minute = int(match[name + "h"]), int(match[name + "m"] or 0)
    half = match[name + "x"].lower()
    if half[0] in "ap":
        return None if not 1 <= hour <= 12 else hour % 12 * 60 + minute + (_NOON if half[0] == "p" else 0)
    return None if hour > 24 else hour * 60 + minute


def _borrowed(match: re.Match[str], last: int) -> int | None:
    hour, minute = int(match["from"]), int(match["from_m"] or 0)
    if match["aH"] and match["from_m"]:
        opening = hour * 60 + minute
        return opening if opening < last else None
    if match["ax"] is None or match["ax"][0].lower() not in "ap" or not 1 <= hour <= 12:
        return None
    same = hour % 12 * 60 + minute + (_NOON if last >= _NOON else 0)
    return same if same < last else (same - _NOON if same >= _NOON else same)


def _weekdays(match: re.Match[str]) -> Quantity:
    if match["first"]:
        low, high = _WEEKDAYS[match["first"].lower()], _WEEKDAYS[match["last"].lower()]
    elif match["weekdays"]:
        low, high = 1, 5
    elif match["weekends"]:
        low, high = 6, 7
    else:
        low = high = _WEEKDAYS[(match["every"] or match["plural"]).lower()]
    comparator = "exact" if low == high else "range"
    return Quantity(CLOCK, float(low), float(high), WEEKDAY, comparator, match.group(), match.span())
