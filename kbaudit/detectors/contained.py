"""KB103: a document that stands inside another one."""

from __future__ import annotations

from collections.abc import Iterator

from kbaudit.detectors.phrases import against, claimed, percent, place, quoted
from kbaudit.detectors.repetition import Relation, Repetition
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Action, Effort, Evidence, Finding, Tier
from kbaudit.rules.duplicates import ContainedDuplicate

INSIDE = 0.8
"""Part of a document's words that stand in the other one. Real merges had 1.00 at a Jaccard index of .45 and .93 at .34."""

CERTAIN = 0.9

LEAST_WORDS = 30
"""Furniture aside; a shorter page is a passage of the other one."""


def contained(found: Repetition, settled: frozenset[str]) -> Iterator[Finding]:
    """One finding for each document, against the one that holds most of it."""
    best: dict[str, Relation] = {}
    for relation in found.relations:
        for inner in (relation.left, relation.right):
            seen = relation.seen_from(inner)
            known = best.get(inner.id)
            if _inside(seen, settled) and (
                known is None or (seen.comparison.of_left, known.right.id) > (known.comparison.of_left, seen.right.id)
            ):
                best[inner.id] = seen
    for identity in sorted(best):
        relation = best[identity]
        # Two pages that hold each other were one document; one that holds a third is the place to look for it.
        if (
            best.get(relation.right.id) is None
            or best[relation.right.id].right.id != identity
            or identity < relation.right.id
        ):
            yield _finding(relation)


def _inside(relation: Relation, settled: frozenset[str]) -> bool:
    inner, outer = relation.left, relation.right
    return (
        relation.comparison.of_left >= INSIDE
        and relation.variant is None
        and not relation.one_document
        and inner.served
        and outer.served
        and not {inner.id, outer.id} & settled
        and sum(len(unit) for unit in relation.comparison.left if not unit.code) >= LEAST_WORDS
    )


def _finding(relation: Relation) -> Finding:
    inner, outer, comparison = relation.left, relation.right, relation.comparison
    decisive = [change for change in relation.changed if change.decisive]
    extra = comparison.only_left
    dated = inner.kind in RECORDS or outer.kind in RECORDS
    said = f" They differ in what they say: {against(decisive, kept_is_right=True)}." if decisive else ""
    carry = f"move what only it has ({quoted(inner, extra)}), " if extra and quoted(inner, extra) else ""
    step = (
        f"{carry}redirect {inner.path} to {outer.path} and delete it, or cut the repeated part out of {outer.path} "
        "and link to it."
    )
    part = "All" if comparison.of_left == 1.0 else percent(comparison.of_left)
    return Finding(
        rule=ContainedDuplicate.code,
        message=(f"{part} of {inner.path} stands in {outer.path} as well ({relation.difference.value}).{said}"),
        evidence=tuple(_places(relation)),
        tier=Tier.CERTAIN if comparison.of_left >= CERTAIN and not dated else Tier.REVIEW,
        severity=ContainedDuplicate.severity,
        confidence=round(0.3 + 0.65 * comparison.of_left, 3),
        shares=((inner.id, round(comparison.of_left, 3)),),
        action=Action.RECONCILE if decisive else Action.MERGE,
        step=f"Decide which of the differing values hold, then {step}" if decisive else step[0].upper() + step[1:],
        keep=None if decisive else outer.id,
        why=f"{outer.path} holds the other one and more" if decisive else "it holds the other one and more",
        effort=Effort.MEDIUM,
        values=claimed(decisive, inner, outer),
    )


def _places(relation: Relation) -> Iterator[Evidence]:
    """The first sentence of the inner document that both have, where it stands in each, and the first differing value."""
    comparison = relation.comparison
    longest = max(comparison.matches, key=lambda match: (match.common, -match.left))
    yield place(relation.left, comparison.left[longest.left])
    yield place(relation.right, comparison.right[longest.right])
    for change in relation.changed:
        if change.decisive:
            yield place(relation.left, change.left_unit)
            yield place(relation.right, change.right_unit)
            return
