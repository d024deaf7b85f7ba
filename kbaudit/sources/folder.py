"""Which files the sources hold: found, sorted, and told apart into documents, files beside them, and skipped ones."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from kbaudit.config import Configuration, Limits
from kbaudit.errors import SourceError
from kbaudit.model import Skipped
from kbaudit.sources.extract import Unreadable
from kbaudit.sources.formats import Use, reason_without_reader, use_of
from kbaudit.sources.walk import Entry, walk

READINGS = 2
"""How often a file that changes while it is read is tried."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file to read. `path` is unique in the scan, `relative` the path below its source; both with forward slashes.

    `uri` is the path as the user would write it, `source` the source as given. A name that is not UTF-8 is shown with
    its bytes escaped; `location` is the one to open.
    """

    path: str
    uri: str
    location: Path
    source: str
    relative: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a walk found. `all_paths` are the paths of every file below the sources, whether it is read or not.

    `own` are the reports of kbaudit among them, as the user would write them.
    """

    files: tuple[ListedFile, ...]
    skipped: tuple[Skipped, ...]
    all_paths: frozenset[str]
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    given: Path
    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")


def files_below(paths: Sequence[Path], configuration: Configuration) -> Listing:
    """List the files of folders and single files.

    Raises SourceError where a path does not exist or cannot be listed, ConfigurationError for a pattern that is none.
    A file that is reached twice (through a link, or from overlapping sources) is listed once. Where two sources hold
    the same relative path, all paths start with the name of their source, so that ids stay unique.
    """
    sources = [_folder_source(path, configuration) for path in sorted({path for path in paths if _is_folder(path)})]
    sources += _file_sources(sorted({path for path in paths if not _is_folder(path)}))
    kept = _without_repeats(sources)
    labels = _labels([source.given for source in kept]) if _collide(kept) else {}
    files: list[ListedFile] = []
    skipped = [skip for source in kept for skip in source.skipped]
    every: set[str] = set()
    for source in kept:
        prefix = labels[source.given] + "/" if labels else ""
        for entry in source.entries:
            path = printable(prefix + entry.relative)
            every.add(path)
            if not entry.read or entry.location is None:
                continue
            uri = printable((source.given / entry.relative).as_posix())
            reason = _reason_to_skip(entry, configuration.limits)
            if reason is not None:
                skipped.append(Skipped(uri, reason))
            elif entry.use is Use.READ:
                files.append(ListedFile(path, uri, entry.location, str(source.given), printable(entry.relative)))
    return Listing(
        tuple(sorted(files, key=lambda file: file.path)),
        tuple(sorted(set(skipped), key=lambda skip: (skip.uri, skip.reason))),
        frozenset(every),
        tuple(
            sorted(
                printable((source.given / entry.relative).as_posix())
                for source in kept
                for entry in source.entries
                if entry.own
            )
        ),
    )


def read_bytes(file: ListedFile, limits: Limits, opened: Callable[[Path], BinaryIO] = _opened) -> bytes:
    """Read a file whole. A file that changes meanwhile is read once more; Unreadable where it changes again.

    Unreadable too where it is larger than the limit by now, is no file any more, or may not be read.
    """
    for _ in range(READINGS):
        try:
            before = file.location.stat()
            if special := _special(before.st_mode):
                raise Unreadable(f"is a {special}, not a file")
            with opened(file.location) as stream:
                data = stream.read(int(limits.megabytes * 1_000_000) + 1)
            after = file.location.stat()
        except FileNotFoundError:
            raise Unreadable("disappeared while the folder was read") from None
        except OSError as error:
            raise Unreadable(f"cannot be opened: {error.strerror}") from None
        if reason := size_reason(max(len(data), after.st_size), limits):
            raise Unreadable(reason)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(data) == after.st_size:
            return data
    if before.st_size == after.st_size == len(data):
        return data
    raise Unreadable("changed while it was read")


def printable(name: str) -> str:
    """A file's name as text that can be written anywhere: bytes that are not UTF-8 appear escaped."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def size_reason(size: int, limits: Limits) -> str | None:
    """Why a file of `size` bytes is not read; None where it is within the limit."""
    if size <= limits.megabytes * 1_000_000:
        return None
    return f"is {size / 1_000_000:,.1f} MB, over the limit of {limits.megabytes:g} MB (limits.megabytes)"


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        raise SourceError(f"{printable(str(path))}: does not exist. Check the path.") from None
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{printable(str(path))}: cannot be opened: {getattr(error, 'strerror', None) or error}."
        ) from None


def _folder_source(folder: Path, configuration: Configuration) -> _Source:
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        reason = f"{printable(str(folder))}: cannot be listed: {error.strerror}. Check its permissions."
        raise SourceError(reason) from None
    found = tuple(walk(folder, configuration.sources))
    entries = tuple(item for item in found if isinstance(item, Entry))
    skipped = tuple(replace(item, uri=printable(item.uri)) for item in found if isinstance(item, Skipped))
    return _Source(folder, entries, skipped)


def _file_sources(files: Iterable[Path]) -> Iterator[_Source]:
    """Single files by source: the working folder for relative paths below it, else the folder that holds the file.

    A file that is named is read whatever the ignore patterns say. The files beside it are known but not read.
    """
    named: dict[Path, set[str]] = {}
    for file in files:
        below = not file.is_absolute() and ".." not in file.parts
        source, relative = (Path(), file.as_posix()) if below else (file.parent, file.name)
        named.setdefault(source, set()).add(relative)
    for source, relatives in sorted(named.items()):
        entries = {relative: _named_entry(source / relative, relative) for relative in relatives}
        for folder in sorted({Path(relative).parent for relative in relatives}):
            for name in _names_in(source / folder):
                relative = (folder / name).as_posix()
                entries.setdefault(relative, Entry(relative, None, "", Use.ASSET, read=False))
        yield _Source(source, tuple(entries[relative] for relative in sorted(entries)), ())


def _named_entry(location: Path, relative: str) -> Entry:
    use = use_of(location.name)
    real = os.path.realpath(location)
    return Entry(relative, location, real, Use.UNKNOWN if use is Use.ASSET else use, link=location.is_symlink())


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return []


def _without_repeats(sources: Sequence[_Source]) -> list[_Source]:
    """Each file in one place only: rather where it lies than where a link leads to it, rather in the first source."""
    best: dict[str, tuple[bool, int, str]] = {}
    for position, source in enumerate(sources):
        for entry in source.entries:
            if entry.read:
                rank = (entry.link, position, entry.relative)
                best[entry.real] = min(best.get(entry.real, rank), rank)
    return [
        replace(
            source,
            entries=tuple(
                replace(entry, read=entry.read and best[entry.real] == (entry.link, position, entry.relative))
                for entry in source.entries
            ),
        )
        for position, source in enumerate(sources)
    ]


def _collide(sources: Sequence[_Source]) -> bool:
    seen = Counter(entry.relative for source in sources for entry in source.entries if entry.read)
    return any(count > 1 for count in seen.values())


def _labels(folders: Sequence[Path]) -> dict[Path, str]:
    """A name for each folder: as many of its last parts as tell all of them apart."""
    parts = {folder: folder.resolve().parts for folder in folders}
    depth = 1
    while depth < max(len(each) for each in parts.values()):
        if len({each[-depth:] for each in parts.values()}) == len(parts):
            break
        depth += 1
    return {folder: "/".join(each[-depth:]).lstrip("/") for folder, each in parts.items()}


def _reason_to_skip(entry: Entry, limits: Limits) -> str | None:
    if entry.location is None or entry.use is Use.ASSET:
        return None
    try:
        status = entry.location.stat()
    except (FileNotFoundError, NotADirectoryError):
        return "is a link that leads nowhere" if entry.link else "disappeared while the folder was read"
    except OSError as error:
        return f"cannot be opened: {error.strerror}"
    special = _special(status.st_mode)
    if special is not None:
        return f"is a {special}, not a file"
    if entry.use is Use.UNKNOWN:
        return reason_without_reader(entry.location.name)
    return size_reason(status.st_size, limits)


def _special(mode: int) -> str | None:
    if stat.S_ISREG(mode):
        return None
    kinds = ((stat.S_ISFIFO, "named pipe"), (stat.S_ISSOCK, "socket"), (stat.S_ISDIR, "folder"))
    return next((name for test, name in kinds if test(mode)), "device")
