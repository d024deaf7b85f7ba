"""JUnit XML, which every CI server shows: a suite for each rule, a failed case for each finding that counts.

A rule without findings is one case that passed. What costs no points (to review, suppressed) and checks that did not run are
cases that were skipped.
"""

from __future__ import annotations

from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kbaudit.model import Evidence, Finding, Severity
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.ranking import gravest_first
from kbaudit.outputs.wording import rule_name
from kbaudit.report import Report, Suppressed, locate

PLACES = 20
"""Places of one finding that its case lists."""


def render_junit(report: Report) -> str:
    """The report as JUnit XML, with a line break at the end."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    suppressed: dict[str, list[Suppressed]] = defaultdict(list)
    for finding in gravest_first(report.findings):
        findings[finding.rule].append(finding)
    for entry in report.suppressed:
        suppressed[entry.finding.rule].append(entry)
    root = Element("testsuites", name="kbaudit")
    not_run = {check.rule: check.reason for check in report.not_run}
    for rule in sorted({*report.rules, *findings, *suppressed, *not_run}):
        _suite(root, rule, findings[rule], suppressed[rule], not_run.get(rule))
    for kind in ("tests", "failures", "errors"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(
    root: Element, rule: str, findings: list[Finding], suppressed: list[Suppressed], not_run: str | None
) -> None:
    suite = SubElement(root, "testsuite", name=f"{rule} {rule_name(rule)}".strip())
    for finding in findings:
        case = _case(suite, finding)
        if finding.counts:
            kind = f"{rule} {rule_name(rule)}".strip()
            failure = SubElement(case, "failure", type=kind, message=_said(finding.message))
            failure.text = _body(finding)
        else:
            why = "to review" if finding.severity is not Severity.INFO else "information"
            SubElement(case, "skipped", message=_said(f"{why}, costs no points: {finding.message}")).text = _body(
                finding
            )
    for entry in suppressed:
        SubElement(_case(suite, entry.finding), "skipped", message=_said(f"suppressed: {entry.reason}"))
    if not_run is not None:
        case = SubElement(suite, "testcase", classname=rule, name="did not run")
        SubElement(case, "skipped", message=_said(not_run))
    elif not findings:
        SubElement(suite, "testcase", classname=rule, name="found nothing")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))


def _case(suite: Element, finding: Finding) -> Element:
    """A case that keeps its name from run to run, so that a server can tell which failures are new."""
    document = _said(finding.evidence[0].uri) if finding.evidence else "the knowledge base"
    return SubElement(suite, "testcase", classname=finding.rule, name=f"{document} [{finding.fingerprint}]")


def _body(finding: Finding) -> str:
    places = [_place(evidence) for evidence in finding.evidence[:PLACES]]
    if len(finding.evidence) > PLACES:
        places.append(f"and {len(finding.evidence) - PLACES:,} more places")
    return "\n".join(["", *places, _said(finding.step), ""])


def _place(evidence: Evidence) -> str:
    where = locate(_said(evidence.uri), evidence.place)
    return f"{where}: “{_said(evidence.quote)}”" if evidence.quote else where


def _said(text: str) -> str:
    """Text without the characters that XML has no way to write."""
    return "".join(character for character in harmless(text) if character not in "\ufffe\uffff")
