"""What a knowledge base teaches about itself: how common its words are, what its siblings differ in, what its templates hold."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kbaudit.contradictions.exchanges import kindred_names
from kbaudit.contradictions.names import SiblingNames, learn_names, without_house_names
from kbaudit.contradictions.parallels import common_lines
from kbaudit.contradictions.price_lists import lists_in_force
from kbaudit.contradictions.scope import EDITION
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import FUNCTION_WORDS
from kbaudit.contradictions.worked_out import worked_out
from kbaudit.model import BlockKind, Document
from kbaudit.normalisation import normalise, words

__all__ = ["UNTAUGHT", "Knowledge", "learn"]

SIBLINGS = 3
"""Titles of one pattern that make what fills its gap a dimension of scope, and statements that make a template family."""

MANY = 6
"""Documents with one masked statement and three or more values that are a template whatever their titles."""

AGREED = 0.75
"""... unless one value stands in so many of them, and every other value in a single one: those are slips. Eight such templates
stand in 2,900 pages of four knowledge bases and a sixth of five product documentations: in seven the commonest value has
.01 to .67 of the documents, in one .76, and there another value recurs."""

COMMON = 0.25
"""A word in more than a quarter of the documents says nothing about a statement's subject."""

USUALLY_MEANT = "region"
"""The dimension in which silence mostly means the usual value: a shop for Britain writes so on some of its pages only."""

USUAL_LEAST = 5
"""Documents from which a majority shows what is usual."""

LEADING = 3
"""How many times as many documents speak of the usual readers as of others. In twelve knowledge bases it is 4 and 6 where a
page that names nobody speaks of them (guests, students), at most 2 where not (adults and children; tenants and owners)."""

YEAR_DIGITS = 4

STEPS = 2
"""Steps of a word's weight for each doubling of the documents that have it."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was learned. `weights` are between 0 and 1, for words missing there `unknown_weight` holds.

    `lexicon` maps a word to the patterns of titles and headings whose gap it fills: dimensions of scope that this knowledge base
    has. `families` are the masked statements that are filled in with values of their own in sibling documents, `names` the
    plans, products and editions that it tells apart. `copied` gives for each statement that stands in several documents, word for
    word, which these are; `lines` for each document the lines that it has in common with few others.
    `measures` are the weights of what values of a kind measure, as those of the words.
    `editions` are the versions that the metadata of several documents name, or None where that was not asked; `usual` holds the
    dimensions and values that a page which names none speaks of: what most documents name which name any, and the present year.
    `established` are the telephone numbers, addresses and links that two documents or more name.
    `beside` are the pairs of kindred words ("tenant", "occupant") that a statement, title or heading names both of.
    `in_force` are the documents whose titles give lists of prices a year and which no other has followed.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    unknown_weight: float = 1.0
    lexicon: Mapping[str, frozenset[str]] = field(default_factory=dict)
    families: frozenset[tuple[str, ...]] = frozenset()
    names: SiblingNames = SiblingNames()
    copied: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lines: Mapping[str, frozenset[int]] = field(default_factory=dict)
    measures: Mapping[tuple[str, str], float] = field(default_factory=dict)
    editions: frozenset[str] | None = None
    usual: frozenset[tuple[str, str]] = frozenset()
    established: frozenset[str] = frozenset()
    in_force: frozenset[str] = frozenset()
    beside: frozenset[frozenset[str]] = frozenset()

    def weight(self, name: str) -> float:
        """How much a content word says about a subject here."""
        return self.weights.get(name, self.unknown_weight)

    def total(self, names: Collection[str]) -> float:
        """The weight of a set of words."""
        if not names:
            return 0.0
        weights, unknown = self.weights, self.unknown_weight
        # Exact whatever the order, which for a set of words differs from run to run.
        return math.fsum([weights.get(name, unknown) for name in names])


UNTAUGHT = Knowledge()
"""What is known without a corpus: every content word counts the same."""


def learn(documents: Sequence[Document], sides: Sequence[Side]) -> Knowledge:
    """Learn from the documents' titles and headings and from the statements that carry a slot."""
    spread: dict[str, set[str]] = defaultdict(set)
    measuring: dict[tuple[str, str], set[str]] = defaultdict(set)
    for side in sides:
        for name in side.content | side.context:
            spread[name].add(side.document)
        for measured in side.measured:
            for name in measured.all:
                measuring[measured.kind, name].add(side.document)
    total = max(len({side.document for side in sides}), 1)
    weights = {name: _weight(len(found), total) for name, found in spread.items()}
    lexicon = {word: frozenset(patterns) for word, patterns in _lexicon(documents).items()}
    return Knowledge(
        weights=weights,
        measures={key: _weight(len(found), total) for key, found in measuring.items()},
        lexicon=lexicon,
        families=_families(sides, lexicon),
        copied=_copied(sides),
        lines=common_lines(sides),
        editions=_editions(sides),
        usual=_usual(sides) | _usual_readers(sides) | _present(sides),
        in_force=lists_in_force(documents, sides),
        established=_established(sides),
        beside=frozenset(
            pair
            for words in {names for side in sides for names in (side.content, side.context)}
            for pair in kindred_names(words)
        ),
        names=without_house_names(
            learn_names(
                (side.text for side in sides), _tables(sides), (document.title or "" for document in documents)
            ),
            ((side.document, side.names) for side in sides),
        ),
    )


def _copied(sides: Sequence[Side]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        found[side.text].add(side.document)
    return {text: frozenset(documents) for text, documents in found.items() if len(documents) > 1}


def _established(sides: Sequence[Side]) -> frozenset[str]:
    """What is written to, rung or opened as two documents or more say."""
    found: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        for slot in side.slots:
            if slot.reference is not None:
                found[slot.reference.normalised].add(side.document)
    return frozenset(name for name, documents in found.items() if len(documents) > 1)


def _editions(sides: Sequence[Side]) -> frozenset[str]:
    """The versions that the metadata of two documents or more name."""
    return frozenset(value for value, found in _naming(sides, EDITION).items() if len(found) > 1)


def _usual(sides: Sequence[Side]) -> frozenset[tuple[str, str]]:
    """The region that most of the documents name, in title, headings or metadata, which name one."""
    holders = _naming(sides, USUALLY_MEANT)
    naming = len(set().union(*holders.values()))
    return frozenset(
        (USUALLY_MEANT, value)
        for value, found in holders.items()
        if len(found) >= USUAL_LEAST and len(found) > naming / 2
    )


def _usual_readers(sides: Sequence[Side]) -> frozenset[tuple[str, str]]:
    """Those of whom a quarter of all documents speaks, and three times as many as of any others: guests in a hotel, students.

    A page that names nobody speaks of them. Where two sorts of readers are told apart throughout, as tenants and owners are,
    neither goes without saying.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        for name, value in {*side.said, *side.around}:
            if name == "audience":
                holders[value].add(side.document)
    least = max(USUAL_LEAST, COMMON * len({side.document for side in sides}))
    ranked = sorted(((len(found), value) for value, found in holders.items()), reverse=True)
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] < LEADING * ranked[1][0]):
        return frozenset()
    return frozenset([("audience", ranked[0][1])])


def _present(sides: Sequence[Side]) -> frozenset[tuple[str, str]]:
    """The latest year in a title or heading, where no page is dated later and no sentence looks ahead beyond the next.

    A page that names no year speaks of the present one: "List of charges 2026" holds for it, that of 2024 need not.
    """
    named = max((year for year in map(_year, _naming(sides, "period")) if year), default=0)
    dated = max((side.day.year for side in sides if side.day), default=0)
    ahead = max((slot.mention.first.year for side in sides for slot in side.slots if slot.mention), default=0)
    return frozenset([("period", str(named))]) if named and dated <= named and ahead <= named + 1 else frozenset()


def _year(period: str) -> int:
    return int(period) if len(period) == YEAR_DIGITS and period.isdigit() else 0


def _naming(sides: Sequence[Side], dimension: str) -> dict[str, set[str]]:
    """For each value of a dimension the documents whose title, headings or metadata name it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        for name, value in side.around:
            if name == dimension:
                holders[value].add(side.document)
    return holders


def _tables(sides: Sequence[Side]) -> dict[tuple[str, str, tuple[str, ...]], list[str]]:
    """What each table sets beside each other: the names of its columns but the first, and the first cells of its rows."""
    found: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for side in sides:
        if side.kind is BlockKind.TABLE_ROW and side.header:
            found["columns", side.document, side.heading].extend(
                side.header[-1:] if len(side.header) == 1 else side.header[1:]
            )
            found["rows", side.document, side.heading].append(side.first_cell.rpartition(": ")[2])
    return found


def _weight(count: int, total: int) -> float:
    """1 for a word of one document, falling with its spread to 0.3 for one that stands in a quarter of them or more."""
    if total < 4:
        return 1.0
    share = _steps(count) / _steps(max(total * COMMON, 2.0))
    return round(1.0 - 0.7 * min(1.0, share), 3)


def _steps(count: float) -> int:
    """The logarithm of a number of documents in whole steps, so that one document more or less seldom changes a weight."""
    return round(STEPS * math.log2(count))


def _lexicon(documents: Sequence[Document]) -> dict[str, set[str]]:
    """Fillers of the gap in patterns of titles: "leave in *" over Canada, Ireland and Japan."""
    patterns: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for document in documents:
        title = words(normalise(document.title or ""))
        if 2 <= len(title) <= 12:
            for index, word in enumerate(title):
                rest = (*title[:index], "*", *title[index + 1 :])
                if word not in FUNCTION_WORDS and any(other not in FUNCTION_WORDS for other in rest if other != "*"):
                    patterns[rest].add(word)
    found: dict[str, set[str]] = defaultdict(set)
    for pattern, fillers in patterns.items():
        if len(fillers) >= SIBLINGS:
            for filler in fillers:
                found[filler].add("*" + " ".join(pattern))
    return found


@worked_out
def family_key(side: Side) -> tuple[str, ...]:
    """The statement with its slots left open, as a key."""
    return tuple(token.name for token in side.tokens)


def _families(sides: Sequence[Side], lexicon: Mapping[str, frozenset[str]]) -> frozenset[tuple[str, ...]]:
    """Masked statements with three or more values over three or more siblings, or over so many documents that none is a slip."""
    values: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    holders: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for side in sides:
        if side.slots and len(side.content) >= 2:
            key = family_key(side)
            filled = " ".join(side.text[slot.start : slot.end].casefold() for slot in side.slots)
            values[key][filled].add(side.document)
            holders[key][side.document] = side.title
    return frozenset(
        key
        for key, found in values.items()
        if len(found) >= SIBLINGS
        and (
            (len(holders[key]) >= MANY and not _agreed(found.values(), len(holders[key])))
            or (len(holders[key]) >= SIBLINGS and _are_siblings(holders[key].values(), lexicon))
        )
    )


def _agreed(documents: Iterable[set[str]], total: int) -> bool:
    """Whether nearly all documents have one value, and each other value stands in a single one."""
    most, *others = sorted(map(len, documents), reverse=True)
    return most >= AGREED * total and all(count == 1 for count in others)


def _are_siblings(titles: Iterable[str], lexicon: Mapping[str, frozenset[str]]) -> bool:
    """Whether all titles are of one learned pattern."""
    patterns = [
        {pattern for word in words(normalise(title)) for pattern in lexicon.get(word, frozenset())} for title in titles
    ]
    return bool(set.intersection(*patterns)) if patterns else False
