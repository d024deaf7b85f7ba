"""Takes secrets and personal data out of what a finding says; its quotes are masked where they are made."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.facts.sensitive import mask
from kbaudit.model import Claimed, Finding


def redacted(finding: Finding) -> Finding:
    """The finding without secrets and personal data in its message, its advice, its values, its guards and its key."""
    return replace(
        finding,
        message=mask(finding.message),
        step=mask(finding.step),
        why=mask(finding.why),
        values=tuple(Claimed(mask(value.value), mask(value.normalised), value.documents) for value in finding.values),
        guards=tuple(mask(guard) for guard in finding.guards),
        key=mask(finding.key),
    )
