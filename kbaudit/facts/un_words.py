"""Predicates that are denied by a syllable: "dogs are unwelcome" says that they are not welcome.

Only what is said of something counts. In front of a noun such a word tells a sort from others ("unfurnished flats"), and what
holds of one sort denies nothing of the other. Pairs that are opposites wherever they stand are in `opposites`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.opposites import OPPOSITES
from kbaudit.facts.word_lists import words

__all__ = ["HINT", "un_words"]

HINT = re.compile(r"\s(?:un|in|im|ir|dis|non)[a-z-]")

_BASES = frozenset(
    words(
        """
        welcome fit lit true likely wise fair common clear aware usual conditional official healthy even happy kind lawful stable
        accurate active adequate admissible advisable appropriate applicable accessible attentive capable compatible complete
        consistent convenient correct curable dependent direct divisible effective eligible expensive flexible formal
        frequent sufficient valid visible
        perfect possible permissible probable proper practical mature material movable mobile
        relevant regular replaceable reparable responsible reversible revocable recoverable redeemable
        honest similar satisfied
        renewable negotiable returnable recyclable exchangeable binding compliant essential standard exclusive
        """
    )
)
"""What the shorter syllables deny. "Un" also denies what ends in -ed, -able or -ible: "unlicensed", "unacceptable"."""

_SAID = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|remains?|stays?|becomes?)\s+(?:(?:also|always|still|now|\w+ly)\s+)?"
    r"(?P<word>(?P<syllable>un|in|im|ir|dis|non-?)(?P<base>[a-z]{3,}))\b(?!-)"
    r"(?=\s*(?:$|[.,;:!?)]|(?:in|on|at|for|to|by|from|with|without|within|until|after|before|during|when|while|where|if|unless|"
    r"because|since|and|or|but|as|beyond|outside|inside|throughout|under|over|everywhere|here|there|overnight)\b))"
)
_DERIVED = re.compile(r"[a-z]{2,}(?:ed|able|ible)")
_OTHER_UN = re.compile(r"(?:under|unit|unif|uniq|univ|undo|unti|unle)")
"""Words that only begin so: "underpaid", "united"."""


def un_words(sentence: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What a sentence denies of something by a syllable, and where the word stands."""
    for match in _SAID.finditer(sentence):
        word, base = match["word"].lower(), match["base"].lower()
        if word in OPPOSITES or (match["syllable"].lower() == "un" and _OTHER_UN.match(word)):
            continue
        if base in _BASES or (match["syllable"].lower() == "un" and _DERIVED.fullmatch(base)):
            yield base, match.span("word")
