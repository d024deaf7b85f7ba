"""Feasts on a fixed day, quarters and the turn of the year, where they say from when or until when something holds."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kbaudit.facts.references import Reference
from kbaudit.facts.word_lists import hint, words_in
from kbaudit.facts.year_parts import Day, last_of, part_of_year

__all__ = ["turns_of_year"]

_FEASTS: Mapping[str, Day] = {
    "new year's day": (1, 1),
    "april fools' day": (4, 1),
    "all fools' day": (4, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_NAMES = "|".join(name.replace("'", "['’]").replace("fools['’]", "fool(?:s['’]|['’]s)") for name in _FEASTS)
_HINT = hint("eve day quarter year q")
_LIMITS = r"(?:from|until|till|through|by|before|since|as of|as from|up to|effective|(?:starts?|begins?|commences?|opens?|ends?|closes?|expires?|lapses?) (?:on|with|at))"
_FEAST = re.compile(rf"(?i)\b{_LIMITS} (?P<name>{_NAMES})\b(?!,? (?:of )?(?:19|20)\d\d)")
_QUARTER = re.compile(
    r"(?i)\b(?:from|until|till|through|by|before|after|as of|with) (?P<part>(?:the )?(?:(?P<end>end|close)|(?P<begin>start|beginning)) of )?(?:the )?"
    r"(?P<quarter>(?:(?P<word>first|second|third|fourth|last) quarter|Q(?P<digit>[1-4]))(?P<out> (?:is (?:out|over)|ends|closes))?)\b(?!,? (?:of )?(?:the |FY|['’]?\d))"
)
_OWN_YEAR = re.compile(r"(?i)\b(?:fiscal|financial|FY ?\d\d|accounting)\b")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_YEAR = re.compile(
    r"(?i)\b(?:(?P<begin>(?:start|beginning) of (?:the |each |every |a )(?:new )?calendar year|(?:with|from) (?:the|each) new calendar year|new calendar year (?:begins|starts|has begun|has started))"
    r"|(?P<end>(?:end|close) of (?:the |each |every )calendar year))\b"
)


def turns_of_year(text: str) -> Iterator[Reference]:
    """They count only behind a word for a begin or an end; a quarter of a fiscal year begins nobody knows when."""
    if _HINT.isdisjoint(words_in(text)):
        return
    for match in _FEAST.finditer(text):
        name = re.sub(r"fool['’]s", "fools'", match["name"].casefold()).replace("’", "'")
        yield Reference("yearday", match["name"], part_of_year(_FEASTS[name]), match.span("name"))
    if not _OWN_YEAR.search(text):
        for match in _QUARTER.finditer(text):
            start, end = match.start("part" if match["part"] else "quarter"), match.end()
            yield Reference("yearday", text[start:end], _of_quarter(match), (start, end))
    for match in _YEAR.finditer(text):
        yield Reference("yearday", match.group(), part_of_year((1, 1) if match["begin"] else (12, 31)), match.span())


def _of_quarter(match: re.Match[str]) -> str:
    number = int(match["digit"]) if match["digit"] else _QUARTERS[match["word"].casefold()]
    first, last = (3 * number - 2, 1), last_of(3 * number)
    if match["out"] or match["end"]:
        return part_of_year(last)
    return part_of_year(first) if match["begin"] else part_of_year(first, last)
