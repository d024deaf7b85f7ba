"""Stated intervals: "6 months", "365-days", "every two years", "annually", "P6M"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kbaudit.facts.date_words import MONTHS, SEASONS


class Span(NamedTuple):
    """A length of time in calendar months and days."""

    months: int
    days: int


_NUMBERS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "",
            "one a an each every once ein eine einem un une uno uma um once",
            "two zwei deux dos dois two other",
            "three drei trois tres três",
            "four vier quatre cuatro quatro",
            "five fünf cinq cinco",
            "six sechs seis",
            "seven sieben sept siete sete",
            "eight acht huit ocho oito",
            "nine neun neuf nueve nove",
            "ten zehn dix diez dez",
            "eleven elf onze",
            "twelve zwölf douze doce doze",
        )
    )
    for word in words.split()
} | {
    word: number
    for number, words in (
        (13, "thirteen dreizehn treize trece treze"),
        (14, "fourteen vierzehn quatorze catorce"),
        (15, "fifteen fünfzehn quinze quince"),
        (16, "sixteen sechzehn seize dieciséis dezesseis"),
        (17, "seventeen siebzehn diecisiete"),
        (18, "eighteen achtzehn dix-huit dieciocho dezoito"),
        (19, "nineteen neunzehn"),
        (20, "twenty zwanzig vingt veinte vinte"),
        (24, "twenty-four twentyfour vierundzwanzig"),
        (26, "twenty-six"),
        (30, "thirty dreißig trente treinta trinta"),
        (36, "thirty-six"),
        (40, "forty vierzig"),
        (50, "fifty fünfzig"),
        (60, "sixty sechzig soixante sesenta"),
        (90, "ninety neunzig noventa"),
    )
    for word in words.split()
}

_UNITS: Mapping[str, tuple[int, int]] = {
    "day": (0, 1),
    "tag": (0, 1),
    "tage": (0, 1),
    "tagen": (0, 1),
    "jour": (0, 1),
    "día": (0, 1),
    "dia": (0, 1),
    "d": (0, 1),
    "week": (0, 7),
    "woche": (0, 7),
    "wochen": (0, 7),
    "semaine": (0, 7),
    "semana": (0, 7),
    "w": (0, 7),
    "month": (1, 0),
    "monat": (1, 0),
    "monate": (1, 0),
    "monaten": (1, 0),
    "mois": (1, 0),
    "mes": (1, 0),
    "meses": (1, 0),
    "mês": (1, 0),
    "m": (1, 0),
    "mo": (1, 0),
    "quarter": (3, 0),
    "quartal": (3, 0),
    "trimestre": (3, 0),
    "fortnight": (0, 14),
    "half-year": (6, 0),
    "half year": (6, 0),
    "halbjahr": (6, 0),
    "semestre": (6, 0),
    "year": (12, 0),
    "jahr": (12, 0),
    "jahre": (12, 0),
    "jahren": (12, 0),
    "an": (12, 0),
    "année": (12, 0),
    "año": (12, 0),
    "ano": (12, 0),
    "y": (12, 0),
    "yr": (12, 0),
}

_ADVERBS: Mapping[str, Span] = {
    "weekly": Span(0, 7),
    "fortnightly": Span(0, 14),
    "monthly": Span(1, 0),
    "bimonthly": Span(2, 0),
    "bi-monthly": Span(2, 0),
    "quarterly": Span(3, 0),
    "semiannually": Span(6, 0),
    "semi-annually": Span(6, 0),
    "semi-annual": Span(6, 0),
    "half-yearly": Span(6, 0),
    "biannually": Span(6, 0),
    "twice a year": Span(6, 0),
    "twice yearly": Span(6, 0),
    "twice each year": Span(6, 0),
    "twice per year": Span(6, 0),
    "two times a year": Span(6, 0),
    "three times a year": Span(4, 0),
    "four times a year": Span(3, 0),
    "half a year": Span(6, 0),
    "annually": Span(12, 0),
    "annual": Span(12, 0),
    "yearly": Span(12, 0),
    "biennially": Span(24, 0),
    "biennial": Span(24, 0),
    "jährlich": Span(12, 0),
    "halbjährlich": Span(6, 0),
    "vierteljährlich": Span(3, 0),
    "monatlich": Span(1, 0),
    "annuellement": Span(12, 0),
    "annuel": Span(12, 0),
    "trimestriel": Span(3, 0),
    "anualmente": Span(12, 0),
    "anual": Span(12, 0),
    "trimestralmente": Span(3, 0),
    "semestralmente": Span(6, 0),
} | {
    f"{word} {season}": Span(12, 0)
    for word in ("every", "each")
    for season in (*(word for word in MONTHS["en"] if len(word) > 4 or word in ("june", "july", "may")), *SEASONS["en"])
}

_UNIT_NAMES = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
_NUMBER_NAMES = "|".join(sorted((re.escape(word) for word in _NUMBERS), key=len, reverse=True))
_ADVERB_NAMES = "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in _ADVERBS), key=len, reverse=True))
INTERVAL = (
    rf"(?:(?:once\s+)?(?:at\s+least\s+)?(?:every|each|per|once\s+(?:a|an|per|every)|alle|jedes|tous\s+les|toutes\s+les|cada|"
    rf"a\s+cada|"
    rf"une\s+fois\s+par|una\s+vez\s+al|einmal\s+(?:im|pro))?\s*(?P<number>\d{{1,4}}|"
    rf"{_NUMBER_NAMES})?[\s-]*(?P<unit>{_UNIT_NAMES})(?:s|es)?\b"
    rf"|(?P<adverb>{_ADVERB_NAMES})\b)"
)
REGULAR = (
    rf"(?=(?:at\s+least\s+)?(?:every|each|once|twice|two\s+times|three\s+times|four\s+times|alle|jedes|einmal|tous|toutes|"
    rf"une\s+fois|cada|a\s+cada|una\s+vez|{_ADVERB_NAMES})\b){INTERVAL}"
)
"""An interval that comes again and again: "every six months", "once a year", "annually"."""

_VALUE = re.compile(rf"(?:in\s+|every\s+|at\s+least\s+|after\s+)*{INTERVAL}\.?", re.I)
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.I)


def read_interval(value: str) -> Span | None:
    """Read a value that should be an interval; None where it is none. A bare number counts days."""
    text = value.strip().strip("\"'").strip()
    if re.fullmatch(r"\d{1,4}", text) and not text.startswith(("19", "20")):
        return Span(0, int(text))
    if len(text) > 1 and (iso := _ISO.fullmatch(text)):
        years, months, weeks, days = (int(part or 0) for part in iso.groups())
        return Span(years * 12 + months, weeks * 7 + days)
    match = _VALUE.fullmatch(text)
    return interval_of(match) if match else None


def interval_of(match: re.Match[str]) -> Span | None:
    """The interval of a match of `INTERVAL`."""
    if match["adverb"]:
        return _ADVERBS[" ".join(match["adverb"].casefold().split())]
    number = match["number"]
    count = int(number) if number and number.isdigit() else _NUMBERS[number.casefold()] if number else 1
    months, days = _UNITS[match["unit"].casefold()]
    return Span(months * count, days * count) if count else None


def add_interval(day: date, interval: Span) -> date:
    """A day so much later, at most the last of its month: 31 August + 6 months is 28 or 29 February."""
    index = day.year * 12 + day.month - 1 + interval.months
    year, month = index // 12, index % 12 + 1
    if year > 9998:
        return date.max
    moved = date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return moved + timedelta(days=min(interval.days, 36_500))
