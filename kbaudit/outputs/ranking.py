"""Which findings come first where a reader or a service takes only so many."""

from __future__ import annotations

from collections.abc import Iterable

from kbaudit.model import Finding, Severity
from kbaudit.outputs.wording import SEVERITIES


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count before those that do not; in each the gravest, then the surest, first."""
    return sorted(
        findings,
        key=lambda item: (
            not item.counts,
            SEVERITIES.index(item.severity),
            -item.confidence,
            item.rule,
            item.documents,
            item.fingerprint,
        ),
    )


def weight(finding: Finding) -> Severity:
    """How grave a finding is for a pipeline: one that does not count is information, whatever its rule says."""
    return finding.severity if finding.counts else Severity.INFO
