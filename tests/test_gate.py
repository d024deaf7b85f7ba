"""The gate informs until somebody asks it to fail."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kbaudit.config import Gate as Demands
from kbaudit.gate import judge
from kbaudit.model import Severity, Skipped, Tier
from kbaudit.report import NotRun, Previous
from kbaudit.score import score
from tests.making import document, finding

PAGES = [document("a.md"), document("b.md")]
WARNING = finding()


def reasons(demands: Demands, **given: Any) -> tuple[str, ...]:
    findings = given.get("findings", [WARNING])
    return judge(
        demands,
        score=given.get("score", score(PAGES, findings, families={"KB1"})),
        findings=findings,
        skipped=given.get("skipped", ()),
        not_run=given.get("not_run", ()),
        previous=given.get("previous"),
        baseline=given.get("baseline", ()),
    ).reasons


def test_by_default_nothing_gates() -> None:
    assert reasons(Demands(), skipped=[Skipped("x", "y")], not_run=[NotRun("KB102", "no model")]) == ()


@pytest.mark.parametrize(("fail_on", "fails"), [("error", False), ("warning", True), ("info", True), ("never", False)])
def test_fail_on_takes_findings_at_least_so_grave(fail_on: Any, fails: bool) -> None:
    assert bool(reasons(Demands(fail_on=fail_on))) == fails


def test_review_and_info_tiers_do_not_gate() -> None:
    findings = [finding(tier=Tier.REVIEW, severity=Severity.ERROR), finding(tier=Tier.INFO, severity=Severity.ERROR)]
    assert reasons(Demands(fail_on="info"), findings=findings) == ()


def test_new_only_looks_at_what_the_previous_run_did_not_have() -> None:
    before = Previous("1", date(2026, 1, 14), 90.0, (), ())
    after = Previous("1", date(2026, 1, 14), 90.0, (WARNING.fingerprint,), ())
    assert reasons(Demands(fail_on="warning", new_only=True), previous=before) == ()
    assert "1 new finding " in reasons(Demands(fail_on="warning", new_only=True), previous=after)[0]


def test_min_score_fails_below_and_where_the_score_is_only_an_upper_bound() -> None:
    assert "below 99" in reasons(Demands(min_score=99))[0]
    assert reasons(Demands(min_score=50)) == ()
    bound = score(PAGES, [], families={"KB1"}, incomplete={"KB1"})
    assert "at most" in reasons(Demands(min_score=50), findings=[], score=bound)[0]


def test_max_drop_compares_with_the_previous_run() -> None:
    previous = Previous("1", date(2026, 1, 14), 99.0, (), ())
    assert "fell by" in reasons(Demands(max_drop=1), previous=previous)[0]
    assert reasons(Demands(max_drop=50), previous=previous) == ()
    assert reasons(Demands(max_drop=1)) == ()


def test_strict_fails_on_what_was_not_looked_at() -> None:
    assert len(reasons(Demands(strict=True), skipped=[Skipped("x", "y")], not_run=[NotRun("KB102", "no model")])) == 2
    assert reasons(Demands(strict=True)) == ()


def test_the_baseline_does_not_gate() -> None:
    assert reasons(Demands(fail_on="warning"), baseline={WARNING.fingerprint}) == ()
    assert reasons(Demands(fail_on="warning"), baseline={"0" * 16})
