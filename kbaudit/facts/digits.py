"""What digits with separators are worth: "1,674,200.5", "1.000,50", "40 000", "2½"."""

from __future__ import annotations

import re

from kbaudit.facts.number_words import FRACTION_SIGNS

__all__ = ["read_digits"]

LARGEST = 1e18
"""Nothing larger is counted: it is part of an identifier that only looks like a number in scientific notation (8e361)."""

_DECIMAL_COMMA = frozenset(("de", "fr", "es", "pt", "it", "nl", "da", "sv", "nb", "pl", "cs", "fi", "ru", "tr"))


def read_digits(written: str, language: str = "en") -> float | None:
    """What digits with separators are worth; None for what only looks like a number (10.4.1, 192.168.0.1).

    A lone dot before three digits groups thousands in languages with a decimal comma, a lone comma does so elsewhere.
    """
    sign = -1.0 if written[:1] in "-−" else 1.0
    body = written.lstrip("-−")
    share = 0.0
    if body and body[-1] in FRACTION_SIGNS:
        share, body = FRACTION_SIGNS[body[-1]], body[:-1].rstrip()
        if not body:
            return sign * share
    for mark in "'’ \u00a0\u202f":
        if mark in body:
            first, *groups = body.split(mark)
            if len(first) > 3 or any(len(re.split(r"[.,]", group)[0]) != 3 for group in groups):
                return None
            body = body.replace(mark, "")
    dots, commas = body.count("."), body.count(",")
    if dots or commas:
        plain = _without_groups(body, dots, commas, language)
        if plain is None:
            return None
        body = plain
    try:
        value = float(body) + share
    except ValueError:
        return None
    return sign * value if value <= LARGEST else None


def _without_groups(body: str, dots: int, commas: int, language: str) -> str | None:
    if dots and commas:
        decimal = "." if body.rfind(".") > body.rfind(",") else ","
        group = "," if decimal == "." else "."
        if body.count(decimal) > 1 or not _grouped(body[: body.rfind(decimal)], group):
            return None
        return body.replace(group, "").replace(decimal, ".")
    mark = "." if dots else ","
    comma_language = language.partition("-")[0] in _DECIMAL_COMMA
    if dots + commas > 1:
        return body.replace(mark, "") if _grouped(body, mark) else None
    if (mark == ",") != comma_language and _grouped(body, mark):
        return body.replace(mark, "")
    return body.replace(mark, ".")


def _grouped(body: str, mark: str) -> bool:
    first, *groups = body.split(mark)
    return (
        0 < len(first) <= 3
        and first != "0"
        and len(groups[-1:]) == 1
        and len(groups[-1]) == 3
        and all(len(group) in (2, 3) for group in groups)
        and (mark == "," or all(len(group) == 3 for group in groups))
    )
