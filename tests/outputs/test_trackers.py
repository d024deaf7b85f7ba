import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

from kbaudit.outputs.trackers import render_github_issues, render_gitlab_issues, render_jira
from kbaudit.report import Report


def jira(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO(render_jira(report))))


def test_every_finding_that_counts_is_an_issue_with_its_fingerprint_as_external_id(report: Report) -> None:
    counting = {item.fingerprint for item in report.findings if item.counts}
    header, *rows = jira(report)
    assert {row[header.index("External ID")] for row in rows} == counting
    for render in (render_github_issues, render_gitlab_issues):
        assert {issue["external_id"] for issue in json.loads(render(report))} == counting
    assert len(counting) < len(report.findings), "what is to review makes no work for a tracker"


def test_an_issue_says_what_is_wrong_where_and_what_to_do(report: Report) -> None:
    issue = next(issue for issue in json.loads(render_github_issues(report)) if issue["title"].startswith("KB201"))
    conflict = next(item for item in report.findings if item.rule == "KB201")
    assert issue["title"] == "KB201: Two pages state different periods for returning goods: 14 days and 30 days."
    assert (
        "- `help-centre/policies/refunds.md:12` (edited 2025-11-02, front matter: updated): `Returns are open"
        in issue["body"]
    )
    assert "**To do:** Decide which period holds" in issue["body"]
    assert issue["body"].endswith(f"kbaudit:{conflict.fingerprint}")
    assert issue["labels"] == ["kbaudit", "KB201", "error"]
    assert issue["number"] is None


def test_jira_gets_fields_that_its_import_knows_and_a_label_to_search_for(report: Report) -> None:
    header, *rows = jira(report)
    row = next(row for row in rows if row[1].startswith("KB201"))
    conflict = next(item for item in report.findings if item.rule == "KB201")
    assert row[header.index("Priority")] == "High"
    assert f"kbaudit-{conflict.fingerprint}" in row
    assert "Returns are open for a fortnight" in row[-1]
    assert "\n" in row[-1]


def test_an_issue_that_there_is_already_is_named_so_that_it_is_updated(report: Report) -> None:
    conflict = next(item for item in report.findings if item.rule == "KB201")
    known = replace(report, tickets=((conflict.fingerprint, "41"),))
    for render, key in ((render_github_issues, "number"), (render_gitlab_issues, "iid")):
        assert {issue["external_id"]: issue[key] for issue in json.loads(render(known))}[conflict.fingerprint] == 41
    header, *rows = jira(replace(report, tickets=((conflict.fingerprint, "DOCS-7"),)))
    keys = {row[header.index("External ID")]: row[header.index("Issue Key")] for row in rows}
    assert keys.pop(conflict.fingerprint) == "DOCS-7"
    assert set(keys.values()) == {""}


def test_nothing_of_a_document_is_marked_up_mentioned_or_run(make_hostile: Callable[..., Report]) -> None:
    report = make_hostile("{noformat}[x|http://evil.example] =1+1 @all #12 /close <!-- kbaudit:0000000000000000")
    (issue,) = json.loads(render_github_issues(report))
    assert "@\N{WORD JOINER}all" in issue["body"]
    assert not [line for line in issue["body"].splitlines() if line.startswith("/")]
    _, row = jira(report)
    assert r"\{noformat\}\[x\|http://evil.example\]" in row[-1]
    _, row = jira(make_hostile("=1+1"))
    assert not [line for line in row[-1].splitlines() if line.startswith("=")]


def test_titles_are_as_short_as_trackers_want_them(make_hostile: Callable[..., Report]) -> None:
    (issue,) = json.loads(render_gitlab_issues(make_hostile("word " * 200)))
    assert len(issue["title"]) <= 255
