"""What a finding about copies of one page says: how much agrees, what differs, what to carry over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.detectors.differences import Difference
from kbaudit.detectors.phrases import CLAIMED, KIND, against, claimed, listed, percent, place, quoted
from kbaudit.detectors.repetition import Relation
from kbaudit.model import Claimed, Document, Evidence

GRAVEST_FIRST = (
    Difference.VALUE,
    Difference.REWORDED,
    Difference.EXTENDED,
    Difference.COSMETIC,
    Difference.IDENTICAL,
)
"""The difference of a group is the gravest that a copy has from the page to keep."""


@dataclass(frozen=True, slots=True)
class Group:
    """The relations of the page to keep, on the left, to each copy; why it is kept; copies with the one they are closer to."""

    relations: tuple[Relation, ...]
    why: str
    closer: tuple[tuple[Document, Document, float], ...]

    @property
    def difference(self) -> Difference:
        """The gravest difference that a copy has from the page to keep."""
        kinds = {relation.difference for relation in self.relations}
        return next(kind for kind in GRAVEST_FIRST if kind in kinds)


def message(group: Group) -> str:
    """The message: two pages, or all copies of the page to keep with how much of each agrees with it."""
    relations, kept, kind = group.relations, group.relations[0].left, group.difference
    decisive = [change for relation in relations for change in relation.changed if change.decisive]
    said = f"They differ in what they say: {against(decisive)}." if decisive else KIND[kind]
    twins = "".join(
        f" {'It' if len(relations) == 1 else copy.path} is closest to {twin.path}: {percent(agreement)}."
        for copy, twin, agreement in group.closer
    )
    more = ""
    if not decisive:
        more = "".join(
            f" Only {relation.right.path} has {len(extra)} of its sentences."
            for relation in relations
            if (extra := relation.comparison.only_right)
        )
    if len(relations) == 1:
        names, agreement = f"{relations[0].right.path} and {kept.path}", percent(relations[0].comparison.agreement)
        begin = f"{names} are one text with edits ({kind.value}): {agreement} of the words agree."
    else:
        others = [f"{relation.right.path} ({percent(relation.comparison.agreement)})" for relation in relations]
        begin = (
            f"{listed(others)} are one text with {kept.path}, with edits ({kind.value}): so much of the words agrees."
        )
    return f"{begin} {said}{more}{twins}"


def redirect(group: Group) -> str:
    """What to do with the copies, beginning with what only they have; begins in lower case."""
    relations, kept = group.relations, group.relations[0].left
    extras = [
        f"what only {relation.right.path} has ({quoted(relation.right, extra)})"
        for relation in relations
        if (extra := relation.comparison.only_right)
    ]
    carry = f"carry over {listed(extras)}, " if extras else ""
    names = listed([relation.right.path for relation in relations])
    return f"{carry}redirect {names} to {kept.path} and delete {'it' if len(relations) == 1 else 'them'}."


def values(relations: Sequence[Relation]) -> tuple[Claimed, ...]:
    """The words that differ from the page to keep, with the documents that have them."""
    found: dict[Claimed, None] = {}
    for relation in relations:
        decisive = [change for change in relation.changed if change.decisive]
        found |= dict.fromkeys(claimed(decisive, relation.left, relation.right))
    return tuple(found)[:CLAIMED]


def places(relation: Relation) -> Iterator[Evidence]:
    """Both sides of the first place where a value differs, if one does."""
    for change in relation.changed:
        if change.decisive:
            yield place(relation.left, change.left_unit)
            yield place(relation.right, change.right_unit)
            return
