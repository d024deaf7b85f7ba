"""Contradictions seeded into copies of real knowledge bases, by difficulty, and look-alikes that must not be taken for any.

    python -m tests.benchmarks.seeded_conflicts [CORPUS …] [--seeds NUMBER …]

writes reports/benchmarks/seeded_conflicts.json and seeded_conflicts.md. The shared `tools/mutate.py` puts a changed copy of a
sentence into a document on a neighbouring topic: as it is (easy), with words swapped and an opening ("As a reminder, …",
medium), or with its clauses in another order as well (hard). Only findings of the conflict tier count, and only those that the
unchanged corpus does not have. For every conflict that is missed it says what kept it back. With seeds of one's own, to work on,
it only prints: the figures that are kept come from seeds that nobody worked on.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kbaudit.config import Configuration, Dates, Model
from kbaudit.contradictions.comparing import Compared, compare_all
from kbaudit.contradictions.reading import embedded_texts, place_texts
from kbaudit.corpus import Corpus
from kbaudit.detectors import detect
from kbaudit.keeping import Keeper, program_of
from kbaudit.model import Finding, Tier
from kbaudit.parts import Parts, parts_of
from kbaudit.progress import silent
from kbaudit.rules import selected
from kbaudit.sources.reading import read
from kbaudit.store import open_store
from kbaudit.vectors import model_for, vectors_of
from tests.benchmarks.shared import ABSENT, SHARED, shared

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
TODAY = date(2026, 1, 1)
CORPORA = ("github-site-policy", "cdc-faq-2020", "cloud-gov", "tts-handbook")
SEEDS = (7109, 7207, 7307, 7411, 7507)
"""Seeds that no rule was shaped after, and that no model was fitted on."""

OPERATORS = (
    "value_conflict,modality_flip,c_format_only,c_scoped,c_historical,c_example,c_region_variants,c_archived_copy,row"
)
DEFECTS = ("value_conflict", "modality_flip", "row_conflict")
EACH = 8
"""Mutations of a kind at most; small corpora run out of documents before."""

TARGETS = {"easy": 0.95, "medium": 0.85, "hard": 0.6}
SLACK = 2


@dataclass(frozen=True, slots=True)
class Scan:
    """The findings of one folder as the shared scorer takes them, and what they were made from.

    `rows` tells for the documents that are a row of a table which one.
    """

    findings: list[dict[str, Any]]
    parts: Parts
    compared: Compared
    rows: Mapping[str, int | None]


def main() -> None:
    """Measure and write."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    sys.path.insert(0, str(SHARED / "tools"))
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("corpora", nargs="*", metavar="CORPUS", help=f"default: {', '.join(CORPORA)}")
    arguments.add_argument(
        "--seeds", nargs="+", type=int, metavar="NUMBER", help="print what these give, write nothing"
    )
    asked = arguments.parse_args()
    named = [name for name in CORPORA if name in asked.corpora] or CORPORA
    if asked.seeds:
        tried = {name: measured(name, asked.seeds) for name in named}
        print(markdown({"command": "python -m tests.benchmarks.seeded_conflicts", **totals(tried), "corpora": tried}))
        return
    target = REPORTS / "seeded_conflicts.json"
    kept = json.loads(target.read_text(encoding="utf-8"))["corpora"] if target.is_file() else {}
    for name in named:
        kept[name] = measured(name, SEEDS)
    result = {"command": "python -m tests.benchmarks.seeded_conflicts", **totals(kept), "corpora": kept}
    REPORTS.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (REPORTS / "seeded_conflicts.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


def measured(name: str, seeds: Sequence[int]) -> dict[str, Any]:
    """Counts by difficulty and operator over all seeds; what was missed and why; which look-alikes were taken for conflicts."""
    scoring = importlib.import_module("score_mutations")
    levels: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    operators: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed: list[dict[str, Any]] = []
    violated: list[dict[str, Any]] = []
    controls = 0
    for seed, items, after, new in _seeded(name, seeds):
        for item in items:
            hit = any(scoring.hits(finding, item, SLACK) for finding in new)
            if item["role"] == "control":
                controls += 1
                violated += [_told(seed, item, after)] if hit else []
            elif item["operator"] in DEFECTS:
                for tally in (levels[item["difficulty"]], operators[item["operator"]]):
                    tally[0] += hit
                    tally[1] += 1
                missed += [] if hit else [_told(seed, item, after)]
        print(name, seed, {level: tuple(tally) for level, tally in levels.items()}, len(violated), flush=True)
    return {
        "seeds": list(seeds),
        "levels": {level: levels[level] for level in TARGETS if level in levels},
        "operators": dict(sorted(operators.items())),
        "controls": [len(violated), controls],
        "missed": missed,
        "violated": violated,
    }


def _seeded(name: str, seeds: Sequence[int]) -> Iterator[tuple[int, list[Any], Scan, list[dict[str, Any]]]]:
    """For each seed what was put in, the scan, and the findings that the corpus does not have without it.

    All are scanned in one place: what a document was cut into is kept under its address too, and few documents change.
    """
    mutate, scoring = importlib.import_module("mutate"), importlib.import_module("score_mutations")
    source = SHARED / "corpora" / name
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / name
        shutil.copytree(source, place)
        known = {scoring.key(item) for item in scan(place).findings}
        for seed in seeds:
            truth = mutate.mutate(source, place, mutate.Plan(seed, EACH, "A", TODAY), OPERATORS.split(","))
            after = scan(place)
            # Records of one table all have the same path, so that the scorer's "new" cannot tell them apart.
            yield (
                seed,
                truth["items"],
                after,
                [
                    item
                    for item in after.findings
                    if scoring.key(item) not in known or item["locations"][0]["row"] is not None
                ],
            )


def totals(corpora: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The corpora put together."""
    levels: dict[str, list[int]] = {level: [0, 0] for level in TARGETS}
    for figures in corpora.values():
        for level, (hits, count) in figures["levels"].items():
            levels[level] = [levels[level][0] + hits, levels[level][1] + count]
    return {
        "levels": levels,
        "controls": [sum(figures["controls"][place] for figures in corpora.values()) for place in (0, 1)],
        "kept_back_by": _kept_back(item for figures in corpora.values() for item in figures["missed"]),
    }


def scan(folder: Path) -> Scan:
    """The conflicts in a folder, found as an audit finds them; what earlier scans embedded and read is kept."""
    settings = Configuration(dates=Dates(git=False))
    model, why = model_for(Model(), allow_download=False)
    if model is None:
        raise SystemExit(why)
    with closing(open_store(REPORTS.parent)) as store:
        keeper = Keeper(store, program_of(ROOT / "kbaudit"), print)
        reading = read((folder,), settings, progress=silent, keeper=keeper)
        parts = parts_of(reading.documents, compared=True, keeper=keeper)
        texts = [passage.text for passage in parts.passages]
        texts += [*embedded_texts(parts.sides), *place_texts(parts.sides)]
        rows = vectors_of(texts, model, store, silent).rows
    end = len(parts.passages) + len(parts.sides)
    passages, sides, places = rows[: len(parts.passages)], rows[len(parts.passages) : end], rows[end:]
    compared = compare_all(
        reading.documents, parts.sides, sides, passages=passages[_passage_of_each(parts)], places=places, nearest=None
    )
    corpus = Corpus(
        documents=reading.documents,
        skipped=reading.skipped,
        passages=parts.passages,
        claims=parts.claims,
        pairs=(),
        vectors=passages,
        configuration=settings,
        today=TODAY,
        files=reading.files,
        sides=parts.sides,
        side_vectors=sides,
        compared=compared,
    )
    found = detect(corpus, selected(("KB2",), (), {}), without_vectors="", progress=silent).findings
    rows_of = {document.id: document.place.row for document in reading.documents}
    return Scan([_as_scored(item) for item in found if item.tier is Tier.CONFLICT], parts, compared, rows_of)


def _passage_of_each(parts: Parts) -> list[int]:
    position = {(passage.document, passage.index): row for row, passage in enumerate(parts.passages)}
    return [position[side.document, parts.claims[side.claim].passage] for side in parts.sides]


def _as_scored(finding: Finding) -> dict[str, Any]:
    return {
        "type": "contradiction",
        "locations": [
            {"path": item.document.split("#")[0], "line": item.place.line, "row": item.place.row}
            for item in finding.evidence
        ],
    }


def _told(seed: int, item: Mapping[str, Any], after: Scan) -> dict[str, Any]:
    """An item of the truth and what decided about the pair; both texts are shown and not kept, since they are not ours."""
    why = _why(item, after)
    print(item["id"], why, *(place.get("text", f"row {place.get('row')}") for place in item["locations"]), sep="\n   ")
    return {
        "seed": seed,
        "id": item["id"],
        "difficulty": item.get("difficulty", ""),
        "kind": item.get("value_kind", item["operator"]),
        "documents": item["docs"],
        "why": why,
    }


def _why(item: Mapping[str, Any], after: Scan) -> list[str]:
    """The guards of the pair, or at which step it was left: not read, not proposed, no slot differs, too unsure, in review."""
    sides = after.parts.sides
    places = [_sides_of(place, after) for place in item["locations"][:2]]
    if len(places) < 2 or not all(places):
        return ["not read as a statement"]
    pairs = [(min(a, b), max(a, b)) for a in places[0] for b in places[1] if sides[a].text != sides[b].text]
    found = [after.compared.found[pair] for pair in pairs if pair in after.compared.found]
    if found:
        best = max(found, key=lambda judgement: (judgement.tier is Tier.CONFLICT, judgement.confidence))
        if best.tier is Tier.CONFLICT:
            return ["found, but not as a new finding of these places"]
        unknown = [f"unknown {dimension}" for dimension, _, _ in best.scope.unknown]
        return ["review", *(best.guards or tuple(unknown) or (f"confidence {best.confidence}",))]
    misses = [after.compared.misses[pair] for pair in pairs if pair in after.compared.misses]
    if misses:
        return list(min(misses, key=lambda judgement: len(judgement.guards)).guards) or ["too unsure"]
    return ["not proposed, or no slot differs"]


def _sides_of(place: Mapping[str, Any], after: Scan) -> list[int]:
    """The statements of a place: of a sentence those that share its letters, of a row of a table all."""
    goal, row = squashed(place.get("text", "")), place.get("row")
    return [
        position
        for position, side in enumerate(after.parts.sides)
        if side.path == place["path"]
        and (row is None or after.rows[side.document] == row)
        and (row is not None or (goal and (text := squashed(side.text)) and (goal in text or text in goal)))
    ]


def squashed(text: str) -> str:
    """Letters and digits alone, so that markup does not matter."""
    return re.sub(r"[\W_]+", "", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text).lower())


def _kept_back(missed: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for item in missed:
        found[item["difficulty"]][", ".join(item["why"])] += 1
    return {level: dict(counted.most_common()) for level, counted in sorted(found.items())}


def markdown(result: Mapping[str, Any]) -> str:
    """The figures as tables, and what kept the missed conflicts back."""
    lines = [
        "# Seeded contradictions",
        "",
        f"Made by `{result['command']} CORPUS …`; findings of the conflict tier only.",
        "",
        "| corpus | seeds |",
        "|---|---|",
        *(f"| {name} | {_seeds(figures['seeds'])} |" for name, figures in result["corpora"].items()),
        "",
        "| difficulty | seeded | found | recall | target |",
        "|---|---:|---:|---:|---:|",
    ]
    for level, (hits, count) in result["levels"].items():
        recall = f"{hits / count:.2f}" if count else ""
        lines.append(f"| {level} | {count} | {hits} | {recall} | {TARGETS[level]:.2f} |")
    wrong, controls = result["controls"]
    lines += [
        "",
        f"Look-alikes taken for conflicts: {wrong} of {controls} ({wrong / max(controls, 1):.1%}; target 5 %).",
    ]
    lines += ["", "| corpus | operator | seeded | found |", "|---|---|---:|---:|"]
    for name, figures in result["corpora"].items():
        lines += [
            f"| {name} | {operator} | {count} | {hits} |" for operator, (hits, count) in figures["operators"].items()
        ]
    lines += ["", "## What kept the missed ones back", ""]
    for level, reasons in result["kept_back_by"].items():
        lines.append(f"- {level}: " + "; ".join(f"{why} {count}" for why, count in reasons.items()) + ".")
    return "\n".join(lines) + "\n"


def _seeds(seeds: Sequence[int]) -> str:
    earlier = "" if tuple(seeds) == SEEDS else " (measured earlier, not with the seeds that are used now)"
    return ", ".join(map(str, seeds)) + earlier


if __name__ == "__main__":
    main()
