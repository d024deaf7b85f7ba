"""The words that turn a value into a limit: "at least", "up to", "within", "or more", "about", "≤"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kbaudit.facts.word_lists import words

__all__ = ["Comparison", "comparison_after", "comparison_before", "named_limit", "stronger"]


class Comparison(NamedTuple):
    """A comparator, where its words begin or end, and whether the value is approximate. An empty comparator says nothing."""

    comparator: str
    edge: int
    approximate: bool = False


def _table(entries: Mapping[str, str]) -> dict[str, str]:
    return {phrase.strip(): name for name, phrases in entries.items() for phrase in phrases.split(",")}


_BEFORE = _table(
    {
        "at least": "at least,minimum,a minimum,at a minimum,minimum of,min,min.,no less than,no fewer than,not "
        "less than,not fewer than,at the least,at the very least,"
        "no shorter than,no lower than,no earlier than,no sooner than,no younger than,equal to or more than,equal "
        "to or greater than,greater than or equal to,"
        "more than or equal to,bigger or equal than,larger or equal than,greater or equal than,upwards of,starting "
        "at,starting from,starts at,starts from,not before,"
        "mindestens,wenigstens,minimal,ab,nicht weniger als,au moins,au minimum,minimum de,à partir de,al menos,por "
        "lo menos,como mínimo,mínimo de,pelo menos,no mínimo,"
        "a partir de",
        "at most": "at most,maximum,a maximum,at a maximum,maximum of,max,max.,no more than,not more than,no longer "
        "than,not longer than,no later than,not later than,"
        "no greater than,not greater than,no larger than,no higher than,no older than,no fewer or more than,not to "
        "exceed,does not exceed,do not exceed,cannot exceed,"
        "can not exceed,can't exceed,must not exceed,may not exceed,should not exceed,shall not exceed,will not "
        "exceed,not exceed,not exceeding,never exceed,"
        "without exceeding,not over,not above,never more than,limited to,is limited to,limit,limit of,limit is,cap "
        "of,capped at,ceiling of,less than or equal to,equal to or less than,"
        "less or equal than,smaller or equal than,fewer than or equal to,as many as,as much as,as long as,"
        "höchstens,maximal,nicht mehr als,nicht länger als,au plus,au maximum,maximum de,pas plus de,como máximo,"
        "máximo de,un máximo de,no más de,no máximo,não mais de,não mais que",
        "up to": "up to,up to and including,upto,bis zu,jusqu'à,jusqu’à,hasta,até",
        "within": "within,inside,inside of,in under,in no more than,innerhalb von,innerhalb,binnen,dans les,sous,"
        "dentro de,en un plazo de,en un máximo de,no prazo de,em até",
        "less than": "less than,fewer than,under,below,shorter than,smaller than,lower than,younger than,sooner "
        "than,not as much as,weniger als,unter,kürzer als,moins de,"
        "menos de,menos que,inferior a",
        "more than": "more than,over,above,exceeding,exceeds,exceed,greater than,larger than,longer than,older than,"
        "bigger than,higher than,later than,in excess of,surpass,"
        "surpasses,surpassing,beyond,better than,mehr als,über,länger als,plus de,más de,superior a,mais de,mais que",
        "about": "about,around,approximately,approx,approx.,roughly,circa,ca,ca.,nearly,almost,close to,an "
        "estimated,estimated,some,typically,usually,on average,an average of,"
        "average of,etwa,ungefähr,rund,zirka,environ,à peu près,aproximadamente,alrededor de,unos,cerca de,por "
        "volta de",
        "exactly": "exactly,equal to,equals,equaling to,precisely,genau,exactement,exactamente,exatamente",
    }
)
_LONGEST = 5
_FILLERS = frozenset(
    words(
        """
        a an the of total period next first additional another further full be be is are to us u.s. following
        preceding last past previous around age des la der die das le les el los un une una
        """
    )
)
_SPANS = frozenset(("next", "past", "last", "following", "previous", "first"))
_SPREAD = frozenset(
    ("spread", "spreads", "spreading", "stretched", "staggered", "phased", "averaged", "amortised", "amortized")
)
_NEAR = 4
"""Words before "over" in which what is spread may stand: "can be spread by us over a year"."""
_MAY_FILL = 3
_WORD = re.compile(r"[^\s()\[\]\"“”*|]+")
_SIGN = re.compile(r"(>=|=>|≥|<=|< =|> =|≤|<>|=<|>|<|~|≈|±|\+/-)\s?$")
_SIGNS: Mapping[str, str] = {
    ">=": "at least",
    "=>": "at least",
    "> =": "at least",
    "≥": "at least",
    "<=": "at most",
    "< =": "at most",
    "≤": "at most",
    ">": "more than",
    "<": "less than",
    "~": "about",
    "≈": "about",
    "±": "about",
    "+/-": "about",
    "<>": "",
    "=<": "",
}
_WINDOW = 52


_THAN = re.compile(r"\bthan\b", re.I)
_RULED_OUT = re.compile(
    r"\b(?:never|(?:must|may|can|could|shall|should|will|would)\s*(?:not\b|n['’]t\b|never\b)|cannot|can['’]t|won['’]t|mustn['’]t|"
    r"(?:is|are)\s+not\s+(?:allowed|permitted)|(?:no|neither)\s+[^\W\d_]+\s+(?:may|must|can|shall|will))\b"
    r"(?:(?!\b(?:if|when|where|who|which|that|unless|because|until|than|but|and)\b)[^.;:,!?()])*$",
    re.I,
)
_TURNED: Mapping[str, str] = {"more than": "at most", "less than": "at least"}


def comparison_before(text: str, start: int, floor: int) -> Comparison:
    """The comparator in front of `start`, looked for no farther back than `floor`.

    What may not take longer than an hour takes at most an hour.
    """
    found = _said_before(text, start, floor)
    if found.comparator in _TURNED and _THAN.search(text, found.edge, start) and _is_ruled_out(text, found.edge):
        return found._replace(comparator=_TURNED[found.comparator])
    return found


def _is_ruled_out(text: str, end: int) -> bool:
    """Whether what ends there is forbidden; "who cannot come for more than 3 days" forbids nothing."""
    ruled = _RULED_OUT.search(text[max(0, end - _FAR) : end])
    return ruled is not None and not _SUPPOSED.search(text[max(0, end - _FAR) : end][: ruled.start()])


_SUPPOSED = re.compile(r"\b(?:who|which|if|when|where|unless|because)\s+(?:[^\W\d_]+\s+){0,3}$", re.I)
_FAR = 90
"""Characters of a clause in which what rules something out is looked for."""


def _said_before(text: str, start: int, floor: int) -> Comparison:
    if start <= floor:
        return Comparison("", start)
    sign = _SIGN.search(text, max(floor, start - 4), start)
    if sign and not (sign.start() and text[sign.start() - 1] in "-=<>" and sign[1] not in _SIGNS):
        name = _SIGNS[sign[1]]
        if name == "about":
            further = comparison_before(text, sign.start(), floor)
            return Comparison(
                further.comparator, further.edge if further.comparator else sign.start(), approximate=True
            )
        return Comparison(name, sign.start() if name else start)
    left = max(floor, start - _WINDOW)
    found = [(match.start(), match.group().casefold()) for match in _WORD.finditer(text, left, start)]
    if left > floor and found and text[left - 1].isalnum():
        found = found[1:]
    words = found[-(_LONGEST + 4) :]
    if not words:
        return Comparison("", start)
    for position in range(len(words) - 1, -1, -1):
        word = words[position][1]
        if word[-1] in ".!?;," and word not in _BEFORE and word != "u.s.":
            words = words[position + 1 :]
            break
    return _longest(words, start)


def _longest(words: list[tuple[int, str]], start: int) -> Comparison:
    approximate, edge, filled = False, start, 0
    passed: set[str] = set()
    while words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            phrase = " ".join(word.rstrip(":") for _, word in words[-length:])
            name = _BEFORE.get(phrase)
            if phrase == "over" and filled and passed & _SPANS:
                # "Over the next two weeks" tells how long, not how much at least.
                return Comparison("", start, approximate)
            if phrase == "over" and any(word in _SPREAD for _, word in words[-1 - _NEAR : -1]):
                return Comparison("", start, approximate)  # "spread over ten months" tells how long as well
            if name == "about":
                approximate, edge, words = True, words[-length][0], words[:-length]
                break
            if name is not None:
                return Comparison("exact" if name == "exactly" else name, words[-length][0], approximate)
        else:
            if words[-1][1] not in _FILLERS or filled >= _MAY_FILL:
                break
            passed.add(words[-1][1])
            words, filled = words[:-1], filled + 1
    return Comparison("", edge, approximate)


_AFTER = re.compile(
    r"\s*(?:(?P<least>\+(?![\d\w])|,?\s?or (?:more|above|greater|higher|older|longer|larger|over)\b(?! than \S)(?: "
    r"than)?|and (?:above|over|older|up|more)\b(?! than)|"
    r"or equal to(?=$|\.)|"
    r"(?:as )?(?:a |the )?(?:bare )?min(?:imum)?\b(?!\s+(?:of\s)?\d)|at (?:the )?(?:very |bare )?(?:least|"
    r"minimum)\b|at a minimum\b|oder mehr\b|ou plus\b|o más\b|ou mais\b)|"
    r"(?P<most>,?\s?or (?:less|fewer|below|under|lower|shorter|younger|smaller|sooner)\b(?! than \S)|or equal(?=$|"
    r"\.)|and (?:under|below|younger|less)\b(?! than| an? )|"
    r"(?:as )?(?:a |the )?max(?:imum)?\b(?!\s+(?:of\s)?\d)|at (?:the )?(?:very )?most\b|oder weniger\b|ou moins\b|o "
    r"menos\b|ou menos\b)|"
    r"(?P<about>or so\b|or thereabouts\b|,? more or less\b))",
    re.I,
)


def comparison_after(text: str, end: int) -> Comparison:
    """The comparator behind `end`: "+", "or more", "maximum", "or so"."""
    match = _AFTER.match(text, end)
    if match is None:
        return Comparison("", end)
    if match["about"]:
        return Comparison("", match.end(), approximate=True)
    return Comparison("at least" if match["least"] else "at most", match.end())


_AHEAD = re.compile(r"(?i)\s+(?:before(?!hand\s+or)|ahead\s+of|prior\s+to|in\s+advance|beforehand)\b")
_IN_TIME = re.compile(r"(?i)(?:no|not|nor)\s+(?P<when>later|earlier|sooner)\s+than\b")


def stronger(text: str, span: tuple[int, int], before: Comparison, after: Comparison) -> str:
    """The comparator of the value at `span` of those before and behind it; empty where neither says one.

    What is done no later than two weeks before something is done at least two weeks before it.
    """
    comparator = after.comparator if before.comparator in ("", "exact") and after.comparator else before.comparator
    if comparator in ("at most", "at least") and _AHEAD.match(text, span[1]):
        found = _IN_TIME.match(text, before.edge, span[0])
        if found:
            return "at least" if found["when"].casefold() == "later" else "at most"
    return comparator


_LIMIT = re.compile(
    r"\b(?:(max(?:imum)?|limit|cap|upper limit|longest|largest)|(min(?:imum)?|lower limit|shortest|smallest))\b[^.;,"
    r"!?|]{0,60}?(?:\b(?:is|are|be|was|of|to|at)\b|[:=|])\s*$",
    re.I,
)


def named_limit(text: str, start: int, floor: int) -> str:
    """The comparator that the clause names apart from the value: "the maximum file size is 5 MB". Empty where it names none."""
    left = text[max(floor, start - 80) : start]
    lowered = left.lower()
    if not ("max" in lowered or "min" in lowered or "limit" in lowered or "cap" in lowered or "est" in lowered):
        return ""
    match = _LIMIT.search(left)
    return "" if match is None else "at most" if match[1] else "at least"
