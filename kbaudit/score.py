"""The cleanliness score: how much of the knowledge base an agent can be trusted with.

Each document has a cleanliness c in [0, 1]: the product over its counting findings of (1 - weight x confidence x share),
where weight is the severity's and share the part of the document that the finding concerns. The score is 100 times the
weighted mean of c (weight 1, or usage). Beside it stand the mean of the worst tenth, because a mean hides a rotten corner,
and the share of documents that are fit to serve.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kbaudit.model import Document, Finding, Severity

FORMULA = "1"
"""Version of the formula below. Scores of different versions must not be compared."""

WEIGHTS: Mapping[Severity, float] = {Severity.ERROR: 0.5, Severity.WARNING: 0.25, Severity.INFO: 0.0}
"""What a certain finding about a whole document costs it. A page with one such error is half as trustworthy and not fit to
serve; one warning leaves it at 0.75, just below fit; findings about a part of the page cost that part."""

FIT_TO_SERVE = 0.8
"""A document with at least this cleanliness is fit to serve: at most a warning about four fifths of it."""

WORST_SHARE = 0.1
"""The part of the documents, the worst ones, whose mean is shown beside the score."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one finding alone costs: points of the overall score that would come back without it."""

    fingerprint: str
    rule: str
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score and what it is made of. All scores are in [0, 100]; None where there was nothing to judge.

    `overall` is an upper bound where `at_most` is set, because some check did not run. `with_skipped` counts every
    document that could not be read as c = 0. `families` holds None for a family of which a check did not run.
    """

    overall: float | None
    at_most: bool
    worst_tenth: float | None
    fit_to_serve: float | None
    with_skipped: float | None
    families: tuple[tuple[str, float | None], ...]
    collections: tuple[tuple[str, float], ...]
    owners: tuple[tuple[str, float], ...]
    documents: tuple[tuple[str, float], ...]
    deductions: tuple[Deduction, ...]
    formula: str = FORMULA


def factor(finding: Finding, share: float) -> float:
    """What a finding multiplies a document's cleanliness by: 1 where it does not count."""
    if not finding.counts:
        return 1.0
    return 1.0 - WEIGHTS[finding.severity] * min(1.0, max(0.0, finding.confidence)) * min(1.0, max(0.0, share))


def cleanliness(documents: Sequence[Document], findings: Iterable[Finding]) -> dict[str, float]:
    """The cleanliness of every served document, in [0, 1], by document id."""
    factors: dict[str, list[float]] = {document.id: [] for document in documents if document.served}
    for finding in findings:
        for identity, share in finding.shares:
            if identity in factors:
                factors[identity].append(factor(finding, share))
    # Sorted, so that rounding does not depend on the order of the findings.
    return {identity: math.prod(sorted(values)) for identity, values in factors.items()}


def mean(documents: Sequence[Document], clean: Mapping[str, float]) -> float | None:
    """100 times the weighted mean of the cleanliness of the served documents, None where there is none."""
    served = [document for document in documents if document.served]
    weight = math.fsum(document.usage for document in served)
    if weight <= 0:
        return None
    return 100.0 * math.fsum(document.usage * clean[document.id] for document in served) / weight


def score(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    *,
    families: Collection[str],
    incomplete: Collection[str] = (),
    skipped: int = 0,
) -> Score:
    """Score a knowledge base.

    `findings` are those that are not suppressed; only counting ones matter. `families` are the families of the rules that
    were to run, `incomplete` those of which some rule did not. `skipped` is the number of documents that were not read.
    """
    served = [document for document in documents if document.served]
    counting = [finding for finding in findings if finding.counts]
    clean = cleanliness(documents, counting)
    overall = mean(documents, clean)
    weight = math.fsum(document.usage for document in served)
    by_family = {family: [item for item in counting if item.family == family] for family in families}
    points = gains([[item] for item in counting], documents, counting)
    return Score(
        overall=overall,
        at_most=bool(incomplete),
        worst_tenth=_worst(list(clean.values())),
        fit_to_serve=sum(value >= FIT_TO_SERVE for value in clean.values()) / len(clean) if clean else None,
        with_skipped=overall * weight / (weight + skipped) if overall is not None else (0.0 if skipped else None),
        families=tuple(
            (family, None if family in incomplete else mean(documents, cleanliness(documents, by_family[family])))
            for family in sorted(families)
        ),
        collections=_means(served, clean, lambda document: document.collection),
        owners=_means(served, clean, lambda document: document.owner or ""),
        documents=tuple(sorted(clean.items())),
        deductions=tuple(
            sorted(
                (Deduction(item.fingerprint, item.rule, rise) for item, rise in zip(counting, points, strict=True)),
                key=lambda deduction: (-deduction.points, deduction.fingerprint),
            )
        ),
    )


def gains(
    groups: Sequence[Sequence[Finding]], documents: Sequence[Document], findings: Sequence[Finding]
) -> list[float]:
    """For each group of findings the points by which the overall score rises when the group is settled.

    The gain of a group is the score without its findings minus the score.
    """
    weight = math.fsum(document.usage for document in documents if document.served)
    counting = [finding for finding in findings if finding.counts]
    clean = cleanliness(documents, counting)
    touching = _touching(counting)
    usage = {document.id: document.usage for document in documents if document.served}
    return [_rise(group, touching, clean, usage, weight) for group in groups]


def _touching(counting: Sequence[Finding]) -> dict[str, list[tuple[str, float]]]:
    """For each document the counting findings that concern it, as fingerprint and factor."""
    touching: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for finding in counting:
        for identity, share in finding.shares:
            touching[identity].append((finding.fingerprint, factor(finding, share)))
    return touching


def _rise(
    removed: Sequence[Finding],
    touching: Mapping[str, Sequence[tuple[str, float]]],
    clean: Mapping[str, float],
    usage: Mapping[str, float],
    weight: float,
) -> float:
    if weight <= 0:
        return 0.0
    gone = {finding.fingerprint for finding in removed}
    concerned = sorted({identity for finding in removed for identity, _ in finding.shares if identity in clean})
    rises = []
    for identity in concerned:
        left = math.prod(sorted(value for fingerprint, value in touching.get(identity, ()) if fingerprint not in gone))
        rises.append(usage[identity] * (left - clean[identity]))
    return 100.0 * math.fsum(rises) / weight


def _worst(values: list[float]) -> float | None:
    if not values:
        return None
    count = max(1, math.ceil(len(values) * WORST_SHARE))
    return 100.0 * math.fsum(sorted(values)[:count]) / count


def _means(
    served: Sequence[Document], clean: Mapping[str, float], group: Callable[[Document], str]
) -> tuple[tuple[str, float], ...]:
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in served:
        groups[group(document)].append(document)
    return tuple((name, value) for name in sorted(groups) if (value := mean(groups[name], clean)) is not None)
