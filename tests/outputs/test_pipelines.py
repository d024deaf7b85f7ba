"""Annotations of GitHub, the code quality report of GitLab, and JSON lines."""

import json
from collections.abc import Callable

import jsonschema
import pytest

from kbaudit.model import Action, Severity
from kbaudit.outputs.github import render_annotations
from kbaudit.outputs.gitlab import render_code_quality
from kbaudit.outputs.json_lines import render_json_lines
from kbaudit.outputs.json_report import to_object
from kbaudit.report import Report
from tests.outputs.conftest import assemble, document, evidence, finding

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer"}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation says of each entry: all five fields are needed, the path is relative without ./ before it."""


def test_an_annotation_names_file_line_and_rule_and_quotes_both_sides(report: Report) -> None:
    line = next(line for line in render_annotations(report).splitlines() if "KB201" in line)
    head, _, said = line.removeprefix("::").partition("::")
    level, _, properties = head.partition(" ")
    assert level == "error"
    assert properties == "file=help-centre/policies/refunds.md,line=12,endLine=12,title=KB201 conflict.value"
    assert "fortnight" in said
    assert "%0Ahelp-centre/faq/returning-an-item" in said


def test_nothing_of_a_document_ends_an_annotation_or_starts_another(make_hostile: Callable[..., Report]) -> None:
    text = render_annotations(make_hostile("a\n::error::injected %0A 50%, x:y\r::stop-commands::t"))
    *commands, said = text.splitlines()
    assert len(commands) == 1
    assert commands[0].startswith("::warning file=a")
    head = commands[0].removeprefix("::").partition("::")[0]
    assert "%3A%3Aerror%3A%3Ainjected %250A 50%25%2C" in head
    assert "%250A" in commands[0]
    assert said.startswith("kbaudit: score")


def test_no_more_annotations_than_github_shows_and_the_rest_is_counted() -> None:
    pages = tuple(document(f"kb/{number:03}.md") for number in range(45))
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    findings = tuple(
        finding(
            "KB602", f"TODO {number}", (evidence(page, 1, f"TODO {number}"),), Action.MEND, "Write.", severity=severity
        )
        for number, (page, severity) in enumerate(zip(pages, severities * 15, strict=True))
    )
    lines = render_annotations(assemble(pages, findings, ())).splitlines()
    for level in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{level} ") for line in lines) == 10
    assert "15 not shown here" in lines[-1]


def test_the_code_quality_report_has_the_shape_that_gitlab_documents(
    report: Report, empty: Report, make_hostile: Callable[..., Report]
) -> None:
    for item in (report, empty, make_hostile()):
        jsonschema.validate(json.loads(render_code_quality(item)), CODE_QUALITY)


def test_the_code_quality_report_tells_findings_apart_by_fingerprint(report: Report) -> None:
    entries = json.loads(render_code_quality(report))
    assert {entry["fingerprint"] for entry in entries} == {item.fingerprint for item in report.findings}
    conflict = next(entry for entry in entries if entry["check_name"] == "KB201")
    assert conflict["severity"] == "critical"
    assert conflict["location"] == {"path": "help-centre/policies/refunds.md", "lines": {"begin": 12, "end": 12}}


def test_each_json_line_is_a_finding_of_the_report_with_its_run(report: Report) -> None:
    lines = [json.loads(line) for line in render_json_lines(report).splitlines()]
    whole = to_object(report)
    assert len(lines) == len(whole["findings"]) + len(whole["suppressed"])
    for line, entry in zip(lines, whole["findings"], strict=False):
        assert line == {"run": whole["run"]["id"], "today": "2026-01-01", **entry, "suppressed": None}
    assert lines[-1]["suppressed"]["reason"] == "The law has not changed."


@pytest.mark.parametrize("render", [render_json_lines, render_code_quality, render_annotations])
def test_a_line_break_of_a_document_breaks_no_line(
    render: Callable[[Report], str], make_hostile: Callable[..., Report]
) -> None:
    calm, harmful = render(make_hostile("a b")), render(make_hostile("a\u2028b\u0085c\rd"))
    assert len(harmful.splitlines()) == len(calm.splitlines())
