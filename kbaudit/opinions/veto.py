"""What the inference model takes back, and what it proposes where it is asked to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kbaudit.contradictions.clash import MODALITY, POLARITY
from kbaudit.contradictions.comparing import Compared
from kbaudit.contradictions.judge import Judgement
from kbaudit.contradictions.scope import compare, merged
from kbaudit.contradictions.side import Side
from kbaudit.model import Tier
from kbaudit.opinions.inference import Judge, judge_pairs

__all__ = ["GUARD", "proposed", "vetoed"]

GUARD = "inference: no contradiction"

Pair = tuple[int, int]


def vetoed(
    found: Mapping[Pair, Judgement], sides: Sequence[Side], judge: Judge, label: int, *, least: float
) -> dict[Pair, Judgement]:
    """The judgements, conflicts of polarity and modality for review where the model sees none in either direction.

    Values and dates are not asked about: such a model fires on nearly every pair of alike sentences with two numbers, real or
    not, so that its silence is all it could add.
    """
    asked = [
        pair for pair in sorted(found) if found[pair].rule in (POLARITY, MODALITY) and found[pair].tier is Tier.CONFLICT
    ]
    sure = judge_pairs([(sides[left].text, sides[right].text) for left, right in asked], judge, label)
    changed = dict(found)
    for pair, both in zip(asked, sure, strict=True):
        if max(both) < least:
            said = f"{GUARD} ({both[0]:.2f}, {both[1]:.2f})"
            changed[pair] = replace(found[pair], tier=Tier.REVIEW, guards=(*found[pair].guards, said))
    return changed


def proposed(
    compared: Compared, sides: Sequence[Side], judge: Judge, label: int, *, least: float
) -> tuple[tuple[int, int, float], ...]:
    """Of the pairs that share no clashing slot those in which the model sees a contradiction both ways, the surest first."""
    asked = [pair for pair in compared.quiet if _comparable(sides[pair[0]], sides[pair[1]])]
    sure = judge_pairs([(sides[left].text, sides[right].text) for left, right in asked], judge, label)
    found = [(*pair, min(both)) for pair, both in zip(asked, sure, strict=True) if min(both) >= least]
    return tuple(sorted(found, key=lambda item: (-item[2], item[:2])))


def _comparable(left: Side, right: Side) -> bool:
    """Whether two statements of two documents hold for the same, and neither tells of the past or gives an example."""
    if left.document == right.document or (left.traits | right.traits) & {"past", "example", "record", "question"}:
        return False
    scopes = (merged((side.said,)) for side in (left, right)), (merged((side.around,)) for side in (left, right))
    return not compare(*scopes[0], *scopes[1]).different
