"""Judged pairs → matters: one group for everything that is said on one question, never a chain of pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kbaudit.contradictions.clash import written
from kbaudit.contradictions.judge import Judgement
from kbaudit.model import Tier

__all__ = ["Matter", "group"]


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements on one question: the `centre` stands against each of `others`, `agreeing` say the same as one of them.

    All are positions of statements; `judgements` are those of the centre with each of the others, in their order.
    """

    centre: int
    others: tuple[int, ...]
    judgements: tuple[Judgement, ...]
    agreeing: tuple[tuple[int, int], ...] = ()

    @property
    def tier(self) -> Tier:
        """Conflict where any pair is one."""
        return Tier.CONFLICT if any(judgement.tier is Tier.CONFLICT for judgement in self.judgements) else Tier.REVIEW

    @property
    def confidence(self) -> float:
        """That of the surest pair."""
        return max(judgement.confidence for judgement in self.judgements if judgement.tier is self.tier)


def group(found: Mapping[tuple[int, int], Judgement], agreeing: Sequence[tuple[int, int]]) -> list[Matter]:
    """Group conflicting pairs around the statements that most others stand against. Pairs of different rules stay apart."""
    matters: list[Matter] = []
    for rule in sorted({judgement.rule or "" for judgement in found.values()}):
        left = {pair for pair, judgement in found.items() if judgement.rule == rule}
        for tier in (Tier.CONFLICT, Tier.REVIEW):
            edges: dict[int, set[int]] = defaultdict(set)
            for pair in left:
                if found[pair].tier is tier:
                    edges[pair[0]].add(pair[1])
                    edges[pair[1]].add(pair[0])
            while any(edges.values()):
                centre = min(edges, key=lambda position: (-len(edges[position]), position))
                others = _of_one_matter(centre, sorted(edges[centre]), found)
                judgements = tuple(found[min(centre, other), max(centre, other)] for other in others)
                members = {centre, *others}
                apart = edges[centre] - members
                support = [
                    (mine, extra)
                    for pair in agreeing
                    for mine, extra in (pair, pair[::-1])
                    if mine in members and extra not in members
                ]
                support += _also_saying(centre, others, left, found)
                matters.append(Matter(centre, tuple(others), judgements, tuple(dict.fromkeys(support))))
                # Whatever is said among the members is settled with this matter.
                for position in members:
                    for other in edges.pop(position, set()):
                        if other in edges and not (position == centre and other in apart):
                            edges[other].discard(position)
                if apart:
                    edges[centre] = apart
                left -= {pair for pair in left if pair[0] in members or pair[1] in members}
    return matters


def _of_one_matter(centre: int, others: Sequence[int], found: Mapping[tuple[int, int], Judgement]) -> list[int]:
    """The surest of those that contradict the centre, with the others that say what it says or contradict it as well.

    Three links that are valid for three different times each contradict a page on "the link"; they do not contradict each other.
    """
    says = {other: _says(found[min(centre, other), max(centre, other)], left=other < centre) for other in others}
    chosen: list[int] = []
    for other in sorted(others, key=lambda item: (-found[min(centre, item), max(centre, item)].confidence, item)):
        if all(says[other] == says[mine] or (min(mine, other), max(mine, other)) in found for mine in chosen):
            chosen.append(other)
    return sorted(chosen)


def _also_saying(
    centre: int, others: Sequence[int], left: Collection[tuple[int, int]], found: Mapping[tuple[int, int], Judgement]
) -> list[tuple[int, int]]:
    """Statements that contradict the centre less surely than the others do and say what one of these says, with that one.

    They are settled with this matter and would be reported nowhere. Where a scope is not known or a guard asks for a look, they
    may speak of something else.
    """
    said = {
        _says(found[min(centre, other), max(centre, other)], left=other < centre): other for other in reversed(others)
    }
    also = []
    for pair in sorted(left):
        extra = sum(pair) - centre
        if centre in pair and extra not in others and not (found[pair].guards or found[pair].scope.unknown):
            mine = said.get(_says(found[pair], left=extra < centre))
            also += [(mine, extra)] if mine is not None else []
    return also


def _says(judgement: Judgement, *, left: bool) -> frozenset[str]:
    """What the statement on one side of a judgement says, however it is written."""
    if judgement.clash is None:
        return frozenset(pair[not left].casefold() for pair in judgement.slots)
    values = {written(pair, left=left) for pair in judgement.clash.facing}
    return frozenset(values | {clash.left if left else clash.right for clash in judgement.clash.stances})
