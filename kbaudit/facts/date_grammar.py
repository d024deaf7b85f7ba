"""Where dates stand in a text: an anchored grammar of the forms in which people write them.

Every form needs something that makes it a date: a year of four digits beside a month, a quarter or a cue word, or the
fixed shape of an ISO or a numeric date. A number alone is none, so that versions, prices, telephone numbers, section numbers
and identifiers stay what they are. The patterns have no nested repetition, so that reading is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kbaudit.facts.date_words import (
    HALF_NOUNS,
    MONTHS,
    NOT_AFTER_YEAR,
    NOW,
    ORDINALS,
    PARTS,
    QUARTER_NOUNS,
    QUARTERS,
    SEASONS,
    YEAR_CUES,
)

YEAR = r"(?:19|20)\d\d"
_EDGE = r"(?<![\w/.,#@$€£§+=])(?:(?<!-)|(?=[^\W\d]))"
_END = r"(?!\w|[.,:]\d)"
_ALONE = r"(?![-/]\w)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_SUFFIX = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_DASH = r"[-–—~]"

HINT = re.compile(
    r"(?:19|20)\d\d|\d[/.]\d{1,2}[/.]\d\d|\d-\w{3,4}-\d\d|['’]\d\d\b|[Ff][Yy][ '’]?\d\d|[QqHh][1-4]['’]\d\d"
)
"""What every absolute date contains. A text without it is not read further."""

RELATIVE = re.compile(
    r"\b(?P<which>this|last|next|current|previous|coming|past)\s+(?P<unit>week|month|quarter|year)\b(?!['’]s\b)"
    r"|\b(?P<day>today|yesterday|tomorrow)\b",
    re.I,
)
"""English words for a time that depends on when they were written."""


def _names(words: Iterable[str]) -> str:
    """An alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def languages(language: str) -> tuple[str, ...]:
    """The languages whose words are read for a document: its own and English."""
    base = language.casefold().replace("_", "-").partition("-")[0]
    return ("en", base) if base in MONTHS and base != "en" else ("en",)


@lru_cache(maxsize=16)
def months(language: str) -> dict[str, int]:
    """Month names of a language and of English, in lower case, with their numbers."""
    return {word: number for code in languages(language) for word, number in MONTHS[code].items()}


@lru_cache(maxsize=16)
def seasons(language: str) -> dict[str, int]:
    """Season names of a language and of English with the month in which they begin."""
    return {word: number for code in languages(language) for word, number in SEASONS[code].items()}


@lru_cache(maxsize=16)
def grammar(language: str) -> re.Pattern[str]:
    """All forms of a date with a year as one pattern; the name of the group that matched tells the form.

    Groups carry a letter for their form: `a1`, `a2`, … belong to form `a`.
    """
    month = rf"(?:{_names(months(language))})"
    season = rf"(?:{_names(seasons(language))})"
    part = rf"(?:{_names(PARTS)})"
    quarters = _names(QUARTERS)
    spelled = rf"(?:(?:twenty|thirty)[ -])?(?:{_names(ORDINALS)})"
    number = rf"(?:{_DAY}{_SUFFIX}|{spelled})"
    weekday = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?,?\s+)?"
    of = r"(?:\s+(?:of|de|del|do|den))?"
    short_year = rf"(?:{YEAR}|['’]\d\d)"
    cues = "|".join(YEAR_CUES[code] for code in languages(language))
    time = r"(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?)?"
    forms = [
        # 2024-03-04, 2024/3/4, 2024.03.04, with a time
        rf"(?P<a>(?P<a1>{YEAR})(?P<a4>[-/.])(?P<a2>0?[1-9]|1[0-2])(?P=a4)(?P<a3>{_DAY}){time}{_ALONE})",
        # 2024-W05, 2024-W05-1
        rf"(?P<b>(?P<b1>{YEAR})-?W(?P<b2>0[1-9]|[1-4]\d|5[0-3])(?:-[1-7])?)",
        # 2019-sep-1
        rf"(?P<c>(?P<c1>{YEAR})[- ](?P<c2>{month})[- ](?P<c3>{_DAY}))",
        # 04/03/2024, 4.3.2024, 04-03-24
        rf"(?P<d>(?P<d1>{_DAY})(?P<d4>[/.-])(?P<d2>{_DAY})(?P=d4)(?P<d3>{YEAR}|\d\d)(?!/\w))",
        # 4-22 January, 1995; 4 to 22 January 1995; 4 January 1995; the fourth of January, 1995; 4-Jan-95
        rf"(?P<e>{weekday}(?:the\s+)?(?:(?P<e1>{number})\s*(?:{_DASH}|to|and|&|bis|au|a|al|y|e|et|und|until|through)\s*)?"
        rf"(?P<e2>{number}){of}[\s-]\s*(?P<e3>{month})\.?(?:\s*,\s*|{of}\s+|[-.]\s?)(?P<e4>{short_year}|(?<=-)\d\d))",
        # January 4-22, 1995; January 4 1995; January, 8th 2025; Dec. 31 , 1994
        rf"(?P<f>{weekday}(?P<f1>{month})\.?,?\s+(?:the\s+)?(?P<f2>{number})"
        rf"(?:\s*(?:{_DASH}|to|and|&|through)\s*(?P<f3>{number}))?\s*(?:,\s*|\s+)(?:of\s+)?(?P<f4>{short_year}))",
        # January 2024, mid-January 2024, end of September, 2021, Jan '24
        rf"(?P<g>(?:(?P<g1>{part})[\s-]+(?:of\s+|de\s+)?)?(?P<g2>{month})(?:\.?\s*,\s*|\.?{of}\s+|[-/])(?P<g3>{short_year}))",
        # 2016, nov
        rf"(?P<h>(?P<h1>{YEAR})\s?,\s?(?P<h2>{month})\b(?!\.?\s*\d))",
        # Q3 2024, Q3/2024, Q3 of 2024, Q3 FY24, 2024 Q3, FY24 Q3; T3 2024
        rf"(?P<i>[QT](?P<i1>[1-4])(?:\s*[-/,]?\s*|\s+(?:of|de)\s+)(?P<i2>(?:FY|CY)\s?['’]?(?:{YEAR}|\d\d)|{YEAR}|['’]\d\d))",
        rf"(?P<j>(?P<j1>(?:FY|CY)\s?['’]?(?:{YEAR}|\d\d)|{YEAR})[\s-]*Q(?P<j2>[1-4]))",
        rf"(?P<k>(?P<k1>{quarters})\s+(?:calendar\s+|fiscal\s+)?(?P<k2>{QUARTER_NOUNS}|{HALF_NOUNS})(?:{of}|,)\s+"
        rf"(?P<k3>(?:FY\s?|fiscal(?: year)? )?{YEAR}))",
        rf"(?P<l>H(?P<l1>[12])(?:\s*[-/,]?\s*|\s+of\s+)(?P<l2>(?:FY|CY)\s?['’]?(?:{YEAR}|\d\d)|{YEAR}|['’]\d\d))",
        rf"(?P<m>(?P<m1>{YEAR})[\s-]*H(?P<m2>[12]))",
        # summer 2024, summer of 2024
        rf"(?P<n>(?P<n1>{season})(?:{of}|,)\s+(?P<n2>{YEAR}))",
        # FY24, FY 2024, fiscal year 2024
        rf"(?P<o>(?:FY\s?['’]?(?P<o1>{YEAR}|\d\d)|fiscal(?:\s+year)?\s+(?P<o2>{YEAR})))(?:\s?[-/]\s?(?:FY)?\d\d\b)?",
        # first week of 2015, last week of Dec 2016, week 12 of 2024, KW 12/2024
        rf"(?P<p>(?P<p1>{quarters}|{_DAY}(?:st|nd|rd|th))\s+week\s+of\s+(?:(?P<p2>{month})\.?,?\s+)?(?P<p3>{YEAR}))",
        rf"(?P<q>(?:week|kw|cw|semaine|semana)\s?(?P<q1>[1-9]|0[1-9]|[1-4]\d|5[0-3])(?:\s*[,/]\s*|{of}\s+)(?P<q2>{YEAR}))",
        # the 1990s
        r"(?P<r>(?P<r1>(?:19|20)\d)0['’]?s)",
        # 2014-2018, 2023/24
        rf"(?P<s>(?P<s1>{YEAR})\s?(?P<s3>[-–—~/])\s?(?P<s2>{YEAR}|(?:1[3-9]|[2-9]\d)){_ALONE})",
        # 2016-11, 2016/11, 2016 -11 and 11-2016, 11/2016, 11 - 2016
        rf"(?P<t>(?P<t1>{YEAR})(?:\s?[-/]|[-/]\s)(?P<t2>0?[1-9]|1[0-2]){_ALONE})",
        rf"(?P<u>(?P<u1>0?[1-9]|1[0-2])\s?[-/]\s?(?P<u2>{YEAR}){_ALONE})",
        # in 2024, mid-2024, the end of 2024; © 2024: a year after a cue
        rf"(?P<v>(?:(?:(?P<v1>{part})(?:[\s-]+of|[\s-]+de)?[\s-]+|(?:{cues})\s+(?:year\s+|the\s+year\s+)?|(?:{NOW})\s*[,(–—-]\s*(?:in\s+)?)|(?P<v3>©|\(c\))\s?)"
        rf"(?P<v2>{YEAR})(?!{NOT_AFTER_YEAR}|[-/.]\w|\s?[-–—~/]\s?\d|\s*[QH]\d|['’]?s\b))",
    ]
    return re.compile(_EDGE + "(?:" + "|".join(forms) + ")" + _END, re.I)


@lru_cache(maxsize=16)
def left_partial(language: str) -> re.Pattern[str]:
    """What may stand before "to March 2019" to make it a range: "Feb 1st", "4 January", "May", "2015"."""
    month = rf"(?:{_names(months(language))})"
    return re.compile(
        rf"(?<![\w.-])(?:(?P<opener>from|between|de|del|von|vom|zwischen|entre|du)\s+)?"
        rf"(?:(?P<m1>{month})\.?\s+(?P<d1>{_DAY}){_SUFFIX}|(?P<d2>{_DAY}){_SUFFIX}\s+(?P<m2>{month})\.?|(?P<m3>{month})\.?|"
        rf"(?P<y>{YEAR}))"
        rf"\s*(?P<joint>{_DASH}|\b(?:to|and|until|till|through|thru|bis|und|au|à|et|a|al|y|até|e|hasta)\b)\s*$",
        re.I,
    )


JOINT = re.compile(
    rf"\s*(?P<joint>{_DASH}|(?:to|and|until|till|through|thru|bis|und|au|à|et|a|al|y|até|e|hasta)\b)\s*(?:the\s+)?$",
    re.I,
)
"""What joins two dates into a range. "and" does so only after "between"."""

RIGHT_YEAR = re.compile(
    rf"\s*(?P<joint>{_DASH}|(?:to|and|until|till|through|bis|und|à|et|al?|y|até|e|"
    rf"hasta)\b)\s*(?P<y>{YEAR})\b(?![-/.]\d)",
    re.I,
)
"""A bare year as the end of a range that began with a date."""

OPENER = re.compile(r"\b(?:from|between|de|del|von|vom|zwischen|entre|du)\s+(?:the\s+)?$", re.I)
"""What stands before the first date of a range."""

BETWEEN = re.compile(r"^(?:between|zwischen|entre)\b", re.I)
RANGE_AND = frozenset({"and", "und", "et", "y", "e"})

NOT_BEFORE = re.compile(
    r"(?:\b(?:v|ver|version|versions|release|build|rev|revision|section|sections|chapter|clause|article|art|figure|fig|table|"
    r"steps?|"
    r"part|page|pages|pp?|ports?|rooms?|suites?|extensions?|ext|rfc|iso|iec|cve|kb|bod|omb|sp|no|nr|nº|ids?|tickets?|issue|pr|case|levels?|"
    r"phase|"
    r"circular|usc|cfr|fips|control|form|codes?|errors?|lines?|items?|appendix|annex|exhibit|schedule|rule|§)\.?[\s:#-]*|§\s?|#)$",
    re.I,
)
"""Words whose number is not a date: "section 11-2016", "version 1.2.2019"."""
