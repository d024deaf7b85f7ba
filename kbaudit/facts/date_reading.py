"""What a span that the grammar found stands for: an interval of days and how exact it is."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from kbaudit.facts.date_grammar import months, seasons
from kbaudit.facts.date_words import ORDINALS, PARTS, QUARTERS
from kbaudit.model import Precision

FIRST_YEAR, LAST_YEAR = 1900, MAXYEAR

DAY_FIRST_LANGUAGES = frozenset(
    {"de", "fr", "es", "pt", "it", "nl", "da", "sv", "nb", "no", "pl", "cs", "fi", "ru", "tr", "ro"}
)
DAY_FIRST_REGIONS = frozenset({"en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za"})


class Interval(NamedTuple):
    """The days from `first` to `last`, both inclusive, as exactly as they were stated."""

    first: date
    last: date
    precision: Precision
    ambiguous: bool = False


Words = Mapping[str, int]


def read_match(match: re.Match[str], *, order: str, language: str) -> Interval | None:
    """The interval of a match of `date_grammar.grammar`; None where the calendar has no such day."""
    form = match.lastgroup or ""
    form = next((letter for letter in _FORMS if match.group(letter) is not None), form)
    try:
        return _FORMS[form](match, order, language)
    except (ValueError, KeyError):
        return None


def day_first(order: str, language: str) -> bool | None:
    """Whether 03/04/2023 is the 3rd of April; None where neither order nor language says so."""
    if order != "auto":
        return order == "dmy"
    code = language.casefold().replace("_", "-")
    if code in DAY_FIRST_REGIONS or code.partition("-")[0] in DAY_FIRST_LANGUAGES:
        return True
    return False if code == "en-us" else None


def numeric_day(first: int, second: int, year: int, *, order: str, language: str) -> Interval:
    """A day written with numbers only, its first two of unknown order. Month first where nothing decides, and ambiguous."""
    if first > 12 or second > 12 or first == second:
        day, month = (first, second) if first > 12 else (second, first)
        return _one(date(year, month, day))
    choice = day_first(order, language)
    chosen = date(year, second, first) if choice else date(year, first, second)
    return Interval(chosen, chosen, Precision.DAY, ambiguous=choice is None)


def readings(interval: Interval) -> tuple[date, ...]:
    """The last days of every way to read an interval: two for an ambiguous numeric date."""
    if not interval.ambiguous or interval.precision is not Precision.DAY:
        return (interval.last,)
    day = interval.last
    return (day, date(day.year, day.day, day.month)) if day.day <= 12 else (day,)


def whole_month(year: int, month: int) -> Interval:
    """A calendar month."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)


def whole_year(year: int) -> Interval:
    """A calendar year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def months_from(year: int, month: int, count: int, precision: Precision) -> Interval:
    """`count` months from the first of a month on."""
    end = month + count - 1
    last = whole_month(year + (end - 1) // 12, (end - 1) % 12 + 1).last
    return Interval(date(year, month, 1), last, precision)


def fiscal_year(year: int) -> Interval:
    """A fiscal year, whose begin differs from house to house: from the earliest usual begin to the latest usual end.

    1 October of the year before is the federal one of the United States, 31 March after it that of India, Japan and Britain.
    """
    return Interval(date(year - 1, 10, 1), date(year + 1, 3, 31), Precision.YEAR, ambiguous=True)


def part_of_year(part: str, year: int) -> Interval:
    """A third of a year: early is January to April, mid May to August, late September to December."""
    return months_from(year, {"early": 1, "mid": 5, "late": 9}[part], 4, Precision.SEASON)


def week_of(year: int, number: int) -> Interval:
    """An ISO week."""
    first = date.fromisocalendar(year, number, 1)
    return Interval(first, first + timedelta(days=6), Precision.WEEK)


def relative(which: str, unit: str, anchor: date) -> Interval:
    """What "last month" or "next year" meant on the day `anchor`."""
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        return Interval(monday, monday + timedelta(days=6), Precision.WEEK)
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + step
        return whole_month(index // 12, index % 12 + 1)
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + step
        return months_from(index // 4, index % 4 * 3 + 1, 3, Precision.QUARTER)
    return whole_year(anchor.year + step)


def year_of(text: str) -> int:
    """The year in "2024", "'24" or "24"; two digits up to 69 belong to this century."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


def day_number(text: str) -> int:
    """The day in "4", "4th", "fourth", "twenty second"."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    return sum(ORDINALS[word] for word in re.split(r"[ -]+", text.casefold()))


def _one(day: date) -> Interval:
    return Interval(day, day, Precision.DAY)


def _month(text: str, language: str) -> int:
    return months(language)[text.casefold().rstrip(".")]


def _iso(match: re.Match[str], _order: str, _language: str) -> Interval:
    return _one(date(int(match["a1"]), int(match["a2"]), int(match["a3"])))


def _iso_week(match: re.Match[str], _order: str, _language: str) -> Interval:
    return week_of(int(match["b1"]), int(match["b2"]))


def _year_month_day(match: re.Match[str], _order: str, language: str) -> Interval:
    return _one(date(int(match["c1"]), _month(match["c2"], language), int(match["c3"])))


def _numeric(match: re.Match[str], order: str, language: str) -> Interval | None:
    if len(match["d3"]) == 2 and not (match["d4"] == "/" or (match["d4"] == "." and day_first(order, language))):
        return None
    # With dots the day comes first wherever people write dates so.
    order = "dmy" if match["d4"] == "." and order == "auto" else order
    return numeric_day(int(match["d1"]), int(match["d2"]), year_of(match["d3"]), order=order, language=language)


def _day_month_year(match: re.Match[str], _order: str, language: str) -> Interval:
    year, month = year_of(match["e4"]), _month(match["e3"], language)
    last = date(year, month, day_number(match["e2"]))
    return _days(date(year, month, day_number(match["e1"])), last) if match["e1"] else _one(last)


def _month_day_year(match: re.Match[str], _order: str, language: str) -> Interval:
    year, month = year_of(match["f4"]), _month(match["f1"], language)
    first = date(year, month, day_number(match["f2"]))
    return _days(first, date(year, month, day_number(match["f3"]))) if match["f3"] else _one(first)


def _days(first: date, last: date) -> Interval:
    if last < first:
        raise ValueError
    return Interval(first, last, Precision.RANGE)


def _month_year(match: re.Match[str], _order: str, language: str) -> Interval:
    month = whole_month(year_of(match["g3"]), _month(match["g2"], language))
    if not match["g1"]:
        return month
    part = PARTS[match["g1"].casefold()]
    first = {"early": 1, "mid": 11, "late": 21}[part]
    last = {"early": 10, "mid": 20, "late": month.last.day}[part]
    return Interval(month.first.replace(day=first), month.first.replace(day=last), Precision.MONTH)


def _year_comma_month(match: re.Match[str], _order: str, language: str) -> Interval:
    return whole_month(int(match["h1"]), _month(match["h2"], language))


def _quarter(number: int, year: str) -> Interval:
    if year[:2].casefold() == "fy" or "fiscal" in year.casefold():
        return fiscal_year(year_of(year))
    return months_from(year_of(year), number * 3 - 2, 3, Precision.QUARTER)


def _half(number: int, year: str) -> Interval:
    if year[:2].casefold() == "fy" or "fiscal" in year.casefold():
        return fiscal_year(year_of(year))
    return months_from(year_of(year), number * 6 - 5, 6, Precision.HALF)


def _spelled_quarter(match: re.Match[str], _order: str, _language: str) -> Interval:
    number, noun = QUARTERS[match["k1"].casefold()], match["k2"].casefold()
    if noun in ("half", "halbjahr", "semestre"):
        return _half(2 if match["k1"].casefold() == "last" else number, match["k3"])
    return _quarter(number, match["k3"])


def _season(match: re.Match[str], _order: str, language: str) -> Interval:
    month = seasons(language)[match["n1"].casefold()]
    return months_from(int(match["n2"]), month, 3, Precision.SEASON)._replace(ambiguous=month == 12)


def _numbered_week(match: re.Match[str], _order: str, language: str) -> Interval:
    word, year = match["p1"].casefold(), int(match["p3"])
    if not match["p2"]:
        last = date(year, 12, 28).isocalendar()[1]
        return week_of(year, last if word == "last" else _count(word))
    month = whole_month(year, _month(match["p2"], language))
    # A week belongs to the month that holds its Thursday, as ISO weeks belong to years.
    thursday = month.first + timedelta(days=(3 - month.first.weekday()) % 7)
    end = month.last - timedelta(days=(month.last.weekday() - 3) % 7)
    monday = (end if word == "last" else thursday + timedelta(weeks=_count(word) - 1)) - timedelta(days=3)
    return Interval(monday, monday + timedelta(days=6), Precision.WEEK)


def _count(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else QUARTERS[word]


def _decade(match: re.Match[str], _order: str, _language: str) -> Interval:
    year = int(match["r1"]) * 10
    return Interval(date(year, 1, 1), date(year + 9, 12, 31), Precision.RANGE)


def _years(match: re.Match[str], _order: str, _language: str) -> Interval:
    first = int(match["s1"])
    last = int(match["s2"]) if len(match["s2"]) == 4 else first // 100 * 100 + int(match["s2"])
    # 2023/24 is a season or a school year; 2019-85 is something else.
    if last <= first or (len(match["s2"]) == 2 and last != first + 1):
        raise ValueError
    return Interval(date(first, 1, 1), date(last, 12, 31), Precision.RANGE)


def _cued_year(match: re.Match[str], _order: str, _language: str) -> Interval:
    year = int(match["v2"])
    return part_of_year(PARTS[match["v1"].casefold()], year) if match["v1"] else whole_year(year)


_FORMS: Mapping[str, Callable[[re.Match[str], str, str], Interval | None]] = {
    "a": _iso,
    "b": _iso_week,
    "c": _year_month_day,
    "d": _numeric,
    "e": _day_month_year,
    "f": _month_day_year,
    "g": _month_year,
    "h": _year_comma_month,
    "i": lambda match, _order, _language: _quarter(int(match["i1"]), match["i2"]),
    "j": lambda match, _order, _language: _quarter(int(match["j2"]), match["j1"]),
    "k": _spelled_quarter,
    "l": lambda match, _order, _language: _half(int(match["l1"]), match["l2"]),
    "m": lambda match, _order, _language: _half(int(match["m2"]), match["m1"]),
    "n": _season,
    "o": lambda match, _order, _language: fiscal_year(year_of(match["o1"] or match["o2"])),
    "p": _numbered_week,
    "q": lambda match, _order, _language: week_of(int(match["q2"]), int(match["q1"])),
    "r": _decade,
    "s": _years,
    "t": lambda match, _order, _language: whole_month(int(match["t1"]), int(match["t2"])),
    "u": lambda match, _order, _language: whole_month(int(match["u2"]), int(match["u1"])),
    "v": _cued_year,
}
