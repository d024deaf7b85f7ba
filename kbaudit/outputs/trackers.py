"""Findings as issues of a tracker: CSV that Jira imports, JSON for the issues of GitHub and GitLab.

Each issue carries the fingerprint of its finding as external id, where it can be searched for. Where the configuration names the
issues that there are already (`trackers.issues`), their keys stand beside it, so that a second export updates them.
Only findings that count become issues.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from kbaudit.model import Finding, Severity
from kbaudit.outputs.harmless import harmless, visible_in_json
from kbaudit.outputs.markdown import code, escape
from kbaudit.outputs.ranking import gravest_first
from kbaudit.outputs.tables import csv_text
from kbaudit.outputs.wording import advice, dated, plural, quoted, rule_name
from kbaudit.report import Report, locate

JIRA_COLUMNS = (
    "Issue Key",
    "Summary",
    "Issue Type",
    "Priority",
    "Labels",
    "Labels",
    "Labels",
    "External ID",
    "Description",
)
"""Columns as Jira's import names its fields. Several columns of one name are several values."""

LONGEST_TITLE = 240
"""Characters of a title: Jira takes 255, GitHub 256, GitLab 255."""
PLACES = 10
"""Places that an issue names before the rest is counted."""

_PRIORITIES: Mapping[Severity, str] = {Severity.ERROR: "High", Severity.WARNING: "Medium", Severity.INFO: "Low"}
_WIKI = re.compile(r"[\\{}\[\]*_^~!|#@?+]")


def render_jira(report: Report) -> str:
    """A row for each finding that counts. The column Issue Key is empty for issues that are to be made."""
    tickets = dict(report.tickets)
    rows = [
        (
            tickets.get(finding.fingerprint) or "",
            _title(finding),
            "Task",
            _PRIORITIES[finding.severity],
            "kbaudit",
            finding.rule,
            f"kbaudit-{finding.fingerprint}",
            finding.fingerprint,
            _wiki_body(finding),
        )
        for finding in _counting(report)
    ]
    return csv_text(JIRA_COLUMNS, rows, lines=frozenset({len(JIRA_COLUMNS) - 1}))


def render_github_issues(report: Report) -> str:
    """An array of issues in the fields of GitHub's API, with `external_id`, and `number` where there is an issue already."""
    tickets = dict(report.tickets)
    return _written(
        [
            {
                "external_id": finding.fingerprint,
                "number": _number(tickets.get(finding.fingerprint)),
                "title": _title(finding),
                "body": _body(finding),
                "labels": _labels(finding),
            }
            for finding in _counting(report)
        ]
    )


def render_gitlab_issues(report: Report) -> str:
    """An array of issues in the fields of GitLab's API, with `external_id`, and `iid` where there is an issue already."""
    tickets = dict(report.tickets)
    return _written(
        [
            {
                "external_id": finding.fingerprint,
                "iid": _number(tickets.get(finding.fingerprint)),
                "title": _title(finding),
                "description": _body(finding),
                "labels": ",".join(_labels(finding)),
            }
            for finding in _counting(report)
        ]
    )


def _counting(report: Report) -> list[Finding]:
    return gravest_first(finding for finding in report.findings if finding.counts)


def _title(finding: Finding) -> str:
    text = f"{finding.rule}: {harmless(finding.message)}"
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"


def _labels(finding: Finding) -> list[str]:
    return ["kbaudit", finding.rule, finding.severity.value]


def _number(key: str | None) -> int | None:
    return int(key) if key and key.isascii() and key.isdigit() else None


def _body(finding: Finding) -> str:
    """The finding as Markdown in which nothing of a document is marked up; the marker at its end is what is searched for."""
    lines = [escape(finding.message), ""]
    for item in finding.evidence[:PLACES]:
        said = f" ({escape(dated(item))})" if dated(item) else ""
        quote = f": {code(quoted(item))}" if item.quote else ""
        lines.append(f"- {code(locate(item.uri, item.place))}{said}{quote}")
    lines += _more(finding)
    lines += ["", f"**To do:** {escape(finding.step)}"]
    if said := advice(finding.keep, finding.why, finding, name=code, text=escape):
        lines += ["", said]
    lines += ["", f"Rule {finding.rule} {rule_name(finding.rule)}; kbaudit:{finding.fingerprint}"]
    return "\n".join(lines)


def _wiki_body(finding: Finding) -> str:
    """The finding in Jira's notation, every sign of which is escaped in what comes from documents."""
    lines = [_wiki(finding.message), ""]
    for item in finding.evidence[:PLACES]:
        said = f" ({_wiki(dated(item))})" if dated(item) else ""
        quote = f": “{_wiki(quoted(item))}”" if item.quote else ""
        lines.append(f"* {_wiki(locate(item.uri, item.place))}{said}{quote}")
    lines += _more(finding)
    lines += ["", f"To do: {_wiki(finding.step)}"]
    if said := advice(finding.keep, finding.why, finding, name=_wiki, text=_wiki):
        lines.append(said)
    owners = sorted({item.owner for item in finding.evidence if item.owner})
    lines += [f"Owner: {_wiki(', '.join(owners))}"] if owners else []
    lines += ["", f"kbaudit:{finding.fingerprint}"]
    return "\n".join(lines)


def _more(finding: Finding) -> list[str]:
    rest = len(finding.evidence) - PLACES
    return [f"{plural(rest, 'more place')}: see report.json."] if rest > 0 else []


def _wiki(text: str) -> str:
    return _WIKI.sub(r"\\\g<0>", harmless(text))


def _written(issues: Sequence[Mapping[str, object]]) -> str:
    return visible_in_json(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n"
