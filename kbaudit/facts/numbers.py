"""Numbers in text, in digits and in words: where they stand and what they are worth.

"1,674,200.5", "1.000,50" (by language), "40 000", "2½", "10k", "twenty-one", "two hundred and six", "1.5 million", "two thirds",
"three and a half", "half a dozen". Digits inside names, codes, versions, addresses and dates are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from kbaudit.facts.number_sums import begun, gone_on
from kbaudit.facts.number_tokens import NumberToken, number_tokens
from kbaudit.facts.number_words import DENOMINATORS, SUFFIXES

__all__ = ["Numeral", "find_numerals"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `text[start:end]`.

    `spelled` says that it has no digits; `fraction` that it is a share such as "half"; `tied` that a hyphen binds it to digits
    before it, so that it may end a range and is otherwise part of a code.
    """

    start: int
    end: int
    value: float
    spelled: bool = False
    fraction: bool = False
    tied: bool = False


_OPENERS = frozenset(("small", "tens", "scale", "dozen", "half", "quarter", "couple", "digits", "part", "parts"))


def find_numerals(text: str, *, language: str = "en", words: Set[str] | None = None) -> list[Numeral]:
    """The numbers in a text, in their order, without overlaps. `words` are its words in lower case, where they are known."""
    tokens = number_tokens(text, language, words)
    found: list[Numeral] = []
    position = 0
    while position < len(tokens):
        numeral, used = _read(text, tokens, position)
        if numeral is not None:
            joined = _with_fraction(text, found[-1], numeral) if found else None
            if joined is not None:
                found[-1] = joined
            else:
                found.append(numeral)
        position += used
    return found


def _with_fraction(text: str, before: Numeral, numeral: Numeral) -> Numeral | None:
    """The two as one number: "two and fifty-four hundredths", and "1 over 3" where nothing follows."""
    between = text[before.end : numeral.start]
    if (
        between == " over "
        and before.value == 1
        and numeral.value > 1
        and not text[numeral.end : numeral.end + 2].strip(" .,;?)")
    ):
        return Numeral(before.start, numeral.end, before.value / numeral.value, fraction=True)
    fits = between == " and " and before.spelled and numeral.fraction and numeral.spelled and 0 < numeral.value < 1
    if not fits or text[numeral.start : numeral.start + 4].lower() in ("half", "a ha", "a qu"):
        return None
    return Numeral(before.start, numeral.end, before.value + numeral.value, spelled=True)


_JOINS = re.compile(r"(?P<and>\s+and\s+(?:an?\s+)?)|(?P<a>\s+(?:an?|of)\s+)|(?P<dash>\s?[-‐‑]\s?)|(?P<space>\s+)")
_POINT = re.compile(r"\s+point\s+")
_FIRST_OR_SECOND = re.compile(r"(?:[-\s](?:first|second)|-(?:first|second)s)\b", re.I)
_A_PART = re.compile(r"\s+and\s+a\s+(third|fifth|tenth|thirtieth)\b", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_HALF_MORE = re.compile(r"\s+and\s+a\s+(half|quarter)\b", re.I)
_ARTICLE = re.compile(r"(?<!\w)an?\s+$", re.I)
_SLASH = re.compile(r"[/⁄](\d{1,3})(?![\d/.,-]*\d)(?!\w)")
_MIXED = re.compile(r"\s{1,2}(\d{1,2})[/⁄](\d{1,2})(?![\d/.,-]*\d)(?!\w)")
_SUFFIX = re.compile(
    r"(k|K|b|bn|mn|mil|mio|tn|M(?=\s[a-z]{2,40}s\b))(?![\w-])(?!\s(?:video|resolution|display|monitor|stream|"
    r"content|screen))"
)


def _read(text: str, tokens: Sequence[NumberToken], position: int) -> tuple[Numeral | None, int]:
    first = tokens[position]
    if first.role == "sign":
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        if following is None or following.role not in _OPENERS or text[first.end : following.start].strip():
            return None, 1
        numeral, used = _read(text, tokens, position + 1)
        if numeral is None:
            return None, used + 1
        return Numeral(first.start, numeral.end, -numeral.value, numeral.spelled, numeral.fraction), used + 1
    if first.role in ("part", "parts"):
        article = _ARTICLE.search(text, max(0, first.start - 4), first.start)
        if first.role == "part" and article and re.match(r"\s+of\b", text[first.end : first.end + 5]):
            return Numeral(article.start(), first.end, 1 / first.value, spelled=True, fraction=True), 1
        return None, 1
    if first.role == "digits":
        written = _fraction_in_digits(text, first)
        if written is not None:
            numeral, end = written
            used = 1
            while position + used < len(tokens) and tokens[position + used].start < end:
                used += 1
            return numeral, used
    return _compose(text, tokens, position)


def _fraction_in_digits(text: str, token: NumberToken) -> tuple[Numeral, int] | None:
    whole = token.value == int(token.value)
    match = _SLASH.match(text, token.end)
    if match and whole and abs(token.value) < 100 and 1 < int(match[1]) <= 100 and abs(token.value) < int(match[1]):
        if int(match[1]) == 7 and token.value == 24:
            return None
        return Numeral(token.start, match.end(), token.value / int(match[1]), fraction=True), match.end()
    match = _MIXED.match(text, token.end)
    if match and whole and 0 < int(match[1]) < int(match[2]):
        return Numeral(token.start, match.end(), token.value + int(match[1]) / int(match[2])), match.end()
    return None


def _compose(text: str, tokens: Sequence[NumberToken], position: int) -> tuple[Numeral | None, int]:
    """Reads as many tokens as belong to one number, and says how many that were."""
    first = tokens[position]
    if first.role in ("half", "quarter"):
        return _half(text, tokens, position)
    if first.role in ("dozen", "couple"):
        return _dozen(text, first), 1
    if first.role == "pair":
        return _pair(text, first), 1
    start, end, spelled = first.start, first.end, first.role != "digits"
    if first.role == "scale":
        if text[start:end].lower().endswith("s"):
            return None, 1
        article = _ARTICLE.search(text, max(0, start - 4), start)
        start = article.start() if article else start
    running, used = begun(first), 1
    if first.role == "digits":
        suffix = _SUFFIX.match(text, end)
        if suffix:
            running, end = replace(running, current=running.current * SUFFIXES[suffix[1]]), suffix.end()
            while position + used < len(tokens) and tokens[position + used].start < end:
                used += 1
    while position + used < len(tokens) and not running.ended:
        join = _JOINS.fullmatch(text, end, tokens[position + used].start)
        further = gone_on(running, text, tokens, position + used, join.lastgroup) if join and join.lastgroup else None
        if further is None:
            break
        running, end, used = further, tokens[position + used].end, used + 1
    if spelled and _is_ordinal(text, tokens, position + used, end, running.last):
        return None, used
    numeral = Numeral(start, end, running.value, spelled, running.fraction, first.tied)
    return _with_tail(text, tokens, position, numeral, used, running.last_scale)


def _dozen(text: str, token: NumberToken) -> Numeral | None:
    """Reads "a dozen" and "a couple of"; without an article they count nothing that can be told."""
    article = _ARTICLE.search(text, max(0, token.start - 4), token.start)
    if not article or text[token.start : token.end].lower() == "score":
        return None
    end = token.end + 3 if token.role == "couple" and text[token.end : token.end + 4] == " of " else token.end
    return Numeral(article.start(), end, token.value, spelled=True)


def _is_ordinal(text: str, tokens: Sequence[NumberToken], following: int, end: int, last: str) -> bool:
    """Whether the number goes on in a way that is not read: "twenty-fifth", "two hundredths", "one twenty"."""
    if last == "tens" and _FIRST_OR_SECOND.match(text, end):
        return True
    if following >= len(tokens):
        return False
    if tokens[following].role in ("small", "tens") and text[end : tokens[following].start] == " ":
        return True
    if tokens[following].role not in ("part", "parts"):
        return False
    join = _JOINS.fullmatch(text, end, tokens[following].start)
    return join is not None and (tokens[following].role == "parts" or last in ("tens", "scale"))


def _with_tail(
    text: str, tokens: Sequence[NumberToken], position: int, numeral: Numeral, used: int, last_scale: float
) -> tuple[Numeral, int]:
    """Reads "and a half", "and two thirds", "point five" and "over three" behind a number."""
    match = _HALF_MORE.match(text, numeral.end)
    if match and not numeral.fraction:
        share = 0.5 if match[1].lower() == "half" else 0.25
        end, used = match.end(), used + 1
        value = numeral.value + share
        following = tokens[position + used] if position + used < len(tokens) else None
        if following is not None and following.role == "scale" and text[end : following.start].isspace():
            value = value * following.value
            if following.value < last_scale < float("inf"):
                value = numeral.value + share * following.value
            end, used = following.end, used + 1
        elif last_scale < float("inf") and last_scale >= 1e6:
            value = numeral.value + share * last_scale
        return Numeral(numeral.start, end, value, numeral.spelled), used
    if not numeral.spelled or numeral.fraction:
        return numeral, used
    match = _A_PART.match(text, numeral.end)
    if match:
        return Numeral(
            numeral.start, match.end(), numeral.value + 1 / DENOMINATORS[match[1].lower()], spelled=True
        ), used + 1
    match = _AND.match(text, numeral.end)
    if match and position + used + 1 < len(tokens):
        top, bottom = tokens[position + used], tokens[position + used + 1]
        fits = top.start == match.end() and top.role == "small" and bottom.role in ("parts", "part")
        if fits and text[top.end : bottom.start] in (" ", "-"):
            return Numeral(numeral.start, bottom.end, numeral.value + top.value / bottom.value, spelled=True), used + 2
    match = _POINT.match(text, numeral.end)
    if match:
        digits, end = "", numeral.end
        while position + used < len(tokens) and tokens[position + used].start in (match.end(), end + 1):
            token = tokens[position + used]
            if token.role not in ("small", "tens"):
                break
            follows_tens = (
                len(digits) > 1
                and digits[-1] == "0"
                and token.value < 10
                and tokens[position + used - 1].role == "tens"
            )
            digits = (digits[:-1] if follows_tens else digits) + str(int(token.value))
            end, used = token.end, used + 1
        if digits:
            return Numeral(numeral.start, end, numeral.value + float("0." + digits), spelled=True), used
    return numeral, used


_OF_SINGLE_THINGS = re.compile(
    r"\s+of(?!\s+(?:[a-z-]+\s+){0,2}?(?:sun)?(?:shoes|boots|gloves|mittens|trousers|jeans|shorts|pants|tights|socks|glasses|goggles|"
    r"spectacles|scissors|pliers|tweezers|skis|skates|headphones|earphones|earplugs|earrings|binoculars|lenses|trainers|sneakers|"
    r"slippers|pyjamas|pajamas|leggings|hands|eyes|ears)\b)\b|(?=\s*(?:$|[.,;!?)]|at most\b))",
    re.IGNORECASE,
)


def _pair(text: str, token: NumberToken) -> Numeral | None:
    """Reads "a pair of reviewers", "a trio at most"; a pair of gloves is one thing, and "a pair programming session" none."""
    article = _ARTICLE.search(text, max(0, token.start - 4), token.start)
    following = _OF_SINGLE_THINGS.match(text, token.end)
    return Numeral(article.start(), following.end(), token.value, spelled=True) if article and following else None


def _half(text: str, tokens: Sequence[NumberToken], position: int) -> tuple[Numeral | None, int]:
    """Reads "half", "a half", "a quarter", "half a dozen", "half a million", "quarter million"."""
    token = tokens[position]
    value = 1 / token.value
    article = _ARTICLE.search(text, max(0, token.start - 4), token.start)
    start = article.start() if article else token.start
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is not None and following.role in ("scale", "dozen"):
        between = text[token.end : following.start]
        if re.fullmatch(r"\s+(?:a\s+)?", between):
            return Numeral(start, following.end, value * following.value, spelled=True), 2
    if token.role == "quarter":
        if text[token.start : token.end].endswith("s") or not (
            article and re.match(r"\s+of\b", text[token.end : token.end + 5])
        ):
            return None, 1
        return Numeral(start, token.end, value, spelled=True, fraction=True), 1
    return Numeral(start, token.end, value, spelled=True, fraction=True), 1
