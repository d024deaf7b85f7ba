"""What a number in a text measures: money, a duration, a share, a count, a rate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kbaudit.facts.ages import is_age_of_a_thing
from kbaudit.facts.designations import MONTHS, names_when_counted
from kbaudit.facts.measures import currency_before, magnitude_after, per_occasion, rate_after, unit_after
from kbaudit.facts.nouns import counted_noun
from kbaudit.facts.number_words import DENOMINATORS
from kbaudit.facts.numbers import Numeral
from kbaudit.facts.sterling import are_sterling, pence_end
from kbaudit.facts.units import Unit, unit_signs, unit_words

__all__ = ["Amount", "in_one_unit", "typed", "with_hundredths"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A typed number at `start`..`end`, comparator apart, in its canonical unit.

    `factor` is the written unit's worth; `limit` is the comparator between number and unit ("4+ days", "five or more days").
    """

    dimension: str
    low: float
    high: float
    unit: str
    start: int
    end: int
    factor: float = 1.0
    approximate: bool = False
    rated: bool = False
    limit: str = ""


_LIMIT = re.compile(r"\+(?=[\s-])|\s+or\s+(?:more|(?P<most>fewer|less))(?=\s)(?!\s+than)")
_SHARE_OF = re.compile(r"\s+(?:of\b|the\s|your\s|their\s|its\s|our\s|that\b|off\b|as\s+(?:much|many)\b|price\b)", re.I)
_PART_OF_UNIT = re.compile(r"(?:\s+(?:of\s+)?(?:an?|the)\s+|[\s-]+(?:an\s+)?)(?P<unit>[^\W\d_]+)", re.I)
_AND_A_HALF = re.compile(r"\s+and\s+(?:a|one)\s+(?P<part>half|quarter)\b", re.I)
_HUNDREDTHS = re.compile(r"\s(?:and\s)?(\d\d)(?=$|[.,;](?:\s|$))")
_OLD = re.compile(r"(?:-|\s+)(?:old\b|of\s+age\b|in\s+age\b)", re.I)
_YEAR_OLD = re.compile(r"\s?(?:yo|y/o|y\.o\.)\b", re.I)
_AGED = re.compile(
    r"\b(?:aged?|ages|age\s+(?:of|is)|age\s+limit\s+(?:of|is))\s+(?:at\s+least\s+|over\s+|under\s+|below\s+|"
    r"above\s+)?$",
    re.I,
)
_OR_OLDER = re.compile(r"\s*(?:\+|or|and)\s*(?:older|over\s+(?:to|who)|above\s+(?:to|who)|younger)\b", re.I)
_TIMES = re.compile(
    r"(?:\s?[x×](?![\w.-])(?=\s*(?:$|[.,;:)|]|the\b|as\b|more\b|faster\b|larger\b|higher\b|bigger\b|in\b|than\b|"
    r"your\b))|\s+times\s+(?:as|the|more|larger|faster|higher|your)\b|-fold\b)"
)
_COUNTED_UNITS = frozenset(("time", "data", "length", "volume", "weight", "energy", "area"))
_DAYS_IN_MONTH = 30
_CENT = 0.01


def typed(
    text: str, numeral: Numeral, floor: int, language: str, bare: bool, *, compound: bool = False
) -> Amount | None:
    """What a number measures; None where nothing types it. `compound` allows "2 in" behind feet."""
    start, end, value = numeral.start, numeral.end, numeral.value
    between = _LIMIT.match(text, end)
    if between:
        amount = typed(text, replace(numeral, end=between.end()), floor, language, bare=False)
        if amount is not None and amount.end > between.end() and not amount.limit:
            return replace(amount, limit="at most" if between["most"] else "at least")
    currency = currency_before(text, start, floor)
    if currency is not None:
        return _money(text, currency[0], currency[1], end, value)
    if numeral.fraction:
        return _share(text, numeral, bare)
    measure = unit_after(text, end)
    if measure is None and compound and text[end : end + 3] in (" in", " h ", " m "):
        measure_unit = unit_signs().get(text[end + 1 : end + 3].strip())
        return None if measure_unit is None else _measured(text, measure_unit, value, start, end + 3)
    if measure is not None:
        unit, end = measure
        if unit.dimension == "money":
            scale, end = magnitude_after(text, end)
            hundredths = _HUNDREDTHS.match(text, end)
            if hundredths and unit.factor == 1.0 and value == int(value):
                value, end = value + int(hundredths[1]) / 100, hundredths.end()
            return _rated(
                text,
                Amount(
                    "money",
                    value * unit.factor * scale,
                    value * unit.factor * scale,
                    unit.name,
                    start,
                    end,
                    unit.factor,
                ),
            )
        if unit.dimension == "weight" and unit.factor == _POUND and (value >= 1e6 or are_sterling(text, measure[1])):
            return _rated(text, Amount("money", value, value, "GBP", start, end))
        return _measured(text, unit, value, start, end)
    pence = pence_end(text, end, value, spelled=numeral.spelled)
    if pence is not None:
        return _rated(text, Amount("money", value / 100, value / 100, "GBP", start, pence, 0.01))
    if (
        text[end : end + 1] in _MEMORY_SIGNS
        and not numeral.spelled
        and not text[end + 1 : end + 2].isalnum()
        and _MEMORY.search(text)
    ):
        size = value * _MEMORY_SIGNS[text[end]]
        return Amount("data", size, size, "bytes", start, end + 1, _MEMORY_SIGNS[text[end]])
    return _untyped(text, numeral, floor, language, bare)


_MEMORY_SIGNS = {"M": 1e6, "G": 1e9}
_MEMORY = re.compile(r"\b(?:memory|disk|RAM|quota|storage|heap)\b")
_POUND = 453.59237


def _untyped(text: str, numeral: Numeral, floor: int, language: str, bare: bool) -> Amount | None:
    """A number without a unit: an age, a multiple, a count, or with `bare` a number."""
    start, end, value = numeral.start, numeral.end, numeral.value
    old = _YEAR_OLD.match(text, end)
    if old and 0 < value < 130:
        return Amount("age", value * 12, value * 12, "months", start, old.end(), 12.0)
    if 0 < value < 130 and (_AGED.search(text, max(floor, start - 30), start) or _OR_OLDER.match(text, end)):
        return Amount("age", value * 12, value * 12, "months", start, end, 12.0)
    times = _TIMES.match(text, end)
    if times:
        return Amount(
            "multiple",
            value,
            value,
            "times",
            start,
            end + (2 if text[end] == " " else 1) if times.group().strip() in "x×" else times.end(),
        )
    if not numeral.spelled or value not in (0,):
        noun = counted_noun(text, end, value, language) if value == int(value) or value >= 1e3 else None
        unit = unit_words().get(noun[0]) if noun is not None else None
        if noun is not None and unit is not None and unit.dimension in ("time", "data"):
            # "32 billable hours": a unit with a word before it.
            return _measured(text, unit, value, start, noun[1])
        if noun is not None and not _no_count(text, numeral, noun[0], floor):
            return _rated(text, Amount("count", value, value, noun[0], start, noun[1]))
    if not bare or _is_pronoun(text, numeral) or _CODE.match(text, end):
        return None
    return Amount("number", value, value, "", start, end)


_CODE = re.compile(r"[-/]\d")
_PRONOUN_BEFORE = re.compile(r"\b(?:which|that|this|no|any|every|each|some|the|another|other)\s+$", re.I)


def _is_pronoun(text: str, numeral: Numeral) -> bool:
    return (
        text[numeral.start : numeral.end].lower() == "one"
        and _PRONOUN_BEFORE.search(text, max(0, numeral.start - 9), numeral.start) is not None
    )


_TURNS = frozenset(("first", *DENOMINATORS))
"""Of these are the parts of a fraction, "three twenty firsts": nothing is counted."""


_OF_SO_MANY = re.compile(r"(?i)\bout of (?:the |every )?$|\b(?:one|two|three|1|2|3) in (?:every )?$")
"""What makes the next number the whole of a share: "3 out of 4 pages", "one in five customers"."""


def _no_count(text: str, numeral: Numeral, noun: str, floor: int) -> bool:
    """Whether the number before a noun is no count of it: a name, an enumerator, the pronoun one, a day, the whole of a share."""
    start, end = numeral.start, numeral.end
    if noun in MONTHS or _OF_SO_MANY.search(text, max(0, start - 24), start):
        return True
    if noun in _TURNS or names_when_counted(text, start, end, numeral.value, noun, floor):
        return True
    if text[start:end].lower() == "one":
        return _PRONOUN_BEFORE.search(text, max(0, start - 9), start) is not None or text[end : end + 1] == "-"
    begins = not text[:start].strip(" \t•*-")
    following = text[end:].lstrip(" \u00a0")
    # "4 Users must …" at the beginning is a numbered heading or item when a capital follows.
    return begins and not numeral.spelled and following[:1].isupper() and text[end : end + 1] != "-"


def _measured(text: str, unit: Unit, value: float, start: int, end: int) -> Amount:
    amount = value * unit.factor
    name, dimension = unit.name, unit.dimension
    half = _AND_A_HALF.match(text, end)
    if half and dimension == "time":
        amount, end = amount + unit.factor * (0.5 if half["part"].lower() == "half" else 0.25), half.end()
    if dimension == "time":
        old = _OLD.match(text, end)
        if old and not is_age_of_a_thing(text):
            return Amount("age", amount, amount, name, start, old.end(), unit.factor)
    measured = Amount(dimension, amount, amount, name, start, end, unit.factor)
    return _rated(text, measured) if dimension in _COUNTED_UNITS or dimension in ("percent", "count") else measured


def _money(text: str, code: str, start: int, end: int, value: float) -> Amount:
    scale, end = magnitude_after(text, end)
    after = unit_after(text, end)
    if (
        after is not None
        and after.unit.dimension == "money"
        and after.unit.factor == 1.0
        and text[end : end + 1] != "/"
    ):
        # "$5 USD", "$10 dollars": said twice; a code says it better than a sign.
        code, end = (after.unit.name if code == "USD" else code), after.end
    return _rated(text, Amount("money", value * scale, value * scale, code, start, end))


def _rated(text: str, amount: Amount) -> Amount:
    if amount.dimension == "time" and per_occasion(text, amount.end):
        return amount
    per = rate_after(
        text, amount.end, articles=amount.dimension not in ("percent", "count") or amount.dimension == "count"
    )
    if per is None:
        return amount
    return replace(amount, dimension="rate", unit=f"{amount.unit}/{per[0]}", end=per[1], rated=True)


def _share(text: str, numeral: Numeral, bare: bool) -> Amount | None:
    """What a fraction measures: "half an hour" is a duration, "half of the fee" a percentage, "half" alone nothing."""
    value = numeral.value
    part = _PART_OF_UNIT.match(text, numeral.end)
    if part:
        unit = unit_words().get(part["unit"].lower())
        if (
            unit is not None
            and unit.dimension in ("time", "volume", "length", "weight", "money", "angle")
            and part["unit"].lower() not in ("second", "quarter")
        ):
            return Amount(
                unit.dimension,
                value * unit.factor,
                value * unit.factor,
                unit.name,
                numeral.start,
                part.end(),
                unit.factor,
            )
    if not numeral.spelled:
        measure = unit_after(text, numeral.end)
        if measure is not None and measure.unit.dimension != "percent":
            return _measured(text, measure.unit, value, numeral.start, measure.end)
    if _SHARE_OF.match(text, numeral.end) and not _PERIOD_BEFORE.search(
        text, max(0, numeral.start - 12), numeral.start
    ):
        share = round(value * 100, 6)
        return Amount("percent", share, share, "%", numeral.start, numeral.end)
    return Amount("number", value, value, "", numeral.start, numeral.end) if bare else None


_PERIOD_BEFORE = re.compile(r"\b(?:first|second|last|other|latter|better|the)\s+$", re.I)


def in_one_unit(first: Amount, second: Amount) -> Amount | None:
    """The sum of two amounts of one dimension, in the first's canonical unit; None where the units do not convert."""
    if first.unit == second.unit:
        low = first.low + second.low
        return replace(first, low=low, high=low, end=second.end, factor=second.factor)
    if first.dimension == "money" and (second.unit, second.factor) == ("USD", _CENT) and first.factor == 1.0:
        # "Two euros and eighty cents": a cent is one of the currency before it.
        value = first.low + second.low
        return replace(first, low=value, high=value, end=second.end, factor=_CENT)
    if first.unit == "months" and second.unit == "seconds":
        days = second.low / 86400 / _DAYS_IN_MONTH
        return replace(
            first, low=first.low + days, high=first.low + days, end=second.end, factor=second.factor, approximate=True
        )
    return None


LEAST_SPOKEN = 10
MOST_SPOKEN = 99
"""Hundredths that are said without their unit: "six pounds fifty"; "two pounds five" is five pence, or fifty."""


def with_hundredths(text: str, amount: Amount, following: Numeral) -> Amount:
    """An amount with the pence or cents said behind it: "six pounds fifty", "two euros forty a day"."""
    said = (
        amount.dimension == "money"
        and amount.factor == 1.0
        and amount.low == int(amount.low)
        and following.spelled
        and not following.fraction
        and LEAST_SPOKEN <= following.value <= MOST_SPOKEN
        and following.value == int(following.value)
        and text[amount.end : following.start] in (" ", "\u00a0")
        and text[amount.end - 1].isalpha()
    )
    if not said:
        return amount
    value = amount.low + following.value / 100
    return _rated(text, replace(amount, low=value, high=value, end=following.end, factor=0.01))
