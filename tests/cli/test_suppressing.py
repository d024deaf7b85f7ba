"""What people decide goes into the decisions file and into the record, and the next scan heeds it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kbaudit.decisions import read_decisions
from tests.cli.scanning import kbaudit, night, write_page

LINK = "Read [the terms](terms.md) before you sign. The terms say what you owe us, what we owe you, and how to end it."
FILE = Path("kbaudit.decisions.toml")


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The fingerprint of a broken link, found by a scan."""
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "kb", "a.md", "Signing", LINK)
    (fingerprint,) = [item["fingerprint"] for item in night("2026-01-15")["findings"] if item["rule"] == "KB501"]
    return str(fingerprint)


def asked(sql: str) -> list[Any]:
    return [json.loads(line) for line in kbaudit("query", sql, "-f", "json").stdout.splitlines()]


def test_suppress_writes_the_decision_and_the_record_and_the_next_scan_heeds_it(found: str) -> None:
    result = kbaudit("suppress", found[:8], "--reason", "the terms come in May", "--until", "2099-05-31", "--by", "jo")
    assert result.exit_code == 0, result.output
    assert found in result.stdout
    (decision,) = read_decisions(FILE)
    assert (decision.fingerprint, decision.rule, decision.verdict) == (found, "KB501", "suppress")
    assert (decision.reason, decision.by, str(decision.until)) == ("the terms come in May", "jo", "2099-05-31")
    assert "terms.md" in decision.about
    assert asked("select decided_by, reason from decisions") == [
        {"decided_by": "jo", "reason": "the terms come in May"}
    ]
    report = night("2026-01-16")
    assert [item["finding"]["fingerprint"] for item in report["suppressed"]] == [found]
    (row,) = asked("select reason, decided_by, since_day from suppressions")
    assert row == {"reason": "the terms come in May", "decided_by": "jo", "since_day": "2026-01-16"}


def test_a_suppression_can_be_taken_back_and_the_record_keeps_that_it_was(found: str) -> None:
    kbaudit("suppress", found, "--reason", "why")
    assert kbaudit("suppress", found, "--remove").exit_code == 0
    assert read_decisions(FILE) == ()
    assert [row["ended_at"] is not None for row in asked("select ended_at from decisions")] == [True]
    assert [row["what"] for row in asked("select what from events where fingerprint is not null")] == [
        "decision",
        "decision removed",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["suppress", "f" * 16, "--reason", "why"], "no finding has this fingerprint"),
        (["suppress", "f", "--reason", "why"], "too short"),
        (["label", "f" * 16, "real"], "no finding has this fingerprint"),
        (["suppress", "f" * 16, "--remove"], "no finding has this fingerprint"),
        (["suppress", "f" * 16, "--reason", "why", "--until", "soon"], "soon"),
        (["suppress", "f" * 16, "--reason", "why", "--until", "2025-01-01"], "2025-01-01 is over"),
        (["label", "f" * 16, "real", "--until", "2025-01-01"], "2025-01-01 is over"),
        (["baseline", "--until", "2025-01-01"], "2025-01-01 is over"),
        (["baseline", "--prune", "--report", "report.json"], "Leave out --report"),
        (["suppress", "f" * 16], "needs a reason"),
        (["label", "f" * 16, "false"], "needs a reason"),
        (["label", "f" * 16, "maybe"], "maybe"),
    ],
)
def test_what_cannot_be_decided_says_what_to_do_and_writes_nothing(found: str, arguments: list[str], said: str) -> None:
    result = kbaudit(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not FILE.exists()


def test_first_digits_that_several_findings_share_are_refused_with_their_names(found: str) -> None:
    entries = [
        {"fingerprint": "abcd" + digit * 12, "rule": "KB501", "message": f"Link {digit}."} for digit in ("0", "1")
    ]
    Path("report.json").write_text(json.dumps({"tool": {"name": "kbaudit"}, "findings": entries}), encoding="utf-8")
    result = kbaudit("suppress", "abcd", "--reason", "why", "--report", "report.json")
    assert result.exit_code == 2
    assert "abcd000000000000, abcd111111111111" in result.stderr
    assert kbaudit("suppress", "abcd1", "--reason", "why", "--report", "report.json").exit_code == 0


def test_labels_feed_the_precision_of_their_rule(found: str) -> None:
    assert "no finding is labelled" in kbaudit("precision").stdout
    assert kbaudit("label", found[:6], "real", "--keep", "a.md").exit_code == 0
    shown = kbaudit("precision").stdout
    assert "KB501" in shown
    assert "100%" in shown
    assert night("2026-01-16")["suppressed"] == []
    assert kbaudit("label", found, "false", "--reason", "the page is made by the shop").exit_code == 0
    assert [decision.verdict for decision in read_decisions(FILE)] == ["false"]
    assert kbaudit("precision", "--csv").stdout.splitlines()[1].startswith("KB501,1,0,0,1,0.0")
    assert len(night("2026-01-17")["suppressed"]) == 1


def test_a_baseline_takes_the_knowledge_base_as_it_is_and_only_what_comes_later_gates(found: str) -> None:
    assert kbaudit("scan", "kb", "--no-model", "--today", "2026-01-15", "--fail-on", "info").exit_code == 1
    result = kbaudit("baseline")
    assert result.exit_code == 0, result.output
    gate = ("scan", "kb", "--no-model", "--today", "2026-01-16", "--fail-on", "info")
    assert kbaudit(*gate).exit_code == 0
    assert [item["state"] for item in night("2026-01-16")["findings"] if item["rule"] == "KB501"] == ["baseline"]
    write_page(Path("kb"), "b.md", "Leaving", LINK.replace("terms.md", "leaving.md"))
    assert kbaudit(*gate).exit_code == 1


def test_a_baseline_may_stand_in_a_file_of_its_own(found: str) -> None:
    night("2026-01-15", "-o", "report.json")
    assert kbaudit("baseline", "--report", "report.json", "--to", "ci/baseline.toml").exit_code == 0
    assert not FILE.exists()
    assert {decision.verdict for decision in read_decisions(Path("ci/baseline.toml"))} == {"baseline"}
    gate = ("scan", "kb", "--no-store", "--no-model", "--today", "2026-01-16", "--fail-on", "info", "--new-only")
    assert kbaudit(*gate).exit_code == 1
    assert kbaudit(*gate, "--baseline", "ci/baseline.toml").exit_code == 0
    assert asked("select count(*) as n from decisions") == [{"n": 0}]


def test_what_is_no_longer_found_can_be_taken_out_of_the_baseline(found: str) -> None:
    kbaudit("baseline")
    write_page(Path("kb"), "a.md", "Signing", LINK.replace("[the terms](terms.md)", "the terms"))
    report = night("2026-01-16")
    assert any("kbaudit baseline --prune" in notice for notice in report["notices"])
    assert kbaudit("baseline", "--prune").exit_code == 0
    assert found not in {decision.fingerprint for decision in read_decisions(FILE)}


def test_a_scan_of_another_file_says_of_no_decision_that_it_is_not_needed_and_prunes_none(found: str) -> None:
    write_page(Path("kb"), "b.md", "Leaving", LINK.replace("[the terms](terms.md)", "the terms"))
    assert kbaudit("baseline").exit_code == 0
    assert kbaudit("suppress", found, "--reason", "the terms come in May").exit_code == 0
    decided = read_decisions(FILE)
    assert kbaudit("scan", "kb/b.md", "--no-model", "-o", "report.json").exit_code == 0
    said = json.loads(Path("report.json").read_text(encoding="utf-8"))["notices"]
    assert [notice for notice in said if str(FILE) in notice] == []
    assert kbaudit("baseline", "--prune").exit_code == 0
    assert read_decisions(FILE) == decided
    assert [notice for notice in night("2026-01-16")["notices"] if str(FILE) in notice] == []


def test_of_a_finding_that_was_put_right_its_suppression_is_said_once(found: str) -> None:
    kbaudit("suppress", found, "--reason", "the terms come in May")
    kbaudit("label", found, "false", "--reason", "the shop makes the page")
    assert [notice for notice in night("2026-01-16")["notices"] if str(FILE) in notice] == []
    write_page(Path("kb"), "a.md", "Signing", LINK.replace("[the terms](terms.md)", "the terms"))
    for day in ("2026-01-17", "2026-01-18"):
        assert len([notice for notice in night(day)["notices"] if "nothing needs" in notice]) == 1


def test_without_a_record_the_report_names_the_finding(
    found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    night("2026-01-15", "-o", "report.json")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    unknown = kbaudit("suppress", found, "--reason", "why")
    assert unknown.exit_code == 2
    assert "--report" in unknown.stderr
    assert kbaudit("suppress", found, "--reason", "why", "--report", "../report.json").exit_code == 0
    assert [decision.rule for decision in read_decisions(FILE)] == ["KB501"]
    assert not Path(".kbaudit").exists()


def test_a_decision_that_the_record_cannot_take_is_in_the_file_and_that_is_said(found: str) -> None:
    night("2026-01-15", "-o", "report.json")
    for path in Path(".kbaudit").iterdir():
        path.unlink()
    Path(".kbaudit/kbaudit.db").write_bytes(b"not a database" * 500)
    result = kbaudit("suppress", found, "--reason", "why", "--report", "report.json")
    assert result.exit_code == 0
    assert "the record was not told" in result.stderr
    assert len(read_decisions(FILE)) == 1
