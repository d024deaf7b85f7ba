"""What embedding costs against sentence-transformers as it comes, on the same texts in one run.

    python -m tests.benchmarks.embedding

Texts are passages and masked statements of the own knowledge bases, by length. Each way of running the model gets a process of
its own and one thread; figures are CPU seconds, without loading. Writes reports/benchmarks/embedding.json and embedding.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy

from tests.benchmarks.speed import cpu

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
SORTS = (("short: statements", 1200), ("long: passages", 300))
MOST = 1e-4


def main() -> None:
    """Measure both ways and compare their vectors."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "texts.json").write_text(json.dumps(_texts()), encoding="utf-8")
        naive, ours = (_child(way, place) for way in ("naive", "ours"))
        first = cpu([sys.executable, "-m", "tests.benchmarks.embedding", "start", name], place)
        again = cpu([sys.executable, "-m", "tests.benchmarks.embedding", "start", name], place)
        start = {"naive": cpu([sys.executable, "-m", "tests.benchmarks.embedding", "start-naive", name], place)}
        rows = []
        for sort, _ in SORTS:
            left, right = (numpy.load(place / f"{way}-{sort[:4]}.npy") for way in ("naive", "ours"))
            error = 1 - (left.astype(numpy.float64) * right).sum(axis=1)
            rows.append(
                {
                    "texts": sort,
                    "number": len(left),
                    "naive_texts_a_second": round(len(left) / naive[sort], 1),
                    "ours_texts_a_second": round(len(left) / ours[sort], 1),
                    "ratio": round(naive[sort] / ours[sort], 2),
                    "largest_cosine_error": float(numpy.abs(error).max()),
                }
            )
    start |= {"ours, graph exported now": first, "ours, graph kept": again}
    result: dict[str, Any] = {
        "command": "python -m tests.benchmarks.embedding",
        "rows": rows,
        "start_cpu_seconds": {key: round(value, 2) for key, value in start.items()},
    }
    if any(row["largest_cosine_error"] > MOST for row in rows):
        sys.exit(f"the vectors differ: {rows}")
    (REPORTS / "embedding.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "embedding.md").write_text(_markdown(result), encoding="utf-8")
    print(_markdown(result))


def _texts() -> dict[str, list[str]]:
    """The longest passages and statements of middle length, spread over both corpora."""
    from kbaudit.claims import state
    from kbaudit.config import Configuration
    from kbaudit.contradictions.reading import embedded_texts, read_sides
    from kbaudit.passages import cut
    from kbaudit.progress import silent
    from kbaudit.sources.reading import read

    folders = [ROOT / "corpora" / name for name in ("brightdesk", "wayfare")]
    documents = read([folder for folder in folders if folder.is_dir()], Configuration(), progress=silent).documents
    passages = cut(documents)
    sides = read_sides(documents, state(documents, passages))
    long = sorted({passage.text for passage in passages}, key=lambda text: (-len(text), text))[: SORTS[1][1]]
    short = sorted(set(embedded_texts(sides)))
    return {SORTS[0][0]: short[:: max(1, len(short) // SORTS[0][1])][: SORTS[0][1]], SORTS[1][0]: long}


def _child(way: str, place: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.embedding", way, str(place)],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _measure(way: str, place: Path) -> None:
    """One way of running the model, in this process."""
    from kbaudit import embedding
    from kbaudit.store import open_store

    source = embedding.locate(embedding.DEFAULT_MODEL)
    texts = json.loads((place / "texts.json").read_text(encoding="utf-8"))
    if way.endswith("naive"):
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(str(source.folder), device="cpu", local_files_only=True)

        def embed(given: list[str]) -> Any:
            return model.encode(given, normalize_embeddings=True, show_progress_bar=False)
    else:
        with closing(open_store(place)) as store:
            embed = embedding.load(source, shelf=store)  # type: ignore[assignment]
    embed(["warm", "up"])
    if way.startswith("start"):
        return
    taken = {}
    for sort, given in texts.items():
        # What a scan does: sorted by length, so that texts of one length meet.
        given = sorted(given, key=len)
        began = time.process_time()
        rows = embed(given)
        taken[sort] = time.process_time() - began
        numpy.save(place / f"{way}-{sort[:4]}.npy", rows)
    print(json.dumps(taken))


def _markdown(result: dict[str, Any]) -> str:
    lines = [
        "# Embedding",
        "",
        f"Made by `{result['command']}`: the default model in full precision, one thread, CPU time without loading; "
        "naive is `SentenceTransformer.encode` as it comes, on the same texts in the same order.",
        "",
        "| texts | number | naive, texts a second | kbaudit, texts a second | ratio | largest cosine error |",
        "|---|---:|---:|---:|---:|---:|",
        *(
            f"| {row['texts']} | {row['number']} | {row['naive_texts_a_second']} | {row['ours_texts_a_second']} "
            f"| {row['ratio']} | {row['largest_cosine_error']:.1e} |"
            for row in result["rows"]
        ),
        "",
        "| start until the first two texts are embedded | CPU seconds |",
        "|---|---:|",
        *(f"| {name} | {value} |" for name, value in result["start_cpu_seconds"].items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _measure(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
