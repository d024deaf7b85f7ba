"""`kbaudit schedule` as a user meets it."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from kbaudit.cli import main
from kbaudit.cli.scheduling import KINDS
from kbaudit.schedules import SCHEDULES


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "repo" / "docs" / "kb").mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    (tmp_path / "repo" / "docs" / "kbaudit.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "repo" / "docs")
    return tmp_path / "repo"


def schedule(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schedule", *arguments])


def test_every_kind_that_is_offered_is_there() -> None:
    assert set(KINDS) == set(SCHEDULES)


def test_what_is_printed_holds_the_options_of_the_scan() -> None:
    result = schedule(
        "cron", "kb", "--at", "23:05", "--fail-on", "error", "--min-score", "80.5", "--new-only", "-j", "2"
    )
    assert result.exit_code == 0, result.output
    line = result.stdout.splitlines()[-1]
    assert line.startswith("5 23 * * * cd ")
    words = shlex.split(line)
    assert words[words.index("scan") :] == [
        "scan", "-q", "--fail-on", "error", "--min-score", "80.5", "--new-only", "--jobs", "2", "--", "kb",
    ]  # fmt: skip


def test_what_was_not_given_does_not_stand_in_the_file() -> None:
    assert "--fail-on" not in schedule("cron", "kb").stdout


def test_days_are_a_list_or_a_span() -> None:
    assert schedule("cron", "kb", "--days", "fri-mon").stdout.splitlines()[-1].startswith("30 2 * * 1,5,6,0 ")
    assert schedule("cron", "kb", "--days", "mon-sun").stdout.splitlines()[-1].startswith("30 2 * * * ")
    assert schedule("cron", "kb", "--days", "someday").exit_code == 2


def test_what_runs_in_a_checkout_names_paths_from_the_root_of_the_repository() -> None:
    result = schedule("gitlab", "./kb", "--config", "kbaudit.toml")
    assert result.exit_code == 0, result.output
    script = yaml.safe_load(result.stdout)["kbaudit"]["script"][-1]
    assert script.endswith("--config docs/kbaudit.toml -o reports/kbaudit/ -- docs/kb")


def test_a_container_reads_the_configuration_where_the_documents_are() -> None:
    documents = list(yaml.safe_load_all(schedule("kubernetes", "kb", "-c", "kbaudit.toml").stdout))
    container = documents[1]["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    assert container["args"][4:6] == ["--config", "/work/kbaudit.toml"]
    assert container["args"][-1] == "/work/kb"


def test_files_are_written_where_they_belong_and_never_over_others(folder: Path) -> None:
    result = schedule("github", "kb", "--into", str(folder))
    assert result.exit_code == 0, result.output
    written = folder / ".github" / "workflows" / "kbaudit.yml"
    assert "wrote" in result.stdout
    before = written.read_text(encoding="utf-8")
    again = schedule("github", "kb", "--into", str(folder), "--at", "04:00")
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert written.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cron", "nowhere"], "does not exist"),
        (["github", "nowhere"], "does not exist"),
        (["github", "../.."], "lies outside"),
        (["kubernetes", "../kb"], "leads out"),
        (["cron", "-"], "nobody who lists paths"),
        (["systemd", "kb", "--time-zone", "Mars/Olympus"], "no such zone"),
        (["cron", "kb", "--name", "Not a name"], "--name"),
        (["cron", "kb", "-o", "report.docx"], "format"),
        (["cron", "kb", "-c", "none.toml"], "does not exist"),
        (["cron", "kb", "--at", "25:00"], "25:00"),
        (["cron", "kb", "--min-score", "101"], "101"),
        (["windows", "kb"], "windows"),
    ],
)
def test_what_cannot_be_scheduled_ends_with_code_2_and_says_why(arguments: list[str], said: str) -> None:
    result = schedule(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_folder_whose_name_holds_a_line_break_is_refused(folder: Path) -> None:
    Path("two\nlines").mkdir()
    result = schedule("cron", "two\nlines")
    assert result.exit_code == 2
    assert "line break" in result.stderr
