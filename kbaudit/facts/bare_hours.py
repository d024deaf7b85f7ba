"""Hours that only their sentence tells from numbers: "open until six on Sundays", "Mon–Fri 9–5", "doors at 7.30".

A preposition of time stands before such an hour, nothing that could be counted behind it, and the sentence speaks of days, of
parts of the day or of opening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from kbaudit.facts.hours_of_day import AFTER_HOUR, HOUR, HOUR_WORDS, NOON, REACH, Moment, hour_of
from kbaudit.facts.number_tokens import has_digit
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint

__all__ = ["CUES", "bare_hours", "bare_ranges", "beside"]

_DAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|weekdays?|weekends?|daily|"
    r"(?:working|business|week)\s+days?)"
)
CUES = re.compile(
    rf"\b(?:{_DAYS}|mornings?|afternoons?|evenings?|nights?|midnight|noon|midday|tonight|o['’]clock|at\s+the\s+latest|on\s+the\s+(?:same\s+)?day|"
    r"sharp|opening\s+(?:hours|times?)|closing\s+time|office\s+hours|core\s+(?:hours|time)|check-?(?:in|out))\b|\d\s?[ap]\.?m\b|\d:\d\d"
)
"""Words that put the hours of a sentence on the clock, to be searched for in small letters."""
_DOORS = re.compile(r"(?i)\b(?:open(?:s|ed)?|clos(?:es?|ed)|shuts?|doors?|arrive|breakfast|lunch|dinner|curfew)\b")
_MINUTE = r"(?:[.:](?P<{n}m>00|15|30|45))?"
_HOUR = rf"(?:{HOUR}|(?:0[1-9]|1[3-9]|2[0-4])(?=[.:](?:00|15|30|45)))"
"""An hour of half a day, or one of 24 that its minutes tell: "until 17.30"."""
_ONE = re.compile(
    rf"\b(?P<lead>at|by|until|till?|before|after|from|(?:early|late)\s+as|(?:later|earlier)\s+than|not\s+after|not\s+before)\s+"
    rf"(?P<hour>{_HOUR})(?!\w){_MINUTE.format(n='')}(?![.,:]?\d){AFTER_HOUR}"
)
"""Searched for in small letters, as `_TWO` is."""
_SURE = frozenset(("until", "till", "til", "at", "by"))
_TWO = re.compile(
    rf"(?:\b(?P<lead>between|from)\s+|(?P<days>\b{_DAYS}:?,?\s+)|^|(?<=: ))(?P<first>{_HOUR})(?!\w){_MINUTE.format(n='a')}"
    rf"\s*(?P<joint>-|–|—|\bto\b|\buntil\b|\btill?\b|\band\b)\s*(?P<last>{_HOUR}|1[3-9]|2[0-4])(?!\w){_MINUTE.format(n='b')}(?![.,:]?\d)"
    rf"(?:(?P<behind>(?=,?\s+(?:on\s+|from\s+)?{_DAYS}\b))|{AFTER_HOUR})"
)
_COUNTED = re.compile(
    r"(?i)\b(?:(?:increas|reduc|rais|lower|extend|shorten|grow|drop|multipl|divid|exceed|chang|capp|limit|scor|scal)\w*|"
    r"cuts?|grew|fell|falls?|rises?|rose|sets?|priced|rat(?:es?|ed|ings?)|valued?|stands?|remains?|fixed|charged?)"
    r"\W+(?:[\w%]+\W+){0,3}$"
)
"""What makes a number of the hour behind it: a change, a limit, a rate."""
_AGED = re.compile(
    r"(?i)\b(?:(?:ages?|aged|child(?:ren)?|kids?|toddlers?|pupils?|years?|grades?)\W+(?:\w+\W+){0,3}|"
    r"(?:class(?:es)?|levels?|pages?|chapters?|steps?|rooms?|floors?|gates?|units?|weeks?|items?|groups?|numbers?|versions?|sections?|parts?)\W+)$"
)
"""What makes ages or running numbers of a range behind it."""
_FROM = re.compile(
    rf"(?:\b(?:from|between)\s+|^\W{{0,3}})(?P<hour>{HOUR})(?!\w){_MINUTE.format(n='')}\s*(?:-|–|—|\b(?:to|until|till?|and)\b)\s*$",
    re.I,
)
_TO = re.compile(
    rf"\s*(?P<joint>-|–|—|\bto\b|\buntil\b|\btill?\b|\band\b)\s*(?P<hour>{HOUR})(?!\w){_MINUTE.format(n='')}(?![.,:]?\d){AFTER_HOUR}",
    re.I,
)
_SPAN = re.compile(r"(?i)\b(?:between|from)\s+$")
_NIGHTS = hint("night nights")
_HOURS = hint(" ".join(HOUR_WORDS))
_BEFORE_ONE = hint("at by until till til before after from as than")
_JOINTS = hint("to until till til and")
"""Of these words one stands before each hour, and between the two of a range where no dash does."""


def _names_an_hour(text: str, words: Set[str]) -> bool:
    """Whether there is an hour to read, in words or digits."""
    return not words.isdisjoint(_HOURS) or has_digit(text)


@lru_cache(maxsize=64)
def _is_cued(letters: str) -> bool:
    """Whether a sentence in small letters speaks of the clock; kept for the last ones, since ranges and single hours ask it."""
    return CUES.search(letters) is not None


def bare_hours(text: str, words: Set[str], *, told: bool = False) -> Iterator[Moment]:
    """The single hours of a sentence; `told` where its heading has said already that it speaks of times of day.

    `words` are the words of the sentence in lower case.
    """
    if words.isdisjoint(_BEFORE_ONE) or not _names_an_hour(text, words):
        return
    letters = small(text)
    cued = told or _is_cued(letters)
    if not cued and _DOORS.search(text) is None:
        return
    for match in _ONE.finditer(letters):
        lead, word = match["lead"], match["hour"]
        if (word == "one" and lead not in ("until", "till", "til")) or _COUNTED.search(
            text[max(0, match.start() - REACH) : match.start()]
        ):
            continue
        if cued or lead in _SURE:
            either = 1 <= hour_of(word) <= 12 and not word.startswith("0")
            hour = hour_of(word) % (12 if either else 24)
            yield Moment(match.start("hour"), match.end(), hour * 60 + int(match["m"] or 0), open=either)


def bare_ranges(text: str, words: Set[str], *, told: bool = False) -> Iterator[tuple[int, int, int, int]]:
    """From when to when: start and end in the text, and the two minutes of the day, across noon: an office, no night shift.

    `words` are the words of the sentence in lower case.
    """
    if not words.isdisjoint(_NIGHTS) or not _names_an_hour(text, words):
        return
    if words.isdisjoint(_JOINTS) and not any(dash in text for dash in "-–—"):
        return
    letters = small(text)
    for match in _TWO.finditer(letters):
        lead, joint = match["lead"] or "", match["joint"]
        before = text[max(0, match.start() - REACH) : match.start()]
        if (joint == "and") != (lead == "between") or _COUNTED.search(before) or _AGED.search(before):
            continue
        first = hour_of(match["first"]) * 60 + int(match["am"] or 0)
        hour = hour_of(match["last"])
        last = hour * 60 + int(match["bm"] or 0)
        # "From 9 until 2" goes over noon: numbers that are counted go up.
        cued = told or _is_cued(letters)
        sure = cued and (lead or match["days"] or match["behind"] is not None or told)
        if not sure and not (lead == "from" and joint in _SURE and hour <= 12 and last < first):
            continue
        if hour <= 12 and last <= first:
            last += NOON
        if first < last and last >= NOON and (first < 13 * 60 or len(match["first"]) == 2):
            yield match.start("first"), match.end(), first, last


def beside(text: str, start: int, end: int) -> Iterator[Moment]:
    """The bare hours that a time of day makes hours: "from nine to half past five", "from half past two to five"."""
    begin = max(0, start - REACH)
    before, after = _FROM.search(text[begin:start]), _TO.match(text, end)
    if before is not None and (begin == 0 or before.start() > 0):
        minute = hour_of(before["hour"]) % 12 * 60 + int(before["m"] or 0)
        last = before.end("m") if before["m"] else before.end("hour")
        yield Moment(begin + before.start("hour"), begin + last, minute, open=True)
    elif after is not None and (after["joint"].lower() != "and" or _SPAN.search(text[begin:start])):
        minute = hour_of(after["hour"]) % 12 * 60 + int(after["m"] or 0)
        yield Moment(after.start("hour"), after.end(), minute, open=True)
