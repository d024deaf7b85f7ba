"""The language of a text, by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")

_FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(_WORD.findall("the and of to in is you that for it with are your this be on or can not if")),
    "de": frozenset(
        _WORD.findall("der die und das ist nicht mit sie ein eine den für auf von zu werden wird oder wenn dem")
    ),
    "fr": frozenset(_WORD.findall("le la les et des est vous pour dans une que qui sur pas votre avec ne ou aux du")),
    "es": frozenset(_WORD.findall("el la los las que de en una por con para su se no es del puede como más al")),
    "pt": frozenset(_WORD.findall("o os que de em uma por com para seu não é do da você pode como mais ao são")),
    "it": frozenset(_WORD.findall("il gli che di una per con non è del della sono può come più nel si le suo alla")),
    "nl": frozenset(_WORD.findall("de het een en van is niet met voor dat op te zijn kan worden aan uw als bij naar")),
}
"""Twenty of the most frequent words of each language that help pages are written in."""

LEAST_HITS = 8
"""Function words that must be seen before a text is called anything: about two sentences."""

LEAST_WORDS = 4
"""Different ones among them: a price list that says "per" in every row is not Italian."""

BEGINNING = 4000
"""Characters that are looked at."""


def language_of(text: str, default: str = "en") -> str:
    """The ISO 639-1 code of the language whose function words a text uses most; the default for short or other texts."""
    counts = Counter(word for word in _WORD.findall(text[:BEGINNING].casefold()))
    hits = {language: sum(counts[word] for word in known) for language, known in _FUNCTION_WORDS.items()}
    best = max(hits, key=lambda language: (hits[language], language == default))
    # Related languages share words: a close race is left to the default.
    different = sum(counts[word] > 0 for word in _FUNCTION_WORDS[best])
    if hits[best] < LEAST_HITS or different < LEAST_WORDS or hits[best] < 1.2 * hits.get(default, 0):
        return default
    return best
