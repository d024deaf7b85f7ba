"""The code quality report of GitLab: what a merge request shows as new and as fixed, told apart by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kbaudit.model import Finding, Severity
from kbaudit.outputs.harmless import harmless, visible_in_json
from kbaudit.outputs.places import end_line_of, line_of, path_of
from kbaudit.outputs.ranking import gravest_first, weight
from kbaudit.report import Report

_SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render_code_quality(report: Report) -> str:
    """The findings that have a place, the gravest first, as the array that GitLab reads from the artifact `codequality`."""
    entries = [_entry(finding) for finding in gravest_first(report.findings) if finding.evidence]
    return visible_in_json(json.dumps(entries, ensure_ascii=False, indent=1)) + "\n"


def _entry(finding: Finding) -> dict[str, object]:
    first = finding.evidence[0]
    return {
        "description": f"{harmless(finding.message)} {harmless(finding.step)}".strip(),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[weight(finding)],
        "location": {"path": path_of(first), "lines": {"begin": line_of(first), "end": end_line_of(first)}},
    }
