"""What a night costs: the first audit, one with nothing changed, with 1 % and with 10 % of the documents changed.

    python -m tests.benchmarks.incremental [--no-model] [--store FOLDER] [SIZE…]

Sizes are numbers of documents, drawn at random from product documentation; 1000, 4000 and 12000 where none is given. Each audit
is a process of its own, the later ones a day later each, as nights are; figures are its CPU seconds with one thread, and the
peak of its memory. A change is an edit of a number, a new sentence, a new page, a page renamed or a page deleted. The last
audit of the smallest size is compared with one that begins from nothing but the embeddings. With `--store` the first audit
finds the embeddings of an earlier audit of the same pages, out of the store below that folder, and nothing else: then the
nights are measured, and of the first audit what is no embedding. Writes reports/benchmarks/incremental.json and incremental.md;
sizes that were measured before are kept until they are measured again.
"""

from __future__ import annotations

import json
import math
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from kbaudit.store import open_store
from tests.benchmarks.shared import ABSENT, SHARED, shared

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
ARCHIVE = SHARED / "corpora" / "scale-msdocs.tar.xz"
SIZES = (1_000, 4_000, 12_000)
SEED = 7
FIRST = date(2026, 1, 1)
NIGHTS = (("first", 0.0), ("unchanged", 0.0), ("one_percent", 0.01), ("ten_percent", 0.1))


def main() -> None:
    """Measure the sizes that are named on the command line."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    words_only = "--no-model" in sys.argv
    store = Path(sys.argv[sys.argv.index("--store") + 1]) / ".kbaudit" if "--store" in sys.argv else None
    sizes = [int(value) for value in sys.argv[1:] if value.isdigit()] or list(SIZES)
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "all"
        with tarfile.open(ARCHIVE) as archive:
            archive.extractall(source, filter="data")
        pages = sorted(path.relative_to(source) for path in source.rglob("*.md"))
        random.Random(SEED).shuffle(pages)
        for size in sizes:
            place = Path(name) / str(size)
            for page in pages[:size]:
                (place / "kb" / page).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source / page, place / "kb" / page)
            if store:
                _only_embeddings(store, place / ".kbaudit")
            found = _measured(place, min(size, len(pages)), words_only=words_only, verify=size == min(sizes))
            _keep(found | ({"embeddings_kept": True} if store else {}))
            shutil.rmtree(place)
    print((REPORTS / "incremental.md").read_text(encoding="utf-8"))


def _only_embeddings(store: Path, copy: Path) -> None:
    """A copy of a store that keeps embeddings and the model's graph, and has no audit on record."""
    copy.mkdir(parents=True)
    for graph in store.glob("*.onnx"):
        shutil.copyfile(graph, copy / graph.name)
    with closing(open_store(copy.parent)), closing(sqlite3.connect(copy / "kbaudit.db")) as connection:
        connection.execute("ATTACH ? AS earlier", (str(store / "kbaudit.db"),))
        with connection:
            connection.execute("INSERT INTO main.embeddings SELECT * FROM earlier.embeddings")


def _measured(place: Path, size: int, *, words_only: bool, verify: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"documents": size, "model": not words_only}
    chance = random.Random(SEED)
    options = ["--no-model"] if words_only else []
    for night, (name, part) in enumerate(NIGHTS):
        _change(place / "kb", round(size * part), chance)
        day = FIRST + timedelta(days=night)
        seconds, megabytes = _audit(place, [*options, "-o", f"json:{name}.json"], day)
        found[name] = {"cpu_s": round(seconds, 1), "mb": megabytes}
        print(size, name, found[name], flush=True)
    if verify:
        _only_embeddings(place / ".kbaudit", place / "fresh" / ".kbaudit")
        _audit(place, [*options, "--store", "fresh", "-o", "json:fresh.json"], day)
        found["same_as_fresh"] = _lasting(place / f"{NIGHTS[-1][0]}.json") == _lasting(place / "fresh.json")
    report = json.loads((place / f"{NIGHTS[-1][0]}.json").read_text(encoding="utf-8"))
    found["passages"] = report["coverage"]["passages"]
    found["store_mb"] = round((place / ".kbaudit" / "kbaudit.db").stat().st_size / 1e6)
    return found


def _audit(place: Path, options: list[str], day: date) -> tuple[float, int]:
    """CPU seconds and megabytes of one audit."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "kbaudit", "scan", "kb", "--today", day.isoformat(), "-q", *options]
    process = subprocess.Popen(command, cwd=place, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def _change(folder: Path, count: int, chance: random.Random) -> None:
    """Change so many files, each in one of five ways."""
    files = sorted(folder.rglob("*.md"))
    for number, path in enumerate(chance.sample(files, count)):
        text = path.read_text(encoding="utf-8", errors="replace")
        way = number % 10
        if way < 5:
            path.write_text(text + f"\nThe limit was raised to {chance.randint(5, 90)} days.\n", encoding="utf-8")
        elif way < 7:
            path.write_text("".join("7" if letter == "5" else letter for letter in text), encoding="utf-8")
        elif way == 7:
            path.with_name(f"new-{number}-{path.name}").write_text(
                f"# New page {number}\n\n{text[:900]}\n", encoding="utf-8"
            )
        elif way == 8:
            path.replace(path.with_name(f"moved-{number}-{path.name}"))
        else:
            path.unlink()


def _lasting(path: Path) -> dict[str, Any]:
    """A report without what follows the store."""
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for volatile in ("run", "previous", "notices"):
        report.pop(volatile, None)
    for finding in report["findings"]:
        finding.pop("state", None)
    return report


def _keep(measured: dict[str, Any]) -> None:
    """Enter one size into the report, beside those measured before."""
    path = REPORTS / "incremental.json"
    result = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"sizes": []}
    others = [
        item
        for item in result["sizes"]
        if (item["documents"], item["model"]) != (measured["documents"], measured["model"])
    ]
    result = {
        "command": "python -m tests.benchmarks.incremental [--no-model] [--store FOLDER] [SIZE…]",
        "sizes": sorted([*others, measured], key=lambda item: (not item["model"], item["documents"])),
    }
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "incremental.md").write_text(_markdown(result), encoding="utf-8")


def _markdown(result: dict[str, Any]) -> str:
    lines = [
        "# Incremental audits",
        "",
        f"Made by `{result['command']}`: CPU seconds of whole processes with one thread, each audit a day after the one before. "
        "Beside each later night its part of the first one. Memory is the highest of the four audits. Where the embeddings were "
        "there before, the first audit is only that part of it which is no embedding, and no part of it is given.",
        "",
        "| compared by | documents | passages | first | nothing changed | 1 % changed | 10 % changed | MB | store, MB |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for item in result["sizes"]:
        first = item["first"]["cpu_s"]
        kept = item.get("embeddings_kept", False)
        seconds = [item[name]["cpu_s"] for name, _ in NIGHTS[1:]]
        nights = [f"{night}" if kept else f"{night} ({night / first:.1%})" for night in seconds]
        memory = max(item[name]["mb"] for name, _ in NIGHTS)
        lines.append(
            f"| {'meaning' if item['model'] else 'words only'} | {item['documents']} | {item['passages']} | "
            f"{first}{' without embedding' if kept else ''} | "
            f"{' | '.join(nights)} | {memory} | {item['store_mb']} |"
        )
    lines.append("")
    for model in (True, False):
        for a, b in pairwise(item for item in result["sizes"] if item["model"] is model):
            cold = not (a.get("embeddings_kept") or b.get("embeddings_kept"))
            names = (("first",) if cold else ()) + ("unchanged", "one_percent")
            growth = [f"{name.replace('_', ' ')} {_exponent(a, b, name):.2f}" for name in names]
            way = "meaning" if model else "words only"
            lines.append(
                f"Growth from {a['documents']} to {b['documents']} documents, {way} (1 is linear): {', '.join(growth)}."
            )
    checked = [item for item in result["sizes"] if "same_as_fresh" in item]
    for item in checked:
        said = "is the same" if item["same_as_fresh"] else "IS NOT THE SAME"
        way = "meaning" if item["model"] else "words only"
        lines.append(
            f"After all changes the report of {item['documents']} documents ({way}) {said} as that of an audit that begins "
            "from nothing but the embeddings."
        )
    return "\n".join(lines) + "\n"


def _exponent(a: dict[str, Any], b: dict[str, Any], name: str) -> float:
    return math.log(b[name]["cpu_s"] / a[name]["cpu_s"]) / math.log(b["documents"] / a["documents"])


if __name__ == "__main__":
    main()
