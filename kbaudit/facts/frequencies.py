"""How often something happens: "annually", "twice a year", "every six months", "fortnightly", in times per year.

Where usage is divided (biannual: twice a year or every two years; biweekly, bimonthly) the frequency is an interval that holds
both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kbaudit.facts.numbers import find_numerals
from kbaudit.facts.word_lists import words

__all__ = ["FREQUENCY_WORDS", "PER_YEAR", "Frequency", "find_frequencies", "times_said"]

DAYS_A_YEAR = 365.25
"""The mean length of a Julian year; leap days make the difference between 52 weeks and a year."""

PER_YEAR: Mapping[str, float] = {
    "second": DAYS_A_YEAR * 86400,
    "minute": DAYS_A_YEAR * 1440,
    "hour": DAYS_A_YEAR * 24,
    "day": DAYS_A_YEAR,
    "night": DAYS_A_YEAR,
    "calendar day": DAYS_A_YEAR,
    "business day": 261.0,
    "working day": 261.0,
    "weekday": 261.0,
    "week": DAYS_A_YEAR / 7,
    "fortnight": DAYS_A_YEAR / 14,
    "month": 12.0,
    "calendar month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
    "calendar year": 1.0,
    "annum": 1.0,
    "decade": 0.1,
}
_WEEK = DAYS_A_YEAR / 7
_ADVERBS: Mapping[str, tuple[float, float]] = {
    "hourly": (DAYS_A_YEAR * 24,) * 2,
    "daily": (DAYS_A_YEAR,) * 2,
    "nightly": (DAYS_A_YEAR,) * 2,
    "weekly": (_WEEK,) * 2,
    "fortnightly": (_WEEK / 2,) * 2,
    "monthly": (12.0, 12.0),
    "quarterly": (4.0, 4.0),
    "annual": (1.0, 1.0),
    "annually": (1.0, 1.0),
    "yearly": (1.0, 1.0),
    "biennial": (0.5, 0.5),
    "biennially": (0.5, 0.5),
    "triennial": (1 / 3, 1 / 3),
    "triennially": (1 / 3, 1 / 3),
    "semiannual": (2.0, 2.0),
    "semiannually": (2.0, 2.0),
    "halfyearly": (2.0, 2.0),
    "semimonthly": (24.0, 24.0),
    "semiweekly": (2 * _WEEK,) * 2,
    "biannual": (0.5, 2.0),
    "biannually": (0.5, 2.0),
    "biyearly": (0.5, 2.0),
    "bimonthly": (6.0, 24.0),
    "biweekly": (_WEEK / 2, 2 * _WEEK),
    "täglich": (DAYS_A_YEAR,) * 2,
    "wöchentlich": (_WEEK,) * 2,
    "monatlich": (12.0, 12.0),
    "vierteljährlich": (4.0, 4.0),
    "jährlich": (1.0, 1.0),
    "quotidien": (DAYS_A_YEAR,) * 2,
    "hebdomadaire": (_WEEK,) * 2,
    "mensuel": (12.0, 12.0),
    "trimestriel": (4.0, 4.0),
    "annuel": (1.0, 1.0),
    "diario": (DAYS_A_YEAR,) * 2,
    "semanal": (_WEEK,) * 2,
    "mensual": (12.0, 12.0),
    "mensal": (12.0, 12.0),
    "trimestral": (4.0, 4.0),
    "anualmente": (1.0, 1.0),
}
FREQUENCY_WORDS = frozenset(
    (*_ADVERBS, "every", "each", "once", "twice", "thrice", "times", "alternate", "intervals", "bimonthly", "biweekly")
)
"""One of these words stands in every frequency."""

_AMOUNTS = frozenset(
    words(
        """
        leave plan plans subscription subscriptions fee fees price prices pricing cost costs charge charges salary
        salaries income limit limits maximum minimum revenue budget rate rates premium premiums deductible allowance
        allowances turnover licence license membership pass ticket active usage spend spending quota quotas bill
        amount total contribution contributions rent wage wages earnings volume average payment payments instalment
        instalments installment installments basis
        """
    )
)
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:\d{{1,5}}|an?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:{_UNITS}))?|{_UNITS}|couple of)"
)
_SPAN = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|business days?|working days?|calendar days?|"
    r"weekdays?|weeks?|fortnights?|months?|calendar months?|quarters?|years?|calendar years?|annum|decades?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PATTERN = re.compile(
    rf"\b(?:(?:(?:every|each)\s+(?:other|second|alternate)|alternate)(?:(?=\s+(?P<weekday>{_WEEKDAY}s?)\b)|"
    r"\s+(?P<period>weeks?|days?|months?|years?)\b)"
    rf"|(?P<times>once|twice|thrice|{_NUMBER}(?:\s+\(\d{{1,3}}\))?\s+times?)(?:,)?\s+(?:(?:in|during|within)\s+)?(?:an?|per|each|"
    rf"every|any|a\s+single)\s+"
    rf"(?:(?P<of>{_NUMBER})[\s-]+)?(?P<per>{_SPAN})\b(?!\s+(?:has|have|is|was|had)\s+(?:passed|gone|over|elapsed|up)\b)"
    rf"|(?:once\s+)?every\s+(?:(?:single|full|whole|complete|further|additional|extra)\s+)?(?:(?P<other>other|second|third|fourth|alternate)\s+|"
    rf"(?P<number>{_NUMBER})(?:\s+\(\d{{1,3}}\))?[\s-]*)?(?P<every>{_SPAN}|(?<=\d\s)h|(?<=\d)h)\b(?!\s+of\b|\.\w)(?!\s+(?:has|have|passed))"
    rf"|(?P<times3>once|twice|{_NUMBER}\s+times)\s+(?:in|within)\s+(?P<of3>{_NUMBER})\s+(?P<per3>(?:week|fortnight|month|quarter|year)s?)\b"
    r"|(?:every|each)\s+(?:(?P<half>half)[\s-]|(?P<fourth>quarter\s+of\s+an\s+))(?P<part>hour|year)\b"
    rf"|at\s+intervals\s+of\s+(?P<gap>{_NUMBER})[\s-]+(?P<span>{_SPAN})\b"
    rf"|each\s+(?:(?:single|full|whole|complete|further|additional|extra)\s+)?(?P<each>(?:calendar\s+|fiscal\s+|business\s+|working\s+)?(?:hour|day|night|week|month|quarter|"
    rf"year))\b(?!\s+of\b|['’])"
    rf"|(?P<times2>once|twice|{_NUMBER}\s+times)\s+(?P<adverb2>daily|weekly|monthly|quarterly|yearly|annually)\b"
    rf"|(?P<adverb>(?:bi|semi|half)-?(?:annual(?:ly)?|yearly|monthly|weekly)|"
    rf"{'|'.join(sorted(_ADVERBS, key=len, reverse=True))})\b)",
    re.I,
)
_ORDER: Mapping[str, float] = {"other": 2, "alternate": 2, "second": 2, "third": 3, "fourth": 4}
_NEXT = re.compile(r"[\s-]+(?:(?:or|and)\s+[^\W\d_]+\s+)?([^\W\d_]+)")


class Frequency(NamedTuple):
    """A frequency at `start`..`end` in times per year.

    `low` and `high` differ where usage is divided. `counted` says that a number may stand in it ("twice a year").
    """

    start: int
    end: int
    low: float
    high: float
    counted: bool


def find_frequencies(text: str) -> Iterator[Frequency]:
    """The frequencies in a text. "Annual fee" and "monthly plan" are amounts and scopes, and are left out."""
    for match in _PATTERN.finditer(text):
        value = _value(match)
        if value is not None and not (match["adverb"] and _is_amount(text, match)):
            yield Frequency(match.start(), match.end(), *value, not (match["adverb"] or match["each"]))


def times_said(text: str) -> tuple[float, str] | None:
    """How many times a frequency names, and in what time: (4, "month") of "four times a month"; None where it counts none."""
    match = _PATTERN.search(text)
    if match is None:
        return None
    if match["times2"]:
        return _times(match["times2"]), match["adverb2"].lower().removesuffix("ly").replace("dai", "day")
    if match["times"] and not match["of"]:
        return _times(match["times"]), _unit(match["per"])
    return None


def _is_amount(text: str, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return False
    return following[1].lower() in _AMOUNTS and not match["adverb"].lower().endswith(("ually", "ially"))


def _value(match: re.Match[str]) -> tuple[float, float] | None:
    if match["adverb"]:
        word = match["adverb"].lower().replace("-", "")
        return _ADVERBS.get(word) or _ADVERBS.get(word.removesuffix("ly"))
    if match["times2"]:
        rate = _times(match["times2"]) * _ADVERBS[match["adverb2"].lower()][0]
        return rate, rate
    if match["each"]:
        span = re.sub(r"^(?:calendar|fiscal)\s+", "", " ".join(match["each"].lower().split()))
        return PER_YEAR[span], PER_YEAR[span]
    if match["times3"]:
        rate = _times(match["times3"]) * PER_YEAR[_unit(match["per3"])] / _count(match["of3"])
        return rate, rate
    if match["times"]:
        rate = _times(match["times"]) * PER_YEAR[_unit(match["per"])] / _count(match["of"])
        return rate, rate
    if match["weekday"] or match["period"]:
        rate = (_WEEK if match["weekday"] else PER_YEAR[_unit(match["period"])]) / 2
        return rate, rate
    if match["part"]:
        rate = PER_YEAR[match["part"].lower()] * (2 if match["half"] else 4)
        return rate, rate
    if match["gap"]:
        rate = PER_YEAR[_unit(match["span"])] / (_count(match["gap"]) or 1.0)
        return rate, rate
    each = _ORDER[match["other"].lower()] if match["other"] else _count(match["number"])
    if not each:
        return None
    rate = PER_YEAR[_unit(match["every"])] / each
    return rate, rate


def _unit(written: str) -> str:
    word = " ".join(written.lower().split())
    word = word if word in PER_YEAR else word.removesuffix("s")
    return {"min": "minute", "hr": "hour", "h": "hour"}.get(word, word)


def _times(written: str) -> float:
    word = written.lower()
    return {"once": 1.0, "twice": 2.0, "thrice": 3.0}.get(word) or _count(word.split()[0])


def _count(written: str | None) -> float:
    if written is None or written.lower() in ("a", "an"):
        return 1.0
    if written.lower().startswith("couple"):
        return 2.0
    numerals = find_numerals(written)
    return numerals[0].value if numerals else 1.0
