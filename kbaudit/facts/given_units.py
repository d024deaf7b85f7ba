"""Durations that only an article counts, where the words around say that time is given: "you have an hour", "a week ahead"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbaudit.facts.units import unit_words
from kbaudit.model import Quantity

__all__ = ["find_given_units"]

_SPAN = (
    r"an?\s+(?:full\s+|whole\s+|clear\s+|good\s+)?(?:minute|hour|day|week|month|quarter|year|decade|"
    r"(?:business|working)\s+(?:day|week|hour))"
)
_PERSON = r"(?:us|you|them|him|her|it|everyone|yourself|people|customers|guests|members|staff)"
_GIVES = (
    rf"(?:(?:have|has|had|gets?|got)(?:\s+(?:only|just|about|at\s+most))?|needs?|needed|requires?|grants?|granted|covers?|"
    rf"(?:allows?|gives?|given|leaves)(?:\s+{_PERSON})?)"
)
_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)]|$)|\s+(?:to|from|for|and|or|but|with|when|once|if|between|until|till|before|after|without|"
    r"that|we|you|they)\b(?!-))"
)
"""What may stand behind a unit that is no part of a longer name: "an hour to reply", not "a day pass" nor "a week off"."""
_ANCHORED = (
    r"(?=\s+(?:after|before|ahead|beforehand|in\s+advance|prior\s+to|following|"
    r"at\s+(?:the\s+)?(?:very\s+)?(?:latest|most|outside|least)|max(?:imum)?|tops|or\s+(?:more|less|longer|sooner)|"
    r"to\s+go|(?:has|have)\s+(?:passed|elapsed|gone\s+by))\b"
    r"|\s+from\s+(?:now|then|receipt|delivery|purchase|dispatch|arrival|when|the\s+(?:date|day|time|moment))\b"
    r"|['’]s\s+(?:advance\s+|written\s+|prior\s+)?(?:notice|warning|grace|delay|wait|warranty|guarantee)\b)"
)
"""What makes any unit a length of time: what it counts from, or that it is the longest or the shortest."""
_PATTERN = re.compile(
    rf"(?:^(?:(?:yes|no),\s+)?(?P<answer>{_SPAN})(?=\s*(?:[.,;!]|$)|\s+(?:to|is)\b)"
    rf"|\b{_GIVES}\s+(?P<given>{_SPAN}){_GOES_ON}"
    r"|\b(?:by|until|till|up\s+to|(?:no|not)\s+later\s+than)\s+(?:the\s+end\s+of\s+)?the\s+"
    r"(?P<eve>(?:(?:business|working)\s+)?day\s+(?:before|prior|after|following))\b(?!\s+(?:yesterday\b|(?-i:[A-Z])))"
    rf"|(?<!\w)(?P<anchored>{_SPAN}){_ANCHORED})",
    re.I,
)
_RATED = re.compile(
    r"(?:[\d%€$£)]|\b(?:once|twice|thrice|times|hours|minutes|days|per|cent|pounds|euros|dollars|pence))\s$", re.I
)
"""Before "a day" this is how much or how often: "£5 a day", "two hours a day"."""
_PASSES = re.compile(r"\s+(?:has|have)\s", re.I)


def find_given_units(text: str) -> Iterator[Quantity]:
    """The durations of one unit that an answer consists of, that are given or needed, or that something is counted from."""
    for match in _PATTERN.finditer(text):
        start, end = next(match.span(name) for name in ("answer", "given", "eve", "anchored") if match[name])
        name = text[start:end].lower().split()
        if (_RATED.search(text, max(0, start - 9), start) and not _PASSES.match(text, end)) or (
            match["given"] and name[1:] == ["minute"]
        ):
            # "If they have a minute" is any short while.
            continue
        name = ["the", *name[:-1]] if match["eve"] else name
        unit = unit_words().get(" ".join(name[1:])) or unit_words().get(" ".join(name[2:]))
        if unit is not None:
            days = 2.0 if match["eve"] and text[end : end + 9].lower() == " tomorrow" else 1.0
            yield Quantity(
                "time", days * unit.factor, days * unit.factor, unit.name, "exact", text[start:end], (start, end)
            )
