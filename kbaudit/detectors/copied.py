"""KB104: a passage that stands in several documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kbaudit.detectors.agreements import is_agreement
from kbaudit.detectors.clusters import components
from kbaudit.detectors.differences import Difference, decisive_words, stems
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.keeper import cared_for, keeper
from kbaudit.detectors.phrases import listed
from kbaudit.detectors.repetition import Relation, Repetition
from kbaudit.detectors.units import Unit
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Action, Document, Effort, Finding, Tier
from kbaudit.normalisation import normalise, words
from kbaudit.rules.duplicates import CopiedPassage

LEAST_WORDS = 50
"""Words of prose that a passage must have; code is not counted, because commands look alike everywhere. Shorter ones, read in
three handbooks, were set phrases ("Ask nicely first. A great first step before sending us …")."""

CERTAIN_EQUAL = 0.9
"""With this part of the words in sentences that agree in this part of theirs, it is certain that one was
copied from the other; clauses that two agreements need each are edited more than that."""

PATTERN = 0.4
"""Part of a variant's words that its pattern makes up at least."""

MANY = 8
"""A passage of more documents is furniture, even where it was edited here and there."""

GAP = 1
"""Units that may stand between two copied ones: somebody added a sentence."""


FOLLOWING = 90
"""Days within which one piece of news follows up another one."""

_NAME_PARTS = re.compile(r"[/_.\W]+")

_OF_EVERY_POST = frozenset("post new update announcement release note notice change md html upcoming".split())
"""Words that any two pieces of news may have in their names and suffixes."""

_NAMED_ALIKE = 0.25
"""Part of the other words of the shorter name that two pieces of news on one matter have in common; two words do always."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of a document's text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of each of two documents that is one passage: its words, those in nearly equal sentences, how they differ."""

    left: Stretch
    right: Stretch
    words: int
    equal: int
    difference: Difference

    @property
    def certain(self) -> bool:
        """Whether one was copied from the other beyond doubt."""
        return self.equal >= CERTAIN_EQUAL * self.words


def copied(
    found: Repetition, linked: Mapping[str, int], settled: frozenset[str], merged: Mapping[str, str]
) -> Iterator[Finding]:
    """One finding for each set of documents that share passages.

    Release notes may repeat each other, and news and announcements what they say alike but not word for word. What is `settled`
    is named by another rule already. `merged` gives the page that some of it is to be merged into: a passage that this page does
    not have, or has in other words, is named all the same.
    """
    runs: list[Run] = []
    beside: list[Run] = []
    documents: dict[str, Document] = {}
    for relation in found.relations:
        left, right = relation.left, relation.right
        if _filled_in(relation) or not left.served or not right.served:
            continue
        concerned = {left.id, right.id} & settled
        if (
            not concerned <= merged.keys()
            or len(concerned) > 1
            or merged.get(min(concerned, default="")) in (left.id, right.id)
        ):
            continue
        dated = left.kind in RECORDS and right.kind in RECORDS
        if dated and _release_notes(left) and _release_notes(right):
            continue
        fresh = [run for run in runs_of(relation) if run.words >= LEAST_WORDS and (run.certain or not dated)]
        if fresh:
            documents |= {left.id: left, right.id: right}
            (beside if concerned else runs).extend(fresh)
    runs += list(_nowhere_else(beside, runs, merged))
    together: dict[tuple[str, ...], list[list[Run]]] = defaultdict(list)
    for passage in _passages(runs):
        if len({side.document for run in passage for side in (run.left, run.right)}) > MANY:
            continue
        together[tuple(sorted({side.document for run in passage for side in (run.left, run.right)}))].append(passage)
    for names in sorted(together):
        yield _finding(together[names], documents, linked)


def _nowhere_else(beside: Sequence[Run], runs: Sequence[Run], merged: Mapping[str, str]) -> Iterator[Run]:
    """Runs of pages that are to be merged into others, where no certain run of those others is about the same passage."""
    certain: dict[frozenset[str], list[Run]] = defaultdict(list)
    for run in runs:
        if run.certain:
            certain[frozenset((run.left.document, run.right.document))].append(run)
    for run in beside:
        gone, other = (run.left, run.right) if run.left.document in merged else (run.right, run.left)
        kept = certain[frozenset((merged[gone.document], other.document))]
        if run.certain and not any(_one_place(other, side) for item in kept for side in (item.left, item.right)):
            yield run


def _one_place(one: Stretch, other: Stretch) -> bool:
    """Whether half of the shorter of two stretches lies in the longer one."""
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return one.document == other.document and 2 * common >= shorter


def _release_notes(document: Document) -> bool:
    return document.kind == "release_notes" or "release" in normalise(f"{document.title or ''} {document.path}")


def _filled_in(relation: Relation) -> bool:
    """Whether the two are variants of one page, rather than pages on two things that have a passage in common."""
    return relation.variant is not None and max(relation.comparison.of_left, relation.comparison.of_right) >= PATTERN


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
    return Run(
        Stretch(relation.left.id, left[first[0]].start, left[last[0]].end),
        Stretch(relation.right.id, right[first[1]].start, right[last[1]].end),
        sum(common for place, _, common in together if not left[place].code),
        sum(
            common
            for place, other, common in together
            if not left[place].code and _nearly_equal(left[place], right[other], common)
        ),
        _difference([(left[a], right[b]) for a, b, _ in together]),
    )


def _nearly_equal(mine: Unit, other: Unit, common: int) -> bool:
    """Links aside: they break, or are set anew, when a paragraph moves to another page."""
    return mine.prose == other.prose or common >= CERTAIN_EQUAL * max(len(mine), len(other))


def _difference(pairs: Sequence[tuple[Unit, Unit]]) -> Difference:
    if any(decisive_words(mine.words) != decisive_words(other.words) for mine, other in pairs):
        return Difference.VALUE
    same = all(mine.words == other.words for mine, other in pairs)
    return Difference.IDENTICAL if same else Difference.REWORDED


def _passages(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that are about one passage: the stretches they name overlap."""
    stretches = sorted(
        {side for run in runs for side in (run.left, run.right)}, key=lambda s: (s.document, s.start, s.end)
    )
    pairs: list[tuple[Stretch, Stretch]] = [(run.left, run.right) for run in runs]
    by_document: dict[str, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        pairs.extend((other, stretch) for other in by_document[stretch.document] if _one_place(other, stretch))
        by_document[stretch.document].append(stretch)
    for group in components(pairs):
        members = set(group)
        yield [run for run in runs if run.left in members]


def _finding(
    passages: Sequence[Sequence[Run]], documents: Mapping[str, Document], linked: Mapping[str, int]
) -> Finding:
    runs = [run for passage in passages for run in passage]
    stretches: dict[str, set[Stretch]] = defaultdict(set)
    for side in (side for run in runs for side in (run.left, run.right)):
        stretches[side.document].add(side)
    kept, why = keeper([documents[identity] for identity in sorted(stretches)], linked)
    carriers = [kept, *(documents[identity] for identity in sorted(stretches) if identity != kept.id)]
    # The longest passage is shown, the same one for all documents.
    shown = max(passages, key=lambda passage: max(run.words for run in passage))
    places = {side.document: side for run in sorted(shown, key=lambda run: run.words) for side in (run.left, run.right)}
    words = sum(max(run.words for run in passage) for passage in passages)
    kinds = {run.difference for run in runs}
    kind = next(kind for kind in (Difference.VALUE, Difference.REWORDED, Difference.IDENTICAL) if kind in kinds)
    decisive = kind is Difference.VALUE
    # Each agreement must stand on its own, with the standard clauses in it; follow-ups say again what was said before.
    standard = all(is_agreement(document) for document in carriers) or _follow_ups(carriers)
    certain = any(run.certain for run in runs) and not standard
    names = listed([document.path for document in carriers])
    said = (
        f"A passage of {words} words stands in {names} ({kind.value})."
        if len(passages) == 1
        else f"{len(passages)} passages of {words} words together stand in {names} ({kind.value})."
    )
    what = "the passage" if len(passages) == 1 else "the passages"
    return Finding(
        rule=CopiedPassage.code,
        message=said + (" The copies differ in what they say." if decisive else ""),
        evidence=tuple(
            evidence_at(document, places[document.id].start, places[document.id].end) for document in carriers
        ),
        tier=Tier.CERTAIN if certain else Tier.REVIEW,
        severity=CopiedPassage.severity,
        confidence=0.9 if certain else 0.6,
        shares=tuple((document.id, _share(document, stretches[document.id])) for document in carriers[1:]),
        action=Action.RECONCILE if decisive else Action.MERGE,
        step=(
            f"{'Decide which value holds, then keep' if decisive else 'Keep'} {what} in {kept.path} and link to it from "
            f"{listed([document.path for document in carriers[1:]])}, or include it from one source."
        ),
        why=why,
        effort=Effort.MEDIUM if decisive or len(carriers) > 2 else Effort.SMALL,
    )


def _follow_ups(carriers: Sequence[Document]) -> bool:
    """Whether all are news, and any two of them are about one matter: by their names, or by their days."""
    return all(document.kind in RECORDS for document in carriers) and all(
        _about_one_matter(left, right) for left, right in combinations(carriers, 2)
    )


def _about_one_matter(left: Document, right: Document) -> bool:
    mine, other = _named(left), _named(right)
    common = len(mine & other)
    days = [cared_for(document) for document in (left, right)]
    near = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= FOLLOWING
    return near or common >= 2 or (common > 0 and common >= _NAMED_ALIKE * min(len(mine), len(other)))


def _named(document: Document) -> set[str]:
    """The words of a piece of news's title and file name that another one need not have. Its folder names no matter."""
    name = _NAME_PARTS.sub(" ", document.path.rpartition("/")[2])
    found = set(stems(tuple(words(normalise(f"{document.title or ''} {name}")))))
    return {word for word in found if not word[:1].isdigit()} - _OF_EVERY_POST


def _share(document: Document, stretches: Iterable[Stretch]) -> float:
    """The part of a document's characters that some stretches cover."""
    covered = end = 0
    for stretch in sorted(stretches, key=lambda item: (item.start, item.end)):
        covered += max(0, stretch.end - max(end, stretch.start))
        end = max(end, stretch.end)
    return round(min(1.0, max(covered, 1) / max(1, len(document.text))), 3)
