"""The summary for a pull request says what the change adds and removes, and when the two states do not compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kbaudit.decisions import Decision
from kbaudit.lifecycle import Ending
from kbaudit.outputs.pull_request import SHOWN, render_pull_request
from kbaudit.report import Gate, Gone, Previous, Report
from tests.making import finding

FINDING = finding(rule="KB301", message="Ended on 2025-06-01.")
DAY = date(2026, 1, 14)


def gone(ending: Ending) -> Gone:
    return Gone("0" * 16, "KB501", "Links to terms.md, which is not there.", ending, True, ("a.md",), ("ann",))


def compared(report: Report, **changes: object) -> Report:
    previous = Previous("7", DAY, 80.0, (FINDING.fingerprint,), ("0" * 16,), ended=(gone(Ending.EDIT),))
    return replace(report, findings=(FINDING,), previous=replace(previous, **changes))  # type: ignore[arg-type]


def test_what_a_change_adds_and_removes_is_said_with_its_place(report: Report) -> None:
    text = render_pull_request(compared(report))
    assert text.startswith("### Knowledge base: 1 finding added, 1 removed\n")
    assert "KB301 outdated.expired (warning) `kb/a.md:3`: Ended on 2025-06-01" in text
    assert "KB501: Links to terms.md" in text
    assert "compared with run 7 of 2026-01-14" in text


def test_what_went_with_other_settings_is_not_removed(report: Report) -> None:
    text = render_pull_request(
        compared(report, ended=(gone(Ending.SETTINGS),), changed=("the settings (stale.policy)",))
    )
    assert "0 removed" in text
    assert "1 gone for other reasons" in text
    assert "Not the same as before" in text
    assert "stale.policy" in text


def test_a_baseline_of_the_state_before_is_compared_with(report: Report) -> None:
    known = finding(("b.md",))
    baseline = replace(
        report,
        findings=(FINDING, known),
        baseline=frozenset({known.fingerprint}),
        compared_with_baseline=True,
        baseline_gone=(Decision("0" * 16, "KB501", "baseline", "", about="Links to terms.md."),),
        previous=None,
    )
    text = render_pull_request(baseline)
    assert "1 finding added, 1 removed" in text
    assert "KB501: Links to terms.md." in text
    assert "1 known from before" in text


def test_without_anything_to_compare_with_it_says_so(report: Report) -> None:
    text = render_pull_request(replace(report, findings=(FINDING,), previous=None))
    assert text.startswith("### Knowledge base: 1 finding\n")
    assert "nothing to compare with" in text


def test_a_failed_gate_says_why(report: Report) -> None:
    text = render_pull_request(replace(compared(report), gate=Gate(False, ("the score 70.0 is below 80 (min_score)",))))
    assert "**the gate failed**" in text
    assert "below 80" in text


def test_content_can_neither_mark_up_nor_mention_anybody_and_many_findings_stay_short(report: Report) -> None:
    many = tuple(finding((f"{number}.md",), message=f"@everyone <b>{number}</b> [x](y)") for number in range(SHOWN + 5))
    text = render_pull_request(
        replace(report, findings=many, previous=Previous("7", DAY, 80.0, tuple(item.fingerprint for item in many), ()))
    )
    assert "and 5 more" in text
    assert "@everyone" not in text
    assert "<b>" not in text
