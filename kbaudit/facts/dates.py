"""Dates in text and in metadata, as intervals with their precision and role.

`find_dates` finds the spans with an anchored grammar first; nothing is ever parsed fuzzily. `read_date` reads one value that
should be a date. python-dateutil sees only a whole value that the grammar does not know, and only where it names a day, a month
and a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from kbaudit.facts.date_cues import role_at
from kbaudit.facts.date_grammar import (
    BETWEEN,
    HINT,
    JOINT,
    NOT_BEFORE,
    OPENER,
    RANGE_AND,
    RELATIVE,
    RIGHT_YEAR,
    grammar,
    left_partial,
    months,
)
from kbaudit.facts.date_reading import Interval, read_match, relative, whole_month, whole_year
from kbaudit.model import DateRole, Precision

__all__ = ["DateMention", "decide_order", "find_dates", "read_date"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: its span, the interval it stands for (both ends inclusive), and the role that its cue words give it."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    role: DateRole
    ambiguous: bool = False


def find_dates(
    text: str, *, order: str = "auto", language: str = "en", anchor: date | None = None
) -> list[DateMention]:
    """The dates in a text, in their order, without overlaps.

    `order` is "dmy", "mdy" or "auto" for numeric dates; `language` adds its words to the English ones. With `anchor`, the
    document's own date, English words that depend on it ("last month", "next year") are dates too.
    """
    found = list(_dates(text, order, language)) if HINT.search(text) else []
    if anchor is not None:
        relative_ones = (
            replace(mention, role=role_at(text, mention.start, mention.end))
            for mention in _anchored(text, anchor, found)
        )
        found = sorted([*found, *relative_ones], key=lambda mention: mention.start)
    return found


@lru_cache(maxsize=16_384)
def _dates(text: str, order: str, language: str) -> tuple[DateMention, ...]:
    """The absolute dates of a text. Kept, because the reader and several rules ask for those of the same block."""
    return tuple(
        replace(mention, role=role_at(text, mention.start, mention.end)) for mention in _absolute(text, order, language)
    )


def read_date(value: str, *, order: str = "auto", language: str = "en") -> DateMention | None:
    """Read a metadata value that should be a date: any form of `find_dates`, timestamps, epoch seconds and milliseconds.

    None where it is no date or no day of the calendar. The day is that of the time zone in which the value is written.
    """
    text = value.strip().strip("\"'").strip()
    if not text or len(text) > 80:
        return None
    read = _digits(text) if text.isascii() and text.replace(".", "", 1).isdigit() else None
    read = read or _whole(text, order, language) or _timestamp(text)
    if read is None:
        return None
    return DateMention(0, len(value), read.first, read.last, read.precision, DateRole.MENTIONED, read.ambiguous)


_NUMERIC = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d\d(?![\w/-]|\.\d)")


def decide_order(values: Iterable[str]) -> Literal["dmy", "mdy", "auto"]:
    """The order of day and month in a corpus, by its numeric dates that leave no choice (25/12/2023).

    "auto" where there is none, or where one in ten or more contradicts the others.
    """
    counts = {"dmy": 0, "mdy": 0}
    for value in values:
        for match in _NUMERIC.finditer(value):
            first, second = int(match[1]), int(match[3])
            if 12 < first <= 31 and 1 <= second <= 12:
                counts["dmy"] += 1
            elif 12 < second <= 31 and 1 <= first <= 12:
                counts["mdy"] += 1
    total = counts["dmy"] + counts["mdy"]
    if counts["dmy"] > total * 0.9:
        return "dmy"
    return "mdy" if counts["mdy"] > total * 0.9 else "auto"


# ------------------------------------------------------------------------------------------------------- in a text


def _absolute(text: str, order: str, language: str) -> Iterator[DateMention]:
    atoms = list(_atoms(text, order, language))
    index = 0
    while index < len(atoms):
        mention = atoms[index]
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        joined = _joined(text, mention, following) if following else None
        if joined:
            index += 1
            mention = joined
        else:
            bound = atoms[index - 1].end if index else 0
            mention = _with_year_after(text, _with_partial_before(text, mention, bound, language))
        index += 1
        named = mention.precision is Precision.RANGE and NOT_BEFORE.search(
            text, max(0, mention.start - 14), mention.start
        )
        if not named and not _OPEN_BEGIN.search(text, max(0, mention.start - 40), mention.start):
            yield mention


def _atoms(text: str, order: str, language: str) -> Iterator[DateMention]:
    pattern = grammar(language)
    position = 0
    for first, last in _windows(text):
        position = max(position, first)
        while position < last and (match := pattern.search(text, position, last)):
            position = match.end()
            mention = _atom(text, match, order, language)
            if mention:
                yield mention


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that may hold a date: what stands around each hint, cut at white space."""
    first = last = 0
    for hint in HINT.finditer(text):
        if last and hint.start() - 60 <= last:
            last = max(last, hint.end() + 40)
            continue
        if last:
            yield first, _next_space(text, last)
        first, last = max(0, hint.start() - 60), hint.end() + 40
    if last:
        yield first, _next_space(text, last)


def _next_space(text: str, position: int) -> int:
    found = text.find(" ", position)
    return found if 0 <= found < position + 60 else min(position, len(text))


def _atom(text: str, match: re.Match[str], order: str, language: str) -> DateMention | None:
    """The date of one match; None where the calendar has no such day or the word before says that it is something else."""
    start, end = match.span()
    if match["v"]:
        start = match.start("v1") if match["v1"] else match.start("v3") if match["v3"] else match.start("v2")
    read = read_match(match, order=order, language=language)
    if read is None or NOT_BEFORE.search(text, max(0, start - 14), start):
        return None
    return DateMention(start, end, read.first, read.last, read.precision, DateRole.MENTIONED, read.ambiguous)


_OPEN_BEGIN = re.compile(
    r"\bfrom\s+(?:last|next|this|the\s+last)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+(?:to|until|till|through)?\s*$",
    re.I,
)
"""A range that begins on a day which nothing in the sentence fixes. Its end alone would be taken for the begin."""


def _joined(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    """Two dates and what joins them as one range."""
    joint = JOINT.fullmatch(text, left.end, right.start) if right.start - left.end <= 12 else None
    if joint is None or right.last < left.first or left.precision is Precision.RANGE:
        return None
    opener = OPENER.search(text, max(0, left.start - 14), left.start)
    if joint["joint"].casefold() in RANGE_AND and not (opener and BETWEEN.match(opener[0])):
        return None
    start = opener.start() if opener else left.start
    return DateMention(
        start, right.end, left.first, right.last, Precision.RANGE, DateRole.MENTIONED, left.ambiguous or right.ambiguous
    )


def _with_partial_before(text: str, mention: DateMention, bound: int, language: str) -> DateMention:
    """Take “Feb 1st to” before “March 2019” as the begin of the range."""
    window = text[max(bound, mention.start - 40) : mention.start]
    match = left_partial(language).search(window) if window.strip() else None
    if match is None or mention.precision is Precision.RANGE:
        return mention
    between = (match["opener"] or "").casefold() in ("between", "zwischen", "entre")
    if match["joint"].casefold() in RANGE_AND and not between:
        return mention
    try:
        first = _partial_first(match, mention.last, language)
    except (ValueError, KeyError):
        return mention
    if first is None or first > mention.last:
        return mention
    return replace(mention, start=mention.start - len(window) + match.start(), first=first, precision=Precision.RANGE)


def _partial_first(match: re.Match[str], last: date, language: str) -> date | None:
    if match["y"]:
        return date(int(match["y"]), 1, 1)
    word = (match["m1"] or match["m2"] or match["m3"]).casefold().rstrip(".")
    month = months(language)[word]
    day = int(match["d1"] or match["d2"] or 1)
    first = date(last.year, month, day)
    return first if first <= last else date(last.year - 1, month, day)


def _with_year_after(text: str, mention: DateMention) -> DateMention:
    """A range that ends in a bare year: "May 2015 to 2018"."""
    match = RIGHT_YEAR.match(text, mention.end)
    if match is None or mention.precision is Precision.RANGE:
        return mention
    last = whole_year(int(match["y"])).last
    opener = OPENER.search(text, max(0, mention.start - 14), mention.start)
    between = bool(opener and BETWEEN.match(opener[0]))
    if last < mention.last or (match["joint"].casefold() in RANGE_AND and not between):
        return mention
    start = opener.start() if opener else mention.start
    return replace(mention, start=start, end=match.end(), last=last, precision=Precision.RANGE)


def _anchored(text: str, anchor: date, found: list[DateMention]) -> Iterator[DateMention]:
    taken = [(mention.start, mention.end) for mention in found]
    for match in RELATIVE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if match["day"]:
            day = anchor + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[match["day"].casefold()])
            read = Interval(day, day, Precision.DAY)
        else:
            read = relative(match["which"].casefold(), match["unit"].casefold(), anchor)
        yield DateMention(*match.span(), read.first, read.last, read.precision, DateRole.MENTIONED)


# ----------------------------------------------------------------------------------------------------- as a value

_EPOCH_FIRST = date(1990, 1, 1)
_EPOCH_LAST = date(2100, 1, 1)


def _digits(text: str) -> Interval | None:
    """20230517, 20230517103000, 202305, 2023, and seconds or milliseconds since 1970."""
    number = text.partition(".")[0]
    size = len(number)
    try:
        if size in (8, 12, 14) and number[:2] in ("19", "20"):
            day = date(int(number[:4]), int(number[4:6]), int(number[6:8]))
            return Interval(day, day, Precision.DAY)
        if size == 6 and number[:2] in ("19", "20"):
            return whole_month(int(number[:4]), int(number[4:6]))
        if size == 4 and number[:2] in ("19", "20") and number == text:
            return whole_year(int(number))
        if size in (9, 10, 12, 13):
            seconds = int(number) / (1000 if size > 10 else 1)
            day = datetime.fromtimestamp(seconds, UTC).date()
            return Interval(day, day, Precision.DAY) if _EPOCH_FIRST <= day <= _EPOCH_LAST else None
    except (ValueError, OverflowError, OSError):
        return None
    return None


_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[./](0?[1-9]|1[0-2])")
_ISO_TIME = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)[T ]\d\d:?\d\d.*")


def _whole(text: str, order: str, language: str) -> Interval | None:
    """A value that is one date of the grammar from its first to its last character."""
    if match := _YEAR_MONTH.fullmatch(text):
        return whole_month(int(match[1]), int(match[2]))
    if match := _ISO_TIME.fullmatch(text):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
        return Interval(day, day, Precision.DAY)
    found = list(_absolute(text, order, language)) if HINT.search(text) else []
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text):
        return Interval(found[0].first, found[0].last, found[0].precision, found[0].ambiguous)
    return None


_TIMESTAMP = re.compile(r"\d{1,2}:\d\d|\d\s?[ap]m\b", re.I)


def _timestamp(text: str) -> Interval | None:
    """A day with a time in any form that dateutil knows: "Tue, 05 Mar 2024 10:00:00 GMT", "May 17, 2021 3 pm".

    Read against two different defaults, so that a part that the value does not state is noticed and not made up.
    """
    if not _TIMESTAMP.search(text):
        return None
    from dateutil import parser

    try:
        first, second = (
            parser.parse(text, default=datetime(year, month, day, tzinfo=UTC), tzinfos=_no_zone).date()
            for year, month, day in ((2001, 1, 1), (2002, 2, 2))
        )
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        return None
    return Interval(first, first, Precision.DAY) if first == second else None


def _no_zone(name: str | None, offset: int | None) -> None:
    """The date counts as it is written, whatever the zone."""
