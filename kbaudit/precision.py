"""How often a rule is right, counted from the labels that people gave its findings."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kbaudit.decisions import LABELS, Decision

_Z = 1.96
"""The normal quantile of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Precision:
    """The labels of one rule. `accepted` findings are right, but meant to be so."""

    rule: str
    real: int
    accepted: int
    false: int

    @property
    def labelled(self) -> int:
        """Findings with a label."""
        return self.real + self.accepted + self.false

    @property
    def share(self) -> float:
        """The share of them that is right, in [0, 1]."""
        return (self.real + self.accepted) / self.labelled

    @property
    def at_least(self) -> float:
        """The lower end of Wilson's 95 % interval: what so few labels still prove of the rule as a whole."""
        count, share = self.labelled, self.share
        middle = share + _Z**2 / (2 * count)
        spread = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
        return max(0.0, (middle - spread) / (1 + _Z**2 / count))


def precision(decisions: Iterable[Decision]) -> tuple[Precision, ...]:
    """The figure of each rule that has labels, by code."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for decision in decisions:
        if decision.verdict in LABELS:
            counts[decision.rule][decision.verdict] += 1
    return tuple(
        Precision(rule, counted["real"], counted["accepted"], counted["false"])
        for rule, counted in sorted(counts.items())
    )
