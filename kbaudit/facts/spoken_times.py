"""Times of day as people say them: "half past ten", "nine o'clock", "four in the afternoon", "sixteen hundred", "eight thirty".

Only forms that tell by themselves that an hour is meant; what needs the sentence around it is in `bare_hours`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kbaudit.facts.hours_of_day import (
    AFTER_HOUR,
    DAY_END,
    HOUR,
    NOON,
    PART,
    PARTS,
    REACH,
    SPOKEN_HOURS,
    SPOKEN_MINUTES,
    Moment,
    hour_of,
    in_part,
)
from kbaudit.facts.word_lists import words

__all__ = ["SPOKEN_WORDS", "spoken_times"]

SPOKEN_WORDS = frozenset(
    words(
        "am pm m clock past quarter half morning afternoon evening night tonight hundred fifteen thirty forty minutes"
    )
)
"""One of these words stands in every time that is spoken; "0730" has none."""

_POINT = r"(?P<whole>(?:12\s+|twelve\s+)?(?:noon|midnight)|midday)"
_PAST = re.compile(
    rf"\b(?:(?P<half>half)|(?:a\s+)?(?P<quarter>quarter)|(?P<many>five|ten|twenty(?:[-\s]five)?|5|10|20|25)(?P<minutes>\s+minutes)?)"
    rf"[\s-]+(?P<side>past|to|before|after)[\s-]+(?:{_POINT}|(?P<hour>{HOUR})(?![\d.,:]*\d)(?!\w)(?P<clock>\s+o['’]?\s?clock\b)?)"
    rf"(?:{PART.format(n='')})?",
    re.I,
)
_HOURS = re.compile(
    rf"(?<![\w.,:/$£€-])(?P<hour>{HOUR})(?:[:.](?P<minute>[0-5]\d))?(?:(?P<clock>\s+o['’]?\s?clock\b)(?:{PART.format(n='')})?"
    rf"|{PART.format(n='p')}|\s+(?P<latin>[ap])(?:\.\s?m\.?|m\b))",
    re.I,
)
_AT = r"\b(?:at|by|until|till?|before|after|from|past|it['’]?s|it\s+is|(?:early|late)\s+as|(?:later|earlier|sooner)\s+than)\s+"
_LATE = "|".join(sorted(SPOKEN_HOURS, key=len, reverse=True)).replace("-", r"[-\s]")
_HUNDRED = re.compile(
    rf"\b(?:at|by|until|till?|before|past|it['’]?s|it\s+is|(?:later|earlier)\s+than)\s+"
    rf"(?P<time>(?:(?:zero|oh|nought)[\s-](?P<early>six|seven|eight|nine)|"
    rf"(?P<late>{_LATE}))"
    rf"[\s-]+hundred(?:\s+(?:hours|hrs))?){AFTER_HOUR}",
    re.I,
)
_MINUTES = re.compile(
    rf"{_AT}(?P<time>(?P<hour>(?!\d){HOUR})[\s-](?P<minute>fifteen|thirty|forty[-\s]five)|half\s+(?P<half>(?!\d){HOUR}))"
    rf"(?:{PART.format(n='')}|{AFTER_HOUR})",
    re.I,
)
_MILITARY = re.compile(
    rf"{_AT}(?P<time>(?P<hour>0[0-9])(?P<minute>00|15|30|45))(?:\s?(?:h|hours|hrs)\b)?(?![-\s]?\d|\w|[.,:]\d){AFTER_HOUR}",
    re.I,
)
_GROWS = re.compile(
    r"(?i)\b(?:increas|reduc|rais|lower|extend|shorten|cut|grow|grew|fell|fall|ris|rose|drop|multipl|divid|exceed|go(?:es)?\s+(?:up|down)|went)\w*"
    r"\W+(?:[\w%]+\W+){0,4}$"
)
_LEADS = re.compile(
    r"(?i)\b(?:at|by|until|till?|before|after|from|between|past|around|about|beyond|since|it['’]?s|it\s+is|(?:early|late)\s+as|"
    r"(?:later|earlier|sooner)\s+than|up\s+to|onwards\s+from)\s+(?:the\s+)?$"
)
_LABEL = re.compile(
    r"(?i)\b(?:opens?|opening|clos(?:es?|ing)|shuts?|starts?|ends?|begins?|from|until|till|hours?|times?|check-?(?:in|out)|cut-?off|arriv\w+|"
    r"deadline|latest|earliest)\b[^:.]{0,30}:\s*$"
)
_GOES_ON = re.compile(r"(?i)\s*(?:,|-|–|—|to|until|till?|and|or)\s*(?:before|after|until|till?|at|by)?\s*")

MARKS = 6
"""Characters that may stand around an answer that is nothing but a time."""


def spoken_times(text: str, words: Set[str]) -> Iterator[Moment]:
    """The times of day that a text says in words, by kind of saying; they may overlap. `words` are its words in lower case."""
    if not words.isdisjoint(("past", "quarter", "half", "minutes")):
        yield from _past(text)
    if not words.isdisjoint(("clock", "morning", "afternoon", "evening", "night", "tonight", "am", "pm", "m")):
        yield from _hours(text)
    if "hundred" in words:
        for match in _HUNDRED.finditer(text):
            if not _GROWS.search(text[max(0, match.start() - REACH) : match.start()]):
                name = (match["early"] or match["late"]).lower().replace(" ", "-")
                hour = hour_of(name) if match["early"] else SPOKEN_HOURS[name]
                yield Moment(*match.span("time"), hour * 60, open=False)
    if not words.isdisjoint(("half", "fifteen", "thirty", "forty")):
        for match in _MINUTES.finditer(text):
            if not _GROWS.search(text[max(0, match.start() - REACH) : match.start()]):
                minute = SPOKEN_MINUTES[match["minute"].lower().replace(" ", "-")] if match["minute"] else 30
                yield from _told(match, hour_of(match["hour"] or match["half"]), minute, match.start("time"))
    if "0" in text:
        for match in _MILITARY.finditer(text):
            yield Moment(*match.span("time"), int(match["hour"]) * 60 + int(match["minute"]), open=False)


def _past(text: str) -> Iterator[Moment]:
    for match in _PAST.finditer(text):
        part = any(match[name] for name in PARTS)
        if match["side"].lower() != "past" and not (
            match["minutes"] or (match["side"].lower() == "to" and (part or match["quarter"]))
        ):
            continue
        if match["half"] and match["side"].lower() != "past":
            continue
        counts = not (match["whole"] or match["clock"] or part or match["half"])
        if counts and not _AFTER.match(text, match.end()):
            continue
        minute = 30 if match["half"] else 15 if match["quarter"] else _minutes_of(match["many"])
        if match["side"].lower() in ("to", "before"):
            minute = -minute
        if match["whole"]:
            whole = 0 if "midnight" in match["whole"].lower() else NOON
            yield Moment(*match.span(), (whole + minute) % DAY_END, open=False)
        else:
            hour, minute = divmod(hour_of(match["hour"]) % 12 * 60 + minute, 60)
            yield from _told(match, hour % 12, minute, match.start())


_AFTER = re.compile(AFTER_HOUR, re.I)
_SMALL_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}


def _minutes_of(word: str) -> int:
    return int(word) if word.isdigit() else _SMALL_MINUTES["-".join(word.lower().replace("-", " ").split())]


def _hours(text: str) -> Iterator[Moment]:
    last = -1
    for match in _HOURS.finditer(text):
        hour, minute = hour_of(match["hour"]), int(match["minute"] or 0)
        if match["latin"] and match["hour"].isdigit():
            continue
        if match["latin"]:
            half = NOON if match["latin"].lower() == "p" else 0
            yield Moment(*match.span(), hour % 12 * 60 + minute + half, open=False)
            continue
        if not match["clock"] and not _leads(text, match, last):
            continue
        for moment in _told(match, hour, minute, match.start(), "" if match["clock"] else "p"):
            last = moment.end
            yield moment


def _leads(text: str, match: re.Match[str], last: int) -> bool:
    """Whether "two in the morning" is an hour, not two of something: by the words before it."""
    before = text[max(0, match.start() - REACH) : match.start()]
    if last >= 0 and _GOES_ON.fullmatch(text, last, match.start()):
        return True
    if match["minute"] or _LEADS.search(before) or _LABEL.search(before):
        return True
    alone = match.start() <= MARKS and len(text) - match.end() <= MARKS
    return alone and not (before + text[match.end() :]).strip(" .!\"'“”‘’*-–—")


def _told(match: re.Match[str], hour: int, minute: int, start: int, group: str = "") -> Iterator[Moment]:
    """The moment of an hour with the part of the day behind it; nothing where that part has no such hour."""
    part = next((match[group + name].lower() for name in PARTS if match[group + name]), "")
    if not part:
        yield Moment(start, match.end(), hour % 12 * 60 + minute, open=True)
        return
    told = in_part(hour, minute, part)
    if told is not None:
        yield Moment(start, match.end(), told, open=False)
