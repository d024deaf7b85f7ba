"""Values in text: durations, money, percentages, counts, limits, rates, frequencies and times of day, with exact spans.

A number is a value when a unit, a currency, a "per" or a counted noun types it and nothing says that it only names
something. The span holds the words of the comparator too ("no more than five", "30 days or more"), so that what is left of
a sentence without its values can be compared.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from kbaudit.facts.article_units import ARTICLE_UNITS, find_article_units
from kbaudit.facts.comparators import Comparison, comparison_after, comparison_before, named_limit, stronger
from kbaudit.facts.designations import names_something
from kbaudit.facts.doubled_numbers import written_twice
from kbaudit.facts.frequencies import FREQUENCY_WORDS, Frequency, find_frequencies
from kbaudit.facts.given_units import find_given_units
from kbaudit.facts.measures import unit_after
from kbaudit.facts.mixed_units import find_mixed_units
from kbaudit.facts.multiples import MULTIPLE_WORDS, find_multiples
from kbaudit.facts.nth_days import find_nth_days
from kbaudit.facts.number_tokens import has_digit, number_words
from kbaudit.facts.numbers import Numeral, find_numerals
from kbaudit.facts.quantity_comparison import Relation, clash, comparable, relation, same_value
from kbaudit.facts.quantity_typing import Amount, in_one_unit, typed, with_hundredths
from kbaudit.facts.rates import as_speed
from kbaudit.facts.shares import SHARE_WORDS, find_shares
from kbaudit.facts.sterling import NOTE_WORDS, find_notes
from kbaudit.facts.times import TIME_WORDS, find_times
from kbaudit.facts.word_lists import words_in
from kbaudit.model import Quantity

__all__ = ["Relation", "clash", "comparable", "find_quantities", "relation", "same_value"]

_NTH_WORDS = frozenset(("day", "week", "month", "year", "birthday", "anniversary", "d"))
"""One of these words stands in every point of a running time: "the 14th day", "D+20"."""
_OTHER_WORDS = _NTH_WORDS | FREQUENCY_WORDS | TIME_WORDS | ARTICLE_UNITS | MULTIPLE_WORDS | NOTE_WORDS
_BLIND = re.compile(
    r"(?:https?|ftp|file)://[^\s<>\"]+|\bwww\.[^\s<>\"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|"
    r"(?<![\w/])/(?=[\w.-]{0,40}[A-Za-z_])[\w.-]{1,64}(?:/[\w.-]+)+"
)
"""Links, mail addresses and paths: their digits are no values."""
_SEPARATOR = re.compile(
    r"\s*(?:(?P<dash>[-‐‑–—~])|(?P<to>\b(?:up )?to\b|\bbis\b|\bà\b|\bthrough\b|\bthru\b|\baté\b)|(?P<or>\bor\b)|"
    r"(?P<and>\band\b|\by\b|\bund\b|\bet\b))\s*(?:to\s+)?(?:(?:US|CA|C|A|AU|R)?[$€£¥]\s?|(?:USD|EUR|GBP)\s)?",
    re.I,
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|anywhere from)\s+(?:(?:US|C|A)?[$€£¥]\s?)?$", re.I)
_FROM = re.compile(r"\b(?:from|von|de|desde|between|ranging from|ranges from)\s+(?:(?:US|C|A)?[$€£¥]\s?)?$", re.I)
_CHANGE = re.compile(
    r"\b(?:chang|increas|decreas|reduc|rais|extend|lower|went|drop|rose|rise|grow|grew|cut|shorten|mov|updat|fell|"
    r"upgrad|jump)\w*(?:\s+\w+){0,4}\s+from\s+\S{0,3}$",
    re.I,
)
_BOTH = re.compile(r"\s*(?:,|\band\b|\bbut\b)\s*(?:(?:is|are|be)\s+)?", re.I)
_LOWER = frozenset(("at least", "more than"))
_UPPER = frozenset(("at most", "up to", "within", "less than"))


def find_quantities(text: str, *, language: str = "en", bare: bool = False) -> list[Quantity]:
    """The values in a text, in their order, without overlaps. With `bare`, numbers without a unit too (dimension "number")."""
    return list(_read(text, language, bare))


@lru_cache(maxsize=64)
def _read(text: str, language: str, bare: bool) -> tuple[Quantity, ...]:
    """What `find_quantities` finds; kept for the last texts, since a statement is read in both ways.

    Only a number without a unit makes a difference between the two: where none stands, both are the same.
    """
    if not bare:
        every = _read(text, language, True)
        if all(quantity.dimension != "number" for quantity in every):
            return every
    words = words_in(text)
    digits = has_digit(text)
    if not digits and words.isdisjoint(number_words(language)) and words.isdisjoint(_OTHER_WORDS):
        return ()
    text = _BLIND.sub(_blank, text) if "/" in text or "@" in text else text
    found = list(find_times(text, words))
    taken = _spans(found)
    frequencies = [] if words.isdisjoint(FREQUENCY_WORDS) else list(find_frequencies(text))
    # "Every 30 minutes" goes before "30 minutes", "$10 monthly" before "monthly".
    found += [
        _frequency(text, item, _floor(taken, item.start))
        for item in frequencies
        if item.counted and _free(taken, item.start, item.end)
    ]
    if not words.isdisjoint(MULTIPLE_WORDS):
        taken = _spans(found)
        found += [multiple for multiple in find_multiples(text) if _free(taken, *multiple.span)]
    if not words.isdisjoint(_NTH_WORDS):
        taken = _spans(found)
        found += [nth for nth in find_nth_days(text) if _free(taken, *nth.span)]
    if " and " in text and not words.isdisjoint(ARTICLE_UNITS):
        taken = _spans(found)
        found += [
            _limited(text, mixed, _floor(taken, mixed.span[0]))
            for mixed in find_mixed_units(text)
            if _free(taken, *mixed.span)
        ]
    if not words.isdisjoint(SHARE_WORDS):
        for share in find_shares(text):
            taken = _spans(found)
            if _free(taken, *share.span):
                found.append(_limited(text, share, _floor(taken, share.span[0])))
    numerals = find_numerals(text, language=language, words=words)
    if numerals:
        taken = _spans(found)
        numerals = [numeral for numeral in numerals if _free(taken, numeral.start, numeral.end)]
        found += _numeric(text, numerals, [end for _, end in taken], language, bare)
    taken = _spans(found)
    found += [
        _frequency(text, item, _floor(taken, item.start))
        for item in frequencies
        if not item.counted and _free(taken, item.start, item.end)
    ]
    if not words.isdisjoint(ARTICLE_UNITS):
        for find in (find_article_units, find_given_units):
            taken = _spans(found)
            found += [
                _limited(text, unit, _floor(taken, unit.span[0])) for unit in find(text) if _free(taken, *unit.span)
            ]
    if not words.isdisjoint(NOTE_WORDS):
        taken = _spans(found)
        found += [
            _limited(text, note, _floor(taken, note.span[0])) for note in find_notes(text) if _free(taken, *note.span)
        ]
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _spans(found: Iterable[Quantity]) -> list[tuple[int, int]]:
    """The spans in their order; of two that overlap, the comparator's words of the later one are not minded."""
    return sorted(quantity.span for quantity in found)


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match.group())


def _free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets none of the spans, which are sorted and do not overlap."""
    position = bisect_left(taken, (end, end))
    return position == 0 or taken[position - 1][1] <= start


def _floor(taken: Sequence[tuple[int, int]], start: int) -> int:
    """Where the value before `start` ends: no comparator is looked for beyond it."""
    position = bisect_left(taken, (start, start))
    return min(start, taken[position - 1][1]) if position else 0


def _frequency(text: str, frequency: Frequency, floor: int) -> Quantity:
    start, end, low, high, _ = frequency
    comparison = comparison_before(text, start, floor)
    quantity = Quantity(
        "frequency",
        low,
        high,
        "per year",
        "exact" if low == high else "range",
        text[start:end],
        (start, end),
        low != high,
    )
    return quantity if low != high else _bounded(text, quantity, comparison, comparison_after(text, end))


def _limited(text: str, quantity: Quantity, floor: int) -> Quantity:
    """A value found without a number ("within an hour") with the comparator before it."""
    start, end = quantity.span
    return _bounded(text, quantity, comparison_before(text, start, floor), comparison_after(text, end))


def _bounded(text: str, quantity: Quantity, before: Comparison, after: Comparison) -> Quantity:
    """The value with its comparator: the open side set to None, and the span over the comparator's words."""
    start, end = quantity.span
    comparator = stronger(text, quantity.span, before, after)
    approximate = quantity.approximate or before.approximate or after.approximate
    if quantity.comparator == "range":
        comparator = "range"
    start, end = min(start, before.edge), max(end, after.edge)
    low, high = quantity.low, quantity.high
    if comparator in _LOWER:
        high = None
    elif comparator in _UPPER:
        low = None
    comparator = comparator or ("about" if approximate else "exact")
    return replace(
        quantity,
        low=low,
        high=high,
        comparator=comparator,
        approximate=approximate,
        raw=text[start:end],
        span=(start, end),
    )


def _numeric(text: str, numerals: Sequence[Numeral], edges: Sequence[int], language: str, bare: bool) -> list[Quantity]:
    made: list[Quantity] = []
    position = 0
    while position < len(numerals):
        numeral = numerals[position]
        earlier = bisect_right(edges, numeral.start)
        floor = max(made[-1].span[1] if made else 0, edges[earlier - 1] if earlier else 0)
        if numeral.tied or (
            names_something(text, numeral.start, numeral.end, floor) and not _is_spelled_time(text, numeral)
        ):
            position += 1
            continue
        amount, used = _amount(text, numerals, position, floor, language, bare)
        if amount is not None:
            made.append(_quantity(text, amount, floor))
        position += used
    return made


def _is_spelled_time(text: str, numeral: Numeral) -> bool:
    """Whether a number in words goes with the unit of time behind it: "on the status page one week before"."""
    measure = unit_after(text, numeral.end) if numeral.spelled and text[numeral.start].islower() else None
    return measure is not None and measure.unit.dimension == "time"


def _quantity(text: str, amount: Amount, floor: int) -> Quantity:
    ranged = amount.low != amount.high
    quantity = Quantity(
        amount.dimension,
        amount.low,
        amount.high,
        amount.unit,
        "range" if ranged else "exact",
        text[amount.start : amount.end],
        (amount.start, amount.end),
        amount.approximate,
    )
    before, after = comparison_before(text, amount.start, floor), comparison_after(text, amount.end)
    if amount.limit and not before.comparator:
        before = Comparison(amount.limit, before.edge, before.approximate)
    if not before.comparator and not after.comparator and not ranged:
        limit = named_limit(text, before.edge, floor)
        if limit:
            before = Comparison(limit, before.edge, before.approximate)
    if (
        amount.dimension == "money"
        and not before.comparator
        and not ranged
        and _STARTING.search(text, max(floor, amount.start - 6), amount.start)
    ):
        before = Comparison("at least", before.edge, before.approximate)
    return _bounded(text, as_speed(quantity), before, after)


_STARTING = re.compile(r"\b[Ff]rom\s$")


def _amount(
    text: str, numerals: Sequence[Numeral], position: int, floor: int, language: str, bare: bool
) -> tuple[Amount | None, int]:
    """The typed amount that begins with a numeral, and how many numerals it used."""
    numeral, used = _doubled(text, numerals, position)
    following = position + used
    second, second_used = _doubled(text, numerals, following) if following < len(numerals) else (None, 0)
    first = typed(text, numeral, floor, language, bare)
    if second is None:
        return first, used
    separator = _SEPARATOR.fullmatch(text, _gap_start(first, numeral), second.start)
    if separator is not None and _joins(text, numeral, second, separator, floor):
        last = typed(text, second, numeral.end, language, bare)
        joined = _range(text, numeral, first, second, last)
        if joined is not None:
            return joined, used + second_used
    two_sided = _two_sided(text, numeral, first, second, floor, language, bare)
    if two_sided is not None:
        return two_sided, used + second_used
    if first is not None:
        whole = _with_smaller(text, numerals, first, following, language)
        return whole, used + _inside(numerals, following, whole)
    return None, used


def _inside(numerals: Sequence[Numeral], position: int, amount: Amount) -> int:
    """How many further numerals lie inside an amount already read (a rate's "per 1,000")."""
    count = 0
    while position + count < len(numerals) and numerals[position + count].end <= amount.end:
        count += 1
    return count


def _gap_start(first: Amount | None, numeral: Numeral) -> int:
    return first.end if first is not None and first.dimension != "number" else numeral.end


def _doubled(text: str, numerals: Sequence[Numeral], position: int) -> tuple[Numeral, int]:
    """One number of "six (6)". Where the two differ, the digits are taken: they are what readers look for."""
    numeral = numerals[position]
    if position + 1 < len(numerals):
        following = numerals[position + 1]
        if written_twice(text, numeral, following):
            value = following.value if numeral.spelled else numeral.value
            return Numeral(numeral.start, following.end + 1, value), 2
    return numeral, 1


def _joins(text: str, numeral: Numeral, second: Numeral, separator: re.Match[str], floor: int) -> bool:
    """Whether the words between two numbers make them the ends of one range."""
    if separator["dash"]:
        return True
    if second.tied:
        return False
    left = text[max(floor, numeral.start - 60) : numeral.start]
    if separator["and"]:
        return _BETWEEN.search(left) is not None
    if separator["to"]:
        return not (_FROM.search(left) and _CHANGE.search(left))
    return True


def _range(text: str, numeral: Numeral, first: Amount | None, second: Numeral, last: Amount | None) -> Amount | None:
    if last is None or last.low is None:
        return None
    if first is None or first.dimension == "number" or first.end <= numeral.end:
        if last.dimension == "number" and text[numeral.end] in "-‐‑":
            return None
        factor = last.low / second.value if second.value else 1.0
        low = numeral.value * factor if first is None or first.dimension != "money" else numeral.value
        # "from 5 to 10 million": the magnitude of the second counts for both, "500 to 1 million" excepted.
        if low >= last.low:
            low = numeral.value
        start = first.start if first is not None else numeral.start
    else:
        if (first.dimension, first.unit) != (last.dimension, last.unit) or first.low is None:
            return None
        low, start = first.low, first.start
    if low >= last.low:
        return None
    return replace(last, start=min(start, numeral.start), low=low, high=last.low)


def _two_sided(
    text: str, numeral: Numeral, first: Amount | None, second: Numeral, floor: int, language: str, bare: bool
) -> Amount | None:
    """One range of "at least 8 and at most 64 characters"."""
    end = _gap_start(first, numeral)
    if second.start - end > 40:
        return None
    link = _BOTH.match(text, end)
    if link is None or link.end() == end:
        return None
    before = comparison_before(text, first.start if first else numeral.start, floor)
    after = comparison_before(text, second.start, end)
    if not before.comparator or not after.comparator or after.edge > link.end():
        return None
    last = typed(text, second, end, language, bare)
    if last is None or last.low is None or (first is not None and first.dimension not in ("number", last.dimension)):
        return None
    factor = last.low / second.value if second.value else 1.0
    value = (
        first.low
        if first is not None and first.dimension != "number" and first.low is not None
        else numeral.value * factor
    )
    if before.comparator in _LOWER and after.comparator in _UPPER and value < last.low:
        return replace(last, start=before.edge, low=value, high=last.low)
    if before.comparator in _UPPER and after.comparator in _LOWER and value > last.low:
        return replace(last, start=before.edge, low=last.low, high=value)
    return None


_COMPOUND = re.compile(r"(?:\s*,)?\s*(?:\band\b|\bund\b|\bet\b|\by\b)?\s*", re.I)


def _with_smaller(text: str, numerals: Sequence[Numeral], first: Amount, position: int, language: str) -> Amount:
    """The sum of "1 hour 30 minutes", "6 years and 3 months", "5 feet 2 inches": a smaller unit of the same kind is added."""
    if (
        position >= len(numerals)
        or first.rated
        or first.dimension in ("number", "count", "percent")
        or first.low is None
    ):
        return first
    following = numerals[position]
    gap = _COMPOUND.fullmatch(text, first.end, following.start) if following.start >= first.end else None
    if gap is None or "," in gap.group():
        return first
    second = typed(text, following, first.end, language, bare=False, compound=True)
    if second is None:
        return with_hundredths(text, first, following)
    if second.low is None or second.dimension != first.dimension or second.factor >= first.factor or second.low <= 0:
        return first
    summed = in_one_unit(first, second)
    if summed is None:
        return first
    if second.low / second.factor * second.factor >= first.factor and second.unit == first.unit:
        return first
    return _with_smaller(text, numerals, summed, position + 1, language)
