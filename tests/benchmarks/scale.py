"""What finding candidates costs at 1k, 10k and all passages of product documentation, and how much of the truth is among them.

    python -m tests.benchmarks.scale [again STAGE SIZE]

writes reports/benchmarks/scale.json and scale.md. Each figure is measured in a process of its own; `again` measures one of them
anew and keeps the rest. Embedding is not part of it: up to 10k passages the vectors are those of the default model, of documents
that were embedded before (kept in the folder for temporary files between runs); at the largest size random projections of TF-IDF
stand in for them.

The comparison with sentence-transformers' paraphrase_mining, semhash and datasketch runs where they are installed.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.benchmarks.scale_data import SIZES, WORK, distinct, make_vectors, passages_of_size, prepare, with_vectors
from tests.benchmarks.scale_peers import datasketch, ours, paraphrase_mining, recall, semhash
from tests.benchmarks.shared import ABSENT, SHARED, shared

REPORTS = Path(__file__).parents[2] / "reports" / "benchmarks"
RUNS = 2
"""The least of so many runs counts for the lexical stage: other processes only ever make one slower."""


def main() -> None:
    """Measure every stage at every size, then the peers."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    WORK.mkdir(exist_ok=True)
    if not (WORK / "scale-100000.pickle").exists():
        prepare()
    result: dict[str, Any] = {"command": "python -m tests.benchmarks.scale", "stages": [], "peers": []}
    result |= {"load_average": round(os.getloadavg()[1], 1), "processors": os.cpu_count()}
    _child(sys.executable, "project", 0)
    for size in SIZES:
        for stage in ("lexical", "vectors", "documents"):
            result["stages"].append(_child(sys.executable, stage, size))
            print(result["stages"][-1], flush=True)
    lexical = [item for item in result["stages"] if item["stage"] == "lexical"]
    result["growth_of_lexical"] = [
        round(math.log(b["cpu_s"] / a["cpu_s"]) / math.log(b["distinct"] / a["distinct"]), 2)
        for a, b in pairwise(lexical)
    ]
    for stage in ("recall", "ours"):
        result["peers"].append(_child(sys.executable, stage, 10_000))
        print(result["peers"][-1], flush=True)
    for stage in ("paraphrase_mining", "semhash", "datasketch"):
        result["peers"].append(_child(sys.executable, stage, 10_000))
        print(result["peers"][-1], flush=True)
    _write(result)


def again(stage: str, size: int) -> None:
    """Measure one stage at one size anew, and keep the other figures."""
    result = json.loads((REPORTS / "scale.json").read_text(encoding="utf-8"))
    sizes = {stage: iter(SIZES) for stage in STAGES}
    measured = _child(sys.executable, stage, size)
    print(measured)
    # Some passages of a size are the same, so that a stage's figures name fewer; the stages run in the order of the sizes.
    result["stages"] = [
        measured if item["stage"] == stage and next(sizes[stage]) == size else item for item in result["stages"]
    ]
    _write(result)


def _write(result: dict[str, Any]) -> None:
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "scale.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "scale.md").write_text(_markdown(result), encoding="utf-8")


def _child(python: str, stage: str, size: int) -> dict[str, Any]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "KBAUDIT_SHARED": str(SHARED)}
    root = Path(__file__).parents[2]
    environment["PYTHONPATH"] = str(root)
    command = [python, "-m", "tests.benchmarks.scale", stage, str(size)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"stage": stage, "passages": size, "failed": done.stderr.strip().splitlines()[-1:]}
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def lexical(size: int) -> dict[str, Any]:
    """Candidates by shingles: CPU seconds, pairs."""
    from kbaudit.candidates import COPIED, overlaps

    texts = distinct(passages_of_size(size))
    seconds = []
    for _ in range(RUNS):
        started = time.process_time()
        found = overlaps(texts, COPIED)
        seconds.append(time.process_time() - started)
    return {"distinct": len(texts), "cpu_s": round(min(seconds), 2), "pairs": len(found)}


def vectors(size: int) -> dict[str, Any]:
    """The exact search among vectors, without embedding."""
    from kbaudit.candidates import COSINE
    from kbaudit.candidates.neighbours import neighbours

    passages, rows, kind = with_vectors(size)
    first = {passage.digest: number for number, passage in reversed(list(enumerate(passages)))}
    rows = rows[sorted(first.values())]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    started = time.process_time()
    found = len(neighbours(rows, COSINE).left)
    return {
        "passages": len(passages),
        "distinct": len(rows),
        "cpu_s": round(time.process_time() - started, 2),
        "pairs": found,
        "megabytes_before": before,
        "of": kind,
    }


def documents(size: int) -> dict[str, Any]:
    """The whole of `propose`, with vectors, passages of the same text included."""
    from kbaudit.candidates import propose

    passages, rows, kind = with_vectors(size)
    started = time.process_time()
    found = propose(passages, rows)
    seconds = round(time.process_time() - started, 2)
    return {"passages": len(passages), "cpu_s": seconds, "pairs": len(found), "of": kind}


def project(_: int) -> dict[str, Any]:
    """Make the vectors."""
    make_vectors()
    return {}


def _markdown(result: dict[str, Any]) -> str:
    lines = [
        "# Scale",
        "",
        f"Made by `{result['command']}`. CPU seconds of one thread; memory is the peak of the process. The load average was "
        f"{result['load_average']} on {result['processors']} processors: what shares their caches makes all figures larger.",
        "",
    ]
    lines += ["| stage | passages | distinct | CPU s | pairs | MB | vectors |", "|---|---:|---:|---:|---:|---:|---|"]
    lines += [
        f"| {item['stage']} | {item['passages']} | {item.get('distinct', '')} | {item.get('cpu_s', '')} | "
        f"{item.get('pairs', '')} | {item.get('megabytes', '')} | {item.get('of', '')} |"
        for item in result["stages"]
        if "failed" not in item
    ]
    failed = [f"{item['stage']} at {item['passages']} passages" for item in result["stages"] if "failed" in item]
    lines += [f"\nNot measured: {item}." for item in failed]
    lines += ["", f"Exponent of growth of the lexical stage from size to size: {result['growth_of_lexical']}", ""]
    lines += ["## Beside other libraries, 10,000 passages, the same texts and vectors", ""]
    peers = [item for item in result["peers"] if item["stage"] != "recall"]
    keys = ("cpu_s", "megabytes", "pairs", "recall_of_copies", "recall_of_neighbours", "precision_for_either")
    lines += [f"| library | {' | '.join(keys).replace('_', ' ')} |", f"|---{'|---:' * len(keys)}|"]
    lines += [f"| {item['stage']} | {' | '.join(str(item.get(key, '-')) for key in keys)} |" for item in peers]
    lines += [f"\nNot measured: {item['stage']}, {item['failed']}" for item in peers if "failed" in item]
    true = next((item for item in peers if "copies" in item), {})
    lines += [
        "",
        f"Copies are the {true.get('copies')} pairs that comparing the shingles of all with all finds within the limits, "
        f"furniture included; neighbours the {true.get('neighbours')} pairs with a cosine of at least .8.",
        "",
    ]
    for item in result["peers"]:
        if item["stage"] == "recall":
            lines += ["## Recall of candidates", "", " ".join((recall.__doc__ or "").split()), ""]
            lines += [
                f"- {key.replace('_', ' ')}: {value}" for key, value in item.items() if key not in ("stage", "examples")
            ]
            lines += [f"  - missed: {left} ... | {right} ..." for left, right in item.get("examples", ())]
    return "\n".join(lines) + "\n"


STAGES: dict[str, Callable[[int], dict[str, Any]]] = {
    function.__name__: function
    for function in (lexical, vectors, documents, project, recall, ours, paraphrase_mining, semhash, datasketch)
}

if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "again":
        again(sys.argv[2], int(sys.argv[3]))
    elif len(sys.argv) == 3:
        measured = STAGES[sys.argv[1]](int(sys.argv[2]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"stage": sys.argv[1], "passages": int(sys.argv[2]), **measured, "megabytes": peak}))
    else:
        main()
