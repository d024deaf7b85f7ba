"""What finding and judging pairs of statements costs as a knowledge base grows, and what inverted lists miss of the neighbours.

    python -m tests.benchmarks.neighbours [PAGES …]

writes reports/benchmarks/neighbours.json and neighbours.md, with the numbers of pages that were asked for. Pages are drawn at
random from product documentation ($KBAUDIT_SHARED), the same ones as by `tests.benchmarks.incremental`; vectors are those of the
default model and are kept in reports/.kbaudit between runs. The search for neighbours is measured apart, on so many of the
passages and statements of the largest size, since statements of one kind are soon too few for lists.
"""

from __future__ import annotations

import json
import math
import random
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy

from kbaudit.config import Configuration, Dates, Model
from kbaudit.contradictions.comparing import compare_all
from kbaudit.contradictions.nearest import EXACT, nearest
from kbaudit.contradictions.neighbours import propose
from kbaudit.contradictions.reading import embedded_texts, place_texts
from kbaudit.contradictions.surroundings import neighbourhood
from kbaudit.keeping import Keeper, program_of
from kbaudit.model import Document
from kbaudit.parts import Parts, parts_of
from kbaudit.progress import silent
from kbaudit.sources.reading import read
from kbaudit.store import open_store
from kbaudit.vectors import model_for, vectors_of
from tests.benchmarks.shared import ABSENT, SHARED, shared

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
ARCHIVE = SHARED / "corpora" / "scale-msdocs.tar.xz"
PAGES = (125, 250, 500, 1_000)
ROWS = (4_096, 8_192, 16_384, 32_768)
"""How many vectors neighbours are looked for among."""

SEED = 7
NEAR_MISSES = 200
NEAREST = 10


def main() -> None:
    """Measure and write."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    sizes = sorted(int(size) for size in sys.argv[1:] if size.isdigit()) or list(PAGES)
    documents, parts, rows = embedded(sizes[-1])
    stages = [stage(documents[:size], parts, rows) for size in sizes]
    search = list(searches(rows))
    result = {
        "command": " ".join(["python -m tests.benchmarks.neighbours", *map(str, sys.argv[1:])]),
        "stage": stages,
        "stage_exponents": {
            name: [exponent(a, b, name, "statements") for a, b in pairwise(stages)]
            for name in ("pairs", "by_words_cpu_s", "by_meaning_cpu_s", "all_cpu_s")
        },
        "search": search,
        "search_exponents": {
            name: [exponent(a, b, name, "rows") for a, b in pairwise(search)] for name in ("exact_cpu_s", "lists_cpu_s")
        },
    }
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "neighbours.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "neighbours.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


def embedded(size: int) -> tuple[tuple[Document, ...], Parts, NDArray[numpy.float32]]:
    """So many pages in a random order, what they are cut into, and a vector for each passage and each statement."""
    model, why = model_for(Model(), allow_download=False)
    if model is None:
        raise SystemExit(why)
    with tempfile.TemporaryDirectory() as name, closing(open_store(REPORTS.parent)) as store:
        place = Path(name)
        keeper = Keeper(store, program_of(ROOT / "kbaudit"), print)
        settings = Configuration(dates=Dates(git=False))
        names = drawn(place, size)
        found = {item.path: item for item in read((place,), settings, progress=silent, keeper=keeper).documents}
        documents = tuple(found[page] for page in names if page in found)
        parts = parts_of(documents, compared=True, keeper=keeper)
        texts = [passage.text for passage in parts.passages]
        texts += [*embedded_texts(parts.sides), *place_texts(parts.sides)]
        rows = vectors_of(texts, model, store, silent).rows
    return documents, parts, rows


def drawn(place: Path, size: int) -> list[str]:
    """Unpack the first so many pages of a fixed random order into a folder; their paths in that order."""
    with tarfile.open(ARCHIVE) as archive:
        files = {member.name: member for member in archive.getmembers() if member.isfile()}
        pages = sorted(Path(name) for name in files if name.endswith(".md"))
        random.Random(SEED).shuffle(pages)
        chosen = [page.as_posix() for page in pages[:size]]
        # In the order of the archive: a compressed one can only be read forwards.
        wanted = set(chosen)
        archive.extractall(place, members=[item for name, item in files.items() if name in wanted], filter="data")
    return chosen


def stage(documents: Sequence[Document], parts: Parts, rows: NDArray[numpy.float32]) -> dict[str, Any]:
    """CPU seconds of the comparing stage over some of the documents, of both ways to find pairs alone, and of a pair."""
    chosen = {document.id for document in documents}
    kept = [number for number, side in enumerate(parts.sides) if side.document in chosen]
    sides = [replace(parts.sides[number]) for number in kept]
    place = {(passage.document, passage.index): row for row, passage in enumerate(parts.passages)}
    around = rows[[place[side.document, parts.claims[side.claim].passage] for side in sides]]
    vectors = rows[len(parts.passages) :][kept]
    there = rows[len(parts.passages) + len(parts.sides) :][kept]
    clock = time.process_time()
    propose(sides, vectors)
    words = time.process_time() - clock
    clock = time.process_time()
    neighbourhood(sides, vectors, around, there)
    meaning = time.process_time() - clock
    clock = time.process_time()
    compared = compare_all(documents, sides, vectors, passages=around, places=there, nearest=NEAR_MISSES)
    whole = time.process_time() - clock
    found = {
        "pages": len(documents),
        "statements": len(sides),
        "pairs": compared.judged,
        "pairs_a_statement": round(compared.judged / len(sides), 1),
        "by_words_cpu_s": round(words, 2),
        "by_meaning_cpu_s": round(meaning, 2),
        "all_cpu_s": round(whole, 2),
        "all_ms_a_pair": round(1000 * whole / compared.judged, 3),
    }
    print(found, flush=True)
    return found


def searches(rows: NDArray[numpy.float32]) -> Iterator[dict[str, Any]]:
    """CPU seconds of the exact search and of inverted lists, and the part of the nearest neighbours that lists find."""
    distinct = numpy.unique(rows, axis=0)
    order = numpy.random.default_rng(SEED).permutation(len(distinct))
    for count in (size for size in (*ROWS, len(distinct)) if size <= len(distinct)):
        chosen = distinct[order[:count]]
        wanted, cosines, exact = searched(chosen, exactly=True)
        found, _, by_lists = searched(chosen, exactly=False)
        hits = numpy.array([numpy.isin(row, others) for row, others in zip(wanted, found, strict=True)])
        row = {
            "rows": count,
            "exact_cpu_s": round(exact, 2),
            "lists_cpu_s": round(by_lists, 2),
            "of_ten_nearest": round(float(hits.mean()), 4),
            "of_those_with_cosine_60": round(float(hits[cosines >= 0.6].mean()), 4),
            "of_the_nearest": round(float(hits[:, 0].mean()), 4),
        }
        print(row, flush=True)
        yield row


def searched(
    rows: NDArray[numpy.float32], *, exactly: bool
) -> tuple[NDArray[numpy.int64], NDArray[numpy.float32], float]:
    """The nearest others of each row, their cosines, and the CPU seconds."""
    clock = time.process_time()
    found, cosines = nearest(rows, numpy.arange(len(rows)), NEAREST, exact=len(rows) if exactly else 0)
    return found, cosines, time.process_time() - clock


def exponent(a: Mapping[str, float], b: Mapping[str, float], name: str, by: str) -> float:
    """The power of a size that a figure grew with: 1 is linear, 2 square."""
    return round(math.log(b[name] / a[name]) / math.log(b[by] / a[by]), 2)


def markdown(result: Mapping[str, Any]) -> str:
    """The figures as tables."""
    lines = [
        "# Candidates of contradictions as a knowledge base grows",
        "",
        f"Made by `{result['command']}`: CPU seconds on one thread, embedding apart. The comparing stage is all that comes "
        "between vectors and findings: learning from the corpus, finding pairs by words and by meaning, and judging them.",
        "",
        "| pages | statements | pairs | a statement | by words, CPU s | by meaning, CPU s | comparing stage, CPU s | ms a pair |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    keys = (
        "pages",
        "statements",
        "pairs",
        "pairs_a_statement",
        "by_words_cpu_s",
        "by_meaning_cpu_s",
        "all_cpu_s",
        "all_ms_a_pair",
    )
    lines += [f"| {' | '.join(f'{row[key]:,}' for key in keys)} |" for row in result["stage"]]
    grown = result["stage_exponents"]
    lines += [
        "",
        "Growth exponents in statements, from row to row (1 is linear, 2 square): "
        + "; ".join(
            f"{label} {', '.join(map(str, grown[name]))}"
            for name, label in (
                ("pairs", "pairs"),
                ("by_words_cpu_s", "by words"),
                ("by_meaning_cpu_s", "by meaning"),
                ("all_cpu_s", "comparing stage"),
            )
        )
        + ".",
        "",
        "## Ten nearest neighbours",
        "",
        f"Passages and statements together. Up to {EXACT:,} statements of a kind the search of a scan is exact; here both "
        "ways are measured at every size.",
        "",
        "| vectors | exact, CPU s | lists, CPU s | of the ten nearest | with a cosine of .60 | the very nearest |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {row['rows']:,} | {row['exact_cpu_s']} | {row['lists_cpu_s']} | {row['of_ten_nearest']:.1%} "
        f"| {row['of_those_with_cosine_60']:.1%} | {row['of_the_nearest']:.1%} |"
        for row in result["search"]
    ]
    found = result["search_exponents"]
    lines += [
        "",
        f"Growth exponents: exact {', '.join(map(str, found['exact_cpu_s']))}; "
        f"lists {', '.join(map(str, found['lists_cpu_s']))}.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
