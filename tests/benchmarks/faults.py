"""What happens to an audit's store, lock and reports when it is killed, starved of disk, or run side by side.

    python -m tests.benchmarks.faults [KILLS]

Every fault is followed by the same checks (tests/faulting.py): the database is whole, no run and no vector that was kept is lost,
no report is half written, no lock stays, and the next audit embeds only what is not embedded yet and finds what an audit
without a store finds. A check that fails ends the campaign. Writes reports/benchmarks/faults.json and faults.md. Needs a
POSIX system; small disks are tmpfs mounts, which only root may make, and slow ones need strace: what cannot be done is named.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from kbaudit.store import FILE_NAME as STORE_NAME
from kbaudit.store import FOLDER, open_store
from kbaudit.store.backup import backup_name
from tests.faulting import (
    Place,
    audit,
    check_after,
    check_recovered,
    clear_said,
    copy_of,
    finished,
    kill_at_random,
    killed_after,
    said,
    settle,
    snapshot,
    warm,
    write_page,
)

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
KILLS = 240
SHARES = 4
"""Knowledge bases that are audited and killed at once."""

SEED = 20260115


def main() -> None:
    """Run the campaign."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 and __name__ == "__main__" else KILLS
    results: dict[str, object] = {"command": "python -m tests.benchmarks.faults", "seed": SEED}
    with tempfile.TemporaryDirectory() as name:
        places = [settle(Path(name) / f"kill-{number}", SEED + number) for number in range(SHARES)]
        warm(places[0])
        scenes: dict[str, Callable[[Path], dict[str, object]]] = {
            **{f"killed {number}": partial(killed, place, -(-kills // SHARES)) for number, place in enumerate(places)},
            "file size limit": limited,
            "disk full": full,
            "read-only folder": read_only,
            "slow disk": slow,
            "killed while the tables change": migrating,
            "clock set back": set_back,
            "two at once": two_at_once,
        }
        outcomes = side_by_side(scenes, Path(name))
    results["killed"] = added([outcomes.pop(f"killed {number}") for number in range(SHARES)])
    results.update(outcomes)
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "faults.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "faults.md").write_text(described(results), encoding="utf-8")


def side_by_side(
    scenes: Mapping[str, Callable[[Path], dict[str, object]]], folder: Path
) -> dict[str, dict[str, object]]:
    """Every scene in a process of its own, and what became of it; the first one that failed ends the campaign."""
    began = {}
    for number, (title, scene) in enumerate(scenes.items()):
        process = os.fork()
        if not process:
            code = 1
            try:
                (folder / f"{number}.json").write_text(json.dumps(scene(folder / f"scene-{number}")), encoding="utf-8")
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(code)
        began[process] = (number, title)
    outcomes = {}
    while began:
        process, status = os.wait()
        number, title = began.pop(process)
        if os.waitstatus_to_exitcode(status) != 0:
            for other in began:
                os.kill(other, signal.SIGTERM)
            sys.exit(f"{title}: failed")
        outcomes[title] = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
        print(f"{title}: {json.dumps(outcomes[title])}", flush=True)
    return {title: outcomes[title] for title in scenes}


def added(shares: Sequence[dict[str, Any]]) -> dict[str, object]:
    """The counts of several shares together."""
    stages: Counter[str] = Counter()
    for share in shares:
        stages.update(share["by stage"])
    return {
        "kills": sum(share["kills"] for share in shares),
        "ended before the kill": sum(share["ended before the kill"] for share in shares),
        "by stage": dict(sorted(stages.items())),
    }


def killed(place: Place, kills: int, folder: Path) -> dict[str, object]:
    """Kill audits at random moments (SIGKILL), every fourth with two reading processes."""
    stages: Counter[str] = Counter()
    late = 0
    for stage, hit in kill_at_random(place, kills):
        stages[stage] += hit
        late += not hit
    return {"kills": kills, "ended before the kill": late, "by stage": dict(sorted(stages.items()))}


def limited(folder: Path) -> dict[str, object]:
    """Audits that may not write files beyond a size, which is what a full disk looks like to the store."""
    place = ready(folder)
    outcomes: Counter[str] = Counter()
    for number in range(24):
        write_page(place, number % 10)
        size = int(2 ** place.rng.uniform(12, 18))

        def limit(size: int = size) -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        before = snapshot(place)
        outcomes[outcome(place, finished(audit(place, before=limit)))] += 1
        check_after(place, before)
        check_recovered(place, snapshot(place))
    return {"audits": sum(outcomes.values()), **outcomes}


def full(folder: Path) -> dict[str, object]:
    """Audits on a disk that has only so much room left."""
    with disk(folder, "size=8m") as mounted:
        if not mounted:
            return {"not done": "no tmpfs can be mounted here"}
        place = ready(folder / "place", folder.with_name("notes of the full disk"))
        ballast = folder / "ballast"
        outcomes: Counter[str] = Counter()
        for number in range(24):
            write_page(place, number % 10)
            room = int(2 ** place.rng.uniform(10, 20))
            before = snapshot(place)
            ballast.write_bytes(b"\0" * max(0, shutil.disk_usage(folder).free - room))
            outcomes[outcome(place, finished(audit(place)))] += 1
            ballast.unlink()
            check_after(place, before)
            check_recovered(place, snapshot(place))
        return {"audits": sum(outcomes.values()), **outcomes}


def read_only(folder: Path) -> dict[str, object]:
    """An audit on a disk that was mounted read-only, with its reports elsewhere: it is done, and says what it could not keep."""
    with disk(folder, "size=8m") as mounted:
        if not mounted:
            return {"not done": "no tmpfs can be mounted here"}
        place = ready(folder / "place")
        before = snapshot(place)
        elsewhere = copy_of(place, folder.with_name("elsewhere"))
        shutil.rmtree(elsewhere.root / ".kbaudit")
        outcomes: Counter[str] = Counter()
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        try:
            for _ in range(3):
                outcomes[outcome(elsewhere, finished(audit(elsewhere, "--store", str(place.root))))] += 1
                notices = (elsewhere.reports / "report.json").read_text(encoding="utf-8")
                assert "kbaudit.db" in notices, "nobody was told that the store was not used"
        finally:
            subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        check_after(place, before)
        check_recovered(place, before)
        return {"audits": sum(outcomes.values()), **outcomes}


def slow(folder: Path) -> dict[str, object]:
    """Audits whose every write and flush takes 20 ms more, killed at random moments, and one that is let be."""
    if shutil.which("strace") is None:
        return {"not done": "strace is not installed"}
    place = ready(folder)
    calls = "write,pwrite64,fsync,fdatasync,ftruncate,rename"
    stages: Counter[str] = Counter()
    before = snapshot(place)
    for number in range(20):
        write_page(place, number % 10)
        process = audit(place, before=lambda: time.sleep(0.5))
        with subprocess.Popen(
            [
                "strace",
                "-f",
                "-qq",
                "-p",
                str(process),
                "-e",
                f"trace={calls}",
                "-e",
                f"inject={calls}:delay_enter=20000",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as tracer:
            stages["killed"] += killed_after(process, 0.5 + place.rng.uniform(0, 3))
            tracer.terminate()
        before = check_after(place, before)
    check_recovered(place, before)
    return {"audits": 20, **stages}


def migrating(folder: Path) -> dict[str, object]:
    """Stores of the first version, with many vectors, that are opened and killed while they are copied or changed."""
    path = folder / FOLDER / STORE_NAME
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as old:
        old.executescript((ROOT / "tests" / "data" / "stores" / "version-1.sql").read_text(encoding="utf-8"))
        old.executemany("INSERT INTO embeddings VALUES ('m', ?, ?)", ((f"{n:064}", bytes(768)) for n in range(20_000)))
        old.commit()
    before = dump(path)
    fresh = folder.with_name("original.db")
    shutil.copy(path, fresh)
    rng = random.Random(SEED)
    outcomes: Counter[str] = Counter()
    longest = 0.3
    while sum(outcomes.values()) < 40:
        process = os.fork()
        if not process:
            open_store(folder).close()
            os._exit(0)
        hit = killed_after(process, rng.uniform(0, longest))
        longest *= 1.1 if hit else 0.8
        now = dump(path)
        copy = backup_name(path, 1)
        assert not copy.exists() or dump(copy) == before, "the copy is not what the store was"
        assert now == before or copy.exists(), "the tables changed without a copy"
        with closing(open_store(folder)) as store:
            assert len(store.vectors("m", [f"{n:064}" for n in range(20_000)])) == 20_000
        assert not list(path.parent.glob(".*.part")), "drafts of killed copies are left"
        if hit:
            outcomes["store as before" if now == before else "store changed"] += 1
        for name in path.parent.glob("*"):
            name.unlink()
        shutil.copy(fresh, path)
    return {"kills": sum(outcomes.values()), **outcomes}


def dump(path: Path) -> str:
    """Everything in a database, as a digest; AssertionError where it is not whole."""
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        text = "\n".join([str(store.execute("PRAGMA user_version").fetchone()), *store.iterdump()])
    return hashlib.sha256(text.encode()).hexdigest()


def set_back(folder: Path) -> dict[str, object]:
    """Audits of earlier days after later ones, of files from the future."""
    place = ready(folder)
    done = 0
    for day in ("2026-01-14", "2024-02-29", "1999-12-31", "2026-01-15"):
        for path in (place.root / "kb").iterdir():
            os.utime(path, (4e9, 4e9))
        write_page(place, done)
        before = snapshot(place)
        assert finished(audit(place, "--today", day)) == 0, said(place)
        assert len(check_after(place, before).runs) == len(before.runs) + 1
        previous = json.loads((place.reports / "report.json").read_text(encoding="utf-8"))["previous"]
        assert previous["run"] == str(before.runs[-1][0]), "the run before is the one that was recorded last"
        done += 1
    check_recovered(place, snapshot(place))
    return {"audits": done, "done": done}


def two_at_once(folder: Path) -> dict[str, object]:
    """Two audits of one store: one of them is told who holds it, or waits for its turn."""
    place = ready(folder)
    outcomes: Counter[str] = Counter()
    for number in range(20):
        write_page(place, number % 10)
        before = snapshot(place)
        clear_said(place)
        waiting = ("--wait", "60") if number % 2 else ()
        codes = sorted(finished(process) for process in [audit(place, *waiting), audit(place, *waiting)])
        now = snapshot(place)
        assert before.vectors <= now.vectors
        assert len(now.runs) == len(before.runs) + codes.count(0)
        if waiting:
            assert codes == [0, 0], said(place)
            outcomes["both, one after the other"] += 1
        else:
            assert codes in ([0, 0], [0, 2]), said(place)
            assert codes[1] == 0 or "another audit" in said(place)
            outcomes["one, and one that was told who holds the store" if codes[1] else "both, without meeting"] += 1
    check_recovered(place, snapshot(place))
    return {"pairs": 20, **outcomes}


def ready(folder: Path, notes: Path | None = None) -> Place:
    """A place with a run in its store."""
    place = settle(folder, SEED, notes)
    (folder / "kbaudit.toml").write_text("", encoding="utf-8")
    assert finished(audit(place)) == 0, said(place)
    return place


def outcome(place: Place, code: int) -> str:
    """What became of an audit, in words; AssertionError for a traceback or silence."""
    text = said(place)
    clear_said(place)
    assert "Traceback" not in text, text
    assert code in (0, 2), (code, text)
    assert code == 0 or "cannot be written" in text, text
    return "ended with code 2, saying that the reports cannot be written" if code else "done"


@contextmanager
def disk(folder: Path, options: str) -> Iterator[bool]:
    """A small disk at a folder, where one can be mounted."""
    folder.mkdir(parents=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False)
    try:
        yield done.returncode == 0
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", "-l", folder], check=True)


def described(results: dict[str, object]) -> str:
    """The campaign as a page."""
    lines = [
        "# Faults",
        "",
        f"Made by `{results['command']}` (seed {results['seed']}): audits of a small knowledge base with a stand-in for the",
        "model. After every fault the database was whole (`PRAGMA integrity_check`), no run and no vector that had been kept was",
        "lost or changed, no report was half written, and the lock was free. After every few, and at the end of each row,",
        "a whole audit embedded exactly the texts that had no vector yet, recorded one run, left no draft, and found what an",
        "audit without a store finds. A check that fails ends the campaign without this page.",
        "",
        "| fault | what became of it |",
        "|---|---|",
    ]
    for title, result in results.items():
        if isinstance(result, dict):
            shown = "; ".join(
                f"{key}: {', '.join(f'{name} {count}' for name, count in value.items()) if isinstance(value, dict) else value}"
                for key, value in result.items()
            )
            lines.append(f"| {title} | {shown} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
