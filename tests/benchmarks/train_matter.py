"""Fits kbaudit/contradictions/matter.json: the projection in which statements on one matter lie together.

    python -m tests.benchmarks.train_matter --write
    python -m tests.benchmarks.train_matter --measure

Each matter of the thesaurus beside this file has phrases that name it and statements about it, written without a look at any
knowledge base. Fisher's linear discriminant analysis (R. A. Fisher, Annals of Eugenics 7, 1936) of their vectors gives the
directions in which matters differ most for how much the wordings of one matter differ; directions count by how much of their
spread is between matters. The covariance within matters is shrunk towards a multiple of the identity; how wordings of one matter
differ is learned in equal parts from the thesaurus and from the answers to the questions beside it, whose files that are held out
are left out here as well.

Measured on the project's own knowledge bases, whose planted conflicts share few words: the area under the curve by which pairs
of one planted conflict are told from all other pairs that differ in a value and that either search proposes, by the cosine of the
vectors as they are and as projected. Nothing of these knowledge bases is in the thesaurus.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from scipy.linalg import eigh

from kbaudit.claims import state
from kbaudit.config import Configuration
from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.matter import by_matter
from kbaudit.contradictions.reading import embedded_texts, read_sides
from kbaudit.contradictions.surroundings import neighbourhood
from kbaudit.contradictions.view import face
from kbaudit.embedding import DEFAULT_MODEL, cosines, locate
from kbaudit.embedding.locating import DEFAULT_SHA256
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read
from kbaudit.store import open_store
from kbaudit.vectors import vectors_of
from tests.benchmarks.conflicts import OWN, UNSEEN
from tests.benchmarks.contradictions import embedded
from tests.benchmarks.own_pairs import planted
from tests.benchmarks.readings import matters as asked
from tests.benchmarks.readings import statement

ROOT = Path(__file__).parents[2]
THESAURUS = Path(__file__).with_name("thesaurus")
TARGET = ROOT / "kbaudit" / "contradictions" / "matter.json"
MEASURED = ROOT / "reports" / "benchmarks" / "matter.json"

KEPT = 100
"""Directions kept: the area under the curve is .837 with 60, .847 with 100 and .846 with 150."""

SHRINKAGE = 0.2
"""Share of the identity in the covariance within matters; .1 gives .846, .5 gives .845."""

STATEMENT = 3.0
"""How many phrases a statement counts as, since it is statements that are compared; 1 gives .842, 6 gives .849."""


@dataclass(frozen=True, slots=True)
class Worded:
    """One way of wording a matter."""

    matter: str
    text: str
    weight: float = 1.0


def worded() -> Iterator[Worded]:
    """Every phrase and statement of the thesaurus."""
    for file in sorted(THESAURUS.glob("*.toml")):
        for name, matter in tomllib.loads(file.read_text(encoding="utf-8")).items():
            identity = f"{file.stem}: {name}"
            for phrase in (name, matter["means"], *matter["said"].split(";")):
                plain = " ".join(phrase.replace("*", "").replace("..", " ").split())
                if plain:
                    yield Worded(identity, plain)
            for about in matter.get("statements", ()):
                yield Worded(identity, about, STATEMENT)


def answers() -> Iterator[Worded]:
    """The answers to every question that is not held out, as a scan embeds them."""
    for matter in asked():
        if not matter.held_out:
            for text in (*matter.one, *matter.other):
                yield Worded(matter.question, statement(text).masked)


def spreads(rows: Any, matters: Any, weights: Any) -> tuple[Any, Any]:
    """The covariance within matters, and that between their centres (each dimensions x dimensions)."""
    count, dimensions = int(matters.max()) + 1, rows.shape[1]
    sums, totals = numpy.zeros((count, dimensions)), numpy.zeros(count)
    numpy.add.at(sums, matters, rows * weights[:, None])
    numpy.add.at(totals, matters, weights)
    centres = sums / totals[:, None]
    apart = rows - centres[matters]
    within = (apart * weights[:, None]).T @ apart / weights.sum()
    away = centres - centres.mean(axis=0)
    return within, away.T @ away / count


def discriminant(within: Any, between: Any) -> Any:
    """The projection (dimensions x kept) that tells the matters apart."""
    dimensions = len(within)
    shrunk = (1 - SHRINKAGE) * within + SHRINKAGE * numpy.trace(within) / dimensions * numpy.eye(dimensions)
    ratios, directions = eigh(between, shrunk)
    ratios, directions = ratios[::-1][:KEPT], directions[:, ::-1][:, :KEPT]
    # The sign of a direction says nothing: the same data give the same file everywhere.
    directions = directions * numpy.sign(directions[numpy.abs(directions).argmax(axis=0), numpy.arange(KEPT)])
    return directions * numpy.sqrt(ratios / (1 + ratios))


def main() -> int:
    """Fit, write."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--cache", type=Path, help="a file that keeps the vectors between runs")
    options.add_argument("--write", action="store_true")
    options.add_argument("--measure", action="store_true", help="write reports/benchmarks/matter.json and fit nothing")
    chosen = options.parse_args()
    if chosen.measure:
        measure()
        return 0
    known = list(dict.fromkeys(worded()))
    said = list(answers())
    vectors = embedded([entry.text for entry in (*known, *said)], chosen.cache)
    if not vectors:
        return 2
    within, between = spreads(*_columns(known, vectors))
    found = discriminant((within + spreads(*_columns(said, vectors))[0]) / 2, between)
    names = {entry.matter for entry in known}
    print(f"{len(names)} matters, {len(known)} phrases and statements, {len(said)} answers, {KEPT} directions")
    if chosen.write:
        written = {
            "version": _version() + 1,
            "model": DEFAULT_SHA256,
            "dimensions": len(found),
            "kept": KEPT,
            "matrix": base64.b64encode(found.astype("<f2").tobytes()).decode("ascii"),
        }
        TARGET.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


def _columns(known: Sequence[Worded], vectors: Mapping[str, Any]) -> tuple[Any, Any, Any]:
    """A row for each wording, the number of its matter, and its weight."""
    numbers = {name: number for number, name in enumerate(sorted({entry.matter for entry in known}))}
    rows = numpy.array([vectors[entry.text] for entry in known], dtype=numpy.float64)
    matters = numpy.array([numbers[entry.matter] for entry in known])
    return rows, matters, numpy.array([entry.weight for entry in known])


def measure() -> None:
    """How well either cosine tells planted conflicts from the pairs around them."""
    table = {name: areas(ROOT / "corpora" / name) for name in (*OWN, *UNSEEN)}
    means = {
        way: round(sum(row[way] for row in table.values()) / len(table), 3) for way in ("as they are", "by matter")
    }
    found = {
        "command": "python -m tests.benchmarks.train_matter --measure",
        "mean": means,
        "area under the curve": table,
    }
    MEASURED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


def areas(folder: Path) -> dict[str, float]:
    """The area under the curve of both cosines in one knowledge base."""
    documents = read((folder,), Configuration(), progress=silent).documents
    claims = state(documents, cut(documents))
    sides = read_sides(documents, claims)
    store = open_store(MEASURED.parents[1])
    rows = vectors_of(embedded_texts(sides), locate(DEFAULT_MODEL), store, silent).rows
    known = planted(folder.with_name(f"{folder.name}.truth.json"), sides, claims)
    proposed = neighbourhood(sides, rows).keys() | neighbourhood(sides, rows, model="none").keys()
    pairs = sorted(
        pair
        for pair in proposed
        if (pair in known.conflicts or pair not in known.unsure)
        and (clash := clash_of(face(sides[pair[0]], sides[pair[1]])))
        and not clash.of_stances
    )
    truth = numpy.array([pair in known.conflicts for pair in pairs])
    left, right = (numpy.array(end) for end in zip(*pairs, strict=True))
    return {
        "as they are": area(cosines(rows, left, right), truth),
        "by matter": area(cosines(by_matter(rows), left, right), truth),
        "planted": int(truth.sum()),
        "others": int((~truth).sum()),
    }


def area(scores: Any, truth: Any) -> float:
    """The chance that a pair of a planted conflict scores higher than another pair (Mann and Whitney, 1947)."""
    ranks = scores.argsort(kind="stable").argsort(kind="stable")
    count = int(truth.sum())
    return round(float((ranks[truth].mean() - (count - 1) / 2) / (~truth).sum()), 3)


def _version() -> int:
    return int(json.loads(TARGET.read_text(encoding="utf-8"))["version"]) if TARGET.exists() else 0


if __name__ == "__main__":
    sys.exit(main())
