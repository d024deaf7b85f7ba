"""What an article states that cannot be put in other words: values, names, addresses and links, each weighed by its rarity."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kbaudit.detectors.variants import TOKENS
from kbaudit.facts.lineage import target_of
from kbaudit.facts.quantities import find_quantities
from kbaudit.facts.references import find_references
from kbaudit.model import Document

_NAME = re.compile(r"(?<=[\w,;:)”\"’>–] )[A-Z][\w.+-]*\w|\b[A-Z]{2,}\w*\b|`[^`\n]{2,60}`")
"""Words written with a capital inside a sentence, abbreviations, and code: what a button, a plan or a product is called."""

_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december i utc faq
    """.split()
)

_SCOPE = _CALENDAR.union(*TOKENS.values())
"""Names that say for whom or when something holds, not what: pages about one country share them whatever they are about."""

NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100"}

_NUMBER = re.compile(rf"(?<![\w.,:/#-])(?:\d{{1,7}}|{'|'.join(NUMBER_WORDS)})(?![\w:/-]|[.,]\d)", re.IGNORECASE)
"""Numbers that stand alone: no part of a date, a version, a code or an address."""

_WEAK = frozenset({"frequency"})
"""Dimensions whose values are in pages on anything: weekly, once a year."""

LEAST_COUNT = 3
LARGEST_COUNT = 200
"""Smaller numbers are in every text, and larger ones that measure nothing are years and codes."""

_ADDRESS = re.compile(r"(?i)https?://(?:www\.)?([^\s#?]+)")

NAMES = frozenset({"name", "link"})
"""Kinds of facts that pages on one subject share whatever they say about it."""

NAMED = 0.5
"""What such a fact weighs beside a value or an address."""

_ILLUSTRATED = re.compile(
    r"\bfor (?:example|instance)\b|\be\.g\.|\bsuppose\b|\bimagine\b|\bzum beispiel\b|\bz\. ?b\.|\bpar exemple\b|"
    r"\bpor (?:ejemplo|exemplo)\b",
    re.IGNORECASE,
)
"""Begins an example: the values in it were chosen to be easy to follow, so that pages on different things have the same ones."""

RARE = 0.5
"""Weight from which a value tells a page from others: at most the square root of the number of articles state it. Beside names,
"a year", a 4 or the site's own address was all that three pairs of neighbouring pages shared, in a handbook and in the
documentation of two products; in eight true pairs the rarest value weighed .65 or more."""

_SKIPPED = frozenset({"menu", "file"})
"""References that are names joined by signs: each of their parts is a name here."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing stated: of what kind, and as it is compared, so that "thirty days" and "30 days" are one."""

    kind: str
    value: str


def facts_of(document: Document, spans: Iterable[tuple[int, int]]) -> Mapping[Fact, str]:
    """The facts in some stretches of a document, each with how it was written there. Two notations of a value are one fact.

    The values of an example are none.
    """
    found: dict[Fact, str] = {}
    for start, end in spans:
        text = document.text[start:end]
        references = find_references(text)
        if not _ILLUSTRATED.search(text):
            for fact, raw in _values(text, [reference.span for reference in references]):
                found.setdefault(fact, raw)
        for reference in references:
            if reference.kind not in _SKIPPED:
                found.setdefault(Fact(reference.kind, reference.normalised), reference.raw)
        for name in _NAME.findall(text):
            bare = name.strip("`")
            if bare.casefold() not in _SCOPE:
                found.setdefault(Fact("name", bare.casefold()), bare)
        for link in document.links:
            if link.span and start <= link.span[0] < end and not link.image:
                address = _ADDRESS.match(link.target)
                target = target_of(document.path, link.target)
                if address:
                    found.setdefault(Fact("url", address[1].rstrip("/").casefold()), link.words or address[1])
                elif target:
                    found.setdefault(Fact("link", target), link.words or target)
    return found


def _values(text: str, addresses: Sequence[tuple[int, int]]) -> Iterator[tuple[Fact, str]]:
    """Values in one measure each, and bare numbers: what is counted is called "tokens" here and "keys" there."""
    covered = list(addresses)
    for quantity in find_quantities(text):
        covered.append(quantity.span)
        raw = " ".join(quantity.raw.split())
        if quantity.dimension in _WEAK:
            continue
        for bound in (quantity.low, quantity.high):
            if bound is None:
                continue
            if quantity.dimension == "count":
                if LEAST_COUNT <= bound < LARGEST_COUNT:
                    yield Fact("number", f"{bound:g}"), raw
            else:
                yield Fact(quantity.dimension, _measure(bound, quantity.unit)), raw
    for match in _NUMBER.finditer(text):
        value = NUMBER_WORDS.get(match[0].casefold(), match[0])
        inside = any(start <= match.start() < end for start, end in covered)
        if not inside and LEAST_COUNT <= float(value) < LARGEST_COUNT:
            yield Fact("number", f"{float(value):g}"), match[0]


def _measure(bound: float, unit: str) -> str:
    """A bound with its unit; months in days, as people take them: a month is thirty days, a year 365."""
    if unit != "months":
        return f"{bound:g} {unit}"
    days = bound / 12 * 365 if bound % 12 == 0 else bound * 30
    return f"{days * 86_400:g} seconds"


def weights(stated: Sequence[Mapping[Fact, str]]) -> Mapping[Fact, float]:
    """The weight of each fact: 1.0 where one article states it, nearly 0.0 where all do, names half of it."""
    held = Counter(fact for facts in stated for fact in facts)
    most = math.log(len(stated) + 1)
    return {
        fact: (NAMED if fact.kind in NAMES else 1.0) * math.log((len(stated) + 1) / count) / most
        for fact, count in held.items()
    }


def telling(shared: Iterable[Fact], weight: Mapping[Fact, float], articles: int) -> bool:
    """Whether a value or an address is among the facts that two of so many articles state, and few others state it."""
    of_two = math.log((articles + 1) / 2) / math.log(articles + 1)
    return any(fact.kind not in NAMES and weight[fact] >= min(RARE, of_two) for fact in shared)


def in_common(left: Mapping[Fact, str], right: Mapping[Fact, str], weight: Mapping[Fact, float]) -> float:
    """The part, in [0, 1), of what the article that states less states, that the other one states too.

    One more fact is added to it, so that a single value that two articles share by chance is no whole.
    """
    shared = sum(weight[fact] for fact in left.keys() & right.keys())
    return shared / (min(sum(weight[fact] for fact in side) for side in (left, right)) + 1.0)
