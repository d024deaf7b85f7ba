"""A run is compared with the one before it, and what does not compare is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kbaudit.decisions import Decision, write_decisions
from tests.cli.scanning import kbaudit, night, write_page

LINK = "Read [the terms](terms.md) before you sign. The terms say what you owe us, what we owe you, and how to end it."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "kb", "a.md", "Signing", LINK)
    write_page(
        tmp_path / "kb", "b.md", "Hours", "We are open from nine to five, from Monday to Friday, all the year round."
    )
    return tmp_path / "kb"


def links(report: dict[str, Any]) -> list[str]:
    return [item["fingerprint"] for item in report["findings"] if item["rule"] == "KB501"]


def ended(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(item["rule"], item["ending"]) for item in report["previous"]["ended"]]


def test_an_edit_resolves_and_an_edit_back_reopens(folder: Path) -> None:
    (found,) = links(night("2026-01-15"))
    write_page(folder, "a.md", "Signing", LINK.replace("[the terms](terms.md)", "the terms"))
    fixed = night("2026-01-16")
    assert (fixed["previous"]["gone"], ended(fixed)) == ([found], [("KB501", "edit")])
    write_page(folder, "a.md", "Signing", LINK)
    back = night("2026-01-17")
    assert back["previous"]["reopened"] == back["previous"]["new"] == [found]
    assert [item["state"] for item in back["findings"] if item["rule"] == "KB501"] == ["reopened"]


def test_a_page_that_is_removed_resolves_its_findings_by_removal(folder: Path) -> None:
    night("2026-01-15")
    (folder / "a.md").unlink()
    assert ended(night("2026-01-16")) == [("KB501", "removal")]


def test_a_link_whose_target_was_written_is_resolved_elsewhere(folder: Path) -> None:
    night("2026-01-15")
    write_page(
        folder,
        "terms.md",
        "Terms",
        "What you owe us is the price on the invoice; what we owe you is a working product.",
    )
    assert ("KB501", "elsewhere") in ended(night("2026-01-16"))


def test_a_suppressed_finding_is_not_gone_and_counts_as_new_when_the_suppression_ends(folder: Path) -> None:
    (found,) = links(night("2026-01-15"))
    write_decisions(Path("kbaudit.decisions.toml"), [Decision(found, "KB501", "suppress", "the terms come in May")])
    assert night("2026-01-16")["previous"]["gone"] == []
    Path("kbaudit.decisions.toml").unlink()
    again = night("2026-01-17", "--fail-on", "info", "--new-only")
    assert again["previous"]["new"] == [found]


def test_a_renamed_page_has_no_new_findings(folder: Path) -> None:
    night("2026-01-15")
    (folder / "a.md").rename(folder / "signing.md")
    report = night("2026-01-16")
    assert (report["previous"]["new"], report["previous"]["gone"]) == ([], [])
    assert ended(report) == [("KB501", "moved")]
    assert [item["state"] for item in report["findings"] if item["rule"] == "KB501"] == ["open"]


def test_a_scan_of_fewer_rules_calls_nothing_gone_and_later_nothing_new(folder: Path) -> None:
    night("2026-01-15")
    fewer = night("2026-01-15", "--select", "KB3")
    assert (fewer["previous"]["new"], fewer["previous"]["gone"]) == ([], [])
    assert any("rules.select" in item for item in fewer["previous"]["changed"])
    all_again = night("2026-01-15")
    assert (all_again["previous"]["new"], all_again["previous"]["gone"]) == ([], [])


def test_an_edit_on_a_night_that_looked_at_other_rules_resolves_on_the_next_that_looks(folder: Path) -> None:
    night("2026-01-15")
    write_page(folder, "a.md", "Signing", LINK.replace("[the terms](terms.md)", "the terms"))
    night("2026-01-16", "--select", "KB3")
    assert ended(night("2026-01-17")) == [("KB501", "edit")]


def test_a_page_renamed_on_a_night_that_looked_at_other_rules_keeps_its_findings(folder: Path) -> None:
    night("2026-01-15")
    (folder / "a.md").rename(folder / "signing.md")
    night("2026-01-16", "--select", "KB3")
    assert ended(night("2026-01-17")) == [("KB501", "moved")]


def test_other_settings_are_said_and_gates_are_no_settings(folder: Path) -> None:
    night("2026-01-15")
    assert night("2026-01-16", "--fail-on", "error")["previous"]["changed"] == []
    Path("kbaudit.toml").write_text("[stale]\npolicy = 30\n", encoding="utf-8")
    changed = night("2026-01-17")
    assert changed["previous"]["changed"] == ["the settings (stale.policy)"]
    assert any("stale.policy" in notice for notice in changed["notices"])


def test_a_gate_that_compares_says_when_there_is_nothing_to_compare_with(folder: Path) -> None:
    first = night("2026-01-15", "--max-drop", "1", "--new-only")
    assert any("max_drop judged nothing" in notice for notice in first["notices"])
    kbaudit("scan", "kb/b.md", "--no-model", "--today", "2026-01-15")
    (folder / "b.md").rename(folder / "c.md")
    other = kbaudit("scan", "kb/c.md", "--no-model", "--today", "2026-01-15", "--max-drop", "1")
    assert "only runs over other sources" in " ".join(other.output.split())


def test_a_day_before_that_of_the_run_before_is_said(folder: Path) -> None:
    night("2026-01-15")
    back = night("2026-01-10")
    assert any("clock" in notice for notice in back["notices"])
    assert [point["today"] for point in back["previous"]["trend"]] == ["2026-01-15"]


def test_the_trend_holds_every_earlier_run_the_oldest_first(folder: Path) -> None:
    for day in (13, 14, 15):
        report = night(f"2026-01-{day}")
    points = report["previous"]["trend"]
    assert [point["today"] for point in points] == ["2026-01-13", "2026-01-14"]
    assert points[1]["overall"] == report["score"]["overall"]
    assert (points[1]["documents"], points[1]["findings"]) == (
        2,
        len([1 for item in report["findings"] if item["counts"]]),
    )


def test_a_record_that_cannot_be_read_is_not_written_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kbaudit.errors import StoreError
    from kbaudit.store import Store

    night("2026-01-15")
    with monkeypatch.context() as broken:
        broken.setattr(Store, "before", lambda *_: (_ for _ in ()).throw(StoreError("the disk is gone")))
        report = night("2026-01-16")
    assert "the disk is gone" in " ".join(report["notices"])
    assert report["run"]["id"] == "unrecorded"
    assert night("2026-01-17")["run"]["id"] == "2"
