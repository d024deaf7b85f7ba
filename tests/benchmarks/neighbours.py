"""What finding and judging pairs of statements costs over 1,000, 4,000 and 12,000 pages, and what inverted lists miss.

    python -m tests.benchmarks.neighbours [SIZE …]

writes reports/benchmarks/neighbours.json and neighbours.md, with the sizes that were asked for. Pages are drawn at random from
product documentation ($KBAUDIT_SHARED); their statements are kept in the folder for temporary files between runs. At these sizes
sums of random word vectors stand in for embeddings, which cost the search the same; what the lists miss is measured on the
statements of four knowledge bases with the default model's vectors, which the project's store keeps.
"""

from __future__ import annotations

import json
import math
import pickle
import random
import sys
import tarfile
import tempfile
import time
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from kbaudit.claims import state
from kbaudit.config import Configuration, Dates, Model
from kbaudit.contradictions import nearest as lists
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import learn
from kbaudit.contradictions.neighbours import propose
from kbaudit.contradictions.reading import embedded_texts, read_sides
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import STRANGERS, neighbourhood
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read
from kbaudit.store import open_store
from kbaudit.vectors import model_for, vectors_of
from tests.benchmarks.quality import SHARED_CORPORA
from tests.benchmarks.shared import ABSENT, SHARED, shared

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
WORK = Path(tempfile.gettempdir()) / "kbaudit-benchmarks"
ARCHIVE = SHARED / "corpora" / "scale-msdocs.tar.xz"
SIZES = (1_000, 4_000, 12_000)
SEED = 7
DIMENSIONS = 384
JUDGED = 20_000


def main() -> None:
    """Measure and write."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or list(SIZES)
    WORK.mkdir(exist_ok=True)
    result: dict[str, Any] = {"command": "python -m tests.benchmarks.neighbours", "sizes": []}
    for size in sizes:
        result["sizes"].append(cost(size))
        print(result["sizes"][-1], flush=True)
    result["growth"] = [
        {
            stage: round(math.log(b[stage] / a[stage]) / math.log(b["statements"] / a["statements"]), 2)
            for stage in ("words_cpu_s", "meaning_cpu_s")
        }
        for a, b in pairwise(result["sizes"])
    ]
    result["recall"] = recall()
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "neighbours.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "neighbours.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


def cost(size: int) -> dict[str, Any]:
    """CPU seconds of both channels over the statements of so many pages, and of judging a pair."""
    sides = statements(size)
    rows = stand_in([side.masked for side in sides])
    clock = time.process_time()
    by_words = propose(sides, None)
    words = time.process_time() - clock
    clock = time.process_time()
    around = neighbourhood(sides, rows)
    meaning = time.process_time() - clock
    pairs = sorted(by_words.keys() | around.keys())
    sample = random.Random(SEED).sample(pairs, min(JUDGED, len(pairs)))
    knowledge = learn([], sides)
    clock = time.process_time()
    for left, right in sample:
        cosine = round(float(rows[left] @ rows[right]), 3)
        judge(sides[left], sides[right], knowledge, cosine=cosine, around=around.get((left, right), STRANGERS))
    judging = time.process_time() - clock
    return {
        "pages": size,
        "statements": len(sides),
        "distinct_texts": len({side.text for side in sides}),
        "words_cpu_s": round(words, 2),
        "meaning_cpu_s": round(meaning, 2),
        "pairs": len(pairs),
        "pairs_a_statement": round(len(pairs) / len(sides), 1),
        "judging_ms_a_pair": round(1000 * judging / len(sample), 3),
    }


def statements(size: int) -> list[Side]:
    """The statements of the first so many pages in a fixed random order."""
    place = WORK / f"statements-{size}.pickle"
    if place.exists():
        kept: list[Side] = pickle.loads(place.read_bytes())
        return kept
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(ARCHIVE) as archive:
            files = sorted(
                (member for member in archive.getmembers() if member.isfile()), key=lambda member: member.name
            )
            random.Random(SEED).shuffle(files)
            chosen = {member.name for member in files[:size]}
            # In the order of the archive: a compressed one can only be read forwards.
            archive.extractall(
                name, members=[item for item in archive.getmembers() if item.name in chosen], filter="data"
            )
        documents = read((Path(name),), Configuration(dates=Dates(git=False)), progress=silent).documents
    found = list(read_sides(documents, state(documents, cut(documents))))
    place.write_bytes(pickle.dumps(found))
    return found


def stand_in(texts: list[str]) -> NDArray[numpy.float32]:
    """A unit vector for each text: the sum of a random vector for each of its words."""
    known: dict[str, NDArray[numpy.float32]] = {}
    rows = numpy.zeros((len(texts), DIMENSIONS), dtype=numpy.float32)
    for number, text in enumerate(texts):
        for word in text.casefold().split():
            if word not in known:
                source = numpy.random.default_rng(zlib.crc32(word.encode()))
                known[word] = source.standard_normal(DIMENSIONS, dtype=numpy.float32)
            rows[number] += known[word]
    unit: NDArray[numpy.float32] = rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit


def recall() -> dict[str, Any]:
    """Of the ten nearest neighbours that the exact search gives, the part that inverted lists find."""
    sides: list[Side] = []
    for name in SHARED_CORPORA:
        documents = read((SHARED / "corpora" / name,), Configuration(dates=Dates(git=False)), progress=silent).documents
        sides.extend(read_sides(documents, state(documents, cut(documents))))
    source, why = model_for(Model(), allow_download=False)
    if source is None:
        return {"not_measured": why}
    texts = list(dict.fromkeys(embedded_texts(sides)))
    rows = vectors_of(texts, source, open_store(ROOT), silent).rows
    alone = numpy.arange(len(rows))
    exact = lists.EXACT
    try:
        lists.EXACT = len(rows)
        clock = time.process_time()
        wanted, cosines = lists.nearest(rows, alone, 10)
        exact_cpu = time.process_time() - clock
        lists.EXACT = 0
        clock = time.process_time()
        found, _ = lists.nearest(rows, alone, 10)
        lists_cpu = time.process_time() - clock
    finally:
        lists.EXACT = exact
    hits = numpy.array([[other in row for other in others] for others, row in zip(wanted, found, strict=True)])
    return {
        "statements": len(rows),
        "exact_cpu_s": round(exact_cpu, 2),
        "lists_cpu_s": round(lists_cpu, 2),
        "of_ten_nearest": round(float(hits.mean()), 4),
        "of_those_with_cosine_60": round(float(hits[cosines >= 0.6].mean()), 4),
        "of_the_nearest": round(float(hits[:, 0].mean()), 4),
    }


def markdown(result: dict[str, Any]) -> str:
    """The figures as tables."""
    lines = [
        "# Candidates of contradictions at scale",
        "",
        f"Made by `{result['command']}`: CPU seconds on one thread; stand-in vectors at these sizes.",
        "",
        "| pages | statements | distinct texts | by words, CPU s | by meaning, CPU s | pairs | a statement | judging, ms |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    keys = (
        "pages",
        "statements",
        "distinct_texts",
        "words_cpu_s",
        "meaning_cpu_s",
        "pairs",
        "pairs_a_statement",
        "judging_ms_a_pair",
    )
    lines += [f"| {' | '.join(f'{row[key]:,}' for key in keys)} |" for row in result["sizes"]]
    for row in result["growth"]:
        lines += [
            "",
            f"Growth exponent: {row['words_cpu_s']} by words, {row['meaning_cpu_s']} by meaning (1 is linear, 2 square).",
        ]
    found = result["recall"]
    if "not_measured" in found:
        lines += ["", f"What lists miss was not measured: {found['not_measured']}."]
    else:
        lines += [
            "",
            f"Over {found['statements']:,} distinct statements of four knowledge bases with the default model's vectors, "
            f"inverted lists find {found['of_ten_nearest']:.1%} of the ten nearest neighbours, "
            f"{found['of_those_with_cosine_60']:.1%} of those with a cosine of at least .60 and {found['of_the_nearest']:.1%} of "
            f"the very nearest, in {found['lists_cpu_s']} against {found['exact_cpu_s']} CPU s. Up to {lists.EXACT:,} statements "
            "of a kind the search is exact.",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
