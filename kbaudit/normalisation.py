"""Text as it is compared: without what a reader does not see as a difference."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "\u00ad": None,
    }
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:['.,:/-]\w+)*%?|[$€£]")


def normalise(text: str) -> str:
    """Case, white space and typography taken away; words, numbers and punctuation kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_TYPOGRAPHY))
    return _SPACE.sub(" ", text).strip().casefold()


def words(text: str) -> list[str]:
    """The words and numbers of a normalised text, in their order: `10.5`, `e-mail` and `50%` are one word each."""
    return _WORD.findall(text)


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def whole(text: str) -> str:
    """The text as it is, but for halves of surrogate pairs, which no encoding can write."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
