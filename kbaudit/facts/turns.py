"""Which turn it is, as how many there were: "after the third failed attempt", "the fifth wrong code in a row locks the card"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kbaudit.facts.nouns import singular
from kbaudit.facts.number_words import DENOMINATORS
from kbaudit.model import Quantity

__all__ = ["turns"]

_ORDINALS: Mapping[str, int] = {
    "second": 2,
    **{word: value for word, value in DENOMINATORS.items() if value <= 20},
}
_NUMBER = rf"(?:(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))"
_AGAIN = (
    r"(?:consecutive|successive|failed|wrong|incorrect|invalid|unsuccessful|false|missed|fruitless|rejected|mistyped|unanswered|"
    r"unpaid|bounced|late)"
)
_EVENT = (
    r"(?:attempts?|tr(?:y|ies)|trips?|visits?|calls?|failures?|reminders?|warnings?|offences?|offenses?|strikes?|errors?|"
    r"entr(?:y|ies)|codes?|passwords?|pins?|logins?|log-ins?|sign-ins?|authentications?|deliver(?:y|ies)|payments?|no-shows?|bounces?|rejections?)"
)
_TURN = re.compile(
    rf"\b(?:(?:after|following|upon)\s+(?:the|a|your|his|her|their)\s+(?P<after>{_NUMBER}\s+(?:[a-z-]+\s+){{0,2}}?(?P<noun>{_EVENT}))"
    rf"|(?:the|a|an|your)\s+(?P<again>{_NUMBER.replace('digits', 'digits2').replace('word', 'word2')}\s+"
    rf"(?:{_AGAIN}\s+){{1,2}}(?:[a-z-]+\s+)?(?P<noun2>{_EVENT})))\b",
    re.IGNORECASE,
)


def turns(text: str, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Quantity]:
    """The counts of events in a text that are said by the last of them; whatever overlaps `taken` is left out."""
    for match in _TURN.finditer(text):
        name = "after" if match["after"] else "again"
        start, end = match.span(name)
        if any(first < end and start < last for first, last in taken):
            continue
        digits, word = match["digits"] or match["digits2"], match["word"] or match["word2"]
        value = float(digits) if digits else float(_ORDINALS[word.lower()])
        noun = singular(match["noun"] or match["noun2"])
        yield Quantity("count", value, value, noun, "exact", text[start:end], (start, end))
