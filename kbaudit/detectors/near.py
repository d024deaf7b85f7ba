"""KB102: documents that are one document with edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kbaudit.detectors.clusters import stars
from kbaudit.detectors.differences import Difference
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.near_wording import Group, message, places, redirect, values
from kbaudit.detectors.phrases import listed, whole
from kbaudit.detectors.repetition import Relation, Repetition
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Action, Document, Effort, Finding, Tier
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
    """One finding for each group of copies, against the one to keep; it says of a copy to which other one it is clearly closer.

    Certain copies are grouped first, so that a page which may be one more copy takes nothing from what is known.
    """
    close = [relation for relation in found.relations if _one_served_document(relation, settled)]
    gone: set[str] = set()
    for certain in (True, False):
        chosen = [item for item in close if _certain(item) == certain and not {item.left.id, item.right.id} & gone]
        for group in _groups(chosen, linked):
            gone.update(relation.right.id for relation in group.relations)
            yield _finding(group, certain)


def _groups(chosen: Sequence[Relation], linked: Mapping[str, int]) -> Iterator[Group]:
    relations: dict[frozenset[str], Relation] = {}
    edges: dict[str, dict[str, float]] = defaultdict(dict)
    documents: dict[str, Document] = {}
    for relation in chosen:
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
        others = [node for node in sorted(group) if node != kept.id]
        twins = {node: _twin(node, kept.id, group, edges) for node in others}
        yield Group(
            tuple(relations[frozenset((kept.id, node))].seen_from(kept) for node in others),
            why,
            tuple((documents[node], documents[twin], edges[node][twin]) for node, twin in twins.items() if twin),
        )


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


def _certain(relation: Relation) -> bool:
    dated = relation.left.kind in RECORDS and relation.right.kind in RECORDS
    least = CERTAIN_RECORDS if dated else CERTAIN_NAMED if relation.named else CERTAIN
    return relation.comparison.agreement >= least


def _finding(group: Group, certain: bool) -> Finding:
    relations, kept = group.relations, group.relations[0].left
    agreement = min(relation.comparison.agreement for relation in relations)
    decisive = any(change.decisive for relation in relations for change in relation.changed)
    step = redirect(group)
    return Finding(
        rule=NearDuplicate.code,
        message=message(group),
        evidence=(
            whole(kept),
            *(whole(relation.right) for relation in relations),
            *(item for relation in relations for item in places(relation)),
        ),
        tier=Tier.CERTAIN if certain else Tier.REVIEW,
        severity=NearDuplicate.severity,
        confidence=round(min(0.97, 0.4 + 0.6 * agreement), 3),
        shares=tuple((relation.right.id, round(relation.comparison.of_right, 3)) for relation in relations),
        action=Action.RECONCILE if decisive else Action.MERGE,
        step=f"Decide which of the differing values hold, then: {step}" if decisive else step[0].upper() + step[1:],
        keep=None if decisive else kept.id,
        why=f"{kept.path} looks like the one to keep: {group.why}" if decisive else group.why,
        effort=Effort.SMALL if group.difference in (Difference.IDENTICAL, Difference.COSMETIC) else Effort.MEDIUM,
        values=values(relations),
    )
