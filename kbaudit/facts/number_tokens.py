"""The parts that numbers are made of: digits that stand alone, and number words with their roles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.facts.digits import read_digits
from kbaudit.facts.number_words import (
    DENOMINATORS,
    DOZENS,
    FOREIGN,
    FRACTION_SIGNS,
    PLURAL_DENOMINATORS,
    SCALES,
    SMALL,
    TENS,
)

__all__ = ["NumberToken", "has_digit", "number_tokens", "number_words"]

_SIGNS = "".join(FRACTION_SIGNS)
_DIGITS = (
    r"(?:(?<![\w$€£¥])(?<!\d[ \u00a0])[-−](?=\.?\d))?"
    rf"(?:\d+(?:[.,'’\u00a0\u202f]\d+)*(?:\ 000)*(?:[eE][-+]?\d{{1,3}}\b)?(?:\ ?[{_SIGNS}])?|\.\d+|[{_SIGNS}])"
)
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|[^\W\d_]+")
_DIGITS_ONLY = re.compile(rf"(?P<digits>{_DIGITS})")
_DIGIT = re.compile(rf"[0-9{_SIGNS}]")
_BEFORE = re.compile(r"[^\W\d_]{1,5}$")
_GLUED = frozenset(
    ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "CNY", "INR", "NZD", "SEK", "NOK", "DKK", "PLN", "Rs")
)
_NOT_BEFORE = frozenset("-./\\:=@_#&,'’")

_ROLE: Mapping[str, tuple[str, float]] = {
    **{word: ("small", float(value)) for word, value in SMALL.items()},
    **{word: ("tens", float(value)) for word, value in TENS.items()},
    **{word: ("scale", float(value)) for word, value in SCALES.items()},
    **{word: ("dozen", float(value)) for word, value in DOZENS.items()},
    **{word: ("part", float(value)) for word, value in DENOMINATORS.items()},
    **{word: ("parts", float(value)) for word, value in PLURAL_DENOMINATORS.items()},
    "half": ("half", 2.0),
    "quarter": ("quarter", 4.0),
    "quarters": ("quarter", 4.0),
    "couple": ("couple", 2.0),
    "pair": ("pair", 2.0),
    "trio": ("pair", 3.0),
    "minus": ("sign", -1.0),
    "negative": ("sign", -1.0),
}


@lru_cache(maxsize=16)
def _roles(language: str) -> Mapping[str, tuple[str, float]]:
    foreign = FOREIGN.get(language.partition("-")[0].casefold())
    if not foreign:
        return _ROLE
    return {**_ROLE, **{word: ("single", float(value)) for word, value in foreign.items()}}


@lru_cache(maxsize=16)
def number_words(language: str) -> frozenset[str]:
    """The words, in lower case, of which one stands in every number that is spelled out."""
    return frozenset(_roles(language)) - {"sign", "minus", "negative"}


def has_digit(text: str) -> bool:
    """Whether a text holds a digit or a fraction sign: a cheap look before reading it."""
    return _DIGIT.search(text) is not None


@dataclass(frozen=True, slots=True)
class NumberToken:
    """A part of a number at `text[start:end]`: its role ("digits", "small", "tens", "scale", "parts", …) and its worth."""

    start: int
    end: int
    role: str
    value: float
    tied: bool = False


def number_tokens(text: str, language: str, words: Set[str] | None = None) -> list[NumberToken]:
    """The parts of numbers in a text. `words` are its words in lower case, where they are known."""
    pattern = _TOKEN if words is None or not number_words(language).isdisjoint(words) else _DIGITS_ONLY
    roles = _roles(language)
    tokens: list[NumberToken] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if match["digits"] is None:
            role = roles.get(match.group().lower())
            if role is not None and not _inside_code(text, start, end):
                tokens.append(NumberToken(start, end, *role))
            continue
        tied = start > 1 and text[start - 1] in "-‐‑" and text[start - 2].isdigit()
        if (
            not (tied or _stands_alone(text, start))
            or text[end : end + 1] == "^"
            or text[max(0, start - 2) : start].rstrip("+").endswith("^")
        ):
            continue
        value = read_digits(match.group(), language)
        written = match.group()
        if value is None and " " in written:
            # "2024 000": no group of thousands; the first number stands for itself.
            written = written.partition(" ")[0]
            end = start + len(written)
            value = read_digits(written, language)
        if value is not None:
            tokens.append(NumberToken(start, end, "digits", value, tied))
    return tokens


def _inside_code(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1] in "_@\\/.") or (end < len(text) and text[end] in "_@\\")


def _stands_alone(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before == "_":
        word = _BEFORE.search(text, max(0, start - 5), start)
        return word is not None and word.group() in _GLUED
    if before in _NOT_BEFORE:
        earlier = text[start - 2] if start > 1 else " "
        return (before in ":,=" and not earlier.isdigit() and before != "=") or not (
            earlier.isalnum() or earlier in "/.:-_@#\\"
        )
    return True
