"""The metrics are what Prometheus reads, say what the report says, and stay few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from kbaudit.outputs import Destination, parse_destination, render, write
from kbaudit.outputs.metrics import MOST_OWNERS
from kbaudit.report import Previous, Report
from kbaudit.score import score
from tests.making import document, finding

Series = dict[tuple[str, frozenset[tuple[str, str]]], float]


def series(report: Report) -> Series:
    """Every series of a report, by name and labels; fails where one stands twice or says nothing of itself."""
    found: Series = {}
    for family in text_string_to_metric_families(render(report, "prometheus")):
        assert family.documentation
        assert family.type == "gauge"
        for sample in family.samples:
            key = (sample.name.removeprefix("kbaudit_"), frozenset(sample.labels.items()))
            assert key not in found
            found[key] = sample.value
    return found


def value(report: Report, name: str, **labels: str) -> float:
    (found,) = [
        value for (named, given), value in series(report).items() if named == name and set(labels.items()) <= set(given)
    ]
    return found


def test_the_figures_are_those_of_the_report(report: Report) -> None:
    assert value(report, "score") == pytest.approx(report.score.overall, abs=1e-5)
    assert value(report, "documents") == len(report.documents)
    assert value(report, "documents_skipped") == len(report.skipped)
    assert value(report, "documents_undated") == report.undated
    assert value(report, "documents_unowned") == report.unowned
    assert value(report, "day_timestamp_seconds") == 1767225600  # 2026-01-01T00:00:00Z
    assert value(report, "duration_seconds") == pytest.approx(3.141593)
    assert value(report, "stage_duration_seconds", stage="judge") == 2.0
    assert value(report, "build_info", model="all-MiniLM-L6-v2") == 1


def test_every_finding_is_counted_once_by_rule_severity_tier_and_state(report: Report) -> None:
    counted = {key: count for key, count in series(report).items() if key[0] == "findings"}
    assert sum(counted.values()) == len(report.findings)
    one = report.findings[0]
    labels = {"rule": one.rule, "severity": one.severity.value, "tier": one.tier.value, "state": report.state_of(one)}
    assert any(set(labels.items()) <= set(given) for _, given in counted)


def test_what_is_new_is_told_apart(report: Report) -> None:
    one = report.findings[0]
    later = replace(report, previous=Previous("7", date(2025, 12, 31), 90.0, (one.fingerprint,), ("f1", "f2")))
    assert value(later, "findings", state="new", rule=one.rule, tier=one.tier.value) == 1
    assert value(later, "findings_gone") == 2


def test_what_has_no_value_is_left_out(empty: Report) -> None:
    assert not [name for name, _ in series(empty) if name in ("score", "worst_tenth", "owner_score", "findings_gone")]
    assert value(empty, "documents") == 0


def test_every_series_names_the_knowledge_base(report: Report) -> None:
    assert all(("knowledge_base", "help-centre") in labels for _, labels in series(report))


def test_a_knowledge_base_that_is_called_by_a_dot_gets_its_name(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "handbook").mkdir()
    monkeypatch.chdir(tmp_path / "handbook")
    here = replace(report, run=replace(report.run, sources=(".",)))
    assert value(here, "documents", knowledge_base="handbook") == len(report.documents)


def owned(report: Report, owners: list[str]) -> Report:
    pages = tuple(document(f"{number}.md", owner=owner) for number, owner in enumerate(owners))
    return replace(report, documents=pages, score=score(pages, [finding(("0.md",))], families={"KB1"}), findings=())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1), min_size=1, max_size=5, unique=True))
def test_owners_are_escaped_whatever_they_are_called(report: Report, owners: list[str]) -> None:
    found = series(owned(report, owners))
    named = [dict(labels)["owner"] for name, labels in found if name == "owner_score"]
    assert len(named) <= len(owners)
    for owner in owners:
        if owner.isascii() and owner.isprintable():
            assert owner in named


def test_owners_beyond_the_largest_get_no_series(report: Report) -> None:
    owners = [f"team-{number:04}" for number in range(3000)] + ["large"] * 3
    named = [dict(labels)["owner"] for name, labels in series(owned(report, owners)) if name == "owner_score"]
    assert len(named) == MOST_OWNERS
    assert "large" in named


def test_the_suffix_chooses_the_format_and_the_file_appears_whole(report: Report, tmp_path: Path) -> None:
    assert parse_destination("metrics.prom") == Destination("prometheus", Path("metrics.prom"))
    target = tmp_path / "kb.prom"
    write(report, parse_destination(str(target)))
    assert target.read_text(encoding="utf-8").endswith("\n")
    assert [path.name for path in tmp_path.iterdir()] == ["kb.prom"]
