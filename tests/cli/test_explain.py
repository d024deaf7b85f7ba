"""`kbaudit scan --explain`: the near misses, beside the same findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbaudit.cli import main

PAGE = (
    "---\ntitle: Returns in {place}\nowner: shop\nlast_reviewed: 2025-12-01\n---\n\n"
    "Refunds are paid out within {days} days of the return.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb").mkdir()
    for place, days in (("Canada", 14), ("Japan", 30)):
        (tmp_path / "kb" / f"{place}.md").write_text(PAGE.format(place=place, days=days), encoding="utf-8")
    return tmp_path


def scan(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["scan", "kb", "--no-model", "--today", "2026-01-15", *arguments])


def test_the_guard_is_named_only_when_it_is_asked_for() -> None:
    assert "other scope" not in scan("-o", "x/").stdout
    result = scan("-o", "x/", "--explain")
    assert result.exit_code == 0, result.output
    assert "other scope" in result.stdout
    assert "kb/Canada.md:7" in result.stdout


def test_it_changes_no_finding_and_a_remembered_audit_explains_the_same() -> None:
    plain = json.loads(scan("-o", "json:-", "--no-store").stdout)["findings"]
    first = scan("-o", "json:-", "--explain")
    again = scan("-o", "json:-", "--explain")
    assert json.loads(first.stdout)["findings"] == plain
    assert "other scope" in first.stderr
    assert again.stderr == first.stderr


def test_with_results_on_stdout_or_quiet_it_goes_to_stderr() -> None:
    assert "other scope" in scan("-o", "json:-", "--explain").stderr
    quiet = scan("-q", "--explain")
    assert quiet.stdout == ""
    assert "other scope" in quiet.stderr


def test_it_can_be_written_into_a_file() -> None:
    assert scan("-o", "explain:why.md", "-q").exit_code == 0
    text = Path("why.md").read_text(encoding="utf-8")
    assert text.startswith("# Near misses")
    assert "other scope" in text
