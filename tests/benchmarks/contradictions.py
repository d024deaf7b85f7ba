"""Measures the judge on labelled pairs: recall and false flags with counts, errors by kind.

    python tests/benchmarks/contradictions.py [--errors N] [--rows a,b] [--cache FILE]

The pairs are those of $KBAUDIT_SHARED (or ../shared); they are judged by `kbaudit.contradictions.judge`, the code of a scan.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kbaudit import embedding
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.lines import side_from
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import together
from kbaudit.model import Tier

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KBAUDIT_SHARED") or ROOT.parent / "shared")
OWN = Path(__file__).with_name("few_shared_words.jsonl")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A pair with its truth, the kind it is counted under, and the group whose pairs stay in one fold."""

    row: str
    identity: str
    conflict: bool
    kind: str
    group: str
    a: dict[str, Any]
    b: dict[str, Any]
    scored: bool = True
    """Whether it counts in the row's figure; the others are judged and listed, but the target leaves them out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the figure that counts, its target, and the pairs it is counted over."""

    name: str
    target: str
    passes: Callable[[int, int, int], bool]
    conflict: bool


@dataclass(slots=True)
class Tally:
    """Counts of one row."""

    pairs: int = 0
    flagged: int = 0
    review: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    guards: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, Any]] = field(default_factory=list)


def at_least(share: float) -> Callable[[int, int, int], bool]:
    """A recall to reach."""
    return lambda flagged, pairs, review: flagged >= share * pairs - 1e-9


def at_most(count: int) -> Callable[[int, int, int], bool]:
    """A number of false flags not to exceed."""
    return lambda flagged, pairs, review: flagged <= count


def share_at_most(share: float) -> Callable[[int, int, int], bool]:
    """A share of false flags not to exceed."""
    return lambda flagged, pairs, review: flagged <= share * pairs + 1e-9


ROWS: tuple[Row, ...] = (
    Row("real_edit_pairs numbers", "recall >= .70", at_least(0.70), True),
    Row("real_edit_pairs negation, modality", "", at_least(0.0), True),
    Row("natural conflict_pairs", "recall >= .80", at_least(0.80), True),
    Row("natural equivalent_pairs", "<= 1 of 63", at_most(1), False),
    Row("natural reworded_pairs", "<= 1 of 61", at_most(1), False),
    Row("real_kb_pairs conflicts", "the code found", at_least(0.25), True),
    Row("real_kb_pairs others", "<= 2 of 252", at_most(2), False),
    Row("real_kb_lookalikes", "<= 4 of 44", at_most(4), False),
    Row("norm_conflicts type 1", "recall >= .80", at_least(0.80), True),
    Row("norm_conflicts type 3", "recall >= .40", at_least(0.40), True),
    Row("norm_conflicts types 2, 4", "", at_least(0.0), True),
    Row("norm_conflicts all", "recall >= .50", at_least(0.50), True),
    Row("norm_hard_negatives", "<= 1 %", share_at_most(0.01), False),
    Row("targeted conflicts", "recall >= .60", at_least(0.60), True),
    Row("targeted others", "<= 1", at_most(1), False),
    Row("policy_nli_false_positives", "<= 1 of 43", at_most(1), False),
    Row("injected two swaps", "recall >= .75", at_least(0.75), True),
    Row("injected other levels", "", at_least(0.0), True),
    Row("injected paraphrases", "<= 1 %", share_at_most(0.01), False),
    Row("few shared words: conflicts", "recall >= .50", at_least(0.50), True),
    Row("few shared words: look-alikes", "<= 1", at_most(1), False),
)


def read(name: str) -> Iterator[dict[str, Any]]:
    """The lines of a file of the evaluation data."""
    with (SHARED / "eval" / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def plain(text: str) -> dict[str, Any]:
    """A statement of which nothing but the words is known."""
    return {"text": text}


def labelled() -> Iterator[LabelledPair]:
    """All pairs of the development half."""
    for number, entry in enumerate(read("pairs/real_edit_pairs.jsonl")):
        row = "real_edit_pairs numbers" if entry["kind"] == "number" else "real_edit_pairs negation, modality"
        yield LabelledPair(
            row, f"re{number}", True, entry["kind"], entry["repo"], plain(entry["old"]), plain(entry["new"])
        )
    for entry in read("natural/conflict_pairs.dev.jsonl"):
        scored = entry["main_kind"] != "version" and entry["subtype"] != "periodic-rollover"
        yield LabelledPair(
            "natural conflict_pairs",
            entry["id"],
            True,
            entry["main_kind"],
            entry["repo"],
            plain(entry["old"]),
            plain(entry["new"]),
            scored,
        )
    for file, row in (("equivalent_pairs", "natural equivalent_pairs"), ("reworded_pairs", "natural reworded_pairs")):
        for entry in read(f"natural/{file}.dev.jsonl"):
            yield LabelledPair(row, entry["id"], False, file, entry["repo"], plain(entry["old"]), plain(entry["new"]))
    for entry in read("pairs/real_kb_pairs.jsonl"):
        if entry["label"] != "disputed":
            conflict = entry["label"] == "conflict"
            row = "real_kb_pairs conflicts" if conflict else "real_kb_pairs others"
            yield LabelledPair(
                row, entry["id"], conflict, f"{entry['kind']} {entry['label']}", entry["corpus"], entry["a"], entry["b"]
            )
    for number, entry in enumerate(read("pairs/real_kb_lookalikes.jsonl")):
        a, b = (
            {"text": entry[f"text_{side}"], "path": entry[f"doc_{side}"], "heading": entry[f"heading_{side}"]}
            for side in "ab"
        )
        yield LabelledPair("real_kb_lookalikes", f"la{number}", False, entry["kind"], entry["repo"], a, b)
    for entry in read("pairs/norm_conflicts.jsonl"):
        kind = entry["conf_type"]
        row = {"1": "norm_conflicts type 1", "3": "norm_conflicts type 3"}.get(kind, "norm_conflicts types 2, 4")
        yield LabelledPair(
            row, entry["conflict_id"], True, f"type {kind}", "norm", plain(entry["norm1"]), plain(entry["norm2"])
        )
    for number, entry in enumerate(read("pairs/norm_hard_negatives.jsonl")):
        yield LabelledPair(
            "norm_hard_negatives", f"nh{number}", False, "norm", "norm", plain(entry["a"]), plain(entry["b"])
        )
    for entry in read("pairs/targeted_eval_pairs.jsonl"):
        conflict = entry["ground_truth"] == "contradiction"
        row = "targeted conflicts" if conflict else "targeted others"
        yield LabelledPair(
            row,
            entry["pair_id"],
            conflict,
            entry["bucket"],
            "targeted",
            plain(entry["assertion_a"]),
            plain(entry["assertion_b"]),
        )
    for entry in read("pairs/policy_nli_false_positives.jsonl"):
        a, b = (
            {"text": entry[f"text_{side}"], "title": entry[f"doc_{side}"], "path": entry[f"doc_{side}"]}
            for side in "ab"
        )
        yield LabelledPair("policy_nli_false_positives", entry["pair_id"], False, entry["reason"], "policy", a, b)
    for number, entry in enumerate(read("pairs/injected_pairs.jsonl")):
        conflict = entry["label"] == "contradiction"
        row = (
            "injected paraphrases"
            if not conflict
            else "injected two swaps"
            if entry["level"] == 2
            else "injected other levels"
        )
        kind = f"{entry['kind']} level {entry['level']}"
        yield LabelledPair(
            row,
            f"in{number}",
            conflict,
            kind,
            f"injected {hash_fold(entry['a'])}",
            plain(entry["a"]),
            plain(entry["b"]),
        )
    if OWN.exists():
        for line in OWN.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            row = "few shared words: conflicts" if entry["conflict"] else "few shared words: look-alikes"
            yield LabelledPair(
                row, entry["id"], entry["conflict"], entry["kind"], f"own {entry['id']}", entry["a"], entry["b"]
            )


def hash_fold(text: str) -> int:
    """The same sentence always falls into one fold."""
    return sum(text.encode()) % 20


def judged(pairs: Sequence[LabelledPair], cache: Path | None) -> Iterator[tuple[LabelledPair, Side, Side, Judgement]]:
    """Every pair with its judgement. Vectors are kept in `cache` between runs."""
    sides = [(side_from(pair.a), side_from(pair.b)) for pair in pairs]
    vectors = embedded([side.masked for pair in sides for side in pair], cache)
    for pair, (left, right) in zip(pairs, sides, strict=True):
        if not vectors:
            yield pair, left, right, judge(left, right)
            continue
        first, second = vectors[left.masked], vectors[right.masked]
        cosine = round(float(first @ second), 3)
        yield pair, left, right, judge(left, right, cosine=cosine, around=together(first, second))


def embedded(texts: Iterable[str], cache: Path | None) -> dict[str, Any]:
    """A vector for each text; empty where no model can be found."""
    import numpy

    known: dict[str, Any] = {}
    if cache and cache.exists():
        with numpy.load(cache, allow_pickle=False) as stored:
            known = dict(zip(stored["texts"].tolist(), stored["rows"].astype(numpy.float32), strict=True))
    missing = sorted({text for text in texts if text not in known}, key=lambda text: (len(text), text))
    if missing:
        try:
            embed = embedding.load(embedding.locate(embedding.DEFAULT_MODEL))
        except embedding.ModelError as error:
            print(f"without vectors: {error}", file=sys.stderr)
            return {}
        known.update(zip(missing, embed(missing), strict=True))
        if cache:
            numpy.savez(
                cache, texts=numpy.array(list(known)), rows=numpy.array(list(known.values()), dtype=numpy.float16)
            )
    return known


def counted(results: Iterable[tuple[LabelledPair, Side, Side, Judgement]]) -> dict[str, Tally]:
    """Counts and errors of each row."""
    tallies = {row.name: Tally() for row in ROWS}
    for pair, left, right, judgement in results:
        names = [pair.row]
        if pair.row.startswith("norm_conflicts"):
            names.append("norm_conflicts all")
        for name in names:
            if pair.scored:
                count(tallies[name], pair, left, right, judgement)
    return tallies


def count(tally: Tally, pair: LabelledPair, left: Side, right: Side, judgement: Judgement) -> None:
    """Add one judgement to a row."""
    flagged = judgement.tier is Tier.CONFLICT
    tally.pairs += 1
    tally.flagged += flagged
    tally.review += judgement.tier is Tier.REVIEW
    if flagged != pair.conflict:
        tally.errors[pair.kind] += 1
        reason = "no slot differs" if judgement.clash is None else ", ".join(judgement.guards) or "confidence"
        tally.guards[reason] += 1
        tally.examples.append(
            {
                "id": pair.identity,
                "kind": pair.kind,
                "tier": judgement.tier.value if judgement.tier else None,
                "confidence": judgement.confidence,
                "guards": list(judgement.guards),
                "slots": [list(slot) for slot in judgement.slots],
                "unknown": [list(entry) for entry in judgement.scope.unknown],
                "different": [list(entry) for entry in judgement.scope.different],
                "cosine": judgement.view.cosine if judgement.view else None,
                "agreement": round(judgement.view.agreement, 2) if judgement.view else None,
                "a": left.text,
                "b": right.text,
            }
        )


def report(tallies: dict[str, Tally], per_pair: float) -> dict[str, Any]:
    """The figures as they are kept; the texts of the evaluation data stay out of them."""
    rows = []
    for row in ROWS:
        tally = tallies[row.name]
        if tally.pairs:
            rows.append(
                {
                    "row": row.name,
                    "pairs": tally.pairs,
                    "conflict": tally.flagged,
                    "review": tally.review,
                    "share": round(tally.flagged / tally.pairs, 3),
                    "target": row.target,
                    "reached": row.passes(tally.flagged, tally.pairs, tally.review) if row.target else None,
                    "errors_by_kind": dict(tally.errors.most_common()),
                    "errors_by_reason": dict(tally.guards.most_common()),
                }
            )
    return {"half": "development", "milliseconds_per_judged_pair": round(per_pair * 1000, 3), "rows": rows}


def markdown(figures: dict[str, Any]) -> str:
    """The same figures as a table."""
    lines = [
        "# Contradictions on labelled pairs (development half)",
        "",
        "Flags are those of the conflict tier; the review tier stands beside them.",
        f"Judging takes {figures['milliseconds_per_judged_pair']} ms a pair, reading and embedding apart.",
        "",
        "| data | pairs | conflict | review | share | target | reached |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in figures["rows"]:
        reached = {True: "yes", False: "**no**", None: ""}[row["reached"]]
        cells = (row[name] for name in ("row", "pairs", "conflict", "review", "share", "target"))
        lines.append(f"| {' | '.join(str(cell) for cell in cells)} | {reached} |")
    lines += ["", "## Errors by kind, and what decided them", ""]
    for row in figures["rows"]:
        if row["errors_by_kind"]:
            kinds = ", ".join(f"{kind} {count}" for kind, count in row["errors_by_kind"].items())
            reasons = ", ".join(f"{reason} {count}" for reason, count in list(row["errors_by_reason"].items())[:12])
            lines.append(f"- **{row['row']}**: {kinds}. Decided by: {reasons}.")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Judge all pairs, write the figures, print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--errors", type=int, default=0, help="print up to N wrong pairs of each row")
    options.add_argument("--rows", default="", help="parts of row names, separated by commas")
    options.add_argument("--cache", type=Path, help="keep vectors here between runs")
    options.add_argument("--write", action="store_true", help="write reports/benchmarks/contradictions.*")
    chosen = options.parse_args()
    if not (SHARED / "eval").is_dir():
        print(f"skipped: {SHARED / 'eval'} is not there; set KBAUDIT_SHARED", file=sys.stderr)
        return 0
    wanted = [part for part in chosen.rows.split(",") if part]
    pairs = [pair for pair in labelled() if not wanted or any(part in pair.row for part in wanted)]
    results = list(judged(pairs, chosen.cache))
    gc.collect()
    gc.freeze()  # else looking through all that is kept here for its figures may fall into the time of judging
    clock = time.process_time()
    for _, left, right, judgement in results:
        judge(left, right, cosine=judgement.view.cosine if judgement.view else None)
    per_pair = (time.process_time() - clock) / max(len(results), 1)
    tallies = counted(results)
    figures = report(tallies, per_pair)
    if chosen.write:
        folder = ROOT / "reports" / "benchmarks"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "contradictions.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        (folder / "contradictions.md").write_text(markdown(figures), encoding="utf-8")
    print(markdown(figures))
    for name, tally in tallies.items():
        for example in tally.examples[: chosen.errors]:
            print(f"--- {name}")
            print(
                json.dumps({key: value for key, value in example.items() if key not in ("a", "b")}, ensure_ascii=False)
            )
            print("   a:", example["a"][:300])
            print("   b:", example["b"][:300])
    return 0


if __name__ == "__main__":
    sys.exit(main())
