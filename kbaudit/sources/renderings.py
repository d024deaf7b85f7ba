"""One answer in two columns, as plain text and as HTML: whether both still state the same."""

from __future__ import annotations

import html
import re
from collections import Counter

from kbaudit.facts.numbers import find_numerals

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")


def restated(plain: str, markup: str) -> bool:
    """Whether the HTML states a number where the plain text states another one: somebody changed one of them only.

    What only one of the two has, such as the mark of a footnote, is no change.
    """
    shown = html.unescape(_TAG.sub(" ", markup))
    if Counter(_WORD.findall(plain)) == Counter(_WORD.findall(shown)):
        return False
    mine, other = (Counter(numeral.value for numeral in find_numerals(text)) for text in (plain, shown))
    return bool(mine - other) and bool(other - mine)
