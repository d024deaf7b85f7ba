"""What settling many findings at once would bring: one group after another, or each group alone.

The gains of single findings do not add up, because a document's cleanliness is a product.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kbaudit.model import Document, Finding
from kbaudit.score import factor

LAST = 1 << 30
"""Where a finding stands that no step settles."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What each served document is worth, and by what each of its counting findings lowers it: (fingerprint, factor)."""

    usage: Mapping[str, float]
    factors: Mapping[str, Sequence[tuple[str, float]]]

    @property
    def weight(self) -> float:
        """The sum of what all served documents are worth."""
        return math.fsum(self.usage.values())


def costs(documents: Iterable[Document], findings: Iterable[tuple[str, Finding]]) -> Costs:
    """What the findings, each with its fingerprint, cost the served documents."""
    usage = {document.id: document.usage for document in documents if document.served}
    factors: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for fingerprint, finding in findings:
        if finding.counts:
            for identity, share in finding.shares:
                if identity in usage:
                    factors[identity].append((fingerprint, factor(finding, share)))
    return Costs(usage, factors)


def one_after_another(costs: Costs, step_of: Mapping[str, int], steps: int) -> list[float]:
    """Points that the score rises by with each of `steps` steps, those before it done already.

    `step_of` gives the step, from 0, that settles a fingerprint. With every counting finding settled by some step the rises
    add up to 100 minus the score.
    """
    gained: list[list[float]] = [[] for _ in range(steps)]
    for identity, of_document in costs.factors.items():
        ordered = sorted((step_of.get(fingerprint, LAST), value) for fingerprint, value in of_document)
        for step, rise in _rises_of(ordered):
            gained[step].append(costs.usage[identity] * rise)
    return [_points(values, costs.weight) for values in gained]


def each_alone(costs: Costs, group_of: Mapping[str, str]) -> dict[str, float]:
    """For each group that `group_of` gives a fingerprint, the points that settling it and nothing else would bring."""
    gained: dict[str, list[float]] = {group: [] for group in group_of.values()}
    for identity, of_document in costs.factors.items():
        parts: dict[str | None, float] = defaultdict(lambda: 1.0)
        for fingerprint, value in sorted(of_document):
            parts[group_of.get(fingerprint)] *= value
        for group in parts:
            if group is not None:
                others = math.prod(value for name, value in parts.items() if name != group)
                gained[group].append(costs.usage[identity] * others * (1.0 - parts[group]))
    return {group: _points(values, costs.weight) for group, values in gained.items()}


def _points(values: Iterable[float], weight: float) -> float:
    return 100.0 * math.fsum(sorted(values)) / weight if weight > 0 else 0.0


def _rises_of(factors: Sequence[tuple[int, float]]) -> Iterable[tuple[int, float]]:
    """For each step that concerns a document the rise of its cleanliness, from the last step's back to the first's."""
    after = 1.0
    index = len(factors)
    while index:
        step = factors[index - 1][0]
        before = after
        while index and factors[index - 1][0] == step:
            index -= 1
            before *= factors[index][1]
        if step != LAST:
            yield step, after - before
        after = before
