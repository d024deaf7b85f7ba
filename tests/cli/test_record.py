"""The commands that ask the record: history, compare, trend, progress, query and export."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.scanning import kbaudit, night, write_page

LINK = "Read [the terms](terms.md) before you sign. The terms say what you owe us, what we owe you, and how to end it."
HOURS = "We are open from nine to five, from Monday to Friday, all the year round, and closed on public holidays."


@pytest.fixture
def nights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three nights: a broken link, its repair, and its return."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "kb"
    write_page(folder, "a.md", "Signing", LINK, owner="legal-team")
    write_page(folder, "b.md", "Hours", HOURS)
    night("2026-01-15")
    write_page(folder, "a.md", "Signing", LINK.replace("[the terms](terms.md)", "the terms"), owner="legal-team")
    night("2026-01-16", "--why", "nightly")
    write_page(folder, "a.md", "Signing", LINK, owner="legal-team")
    night("2026-01-20")
    return folder


def rows(*arguments: str) -> list[dict[str, str]]:
    result = kbaudit(*arguments)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_history_lists_what_each_run_found_and_resolved(nights: Path) -> None:
    table = rows("history", "--csv")
    assert [(row["day"], row["new"], row["reopened"], row["resolved"], row["why"]) for row in table] == [
        ("2026-01-15", "1", "0", "0", ""),
        ("2026-01-16", "0", "0", "1", "nightly"),
        ("2026-01-20", "0", "1", "0", ""),
    ]
    assert "nightly" in kbaudit("history").stdout
    assert [row["run"] for row in rows("history", "--csv", "-n", "1")] == ["3"]


def test_history_marks_a_run_that_ran_with_other_settings(nights: Path) -> None:
    Path("kbaudit.toml").write_text("[stale]\npolicy = 30\n", encoding="utf-8")
    night("2026-01-21")
    shown = kbaudit("history").stdout
    assert "4*" in shown
    assert "stale.policy" in shown


def test_compare_says_what_was_added_and_removed_and_why(nights: Path) -> None:
    first = kbaudit("compare", "1", "2").stdout
    assert "Removed: 1" in first
    assert "KB501" in first
    assert "[edit]" in first
    assert "1 edited" in first
    latest = kbaudit("compare").stdout
    assert "Run 2 (2026-01-16) → run 3 (2026-01-20)" in latest
    assert "[reopened]" in latest
    assert "Added: 0" in kbaudit("compare", "1").stdout
    (row,) = rows("compare", "2", "1", "--csv")
    assert (row["change"], row["rule"], row["how"]) == ("removed", "KB501", "edit")


def test_compare_says_when_two_runs_do_not_compare(nights: Path) -> None:
    kbaudit("scan", "kb/b.md", "--no-model", "--today", "2026-01-21", "--select", "KB3")
    said = kbaudit("compare", "3", "4").stdout
    assert "not the same: the sources" in said
    assert "rules.select" in said


def test_trend_draws_a_chart_and_gives_csv(nights: Path) -> None:
    shown = kbaudit("trend").stdout
    assert "Score" in shown
    assert "Worst tenth" in shown
    assert "█" in shown
    table = rows("trend", "--csv")
    assert [row["day"] for row in table] == ["2026-01-15", "2026-01-16", "2026-01-20"]
    assert float(table[1]["overall"]) > float(table[0]["overall"])
    assert all(float(row["worst_tenth"]) <= float(row["overall"]) for row in table)


def test_progress_counts_the_resolution_and_the_return(nights: Path) -> None:
    shown = kbaudit("progress").stdout
    assert "of 1 resolutions: 0 (0 %) within 24 hours, 1 (100 %) within 7 days, 1 (100 %) within 30 days" in shown
    (row,) = rows("progress", "--by", "owner", "--csv")
    assert (row["group"], row["found"], row["open"], row["reopened_7d"]) == ("legal-team", "1", "1", "1")
    assert [row["group"] for row in rows("progress", "--by", "rule", "--csv")] == ["KB501"]
    assert [row["group"] for row in rows("progress", "--by", "collection", "--csv")] == ["(top)"]


def test_several_knowledge_bases_in_one_record_are_told_apart(nights: Path) -> None:
    kbaudit("scan", "kb/b.md", "--no-model", "--today", "2026-01-21")
    result = kbaudit("history", "--csv")
    assert "--source" in result.stderr
    assert len(rows("history", "--csv", "--source", "kb")) == 3
    wrong = kbaudit("history", "--source", "elsewhere")
    assert wrong.exit_code == 2
    assert "no run over it" in wrong.stderr


def test_query_answers_in_every_format(nights: Path) -> None:
    sql = "select day, overall from scores order by run limit 1"
    assert "2026-01-15" in kbaudit("query", sql).stdout
    assert rows("query", sql, "-f", "csv")[0]["day"] == "2026-01-15"
    assert json.loads(kbaudit("query", sql, "-f", "json").stdout)["day"] == "2026-01-15"
    assert kbaudit("query", sql, "-o", "out/scores.csv").exit_code == 0
    assert Path("out/scores.csv").read_text("utf-8-sig").startswith("day,overall\n2026-01-15,")


def test_the_examples_of_the_help_page_work(nights: Path) -> None:
    shown = kbaudit("query", "--help").stdout
    examples = [line.strip() for line in shown.splitlines() if line.startswith("    select")]
    assert len(examples) == 3
    assert all(kbaudit("query", example).exit_code == 0 for example in examples)


def test_query_describes_every_table_with_its_columns(nights: Path) -> None:
    shown = kbaudit("query", "--tables").stdout
    for name in ("runs", "findings", "suppressions", "served_in_conflict", "scores", "events"):
        assert f"{name}\n" in shown
    assert "columns: day, run, overall" in shown


@pytest.mark.parametrize(
    "sql",
    [
        "delete from runs",
        "insert into series values (9, 'x')",
        "update runs set overall = 100",
        "drop table runs",
        "create table mine (x)",
        "create temp table mine (x)",
        "attach 'other.db' as other",
        "vacuum into 'copy.db'",
        "pragma journal_mode = delete",
        "pragma user_version = 99",
        "select load_extension('x')",
        "select 1; delete from runs",
        "with gone as (select 1) delete from runs",
        "reindex",
        "begin",
    ],
)
def test_query_changes_nothing(nights: Path, sql: str) -> None:
    path = Path(".kbaudit/kbaudit.db")
    with closing(sqlite3.connect(path)) as connection:
        before = list(connection.iterdump())
    files = set(Path().iterdir())
    result = kbaudit("query", sql)
    assert result.exit_code == 2, result.output
    assert "cannot be answered" in result.stderr
    with closing(sqlite3.connect(path)) as connection:
        assert list(connection.iterdump()) == before
    assert set(Path().iterdir()) == files


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["select * from nowhere"], "no such table"),
        (["selec 1"], "syntax error"),
        (["select 1", "-f", "parquet"], "goes to a file"),
        (["select 1", "-o", "answer.xyz"], "no format"),
        (
            [
                "with recursive n(x) as (select 1 union all select x + 1 from n) select sum(x) from n",
                "--timeout",
                "0.2",
            ],
            "longer",
        ),
        (["select zeroblob(1000000000)"], "too big"),
        ([""], "asks for nothing"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(nights: Path, arguments: list[str], said: str) -> None:
    result = kbaudit("query", *arguments)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_what_came_from_documents_cannot_start_a_formula_or_command_a_terminal(nights: Path) -> None:
    sql = "select '=1+1' as a, char(27) || '[31mred' as b"
    assert rows("query", sql, "-f", "csv")[0]["a"] == "'=1+1"
    assert "\x1b" not in kbaudit("query", sql).stdout


def test_export_writes_a_file_for_each_table(nights: Path) -> None:
    result = kbaudit("export", "out")
    assert result.exit_code == 0, result.output
    with Path("out/findings.csv").open(encoding="utf-8-sig") as file:
        assert {row["rule"] for row in csv.DictReader(file)} >= {"KB501"}
    assert Path("out/events.csv").is_file()


def test_parquet_is_written_where_pyarrow_is_installed_and_else_says_what_to_install(nights: Path) -> None:
    result = kbaudit("query", "select * from runs", "-o", "runs.parquet")
    try:
        import pandas
        import pyarrow  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
    except ImportError:
        assert result.exit_code == 2
        assert "kbaudit[parquet]" in result.stderr
    else:
        assert len(pandas.read_parquet("runs.parquet")) == 3


@pytest.mark.parametrize(
    "command", [["history"], ["compare"], ["trend"], ["progress"], ["query", "select 1"], ["export", "x"]]
)
def test_without_a_record_every_command_says_how_to_make_one(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kbaudit(*command)
    assert result.exit_code == 2
    assert "kbaudit scan" in result.stderr
    assert not Path(".kbaudit").exists()


def test_a_damaged_record_is_said(nights: Path) -> None:
    Path(".kbaudit/kbaudit.db").write_bytes(b"not a database" * 500)
    for name in ("kbaudit.db-wal", "kbaudit.db-shm"):
        Path(".kbaudit", name).unlink(missing_ok=True)
    result = kbaudit("history")
    assert result.exit_code == 2
    assert "damaged" in result.stderr


def test_one_run_has_nothing_to_be_compared_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_page(tmp_path / "kb", "b.md", "Hours", HOURS)
    night("2026-01-15")
    result = kbaudit("compare")
    assert result.exit_code == 2
    assert "only one run" in result.stderr
    missing = kbaudit("compare", "1", "7")
    assert missing.exit_code == 2
    assert "no run 7" in missing.stderr


def test_a_record_in_a_folder_that_cannot_be_written_can_be_asked(nights: Path) -> None:
    folder = Path(".kbaudit")
    before = {path: path.stat().st_mode for path in (folder, *folder.iterdir())}
    try:
        for path in before:
            path.chmod(0o555 if path.is_dir() else 0o444)
        assert kbaudit("query", "select count(*) from runs").exit_code == 0
    finally:
        for path, mode in before.items():
            path.chmod(mode)
