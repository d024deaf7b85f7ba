"""Dates of files from git and from a table."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from kbaudit.errors import ConfigurationError
from kbaudit.sources.git import FileHistory, History, read_history, read_history_table


class Repository:
    """A repository whose commits have the dates that a test wants."""

    def __init__(self, top: Path) -> None:
        self.top = top
        top.mkdir(parents=True)
        self.run("init", "-q", "-b", "main")

    def run(self, *arguments: str, day: str = "2020-01-01") -> str:
        stamp = f"{day}T12:00:00+00:00"
        identity = {
            f"GIT_{who}_{what}": f"{who}@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        environment = os.environ | identity | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        command = ("git", "-c", "protocol.file.allow=always", *arguments)
        return subprocess.run(command, cwd=self.top, env=environment, check=True, capture_output=True, text=True).stdout

    def commit(self, day: str, **files: str) -> None:
        for name, text in files.items():
            self.write(name.replace("__", "/") + ".md", text)
        self.run("add", "-A")
        self.run("commit", "-q", "-m", "change", day=day)

    def write(self, name: str, text: str) -> None:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "kb")


def test_created_and_last_edit_come_from_the_log(repository: Repository) -> None:
    repository.commit("2021-03-01", page="one\n", other="x\n")
    repository.commit("2023-05-02", page="two\n")
    files = read_history(repository.top).files
    assert files["page.md"] == FileHistory(date(2021, 3, 1), date(2023, 5, 2), date(2023, 5, 2))
    assert files["other.md"] == FileHistory(date(2021, 3, 1), date(2021, 3, 1), date(2021, 3, 1))


def test_a_commit_that_touches_many_files_is_no_edit(repository: Repository) -> None:
    repository.commit("2021-01-01", **{f"p{number}": "text\n" for number in range(12)})
    repository.commit("2022-01-01", p1="better text\n", extra="more\n")
    repository.commit("2024-01-01", **{f"p{number}": "licence\n" for number in range(12)}, extra="licence\n")
    files = read_history(repository.top).files
    assert files["p1.md"] == FileHistory(date(2021, 1, 1), date(2024, 1, 1), date(2022, 1, 1))
    assert files["p2.md"].last_small_commit == date(2021, 1, 1)


def test_five_percent_of_a_large_folder_is_still_an_edit(repository: Repository) -> None:
    repository.commit("2021-01-01", **{f"p{number}": "text\n" for number in range(400)})
    repository.commit("2022-01-01", **{f"p{number}": "edit\n" for number in range(20)})
    repository.commit("2023-01-01", **{f"p{number}": "mass\n" for number in range(21)})
    files = read_history(repository.top).files
    assert files["p0.md"].last_small_commit == date(2022, 1, 1)
    assert files["p100.md"].last_small_commit is None


def test_renames_are_followed_back_to_the_first_name(repository: Repository) -> None:
    repository.commit("2019-01-01", first="a\nb\nc\nd\n")
    repository.run("mv", "first.md", "second.md")
    repository.commit("2020-01-01")
    (repository.top / "sub").mkdir()
    repository.run("mv", "second.md", "sub/third.md")
    repository.commit("2021-01-01", sub__third="a\nb\nc\nd\ne\n")
    repository.commit("2022-01-01", first="another page under the old name\n")
    files = read_history(repository.top).files
    assert files["sub/third.md"] == FileHistory(date(2019, 1, 1), date(2021, 1, 1), date(2021, 1, 1))
    assert files["first.md"].created == date(2022, 1, 1)


def test_an_edit_on_a_branch_from_before_a_rename_counts(repository: Repository) -> None:
    repository.commit("2019-01-01", old="".join(f"line {number}\n" for number in range(30)))
    repository.run("checkout", "-q", "-b", "side")
    repository.commit("2021-06-01", old="changed\n" + "".join(f"line {number}\n" for number in range(1, 30)))
    repository.run("checkout", "-q", "main")
    repository.run("mv", "old.md", "new.md")
    repository.commit("2020-01-01")
    repository.run("merge", "-q", "--no-edit", "side", day="2022-01-01")
    assert read_history(repository.top).files["new.md"] == FileHistory(
        date(2019, 1, 1), date(2021, 6, 1), date(2021, 6, 1)
    )


def test_only_tracked_files_of_the_folder_have_dates(repository: Repository) -> None:
    repository.commit("2021-01-01", docs__in="x\n", out="y\n", docs__gone="z\n")
    repository.run("rm", "-q", "docs/gone.md")
    repository.commit("2022-01-01")
    repository.write("docs/new.md", "not added")
    assert read_history(repository.top / "docs").files == {
        "in.md": FileHistory(date(2021, 1, 1), date(2021, 1, 1), date(2021, 1, 1))
    }


def test_odd_names_are_read_as_they_are(repository: Repository) -> None:
    odd = ["two\nlines.md", "-dash.md", "tab\there.md", "ü.md", os.fsdecode(b"caf\xe9.md")]
    for name in odd:
        repository.write(name, name.encode("utf-8", "replace").decode())
    repository.commit("2021-01-01")
    assert sorted(read_history(repository.top).files) == sorted(odd)


def test_a_shallow_clone_knows_nothing_of_what_came_before(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2019-01-01", old="x\n")
    repository.commit("2020-01-01", edited="x\n")
    repository.commit("2021-01-01", edited="y\n", new="z\n")
    repository.run("clone", "-q", "--depth", "2", f"file://{repository.top}", str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone")
    assert history.note is not None
    assert "shallow clone" in history.note
    assert history.files == {
        "edited.md": FileHistory(None, date(2021, 1, 1), date(2021, 1, 1)),
        "new.md": FileHistory(date(2021, 1, 1), date(2021, 1, 1), date(2021, 1, 1)),
    }


def test_no_repository_no_commits_and_nothing_tracked_are_notes(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert "not in a git repository" in (read_history(tmp_path / "plain").note or "")
    empty = Repository(tmp_path / "empty")
    assert "tracks no file" in (read_history(empty.top).note or "")
    empty.write("a.md", "x")
    empty.run("add", "-A")
    assert "no commits yet" in (read_history(empty.top).note or "")
    assert read_history(tmp_path / "missing").files == {}


def test_without_git_there_is_a_note(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing here"))
    assert read_history(repository.top) == History(note="git is not installed, so there are no dates from git")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another user")
def test_a_repository_of_another_user_is_not_read(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("2021-01-01", a="x\n")
    for path in (repository.top, repository.top / ".git"):
        os.chown(path, 65534, 65534)
    monkeypatch.setenv("HOME", str(repository.top))
    history = read_history(repository.top)
    assert history.files == {}
    assert "belongs to another user" in (history.note or "")


def test_the_repository_of_a_calling_hook_is_not_mistaken_for_this_one(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2021-01-01", a="x\n")
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    assert list(read_history(repository.top).files) == ["a.md"]


def test_nothing_that_the_repository_names_is_run(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2021-01-01", a="x\n")
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "gpg.program", "diff.external", "core.pager"):
        repository.run("config", key, str(trap))
    repository.run("config", "log.showSignature", "true")
    assert list(read_history(repository.top).files) == ["a.md"]
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_a_table_tells_the_same(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["path", "created", "last_commit", "last_small_commit", "commits"],
        ["./docs/a.md", "2020-02-05", "2021-02-18", "2021-02-17", "14"],
        ["b.md", "2020-02-05", "", "", "1"],
    ]
    table = tmp_path / "history.txt"
    table.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    assert read_history_table(table).files == {
        "b.md": FileHistory(date(2020, 2, 5)),
        "docs/a.md": FileHistory(date(2020, 2, 5), date(2021, 2, 18), date(2021, 2, 17)),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("file\tcreated\n", "needs the columns path"),
        ("path\tcreated\na.md\t2020-02-30\n", "line 2, created: '2020-02-30' is not a date"),
        ("", "needs the columns path"),
    ],
)
def test_a_table_that_is_none_is_an_error_that_says_where(tmp_path: Path, text: str, message: str) -> None:
    table = tmp_path / "history.tsv"
    table.write_text(text)
    with pytest.raises(ConfigurationError, match=message):
        read_history_table(table)


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read: No such file"):
        read_history_table(tmp_path / "none.tsv")


@pytest.mark.parametrize("name", ["cloud-gov", "github-site-policy", "tts-handbook"])
def test_the_shared_tables_are_read(name: str) -> None:
    shared = Path(os.environ.get("KBAUDIT_SHARED", "../shared"))
    table = shared / "corpora" / f"{name}.history.tsv"
    if not table.exists():
        pytest.skip("the shared corpora are not here")
    files = read_history_table(table).files
    present = [path for path in files if (shared / "corpora" / name / path).exists()]
    assert len(present) > 0.9 * len(files) > 50
