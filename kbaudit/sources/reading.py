"""Sources → documents, and what could not be read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kbaudit.config import Configuration
from kbaudit.errors import SourceError
from kbaudit.facts.date_roles import role_of_key
from kbaudit.facts.dates import decide_order
from kbaudit.keeping import Keeper, once
from kbaudit.model import Document, Skipped
from kbaudit.progress import Progress
from kbaudit.sources.documents import Found, digest_of, understand
from kbaudit.sources.extract import RawFile, Unreadable
from kbaudit.sources.folder import ListedFile, files_below, read_bytes
from kbaudit.sources.git import read_history
from kbaudit.sources.history import FileHistory, read_history_table
from kbaudit.sources.owners import with_owners
from kbaudit.sources.readers import reader_for
from kbaudit.sources.time_limit import time_limit
from kbaudit.sources.uncertainty import notices_of
from kbaudit.sources.workers import end_with_parent


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sources hold: documents sorted by id, skipped ones, and the paths of all files below the sources."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    files: frozenset[str]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file with this digest holds, and what of it could not be read."""

    digest: str
    found: tuple[Found, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read(
    paths: Sequence[Path],
    configuration: Configuration,
    *,
    jobs: int = 1,
    progress: Progress,
    home: Path = Path(),
    keeper: Keeper | None = None,
) -> Reading:
    """Read every document below the paths. SourceError where there is nothing to audit.

    `home` is the folder that the configuration's own paths are relative to. With a `keeper`, files and documents that are
    as they were are not read and understood again.
    """
    listing = files_below(paths, configuration)
    found: list[Found] = []
    skipped = list(listing.skipped)
    for number, outcome in enumerate(_outcomes(listing.files, configuration, jobs, keeper), 1):
        found.extend(outcome.found)
        skipped.extend(outcome.skipped)
        progress("reading", number, len(listing.files))
    if not found:
        raise SourceError(_nothing(paths, skipped))
    history, editors, notices = _history(paths, listing.files, configuration, home)
    order = configuration.dates.order
    if order == "auto":
        order = decide_order(_date_values(found, configuration.dates.keys))
    understood = understand(found, configuration, order=order, history=history, keeper=keeper)
    locations = {file.path: file.location for file in listing.files}
    folders = [path if path.is_dir() else path.parent for path in paths]
    documents, said = with_owners(understood, locations, folders, editors, configuration, home)
    return Reading(
        documents,
        tuple(sorted(skipped, key=lambda item: (item.uri, item.reason))),
        listing.all_paths,
        (*notices, *said, *_own(listing.own), *notices_of(documents)),
    )


def read_file(file: ListedFile, configuration: Configuration) -> Outcome:
    """Read one file into the documents that it holds. Whatever is wrong with it becomes a Skipped."""
    digest = ""
    try:
        data = read_bytes(file, configuration.limits)
        digest = hashlib.sha256(data).hexdigest()
        raw = RawFile(file.path, file.uri, data, configuration.limits, configuration.fields)
        found: list[Found] = []
        skipped: list[Skipped] = []
        with time_limit(configuration.limits.seconds):
            for item in reader_for(raw.suffix)(raw):
                if isinstance(item, Skipped):
                    skipped.append(item)
                else:
                    suffix = raw.suffix.removeprefix(".") or "txt"
                    found.append(Found(file.path, file.uri, suffix, item, digest_of(data, item)))
    except Unreadable as error:
        return _unreadable(file, digest, str(error))
    except RecursionError:
        return _unreadable(file, digest, "is nested too deeply to be read")
    except MemoryError:
        return _unreadable(file, digest, "does not fit into memory")
    except Exception as error:
        return _unreadable(file, digest, f"cannot be read: {type(error).__name__}: {str(error)[:200]}")
    if not found and not skipped:
        return _unreadable(file, digest, "holds no documents")
    return Outcome(digest, tuple(found), tuple(skipped))


def _unreadable(file: ListedFile, digest: str, reason: str) -> Outcome:
    return Outcome(digest, skipped=(Skipped(file.uri, reason),))


def _outcomes(
    files: Sequence[ListedFile], configuration: Configuration, jobs: int, keeper: Keeper | None
) -> Iterator[Outcome]:
    """What each file holds, in the order of the files. Only what held documents is kept: trouble may pass."""
    if keeper is None:
        return _read_files(files, configuration, jobs)
    digests = [_digest(file, configuration) for file in files]
    keys = [
        keeper.key(digest, file.path, file.uri, configuration.limits, configuration.fields) if digest else None
        for file, digest in zip(files, digests, strict=True)
    ]
    return once(
        keeper,
        "files",
        keys,
        Outcome,
        lambda positions: _read_files([files[position] for position in positions], configuration, jobs),
        lasting=lambda position, outcome: bool(outcome.found) and outcome.digest == digests[position],
    )


def _digest(file: ListedFile, configuration: Configuration) -> str:
    try:
        return hashlib.sha256(read_bytes(file, configuration.limits)).hexdigest()
    except Unreadable:
        return ""


def _read_files(files: Sequence[ListedFile], configuration: Configuration, jobs: int) -> Iterator[Outcome]:
    """The files read now, in their order, whatever the number of processes."""
    if jobs <= 1 or len(files) < 2 * jobs:
        for file in files:
            yield read_file(file, configuration)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    with ProcessPoolExecutor(min(jobs, os.cpu_count() or 1), initializer=end_with_parent) as pool:
        yield from pool.map(partial(read_file, configuration=configuration), files, chunksize=8)


def _history(
    paths: Sequence[Path], files: Iterable[ListedFile], configuration: Configuration, home: Path
) -> tuple[dict[str, FileHistory], dict[str, str], tuple[str, ...]]:
    """The history of every file by its document path, from the table that is configured, else from git; and its editors."""
    if configuration.dates.history:
        table = read_history_table(home / configuration.dates.history)
        return dict(table.files), {}, (table.note,) if table.note else ()
    if not configuration.dates.git:
        return {}, {}, ()
    known: dict[str, FileHistory] = {}
    editors: dict[str, str] = {}
    notices: list[str] = []
    by_root: dict[Path, list[ListedFile]] = {}
    for file in files:
        root = next(
            (path for path in paths if path.is_dir() and file.location.is_relative_to(path)), file.location.parent
        )
        by_root.setdefault(root, []).append(file)
    for root, members in sorted(by_root.items()):
        history = read_history(root)
        if history.note:
            notices.append(history.note)
        for file in members:
            name = file.location.relative_to(root).as_posix()
            if name in history.files:
                known[file.path] = history.files[name]
            if name in history.editors:
                editors[file.path] = history.editors[name]
    return known, editors, tuple(notices)


def _date_values(found: Iterable[Found], keys: Mapping[str, str]) -> Iterator[str]:
    for item in found:
        for field in item.extract.metadata:
            if role_of_key(field.key, keys) is not None:
                yield field.value


def _own(names: Sequence[str]) -> tuple[str, ...]:
    """What to say where reports of kbaudit lie among the documents."""
    if not names:
        return ()
    many = f"{', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
    verb = ("is a report", "was") if len(names) == 1 else ("are reports", "were")
    return (f"{many} {verb[0]} of kbaudit and {verb[1]} not read. Write reports outside the knowledge base (-o).",)


def _nothing(paths: Sequence[Path], skipped: Sequence[Skipped]) -> str:
    where = ", ".join(str(path) for path in paths)
    if not skipped:
        return (
            f"No documents in {where}. kbaudit reads Markdown, HTML, text, PDF, Office files, CSV and JSON: name the folder that "
            "holds such files, or export the knowledge base into one."
        )
    reasons = "; ".join(f"{item.uri}: {item.reason}" for item in skipped[:3])
    more = f"; and {len(skipped) - 3:,} more" if len(skipped) > 3 else ""
    return (
        f"No document in {where} could be read ({len(skipped):,} skipped). {reasons}{more}. "
        "Put sound copies in their place, or name a folder that holds other documents."
    )
