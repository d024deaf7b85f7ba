"""A baseline is a decisions file or an earlier report; what is in it is listed and does not gate."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from kbaudit.baseline import against, baseline_of, read_baseline
from kbaudit.decisions import Decision, write_decisions
from kbaudit.errors import ConfigurationError
from kbaudit.suppressions import Settled
from tests.making import TODAY, finding

FINDING = finding()
PRINT = FINDING.fingerprint


def test_a_decisions_file_gives_its_baseline_entries_only(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    write_decisions(path, [Decision(PRINT, "KB101", "baseline", ""), Decision("f" * 16, "KB101", "real", "")])
    assert [decision.fingerprint for decision in read_baseline(path)] == [PRINT]


def test_every_finding_of_an_earlier_report_is_its_baseline(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    entry = {"fingerprint": PRINT, "rule": "KB101", "message": "Says.", "more": 1}
    path.write_text(json.dumps({"tool": {"name": "kbaudit"}, "findings": [entry]}), encoding="utf-8")
    assert read_baseline(path) == (Decision(PRINT, "KB101", "baseline", "", about="Says."),)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.toml", None, "kbaudit baseline --to"),
        ("report.json", "[]", "no report.json"),
        ("report.json", "{", "no report.json"),
        ("report.json", '{"tool": {"name": "other"}, "findings": []}', "not of kbaudit"),
        ("old.toml", "x = 1", "unknown key"),
    ],
)
def test_a_file_that_is_no_baseline_is_an_error(tmp_path: Path, name: str, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=said):
        read_baseline(tmp_path / name)


def test_only_findings_that_stand_are_in_the_baseline_and_the_rest_of_it_is_said() -> None:
    settled = Settled((FINDING,), (), ())
    gone = Decision("f" * 16, "KB101", "baseline", "")
    entries = [Decision(PRINT, "KB101", "baseline", ""), gone]
    known, notices = baseline_of(entries, settled, TODAY, over={"f" * 16})
    assert known == {PRINT}
    assert "1 of the baseline is no longer found" in notices[0]
    assert baseline_of(entries, settled, TODAY) == ({PRINT}, ())


def test_a_baseline_that_expired_gates_again_and_says_so() -> None:
    old = Decision(PRINT, "KB101", "baseline", "", until=TODAY - timedelta(days=1))
    known, notices = baseline_of([old], Settled((FINDING,), (), ()), TODAY)
    assert known == frozenset()
    assert "expired" in notices[0]
    assert baseline_of(
        [Decision(PRINT, "KB101", "baseline", "", until=date(2030, 1, 1))], Settled((FINDING,), (), ()), TODAY
    )[0]


def test_of_single_files_only_what_was_read_is_gone_from_a_baseline() -> None:
    here, there, unknown = (
        Decision(letter * 16, "KB101", "baseline", "", documents=documents)
        for letter, documents in (("a", ("faq.csv#1",)), ("b", ("a.md", "b.md")), ("c", ()))
    )
    settled = Settled((), (), ())
    assert against([here, there, unknown], settled, ()).gone == (here, there, unknown)
    assert against([here, there, unknown], settled, (), among=["faq.csv#2", "a.md"]).gone == (here,)
    assert against([here, there], settled, (), among=["a.md", "b.md"]).gone == (there,)
