"""Findings → remedies: what a content owner does, one entry for each thing to do."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kbaudit.model import Action, Document, Effort, Finding, Remedy
from kbaudit.score import WEIGHTS, gains

HOURS: Mapping[Effort, float] = {Effort.SMALL: 0.25, Effort.MEDIUM: 1.0, Effort.LARGE: 8.0}
"""What an effort is taken for when remedies are put in order. Only the order uses it."""

_TOGETHER = frozenset({Action.UPDATE, Action.REVIEW, Action.MEND, Action.RETIRE})
"""Done by opening one page once, so that all findings of the page that ask for it are one remedy."""


def devise(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Remedy, ...]:
    """The remedies that settle all findings, the best gain for the effort first.

    Findings about one page that are settled by opening it once make one remedy; copies make one remedy for each page kept;
    pages without an owner make one remedy for each folder they lie in.
    """
    by_id = {document.id: document for document in documents}
    groups: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[_matter(finding)].append(finding)
    ordered = [groups[key] for key in sorted(groups)]
    rises = gains(ordered, documents, findings)
    remedies = [_remedy(group, gain, by_id) for group, gain in zip(ordered, rises, strict=True)]
    return tuple(sorted(remedies, key=lambda item: (-round(item.gain / HOURS[item.effort], 9), item.action, item.id)))


def gravity(finding: Finding) -> tuple[bool, float, float, str, str]:
    """By what the finding that explains a remedy best comes first: one that counts, the gravest, the surest."""
    return (not finding.counts, -WEIGHTS[finding.severity], -finding.confidence, finding.rule, finding.fingerprint)


def _matter(finding: Finding) -> tuple[str, ...]:
    """What makes two findings one thing to do."""
    concerned = tuple(identity for identity, _ in finding.shares) or finding.documents
    if finding.action in _TOGETHER and len(concerned) == 1:
        return (finding.action, *concerned)
    if finding.action is Action.MERGE and finding.keep:
        return (finding.action, finding.keep)
    if finding.action is Action.ASSIGN and len(concerned) == 1:
        return (finding.action, finding.rule, concerned[0].rpartition("/")[0])
    return (finding.action, finding.fingerprint)


def _remedy(group: Sequence[Finding], gain: float, by_id: Mapping[str, Document]) -> Remedy:
    group = sorted(group, key=gravity)
    first = group[0]
    fingerprints = tuple(
        finding.fingerprint for finding in sorted(group, key=lambda item: (item.rule, item.fingerprint))
    )
    concerned = sorted({identity for finding in group for identity, _ in finding.shares} or set(first.documents))
    known = [by_id[identity] for identity in concerned if identity in by_id]
    # Who has left, or is in no directory, does nothing about it.
    owners = sorted({document.owner for document in known if document.owner and document.ownership.there})
    steps: list[str] = []
    for finding in group:
        if finding.step not in steps:
            steps.append(finding.step)
    return Remedy(
        id=hashlib.sha256("\x1f".join((first.action, *fingerprints)).encode()).hexdigest()[:12],
        action=first.action,
        owner=owners[0] if owners else None,
        effort=_effort(group),
        gain=round(gain, 6),
        findings=fingerprints,
        documents=tuple(concerned),
        keep=first.keep,
        why=first.why,
        steps=tuple(steps),
    )


def _effort(group: Sequence[Finding]) -> Effort:
    """The largest of the efforts; many small ones are a medium one."""
    hours = sum(HOURS[finding.effort] for finding in group)
    largest = max(group, key=lambda finding: HOURS[finding.effort]).effort
    if hours >= HOURS[Effort.LARGE]:
        return Effort.LARGE
    return Effort.MEDIUM if hours > HOURS[Effort.MEDIUM] and largest is Effort.SMALL else largest
