"""Annotations in a workflow of GitHub: lines on standard output that GitHub shows beside the changed files.

GitHub shows at most ten of each level for one step, so no more are written; how many were left out stands in the last line.
"""

from __future__ import annotations

from collections.abc import Mapping

from kbaudit.model import Finding, Severity
from kbaudit.outputs import wording
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.places import end_line_of, line_of, path_of
from kbaudit.outputs.ranking import gravest_first, weight
from kbaudit.report import Report, locate

SHOWN = 10
"""Annotations of one level that GitHub shows for one step."""

_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_annotations(report: Report) -> str:
    """The gravest findings as workflow commands, one a line, and the score as a line of the log."""
    lines: list[str] = []
    left_out = 0
    findings = gravest_first(report.findings)
    for severity, level in _LEVELS.items():
        graded = [finding for finding in findings if weight(finding) is severity]
        lines += [_annotation(level, finding) for finding in graded[:SHOWN]]
        left_out += len(graded[SHOWN:])
    said = f"kbaudit: score {wording.headline(report)}; {wording.tally(report.findings)}."
    if left_out:
        said += f" {left_out:,} not shown here: GitHub shows {SHOWN} of each level. They are in the other reports."
    return "\n".join([*lines, said]) + "\n"


def _annotation(level: str, finding: Finding) -> str:
    parts = []
    if finding.evidence:
        first = finding.evidence[0]
        parts.append(("file", path_of(first)))
        if first.place.line is not None:
            parts += [("line", str(line_of(first))), ("endLine", str(end_line_of(first)))]
    parts.append(("title", f"{finding.rule} {wording.rule_name(finding.rule)}".strip()))
    said = [harmless(finding.message)]
    said += [f"“{harmless(item.quote)}”" for item in finding.evidence[:1] if item.quote]
    for item in finding.evidence[1:2]:
        quote = f": “{harmless(item.quote)}”" if item.quote else ""
        said.append(f"{locate(path_of(item), item.place)}{quote}")
    said.append(harmless(finding.step))
    properties = ",".join(f"{key}={_property(value)}" for key, value in parts)
    return f"::{level} {properties}::{_data(chr(10).join(said))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
