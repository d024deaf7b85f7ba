"""Days that come back every month: "the 25th of each month", "the last working day of the month", "on the fifth"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from kbaudit.facts.ordinals import LATER_ORDINAL, ORDINAL, ordinal
from kbaudit.facts.word_lists import words
from kbaudit.model import Quantity

__all__ = ["DAY_OF_MONTH", "MONTHLY_WORDS", "NTH", "days_of_month"]

DAY_OF_MONTH = "day of month"
MONTHLY_WORDS = frozenset(words("month monthly"))
"""One of these words stands where a day of the month is said without digits."""

_WEEKDAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH = r"(?:each|every|the|any) (?:(?:following|next|calendar|same|new|current|previous|preceding|subsequent|coming) )?month\b(?! (?:in which|that|after|following|before|of)\b)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_FORMS = tuple(
    re.compile(rf"(?i)\b{form}")
    for form in (
        rf"(?:the )?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|last|final|opening|closing) (?P<what>{_WEEKDAYS}|working day|business day|banking day|bank day|weekday|day)"
        rf"(?: (?:of|in) (?:{_MONTH}|month\b)|,? (?:monthly|(?:each|every) month)\b)",
        rf"(?:the )?(?P<day>{ORDINAL})(?: (?:calendar )?day)? (?:of|in) {_MONTH}",
        rf"(?:(?:value|pay|payment|payout|due|billing|invoice|collection|salary) (?:date|day)|payday) ?: ?(?P<labelled>{_DAY}|{ORDINAL})(?=\.?\s*$)",
        rf"day (?P<counted>[12]\d|3[01]|[1-9]|one) of {_MONTH}",
        rf"(?:at|by|until|on|before|from|to) (?:the )?(?P<part>(?:very )?(?:end|close|start|beginning|middle) of (?:a month\b|{_MONTH})|month['’]s end|month[- ]end\b|mid-month\b)",
        # "on the 5th.", "until the fifteenth, ...": what is counted is not named behind it
        rf"(?:on|by|until|till|before|than|including|from|always|is) (?P<alone>the {LATER_ORDINAL})(?= (?:after|of) (?:the )?month|[’'\"”)?]*(?:[.,;:!?]|$)(?!\d))",
    )
)
NTH: Mapping[str, int] = {
    "first": 1,
    "opening": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 0,
    "final": 0,
    "closing": 0,
}
"""Which of the days of a month, 0 for the last."""
_LAST_FROM, _LAST = 28, 31
"""The last day of a month is one of these."""
_WORKING_LAST_FROM = 26
"""The last working day is the 26th at the earliest, where the 28th of February is a Sunday."""
_LABELS = frozenset(words("date day payday"))
_ROUTINES = frozenset(
    words("month monthly months pay payday paid salary salaries wages invoice invoices bill bills billed rent payment")
)
"""What comes back every month. Beside it an ordinal in words below the thirteenth is a date, not the eleventh day of something."""
_COUNTED_UP_TO = 12
_ENDINGS = ("th", "st", "nd", "rd", "second", "third")
_ORDINAL_WORD = re.compile(r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:th|first|second|third))\b")


def days_of_month(text: str, said: Set[str]) -> Iterator[Quantity]:
    """The days in a text, without overlaps; `said` are its words in lower case.

    The unit is "day", "working day" or a weekday; of a weekday `low` is which one of the month, 0 the last.
    """
    labelled = ":" in text and not said.isdisjoint(_LABELS)
    if not labelled and said.isdisjoint(MONTHLY_WORDS) and not _has_ordinal(text, said):
        return
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            groups = match.groupdict()
            inner = next((name for name in ("part", "alone", "labelled") if groups.get(name)), None)
            span = match.span(inner or 0)
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            taken.append(span)
            if inner == "alone" and not _is_date(groups["alone"], said):
                continue
            low, high, unit = _read(groups)
            comparator = "exact" if low == high else "range"
            yield Quantity(DAY_OF_MONTH, float(low), float(high), unit, comparator, text[slice(*span)], span)


def _has_ordinal(text: str, said: Set[str]) -> bool:
    return any(word.endswith(_ENDINGS) for word in said) and _ORDINAL_WORD.search(text) is not None


def _is_date(alone: str, said: Set[str]) -> bool:
    written = alone[len("the ") :]
    return written[0].isdigit() or ordinal(written) > _COUNTED_UP_TO or not said.isdisjoint(_ROUTINES)


def _read(groups: Mapping[str, str | None]) -> tuple[int, int, str]:
    what = (groups.get("what") or "").casefold()
    if what:
        which = NTH[(groups["which"] or "").casefold()]
        if what in _WEEKDAYS.split("|"):
            return which, which, what
        if what != "day":
            return (which, which + 3, "working day") if which else (_WORKING_LAST_FROM, _LAST, "working day")
        return (which, which, "day") if which else (_LAST_FROM, _LAST, "day")
    part = (groups.get("part") or "").casefold()
    if part:
        if "start" in part or "beginning" in part:
            return 1, 3, "day"
        return (11, 20, "day") if "mid" in part else (_LAST_FROM, _LAST, "day")
    counted = groups.get("counted")
    if counted:
        number = 1 if counted.casefold() == "one" else int(counted)
    else:
        number = ordinal(groups.get("day") or groups.get("labelled") or (groups["alone"] or "")[len("the ") :])
    return number, number, "day"
