"""What git knows about the files of a folder: when each was created and last edited."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kbaudit.sources.history import FileHistory, History, read_history_table

__all__ = ["FileHistory", "History", "read_history", "read_history_table"]

GIT_SECONDS = 60.0
"""Time for one call of git. The log of a folder with 10,000 commits takes about a second."""

SMALL_FILES = 12
SMALL_SHARE = 0.05
"""A commit is an edit while it touches at most so many files, or this share of the folder's tracked files if that is more.

What touches more is a change of licence, of layout or of the build: it says nothing about the age of what the pages say.
"""

# The repository is data: nothing that its configuration names may run, and nothing may be fetched.
_GIT = (
    *("git", "--no-pager", "--no-optional-locks", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}", "-c", "log.showSignature=false", "-c", "log.showRoot=true"),
    *("-c", "log.follow=false", "-c", "diff.relative=false", "-c", "protocol.allow=never"),
)
_LOG = (
    *(
        "log",
        "-z",
        "--no-merges",
        "--name-status",
        "--find-renames",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
    ),
    *("--no-mailmap", "--no-color", "--format=%x01%P%x02%as%x02%an", "--", "."),
)


_MACHINE = re.compile(r"\[bot\]$|(?:^|[-_ ])bot$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Commit:
    """One commit below the folder: when and by whom it was written, and (status, path, path before a rename) of its files."""

    root: bool
    day: date
    author: str
    changes: tuple[tuple[str, str, str | None], ...]


@dataclass(slots=True)
class _Days:
    created: date | None = None
    oldest: date | None = None
    last: date | None = None
    last_small: date | None = None
    edits: Counter[str] = field(default_factory=Counter)


class _GitTrouble(Exception):
    """Git did not answer; the message says why in plain words."""


def read_history(root: Path) -> History:
    """Read the history of a folder from the repository that tracks it; days are those of the authors.

    Renames inside the folder are followed, merges left out. Files that git does not track have no entry. Where there is
    no repository, no git, or git refuses, the history is empty and the note says why; nothing is raised.
    """
    try:
        answer = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix").split(b"\n")
        shallow, prefix = answer[0] == b"true", os.fsdecode(answer[1])
        tracked = {os.fsdecode(name) for name in _git(root, "ls-files", "-z", "--", ".").split(b"\0") if name}
        if not tracked:
            return History(note="the repository tracks no file of this folder, so git tells no dates")
        commits = tuple(_commits(os.fsdecode(_git(root, *_LOG)), prefix))
    except _GitTrouble as trouble:
        return History(note=str(trouble))
    note = (
        "the repository is a shallow clone: what is older than its first commit has no dates from git"
        if shallow
        else None
    )
    days = _replayed(commits, tracked, shallow=shallow)
    files = {
        name: FileHistory(entry.created or (None if shallow else entry.oldest), entry.last, entry.last_small)
        for name, entry in days.items()
    }
    editors = {name: editor for name, entry in days.items() if (editor := _editor(entry.edits))}
    return History(files, note, editors)


def _git(root: Path, *arguments: str) -> bytes:
    # A hook that runs kbaudit sets GIT_DIR and the like, which would point git at another repository.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
    try:
        result = subprocess.run(  # noqa: S603 - a fixed command without a shell
            (*_GIT, *arguments),
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=GIT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise _GitTrouble("git is not installed, so there are no dates from git") from None
    except subprocess.TimeoutExpired:
        raise _GitTrouble(
            f"git did not answer within {GIT_SECONDS:g} seconds, so there are no dates from git"
        ) from None
    except OSError as error:
        raise _GitTrouble(f"git cannot be run ({error.strerror}), so there are no dates from git") from None
    if result.returncode == 0:
        return result.stdout
    said = result.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in said:
        raise _GitTrouble("the folder is not in a git repository, so there are no dates from git")
    if "dubious ownership" in said:
        raise _GitTrouble(
            "the git repository belongs to another user, so git does not read it; if you trust it, run: "
            "git config --global --add safe.directory FOLDER"
        )
    if "does not have any commits yet" in said:
        raise _GitTrouble("the git repository has no commits yet, so there are no dates from git")
    first = said.splitlines()[0][:200] if said else f"exit code {result.returncode}"
    raise _GitTrouble(f"git failed ({first}), so there are no dates from git")


def _commits(log: str, prefix: str) -> Iterator[_Commit]:
    """Read `git log -z --name-status`, newest first. Paths are cut to the folder; what lies outside is left out."""
    for record in log.split("\x01")[1:]:
        head, _, rest = record.partition("\0")
        parents, day, author = head.split("\x02", 2)
        yield _Commit(
            not parents, date.fromisoformat(day), author, tuple(_changes(rest.lstrip("\n").split("\0"), prefix))
        )


def _changes(fields: Sequence[str], prefix: str) -> Iterator[tuple[str, str, str | None]]:
    position = 0
    while position + 1 < len(fields):
        status = fields[position][:1]
        moved = status in ("R", "C")
        if moved and position + 2 >= len(fields):
            return
        path = fields[position + 2 if moved else position + 1]
        before = fields[position + 1] if status == "R" else None
        if path.startswith(prefix):
            yield status, path[len(prefix) :], before[len(prefix) :] if before and before.startswith(prefix) else None
        position += 3 if moved else 2


def _replayed(commits: Iterable[_Commit], tracked: set[str], *, shallow: bool) -> dict[str, _Days]:
    """Go back from the newest commit and follow each tracked file under its former names."""
    commits = tuple(commits)
    small = max(SMALL_FILES, SMALL_SHARE * len(tracked))
    newer_names = _newer_names(commits, tracked)
    current: dict[str, str | None] = {}
    days: dict[str, _Days] = {}
    for commit in commits:
        # The first commit of a shallow clone stands for all that came before it: it is nobody's edit.
        boundary = shallow and commit.root
        for status, path, before in commit.changes:
            name = current.get(path, path if path in tracked else newer_names.get(path))
            if before is not None:
                current[before], current[path] = name, None
            if name is None or status == "D" or boundary:
                continue
            entry = days.setdefault(name, _Days())
            entry.last = entry.last or commit.day
            entry.oldest = commit.day
            if status == "A":
                entry.created = commit.day
            if len(commit.changes) <= small:
                entry.last_small = entry.last_small or commit.day
                entry.edits[commit.author] += 1
    return dict(sorted(days.items()))


def _editor(edits: Counter[str]) -> str | None:
    """Who made most edits, the latest of those who made as many. A machine answers for nothing."""
    people = [(count, name) for name, count in edits.items() if name.strip() and not _MACHINE.search(name)]
    return max(people, key=lambda entry: entry[0])[1] if people else None


def _newer_names(commits: Iterable[_Commit], tracked: set[str]) -> dict[str, str]:
    """What a path that is gone is called today. Needed where a branch edited a file that another one renamed meanwhile."""
    names: dict[str, str] = {}
    for commit in commits:
        for _, path, before in commit.changes:
            if before is not None and before not in tracked:
                today = path if path in tracked else names.get(path)
                if today is not None:
                    names.setdefault(before, today)
    return names
