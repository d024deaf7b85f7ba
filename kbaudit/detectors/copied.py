"""KB104: a passage that stands in several documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kbaudit.detectors.agreements import is_agreement
from kbaudit.detectors.clauses import misplaced, stray_section
from kbaudit.detectors.clusters import components
from kbaudit.detectors.differences import Difference
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.follow_ups import are_follow_ups
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.phrases import listed
from kbaudit.detectors.repetition import Relation, Repetition
from kbaudit.detectors.runs import Run, Stretch, runs_of
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Action, Document, Effort, Finding, Tier
from kbaudit.normalisation import normalise
from kbaudit.rules.duplicates import CopiedPassage

LEAST_WORDS = 50
"""Words that a passage must have, with the headings of both; code is not counted, because commands look alike everywhere.
Shorter ones, read in three handbooks, were set phrases ("Ask nicely first. A great first step before sending us …")."""

PATTERN = 0.4
"""Part of a variant's words that its pattern makes up at least."""

MANY = 8
"""A passage of more documents is furniture, even where it was edited here and there."""


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
    stray: set[Run] = set()
    documents: dict[str, Document] = {}
    variants = {_pair(relation) for relation in found.relations if _filled_in(relation)}
    for relation in found.relations:
        left, right = relation.left, relation.right
        if _filled_in(relation) or not left.served or not right.served:
            continue
        concerned = {left.id, right.id} & settled
        if not concerned <= merged.keys() or len(concerned) > 1:
            continue
        if concerned and _settled_by_kept(relation, min(concerned), merged, variants):
            continue
        dated = left.kind in RECORDS and right.kind in RECORDS
        if dated and _release_notes(left) and _release_notes(right):
            continue
        fresh = [run for run in runs_of(relation) if run.size >= LEAST_WORDS and (run.certain or not dated)]
        stray.update(run for run in fresh if stray_section(relation, run))
        if fresh:
            documents |= {left.id: left, right.id: right}
            (beside if concerned else runs).extend(fresh)
    runs += list(_nowhere_else(beside, runs, merged))
    together: dict[tuple[tuple[str, ...], bool], list[list[Run]]] = defaultdict(list)
    for passage in _passages(runs):
        names = tuple(sorted({side.document for run in passage for side in (run.left, run.right)}))
        if len(names) <= MANY:
            # What was copied by hand is not said of the clauses that the same contracts have in common.
            by_hand = bool(misplaced(passage, documents)) or bool(stray.intersection(passage))
            together[names, by_hand].append(passage)
    for names, by_hand in sorted(together):
        yield _finding(together[names, by_hand], documents, linked, by_hand)


def _nowhere_else(beside: Sequence[Run], runs: Sequence[Run], merged: Mapping[str, str]) -> Iterator[Run]:
    """Runs of pages that are to be merged into others, where no certain passage at that place names the page to keep.

    One that the page to keep has in other words, and less of it, was copied from the page to be merged, and is named too.
    """
    certain = [passage for passage in _passages(runs) if any(run.certain for run in passage)]
    for run in beside:
        gone, other = (run.left, run.right) if run.left.document in merged else (run.right, run.left)
        kept = merged[gone.document]
        known = [
            item
            for passage in certain
            if any(_one_place(other, side) for item in passage for side in (item.left, item.right))
            for item in passage
            if kept in (item.left.document, item.right.document)
        ]
        closer = run.difference is Difference.IDENTICAL and all(
            item.difference is not Difference.IDENTICAL and item.size < run.size for item in known
        )
        if run.certain and (not known or closer):
            yield run


def _settled_by_kept(
    relation: Relation, gone: str, merged: Mapping[str, str], variants: Collection[frozenset[str]]
) -> bool:
    """Whether what a page shares that is to be merged is settled by what it is merged into: this page itself, or its variant."""
    (other,) = _pair(relation) - {gone}
    return any(kept == other or frozenset((kept, other)) in variants for kept in _ends(gone, merged))


def _pair(relation: Relation) -> frozenset[str]:
    return frozenset((relation.left.id, relation.right.id))


def _ends(identity: str, merged: Mapping[str, str]) -> Iterator[str]:
    """The page that a page is to be merged into, the one that this is to be merged into, and so on."""
    seen = {identity}
    while (identity := merged.get(identity, "")) and identity not in seen:
        seen.add(identity)
        yield identity


def _one_place(one: Stretch, other: Stretch) -> bool:
    """Whether half of the shorter of two stretches lies in the longer one."""
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return one.document == other.document and 2 * common >= shorter


def _release_notes(document: Document) -> bool:
    return document.kind == "release_notes" or "release" in normalise(f"{document.title or ''} {document.path}")


def _filled_in(relation: Relation) -> bool:
    """Whether the two are variants of one page, rather than pages on two things that have a passage in common.

    What stands in two versions is said of each, however little of their pages it is.
    """
    return relation.variant == "version" or (
        relation.variant is not None and max(relation.comparison.of_left, relation.comparison.of_right) >= PATTERN
    )


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
    passages: Sequence[Sequence[Run]], documents: Mapping[str, Document], linked: Mapping[str, int], by_hand: bool
) -> Finding:
    runs = [run for passage in passages for run in passage]
    stretches: dict[str, set[Stretch]] = defaultdict(set)
    for side in (side for run in runs for side in (run.left, run.right)):
        stretches[side.document].add(side)
    strangers = {host: name for passage in passages for host, name in misplaced(passage, documents).items()}
    kept, why = keeper([documents[identity] for identity in sorted(stretches.keys() - strangers.keys())], linked)
    if strangers:
        why = f"the passage speaks of “{min(strangers.values())}”"
    carriers = [kept, *(documents[identity] for identity in sorted(stretches) if identity != kept.id)]
    # The longest passage is shown, the same one for all documents.
    shown = max(passages, key=lambda passage: max(run.size for run in passage))
    places = {side.document: side for run in sorted(shown, key=lambda run: run.size) for side in (run.left, run.right)}
    words = sum(max(run.size for run in passage) for passage in passages)
    kinds = {run.difference for run in runs}
    kind = next(kind for kind in (Difference.VALUE, Difference.REWORDED, Difference.IDENTICAL) if kind in kinds)
    decisive = kind is Difference.VALUE
    # Each agreement must stand on its own, with the standard clauses in it; follow-ups say again what was said before.
    standard = (all(is_agreement(document) for document in carriers) and not by_hand) or are_follow_ups(
        carriers, surely=by_hand
    )
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
        message=said
        + (" The copies differ in what they say." if decisive else "")
        + "".join(
            f" {documents[host].path} is not “{name}”, of which it speaks." for host, name in sorted(strangers.items())
        ),
        evidence=tuple(
            evidence_at(document, places[document.id].start, places[document.id].end) for document in carriers
        ),
        tier=Tier.CERTAIN if certain else Tier.REVIEW,
        severity=CopiedPassage.severity,
        confidence=0.9 if certain else 0.6,
        shares=tuple((document.id, _share(document, stretches[document.id])) for document in carriers[1:]),
        action=Action.RECONCILE if decisive else Action.MERGE,
        step=(
            f"{'Decide which value holds, then keep' if decisive else 'Keep'} {what} in {kept.path} and link to "
            f"{'it' if len(passages) == 1 else 'them'} from "
            f"{listed([document.path for document in carriers[1:]])}, or include it from one source."
        ),
        why=f"{kept.path} looks like the right place: {why}",
        effort=Effort.MEDIUM if decisive or len(carriers) > 2 else Effort.SMALL,
    )


def _share(document: Document, stretches: Iterable[Stretch]) -> float:
    """The part of a document's characters that some stretches cover."""
    covered = end = 0
    for stretch in sorted(stretches, key=lambda item: (item.start, item.end)):
        covered += max(0, stretch.end - max(end, stretch.start))
        end = max(end, stretch.end)
    return round(min(1.0, max(covered, 1) / max(1, len(document.text))), 3)
