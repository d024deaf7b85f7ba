"""Audits that are killed, starved or run side by side, and what must hold afterwards.

An audit is a forked child of this process, which has everything imported, so that hundreds of them are cheap. Its embedder is a
stand-in that is slow enough to be killed at its work: what is tested is the store, the lock and the reports, not the model.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

import kbaudit
from kbaudit import embedding
from kbaudit.cli import (
    main,
    scanning,  # noqa: F401 - imported once, before the children are forked
)
from kbaudit.config import Configuration, Model
from kbaudit.embedding import rows
from kbaudit.lock import held
from kbaudit.outputs import DEFAULT_SET, render
from kbaudit.progress import Stopwatch, silent
from kbaudit.store import FILE_NAME as STORE_NAME
from kbaudit.store import FOLDER

PAGES = 10
DAY = "2026-01-15"
WORDS = (
    "account agent answer area balance bank bill branch button card case change chat claim client code contract "
    "copy country course customer date day delivery desk detail device discount email entry error event fee field "
    "file form guide help hour invoice item key letter level line link list login message minute model month name "
    "note number office option order page parcel part password payment person phone place plan policy portal price "
    "product profile question rate reason record refund region reply report request return rule sale screen seat "
    "service shift shop sign site stock store support system table task team term ticket time tool update user "
    "value version visit voucher week window word year "
).split()


@dataclass(slots=True)
class Place:
    """A folder with a small knowledge base, its store and its reports; what the harness notes lies in `notes`."""

    root: Path
    notes: Path
    rng: random.Random
    seconds_per_text: float = 0.01

    @property
    def store(self) -> Path:
        return self.root / FOLDER / STORE_NAME

    @property
    def reports(self) -> Path:
        return self.root / "out"

    @property
    def stage(self) -> str:
        """The stage at which the last audit was."""
        with contextlib.suppress(OSError):
            return (self.notes / "stage").read_text(encoding="utf-8") or "starting"
        return "starting"


def settle(root: Path, seed: int, notes: Path | None = None) -> Place:
    """Make a folder with pages, and what looks like a model."""
    place = Place(root, notes or root / "notes", random.Random(seed))
    place.notes.mkdir(parents=True)
    (root / "kb").mkdir(parents=True, exist_ok=True)
    (root / "model").mkdir()
    (root / "model" / "model.safetensors").write_bytes(b"stands for weights")
    for number in range(PAGES):
        write_page(place, number)
    return place


def warm(place: Place) -> None:
    """Import whatever an audit imports on its way, once, before children are forked."""
    report = kbaudit.audit(place.root / "kb", configuration=Configuration(model=Model(enabled=False)))
    for name in DEFAULT_SET:
        render(report, name)


def write_page(place: Place, number: int) -> None:
    """Write a page anew: some paragraphs that no page had before, some that others share."""
    rng = place.rng
    paragraphs = [" ".join(rng.choices(WORDS, k=rng.randint(25, 60))).capitalize() + "." for _ in range(3)]
    paragraphs.append(
        f"The refund takes {rng.randint(2, 30)} days. Orders ship within {rng.randint(1, 9)} working days."
    )
    text = f"---\ntitle: Page {number}\nowner: team-{number % 3}\nlast_reviewed: 2025-12-01\n---\n\n" + "\n\n".join(
        paragraphs
    )
    (place.root / "kb" / f"page-{number:02}.md").write_text(f"{text}\n", encoding="utf-8")


def arguments(place: Place, *more: str) -> list[str]:
    """The words of a scan of the place."""
    return ["scan", "-q", "--today", DAY, "--model", str(place.root / "model"), "-o", f"{place.reports}/", *more, "kb"]


def audit(place: Place, *more: str, before: Callable[[], None] | None = None) -> int:
    """Start an audit and give its process; what it says goes to the file `said`."""
    (place.notes / "stage").unlink(missing_ok=True)
    (place.notes / "embedded").unlink(missing_ok=True)
    process = os.fork()
    if process:
        return process
    code = 99
    try:
        os.setpgid(0, 0)
        os.chdir(place.root)
        for number in (1, 2):
            os.dup2(os.open(place.notes / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND), number)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        if before is not None:
            before()
        _stand_in(place)
        main(arguments(place, *more), prog_name="kbaudit")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def finished(process: int) -> int:
    """Wait for an audit and give its exit code, negative where a signal ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def killed_after(process: int, seconds: float) -> bool:
    """Kill an audit after a time; whether it was still running."""
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    return finished(process) == -signal.SIGKILL


def _stand_in(place: Place) -> None:
    """Put a slow embedder in the place of the model, and note which stage the audit is at."""
    rows.CHUNK = 16
    count = 0

    def embed(texts: Sequence[str]) -> Any:
        nonlocal count
        time.sleep(place.seconds_per_text * len(texts))
        count += len(texts)
        (place.notes / "embedded").write_text(str(count), encoding="utf-8")
        digests = [list(hashlib.sha256(text.encode()).digest()) for text in texts]
        vectors = numpy.array(digests, dtype=numpy.float32) - numpy.float32(127.5)
        return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)

    def load(source: Any, **settings: Any) -> Any:
        return embed

    embedding.load = load
    stage = Stopwatch.stage

    def noting(self: Stopwatch, name: str) -> contextlib.AbstractContextManager[None]:
        (place.notes / "stage").write_text(name, encoding="utf-8")
        return stage(self, name)

    Stopwatch.stage = noting  # type: ignore[assignment, method-assign]


def embedded(place: Place) -> int:
    """How many texts the last audit embedded."""
    path = place.notes / "embedded"
    return int(path.read_text(encoding="utf-8") or 0) if path.exists() else 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the store held: the runs with everything in their rows, and the texts that have vectors."""

    runs: tuple[tuple[object, ...], ...]
    vectors: frozenset[str]


def snapshot(place: Place) -> Snapshot:
    """What the store holds; AssertionError where it is not whole."""
    if not place.store.exists():
        return Snapshot((), frozenset())
    with contextlib.closing(sqlite3.connect(place.store, timeout=30)) as connection:
        (state,) = connection.execute("PRAGMA integrity_check").fetchone()
        assert state == "ok", state
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        if not {"runs", "embeddings"} <= tables:
            # Killed before the first schema was there: all of it or nothing.
            assert not tables, tables
            return Snapshot((), frozenset())
        runs = tuple(connection.execute("SELECT * FROM runs ORDER BY id"))
        return Snapshot(runs, frozenset(digest for (digest,) in connection.execute("SELECT digest FROM embeddings")))


def check_after(place: Place, before: Snapshot) -> Snapshot:
    """What must hold after any fault: the store whole, nothing lost, no half report, no lock that stayed."""
    now = snapshot(place)
    assert now.runs[: len(before.runs)] == before.runs, "a run that was recorded changed or is gone"
    assert len(now.runs) <= len(before.runs) + 1
    assert before.vectors <= now.vectors, "vectors that were kept are gone"
    for path in place.reports.rglob("*"):
        if path.is_file():
            whole(path)
    with held(place.root, wait=20, progress=silent):
        pass
    return now


def whole(path: Path) -> None:
    """AssertionError where a report is half written. Drafts, whose names begin with a dot, are no reports."""
    if path.name.startswith("."):
        assert path.suffix == ".part", path
        return
    data = path.read_bytes()
    assert data, path
    if path.suffix == ".json":
        json.loads(data)
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            assert book.testzip() is None, path
    elif path.suffix == ".html":
        assert data.rstrip().endswith(b"</html>"), path
    else:
        assert data.endswith(b"\n"), path


def findings(place: Place) -> list[Any]:
    """The findings of the report, without what follows the store."""
    report = json.loads((place.reports / "report.json").read_text(encoding="utf-8"))
    found: list[Any] = report["findings"]
    for item in found:
        item.pop("state", None)
    return found


def check_recovered(place: Place, before: Snapshot) -> int:
    """A whole audit after faults: it goes on where the embeddings stopped, records itself, and finds what a fresh one finds.

    Gives the number of texts that were embedded already when it began.
    """
    assert finished(audit(place)) == 0, said(place)
    now = check_after(place, before)
    assert len(now.runs) == len(before.runs) + 1
    new = len(now.vectors - before.vectors)
    assert embedded(place) == new, (embedded(place), new)
    assert not list(place.reports.rglob(".*.part")), "drafts of killed audits are left"
    mine = findings(place)
    assert finished(audit(place, "--no-store")) == 0, said(place)
    assert findings(place) == mine, "an audit after a fault finds something else than a fresh one"
    return embedded(place) - new


def said(place: Place) -> str:
    """What the audits printed."""
    path = place.notes / "said"
    return path.read_text(encoding="utf-8", errors="replace")[-3000:] if path.exists() else ""


def clear_said(place: Place) -> None:
    """Forget what the audits printed."""
    (place.notes / "said").unlink(missing_ok=True)


def kill_at_random(place: Place, kills: int) -> Iterator[tuple[str, bool]]:
    """Kill audits at random moments, a page written anew before each, a whole audit after every few; the stage of each kill."""
    began = time.monotonic()
    before = snapshot(place)
    assert finished(audit(place)) == 0, said(place)
    longest = time.monotonic() - began
    before = check_after(place, before)
    number = 0
    while number < kills:
        for index in place.rng.sample(range(PAGES), 3):
            write_page(place, index)
        jobs = ("-j", "2") if number % 4 == 3 else ()
        hit = killed_after(audit(place, *jobs), place.rng.uniform(0, longest))
        # Aimed at the length of the audits as they turn out, so that most are hit, and every stage gets its share.
        longest *= 1.1 if hit else 0.8
        stage = place.stage
        before = check_after(place, before)
        number += hit
        yield stage, hit
        if place.rng.random() < 0.2:
            check_recovered(place, before)
            before = snapshot(place)
    check_recovered(place, before)


def copy_of(place: Place, root: Path) -> Place:
    """The place as it is, somewhere else."""
    shutil.copytree(place.root, root)
    (root / "notes").mkdir(exist_ok=True)
    return Place(root, root / "notes", place.rng, place.seconds_per_text)
