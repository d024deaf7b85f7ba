"""A number of several words, summed as it is read: "two hundred and six", "1.5 million", "two thirds"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kbaudit.facts.number_tokens import NumberToken

__all__ = ["Running", "begun", "gone_on"]

_HUNDRED = 100
_UNLIMITED = float("inf")
_SHARE = re.compile(r"\s+(?:of|million|billion)\b")


@dataclass(frozen=True, slots=True)
class Running:
    """A number as far as it is read: `total` are its thousands and above, `current` is what stands before the next of them.

    `last` is the role of the word read last, `last_scale` the thousand or million read last; `ended` that nothing can follow.
    """

    last: str
    current: float = 0.0
    total: float = 0.0
    last_scale: float = _UNLIMITED
    fraction: bool = False
    ended: bool = False

    @property
    def value(self) -> float:
        """What the number is worth so far."""
        return self.total + self.current


def begun(first: NumberToken) -> Running:
    """A number that begins with this word or these digits."""
    if first.role == "scale" and first.value != _HUNDRED:
        return Running(first.role, total=first.value, last_scale=first.value)
    counted = first.role in ("small", "tens", "digits", "single", "scale")
    return Running(first.role, current=first.value if counted else 0.0, ended=first.role == "single")


def gone_on(running: Running, text: str, tokens: Sequence[NumberToken], position: int, join: str) -> Running | None:
    """The number with the token at `position`, joined by "and", "a", "dash" or "space"; None where it is no part of it."""
    token = tokens[position]
    close = join in ("space", "dash")
    found = None
    if token.role == "scale" and close:
        found = _multiplied(running, token.value)
    elif token.role in ("small", "tens") and join != "a":
        counts = running.last != "tens" and token.role == "small" and _counts_a_part(text, tokens, position)
        found = None if counts else _with_word(running, token, join)
    elif token.role == "digits" and join in ("space", "and"):
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        another = join == "and" and following is not None and following.role == "scale"
        found = None if another else _with_digits(running, token.value)
    elif token.role in ("parts", "part") and close:
        found = _divided(running, token)
    elif token.role == "quarter" and close and not _counts_a_part(text, tokens, position):
        found = _quartered(running, text, token)
    elif token.role == "dozen" and join == "space" and running.last in ("small", "digits"):
        found = replace(running, current=running.current * token.value)
    return found if found is None or found.ended else replace(found, last=token.role)


def _multiplied(running: Running, scale: float) -> Running | None:
    """Reads "two hundred", "forty thousand", "a hundred million"."""
    if scale == _HUNDRED:
        counted = running.current and running.last in ("small", "digits", "tens")
        return replace(running, current=running.current * _HUNDRED) if counted else None
    if running.current and scale < running.last_scale:
        return replace(running, total=running.total + running.current * scale, current=0.0, last_scale=scale)
    if not running.current and running.total and running.last == "scale":
        return replace(running, total=running.total * scale, last_scale=scale)
    return None


def _with_word(running: Running, token: NumberToken, join: str) -> Running | None:
    """Reads "twenty-one", "two hundred and six", "three thousand forty"."""
    below_ten = token.role == "small" and running.last == "tens" and 0 < token.value < 10 and join != "and"
    if below_ten or (running.last == "scale" and _fits(running, token.value)):
        return replace(running, current=running.current + token.value)
    return None


def _with_digits(running: Running, value: float) -> Running | None:
    """Reads "two thousand 500"."""
    if running.last == "scale" and value < min(running.last_scale, 1000) and _fits(running, value):
        return replace(running, current=running.current + value)
    return None


def _divided(running: Running, token: NumberToken) -> Running | None:
    """Reads "two thirds", "one fifth", "five hundredths"."""
    counted = running.last in ("small", "tens", "digits") and not running.total
    in_number = token.role == "parts" or running.current == 1
    if counted and in_number and (token.value < _HUNDRED or running.current < _HUNDRED):
        return replace(running, current=running.current / token.value, fraction=True, ended=True)
    return None


def _quartered(running: Running, text: str, token: NumberToken) -> Running | None:
    """Reads "three quarters of", "one quarter million"; "three quarters" alone are nine months."""
    if running.last != "small" or running.total:
        return None
    agrees = (running.current == 1) == (not text[token.start : token.end].endswith("s"))
    if agrees and _SHARE.match(text[token.end : token.end + 10]):
        return replace(running, current=running.current / 4, fraction=True)
    return None


def _fits(running: Running, value: float) -> bool:
    """Whether "… hundred (and) twenty" or "… thousand (and) two" goes on with this value."""
    current = running.current
    return 0 < value < running.last_scale and (
        current == 0 or (current >= _HUNDRED and current % _HUNDRED == 0 and value < _HUNDRED)
    )


def _counts_a_part(text: str, tokens: Sequence[NumberToken], position: int) -> bool:
    """Whether a denominator or "quarter" follows, so that the token begins a number of its own: "… and three quarters"."""
    if position + 1 >= len(tokens):
        return False
    token, following = tokens[position], tokens[position + 1]
    return following.role in ("parts", "quarter") and text[token.end : following.start] in (" ", "-")
