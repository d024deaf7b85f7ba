"""KB102: documents that are one document with edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kbaudit.detectors.clusters import stars
from kbaudit.detectors.differences import Difference
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.phrases import KIND, against, claimed, listed, percent, place, quoted, whole
from kbaudit.detectors.repetition import Relation, Repetition
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Action, Document, Effort, Evidence, Finding, Tier
from kbaudit.rules.duplicates import NearDuplicate

LEAST_WORDS = 20
"""Pages shorter than this, furniture aside, are alike because there is nothing in them."""

CERTAIN = 0.8
"""From this agreement on it is certain that they are one document; below it, a person should look."""

CERTAIN_NAMED = 0.6
"""The same where one is named as a copy of the other ("Copy of ...", refunds-2.md)."""

CERTAIN_RECORDS = 0.9
"""The same for news, announcements and release notes, which are written after the pattern of the last one."""


CLOSER = 0.05
"""A copy is said to be closest to another one than the one to keep from this difference of the parts that agree."""


def near(found: Repetition, linked: Mapping[str, int], settled: frozenset[str]) -> Iterator[Finding]:
    """One finding for each copy, against the one to keep; it names another copy too to which it is clearly closer."""
    relations: dict[frozenset[str], Relation] = {}
    edges: dict[str, dict[str, float]] = defaultdict(dict)
    documents: dict[str, Document] = {}
    for relation in found.relations:
        if _one_served_document(relation, settled):
            relations[frozenset((relation.left.id, relation.right.id))] = relation
            for here, there in ((relation.left, relation.right), (relation.right, relation.left)):
                documents[here.id] = here
                edges[here.id][there.id] = relation.comparison.agreement
    for centre, members in stars(edges):
        group = [centre, *members]
        # Only what is close to all others can be kept for all of them; the centre always is.
        able = [node for node in group if all(other in edges[node] for other in group if other != node)]
        kept, why = keeper([documents[node] for node in sorted({*able, centre})], linked)
        if len(able) < 2:
            why = f"the others of its group are all close to it ({listed([documents[node].path for node in members])})"
        for node in sorted(group):
            if node != kept.id:
                twin = _twin(node, kept.id, group, edges)
                closest = None if twin is None else (documents[twin], edges[node][twin])
                yield _finding(relations[frozenset((kept.id, node))].seen_from(kept), why, closest)


def _twin(node: str, kept: str, group: Sequence[str], edges: Mapping[str, Mapping[str, float]]) -> str | None:
    """The member of a group that a copy was made from or after, where it is clearly closer to it than to the one to keep."""
    closer = [other for other in group if other != node and edges[node].get(other, 0.0) >= edges[node][kept] + CLOSER]
    return max(closer, key=lambda other: (edges[node][other], other), default=None)


def _one_served_document(relation: Relation, settled: frozenset[str]) -> bool:
    return (
        relation.one_document
        and relation.variant is None
        and relation.left.served
        and relation.right.served
        and not {relation.left.id, relation.right.id} & settled
        and min(sum(map(len, relation.comparison.left)), sum(map(len, relation.comparison.right))) >= LEAST_WORDS
    )


def _finding(relation: Relation, why: str, closest: tuple[Document, float] | None) -> Finding:
    kept, other = relation.left, relation.right
    agreement = relation.comparison.agreement
    decisive = [change for change in relation.changed if change.decisive]
    extra = relation.comparison.only_right
    dated = kept.kind in RECORDS and other.kind in RECORDS
    certain = CERTAIN_RECORDS if dated else CERTAIN_NAMED if relation.named else CERTAIN
    said = f"They differ in what they say: {against(decisive)}." if decisive else KIND[relation.difference]
    twin = f" It is closest to {closest[0].path}: {percent(closest[1])}." if closest else ""
    more = f" Only {other.path} has {len(extra)} of its sentences." if extra and not decisive else ""
    carry = f"Carry over what only {other.path} has ({quoted(other, extra)}), " if extra else ""
    step = f"{carry}redirect {other.path} to {kept.path} and delete it."
    return Finding(
        rule=NearDuplicate.code,
        message=(
            f"{other.path} and {kept.path} are one text with edits ({relation.difference.value}): {percent(agreement)} of the "
            f"words agree. {said}{more}{twin}"
        ),
        evidence=(whole(kept), whole(other), *_places(relation)),
        tier=Tier.CERTAIN if agreement >= certain else Tier.REVIEW,
        severity=NearDuplicate.severity,
        confidence=round(min(0.97, 0.4 + 0.6 * agreement), 3),
        shares=((other.id, round(relation.comparison.of_right, 3)),),
        action=Action.RECONCILE if decisive else Action.MERGE,
        step=f"Decide which of the differing values hold, then: {step}" if decisive else step[0].upper() + step[1:],
        keep=None if decisive else kept.id,
        why=why,
        effort=Effort.SMALL if relation.difference in (Difference.IDENTICAL, Difference.COSMETIC) else Effort.MEDIUM,
        values=claimed(decisive, kept, other),
    )


def _places(relation: Relation) -> Iterator[Evidence]:
    """Both sides of the first place where a value differs."""
    for change in relation.changed:
        if change.decisive:
            yield place(relation.left, change.left_unit)
            yield place(relation.right, change.right_unit)
            return
