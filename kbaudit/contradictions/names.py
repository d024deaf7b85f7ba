"""Names that a knowledge base sets beside each other: plans, products and editions that its tables and series tell apart.

"Starter, Team and Business", or a table with a column for each, say that these are three things. Where one statement is about
one of them and another about another, they do not contradict each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from kbaudit.contradictions.words import FUNCTION_WORDS

__all__ = ["NO_NAMES", "Names", "SiblingNames", "learn_names", "names_in", "without_house_names"]

_NAME = r"(?<![\w'’-])[A-Z][\w+]*(?:[ -](?:[A-Z][\w+]*|\d[\d.]*))*"
_NAMES = re.compile(_NAME)
_SERIES = re.compile(rf"({_NAME}(?:, {_NAME})*),? (?:and|or|nor|&) (?:the )?({_NAME})")
_CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday mon tue wed thu fri sat sun q1 q2 q3 q4 i the a an we you it if no yes""".split()
)
_LONGEST = 4
"""Words of a name at most: longer runs of capitals are titles."""

_ALONE = 8
"""Columns or rows of one table at most that are set beside each other: longer ones list whatever there is."""

HOUSE = 0.5
"""The share of the documents from which on a name is that of the house, which tells none of its pages from another. In eighteen
knowledge bases what a page is about (a plan, a place, a product) is named on .34 of the pages at most; a house and the one that
it belongs to on .57 and .60, "England and Wales", where it is registered, on .62 and .63."""

HOUSE_LEAST = 10
"""Documents from which such a share says anything."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names in a text, in lower case; `opening` are those that stand where any word has a capital letter."""

    sure: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()

    def with_column(self, name: str) -> Names:
        """The names with that of the column that a cell stands in, which need not have a capital letter."""
        return Names(self.sure | {name.casefold()}, self.opening) if name else self


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class SiblingNames:
    """Pairs of names that stand for two things, and the names that are common words as well ("Team", "team")."""

    pairs: frozenset[frozenset[str]] = frozenset()
    known: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = field(default_factory=frozenset)

    def told_apart(self, left: tuple[Names, Names], right: tuple[Names, Names]) -> bool:
        """Whether two statements, each with the names it says and those around it, are about two siblings."""
        if not self.pairs:
            return False
        said, around = self._of(left[0]), self._of(left[1])
        said_there, around_there = self._of(right[0]), self._of(right[1])
        mine, other = said or around, said_there or around_there
        all_mine, all_other = said | around, said_there | around_there
        return any(
            frozenset((a, b)) in self.pairs and not any(self._beside(c, a) or self._beside(c, b) for c in mine & other)
            for a in mine - all_other
            for b in other - all_mine
        )

    def both_say(self, left: Names, right: Names) -> bool:
        """Whether two statements name one of the things that are set beside each other."""
        return bool(self._of(left) & self._of(right))

    def _beside(self, name: str, other: str) -> bool:
        return frozenset((name, other)) in self.pairs

    def _of(self, names: Names) -> frozenset[str]:
        return (names.sure | (names.opening - self.ambiguous)) & self.known


@lru_cache(maxsize=32768)
def names_in(text: str) -> Names:
    """The capitalised names of a text; of a name of several words also its first one."""
    sure: set[str] = set()
    opening: set[str] = set()
    for match in _NAMES.finditer(text):
        words = match[0].split(" ")
        before = text[: match.start()].rstrip()
        starts = not before or before[-1] in '.!?•*|"“(>/:'
        if len(words) > _LONGEST or match[0].casefold() in _CALENDAR:
            continue
        if len(words) > 1 and words[0].casefold() in FUNCTION_WORDS:
            sure.update((_bare(match[0]), words[1].casefold()))
            continue
        target = opening if starts and before[-1:] != ":" else sure
        target.add(match[0].casefold())
        if len(words) > 1:
            target.add(words[0].casefold())
            if starts:
                sure.add(match[0].casefold())
    for series in _SERIES.finditer(text):
        sure.update(_bare(name) for name in (*series[1].split(", "), series[2]))
    return Names(frozenset(sure), frozenset(opening))


def _bare(name: str) -> str:
    first, _, rest = name.casefold().partition(" ")
    return rest if rest and first in FUNCTION_WORDS else name.casefold()


def learn_names(
    texts: Iterable[str], tables: Mapping[tuple[str, str, tuple[str, ...]], Iterable[str]], titles: Iterable[str] = ()
) -> SiblingNames:
    """Learn from enumerations in texts, and from the columns, or the rows, that one table sets beside each other."""
    groups: set[frozenset[str]] = set()
    lowered: set[str] = set()
    read = (*texts, *titles)
    for text in read:
        for match in _SERIES.finditer(text):
            if text[: match.start()].rstrip()[-1:] not in ("", ".", "!", "?") or ", " in match[1]:
                groups.add(frozenset(_bare(name) for name in (*match[1].split(", "), match[2])))
    for cells in tables.values():
        named = [cell for cell in cells if cell and (_NAMES.fullmatch(cell) or cell.isalnum())]
        found = frozenset(cell.casefold() for cell in named if len(cell.split()) <= _LONGEST)
        if 2 <= len(found) <= _ALONE:
            groups.add(found)
    pairs = {
        frozenset(pair)
        for group in groups
        for pair in combinations(sorted(group - _CALENDAR), 2)
        if not (pair[0] in pair[1] or pair[1] in pair[0])
    }
    known = frozenset(name for pair in pairs for name in pair)
    for text in read:
        lowered.update(word for word in re.findall(r"\b[a-z][\w+]*", text) if word in known)
    return SiblingNames(frozenset(pairs), known, frozenset(lowered))


def without_house_names(siblings: SiblingNames, named: Iterable[tuple[str, tuple[Names, Names]]]) -> SiblingNames:
    """The siblings without pairs of which every other document names both: a house, and the one that it belongs to.

    `named` holds for each statement its document, and the names that it says and those around it.
    """
    documents: set[str] = set()
    naming: dict[str, set[str]] = defaultdict(set)
    for document, sides in named:
        documents.add(document)
        for names in sides:
            for name in (names.sure | names.opening) & siblings.known:
                naming[name].add(document)
    least = max(HOUSE_LEAST, len(documents)) * HOUSE
    house = frozenset(name for name, found in naming.items() if len(found) >= least)
    pairs = frozenset(pair for pair in siblings.pairs if not pair <= house)
    if len(pairs) == len(siblings.pairs):
        return siblings
    return SiblingNames(pairs, frozenset(name for pair in pairs for name in pair), siblings.ambiguous)
