"""Walks one folder: every file below it, and whether the scan reads it."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pathspec import GitIgnoreSpec

from kbaudit.config import Sources
from kbaudit.model import Skipped
from kbaudit.sources.formats import Use, use_of, words
from kbaudit.sources.ignoring import (
    GIT_IGNORE,
    KBAUDIT_IGNORE,
    Ignoring,
    Layer,
    compiled,
    git_ignoring_above,
    layer_of,
    repository_of,
)
from kbaudit.sources.own_outputs import is_own_output

LEFT_OUT_FOLDERS = words(
    ".git .hg .svn .kbaudit node_modules bower_components __pycache__ .venv .tox .nox .cache .mypy_cache .ruff_cache "
    ".pytest_cache .ipynb_checkpoints .idea .vscode .terraform .bundle .jekyll-cache .sass-cache .docusaurus .next "
    "__MACOSX .Trash .Spotlight-V100"
)
"""Folders that never hold documents of the knowledge base; not even looked into."""

LEFT_OUT_FILES = re.compile(
    r"(?:LICEN[CS]E|COPYING|NOTICE)(?:\.(?:txt|md|rst))?|SOURCE\.txt"  # about the files, not by them
    r"|(?:.*\.)?truth\.json|kbaudit\.toml|kbaudit\.decisions\.toml"  # kbaudit's own
    r"|\._.*",  # what macOS leaves on foreign disks
    re.DOTALL,
)
"""Files that are no documents whatever their suffix; matched against the whole name."""

OWN_REPORT = "report.json"
OWN_NAMES = re.compile(r"(?:report|findings|remedies|summary)\.\w+")
"""What kbaudit writes beside its report; left out in a scanned top folder that holds one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file below a source. `real` is its path without links; `location` is None for one that is known by name only.

    `own` marks a report of kbaudit, which is not read.
    """

    relative: str
    location: Path | None
    real: str
    use: Use
    read: bool = True
    link: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to be looked into. `relative` is empty for the top, else ends in a slash."""

    location: str
    relative: str
    reading: bool
    link: bool
    own: Ignoring
    git: Ignoring


@dataclass(frozen=True, slots=True)
class _Choice:
    """What holds for the whole walk. `git_base` leads from the top of the repository to that of the walk."""

    sources: Sources
    include: GitIgnoreSpec | None
    exclude: Ignoring
    git_base: str | None

    def shown(self, name: str) -> bool:
        """Whether a name is not that of a hidden file."""
        return self.sources.hidden or not name.startswith(".")

    def ignored_by_git(self, folder: _Folder, path: str) -> bool:
        """Whether git leaves out a path."""
        return self.git_base is not None and folder.git.ignores(self.git_base + path)

    def ignored(self, folder: _Folder, path: str) -> bool:
        """Whether a configured pattern or a .kbauditignore leaves out a path."""
        return self.exclude.ignores(path) or folder.own.ignores(path)


def walk(top: Path, sources: Sources) -> Iterator[Entry | Skipped]:
    """Yield every file below a folder, and the folders that cannot be listed as Skipped.

    Links to folders are looked into last and only where they lead to a folder that was not seen, so that neither loops
    nor repeated links cost anything. Folders whose files are not read are walked for their names.
    """
    choice, above = _choice(top, sources)
    waiting = [_Folder(os.fspath(top), "", reading=True, link=False, own=Ignoring(), git=above)]
    linked: deque[_Folder] = deque()
    seen: dict[tuple[int, int], str] = {}
    aliases: list[tuple[str, str]] = []
    names: list[str] = []
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.popleft()
        try:
            status = os.stat(folder.location)  # noqa: PTH116 - a name may be bytes
            known = seen.setdefault((status.st_dev, status.st_ino), folder.relative)
            if known != folder.relative:
                if folder.link and not folder.relative.startswith(known):
                    aliases.append((folder.relative, known))
                continue
            with os.scandir(folder.location) as scan:
                children = sorted(scan, key=lambda child: child.name)
        except OSError as error:
            if folder.reading:
                yield Skipped(folder.location, f"the folder cannot be listed: {error.strerror}")
            continue
        own_report = _holds_report(children)
        if (own_report and folder.relative) or any(child.name == "pyvenv.cfg" for child in children):
            continue
        folder = _with_ignore_files(folder, choice)
        subfolders = [child for child in children if _is_folder(child, sources.follow_links)]
        deeper = [below for child in subfolders if (below := _below(folder, child, choice)) is not None]
        linked.extend(below for below in deeper if below.link)
        waiting.extend(reversed([below for below in deeper if not below.link]))
        known_folders = {child.name for child in subfolders}
        real = os.path.realpath(folder.location)
        for child in children:
            if child.name not in known_folders:
                entry = _entry(folder, child, real, choice)
                names.append(entry.relative)
                if own_report and OWN_NAMES.fullmatch(child.name):
                    entry = replace(entry, read=False)
                elif entry.read and is_own_output(Path(child.path)):
                    entry = replace(entry, read=False, own=True)
                yield entry
    yield from _aliased(names, aliases)


def _choice(top: Path, sources: Sources) -> tuple[_Choice, Ignoring]:
    """What holds for the walk, and what the folders above its top tell git to ignore."""
    include = compiled(sources.include, "sources.include") if sources.include else None
    exclude = Ignoring().below(Layer("", compiled(sources.exclude, "sources.exclude")) if sources.exclude else None)
    repository = repository_of(top) if sources.gitignore else None
    if repository is None:
        return _Choice(sources, include, exclude, None), Ignoring()
    inside = top.resolve().relative_to(repository).as_posix()
    base = "" if inside == "." else inside + "/"
    return _Choice(sources, include, exclude, base), git_ignoring_above(top, repository)


def _with_ignore_files(folder: _Folder, choice: _Choice) -> _Folder:
    own = folder.own.below(layer_of(Path(folder.location, KBAUDIT_IGNORE), folder.relative))
    if choice.git_base is None:
        return replace(folder, own=own)
    base = choice.git_base + folder.relative
    return replace(folder, own=own, git=folder.git.below(layer_of(Path(folder.location, GIT_IGNORE), base)))


def _below(folder: _Folder, child: os.DirEntry[str], choice: _Choice) -> _Folder | None:
    """A folder inside another; None for one that is not even walked for its names."""
    path = folder.relative + child.name + "/"
    if child.name in LEFT_OUT_FOLDERS or choice.ignored_by_git(folder, path):
        return None
    reading = folder.reading and choice.shown(child.name) and not choice.ignored(folder, path)
    return _Folder(child.path, path, reading, folder.link or child.is_symlink(), folder.own, folder.git)


def _entry(folder: _Folder, child: os.DirEntry[str], real: str, choice: _Choice) -> Entry:
    path, link, use = folder.relative + child.name, child.is_symlink(), use_of(child.name)
    read = (
        folder.reading
        and use is not Use.ASSET
        and choice.shown(child.name)
        and (choice.sources.follow_links or not link)
        and not LEFT_OUT_FILES.fullmatch(child.name)
        and (choice.include is None or choice.include.match_file(path))
        and not choice.ignored(folder, path)
        and not choice.ignored_by_git(folder, path)
    )
    true_path = os.path.realpath(child.path) if link else os.path.join(real, child.name)  # noqa: PTH118
    return Entry(path, Path(child.path), true_path, use, read, link or folder.link)


def _is_folder(child: os.DirEntry[str], follow: bool) -> bool:
    try:
        return child.is_dir(follow_symlinks=follow)
    except OSError:
        return False


def _holds_report(children: Sequence[os.DirEntry[str]]) -> bool:
    """Whether a folder holds a report that kbaudit wrote."""
    return any(child.name == OWN_REPORT and is_own_output(Path(child.path)) for child in children)


def _aliased(names: Sequence[str], aliases: Sequence[tuple[str, str]]) -> Iterator[Entry]:
    """The files of a folder once more under the name of a link to it: never read, but pages may link to them."""
    for alias, known in aliases:
        for name in names:
            if name.startswith(known):
                yield Entry(alias + name[len(known) :], None, "", Use.ASSET, read=False)
