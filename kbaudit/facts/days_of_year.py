"""Days of the year without a year, as deadlines that come back: "by 31 March", "the first of April", "until the end of June"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kbaudit.facts.date_words import MONTHS
from kbaudit.facts.days_of_month import NTH
from kbaudit.facts.numeric_days import numeric_days
from kbaudit.facts.ordinals import ORDINAL, ordinal
from kbaudit.facts.references import Reference
from kbaudit.facts.turns_of_year import turns_of_year
from kbaudit.facts.word_lists import hint, words_in
from kbaudit.facts.year_parts import exists, last_of, part_of_year

__all__ = ["days_of_year"]

_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
_ANY = r"(?:(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|May|MAY)"
_HINT = re.compile(rf"\b{_ANY}\b")
_MONTHS = hint(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec"""
)
_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_NO_YEAR = r"(?!,? *(?:19|20)?\d\d\b)(?!,? of (?:(?:19|20)\d\d|(?:last|next|this)\b))(?![-–/:]\w)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TURNS = r"(?:starts?|begins?|opens?|comes?|arrives?|dawns?)"
_GOES = r"(?:ends?|closes?|finishes|is (?:out|over|up|through)|has (?:gone|passed|ended|closed)|runs out)"
_EXACTLY = rf"(?:,? (?:on )?the (?P<exact>{ORDINAL})\b)?"
_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"\b{form}{_NO_YEAR}")
    for form in (
        # the first Monday in July, the last working day of March, the last day of October
        rf"(?P<which>(?i:first|second|third|fourth|1st|2nd|3rd|4th|last|final|opening|closing)) (?P<what>{_WEEKDAY}|(?i:(?:(?:working|business|bank|banking|calendar) )?day)) (?:of|in) (?P<a>{_FULL})\b{_EXACTLY}",
        # the end of June, on the 30th; mid-October, the 15th; early July; March's end
        rf"(?P<part>(?i:end|close|start|beginning|middle) of |(?i:mid|early|late)[- ])(?:the month of )?(?P<b>{_FULL})\b{_EXACTLY}",
        rf"(?P<c>{_FULL})['’]s? (?P<edge>end|close|start|beginning)\b",
        # before April starts, when January closes, after September has gone
        rf"(?P<turn>(?i:before|until|till|when|once|as|after|unless|by the time)) (?P<d>{_FULL}) (?P<event>{_TURNS}|{_GOES})\b",
        # the first of April, the twenty-eighth day of September; 1 April, 1st of April
        rf"(?P<spelled>(?i:{ORDINAL}))(?: day)? of (?P<e>{_ANY})\b",
        rf"(?P<day>{_NUMBER}) (?P<f>{_ANY})\b",
        # April 30th, January the 1st, March the third
        rf"(?P<g>{_ANY})\.? (?:the )?(?P<following>{_NUMBER})\b",
        rf"(?P<h>{_ANY}) the (?P<said>(?i:{ORDINAL}))\b(?! [a-z])",
        # from July, until the month of May; starts in April
        rf"(?i:from|until|till|through|by|as of|as from|effective|starting|beginning|(?:starts?|begins?|commences?|opens?|ends?|closes?|expires?|lapses?|renews?|ticking|effect|due|held) (?:in|with|on)) (?:the month of )?(?P<i>{_FULL})\b(?!['’])(?! (?:the )?(?:\d|[A-Z]))(?! (?i:end|{ORDINAL})\b)",
    )
)
_MONTH_GROUPS = "abcdefghi"
_EARLY = frozenset({"start", "beginning", "early"})
_MIDDLE = frozenset({"mid", "middle"})
_GONE = re.compile(_GOES)


def days_of_year(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Reference]:
    """The days of a text that name no year, in their order; spans in `taken` are dates already.

    `normalised` is "--MM-DD", for a stretch of days "--MM-DD/--MM-DD", and for a day that is read in two ways both with "?"
    between them.
    """
    found: list[Reference] = []
    if not _MONTHS.isdisjoint(words_in(text)) and _HINT.search(text):
        for form in _FORMS:
            for match in form.finditer(text):
                part = _part(match)
                span = match.span("i" if "i" in match.re.groupindex else 0)
                if part and _free(span, found, taken):
                    found.append(Reference("yearday", text[slice(*span)], part, span))
    others: tuple[Callable[[str], Iterator[Reference]], ...] = (turns_of_year, numeric_days)
    for read in others:
        found += [day for day in read(text) if _free(day.span, found, taken)]
    yield from sorted(found, key=lambda day: day.span)


def _free(span: tuple[int, int], found: Sequence[Reference], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(first < span[1] and span[0] < last for first, last in (*taken, *(day.span for day in found)))


def _part(match: re.Match[str]) -> str:
    """What the words of one match stand for; empty where no year has such a day."""
    groups = match.groupdict()
    month = MONTHS["en"][next(groups[name] for name in _MONTH_GROUPS if groups.get(name)).casefold()]
    first, last = (month, 1), last_of(month)
    for name in ("day", "spelled", "following", "said", "exact"):
        if groups.get(name):
            day = month, ordinal(groups[name])
            return part_of_year(day) if exists(day) else ""
    if groups.get("which"):
        return _nth(NTH[groups["which"].casefold()], groups["what"].casefold(), month)
    if groups.get("turn"):
        if _GONE.fullmatch(groups["event"]):
            return part_of_year(last)
        return part_of_year(last_of((month - 2) % 12 + 1) if groups["turn"].casefold() == "before" else first)
    part = groups.get("part") or groups.get("edge")
    if part is None:
        return part_of_year(first, last)
    word = re.split(r"[ -]", part)[0].casefold()
    if word in _EARLY:
        return part_of_year(first, (month, 10))
    return part_of_year((month, 11), (month, 20)) if word in _MIDDLE else part_of_year((month, 21), last)


def _nth(which: int, what: str, month: int) -> str:
    """A numbered day of a month: a weekday may fall on any of seven days, a working day on some near the month's edge."""
    last = last_of(month)
    if what.endswith("day") and what.partition(" ")[0] in ("day", "calendar"):
        return part_of_year((month, which) if which else last)
    span = 3 if " " in what else 6
    if not which:
        return part_of_year((month, last[1] - span), last)
    if span == 3:
        return part_of_year((month, which), (month, which + span))
    return part_of_year((month, 7 * which - 6), (month, 7 * which))
