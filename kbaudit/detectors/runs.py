"""Passages that two documents share: units that stand together in both, in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.detectors.differences import Difference, decisive_words
from kbaudit.detectors.repetition import Relation
from kbaudit.detectors.units import Unit
from kbaudit.model import BlockKind, Document
from kbaudit.normalisation import normalise, words

CERTAIN_EQUAL = 0.9
"""With this part of the words in sentences that agree in this part of theirs, it is certain that one was
copied from the other; clauses that two agreements need each are edited more than that."""

GAP = 1
"""Units that may stand between two copied ones: somebody added a sentence."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a document's text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of each of two documents that is one passage: its words, those in nearly equal sentences, how they differ.

    Code is not counted. `headings` are the words of the headings that both have, which are copied with a section.
    """

    left: Stretch
    right: Stretch
    words: int
    equal: int
    headings: int
    difference: Difference

    @property
    def size(self) -> int:
        """Its words, headings and all."""
        return self.words + self.headings

    @property
    def certain(self) -> bool:
        """Whether one was copied from the other beyond doubt."""
        return self.equal >= CERTAIN_EQUAL * self.words


def runs_of(relation: Relation) -> Iterator[Run]:
    """Runs of units that stand together in both documents, in the same order."""
    comparison = relation.comparison
    together: list[tuple[int, int, int]] = []
    for match in comparison.matches:
        step = (match.left, match.right, match.common)
        if together and not (match.left - together[-1][0] <= 1 + GAP and 0 < match.right - together[-1][1] <= 1 + GAP):
            yield _run(relation, together)
            together = []
        together.append(step)
    if together:
        yield _run(relation, together)


def _run(relation: Relation, together: Sequence[tuple[int, int, int]]) -> Run:
    left, right = relation.comparison.left, relation.comparison.right
    first, last = together[0], together[-1]
    mine = Stretch(relation.left.id, left[first[0]].start, left[last[0]].end)
    twin = Stretch(relation.right.id, right[first[1]].start, right[last[1]].end)
    common = _headings(relation.left, mine) & _headings(relation.right, twin)
    prose = [(left[a], right[b], shared) for a, b, shared in together if not left[a].code]
    return Run(
        mine,
        twin,
        sum(shared for *_, shared in prose),
        sum(shared for unit, other, shared in prose if _nearly_equal(unit, other, shared)),
        sum(len(words(heading)) * count for heading, count in common.items()),
        _difference([(left[a], right[b]) for a, b, _ in together]),
    )


def shared_headings(relation: Relation, run: Run) -> Counter[str]:
    """The headings, folded, that a run has in both documents: inside, and right above it."""
    return _headings(relation.left, run.left) & _headings(relation.right, run.right)


def _nearly_equal(mine: Unit, other: Unit, common: int) -> bool:
    """Links aside: they break, or are set anew, when a paragraph moves to another page."""
    return mine.prose == other.prose or common >= CERTAIN_EQUAL * max(len(mine), len(other))


def _difference(pairs: Sequence[tuple[Unit, Unit]]) -> Difference:
    if any(decisive_words(mine.words) != decisive_words(other.words) for mine, other in pairs):
        return Difference.VALUE
    same = all(mine.words == other.words for mine, other in pairs)
    return Difference.IDENTICAL if same else Difference.REWORDED


def _headings(document: Document, stretch: Stretch) -> Counter[str]:
    """The headings that a stretch has inside, and those right above it: a section is copied with them."""
    found: list[str] = []
    for block in document.blocks:
        if block.start >= stretch.end:
            break
        if block.kind is BlockKind.HEADING:
            found.append(normalise(document.text[block.start : block.end]))
        elif block.end <= stretch.start:
            found.clear()
    return Counter(found)
