"""Contradictions on pairs that were written for this project, half of which nobody looks at while rules are made.

    python -m tests.benchmarks.written_pairs --write

The pairs beside this file, in `written/`, were written in the forms in which contradictions and what resembles them occur in
labelled data (clauses of contracts, sentences with a word changed and others exchanged for synonyms, edits, exceptions,
government instructions, handbooks), without a look at the rules, their word lists or their thresholds. Every second one of a row
is held out: the others may be read; no model is fitted on either half. Each is judged by its words alone, as `kbaudit judge`
does it. `written_pairs_first_look.json` has the figures of the program from before anybody had read any of them; those of the
rows "again" and "later", and of conditions, were written when the errors of the others had been read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kbaudit.model import Tier
from tests.benchmarks.contradictions import LabelledPair, hash_fold, judged, plain

ROOT = Path(__file__).parents[2]
PAIRS = Path(__file__).with_name("written")
TARGET = ROOT / "reports" / "benchmarks" / "written_pairs.json"


def written(*, held_out: bool) -> Iterator[LabelledPair]:
    """The pairs of one half."""
    for file in sorted(PAIRS.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            entry = json.loads(line)
            if entry["held_out"] == held_out:
                identity, group = f"{file.stem} {number}", f"written {file.stem} {hash_fold(entry['a'])}"
                texts = plain(entry["a"]), plain(entry["b"])
                yield LabelledPair(entry["row"], identity, entry["conflict"], entry["kind"], group, *texts)


@dataclass(slots=True)
class Count:
    """Pairs of a row in one half, and how many of them are conflicts to the program, or for review."""

    conflict: bool
    pairs: int = 0
    flagged: int = 0
    review: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


def counted(cache: Path | None, *, held_out: bool, errors: str = "") -> dict[str, Count]:
    """What becomes of the pairs of one half, by row; wrong ones of rows that `errors` begins are printed."""
    rows: dict[str, Count] = {}
    for pair, left, right, judgement in judged(list(written(held_out=held_out)), cache):
        row = rows.setdefault(pair.row, Count(pair.conflict))
        row.pairs += 1
        row.flagged += judgement.tier is Tier.CONFLICT
        row.review += judgement.tier is Tier.REVIEW
        if (judgement.tier is Tier.CONFLICT) != pair.conflict:
            reason = "no slot differs" if judgement.clash is None else ", ".join(judgement.guards) or "confidence"
            row.reasons[reason] += 1
            if errors and not held_out and pair.row.startswith(errors):
                print(f"{pair.identity} {pair.kind}: {reason}\n  {left.text}\n  {right.text}")
    return dict(sorted(rows.items(), key=lambda item: (not item[1].conflict, item[0])))


def figures(halves: dict[str, dict[str, Count]]) -> dict[str, Any]:
    """The counts as they are kept; why those of the held-out half are wrong is left out of them."""
    return {
        "command": "python -m tests.benchmarks.written_pairs --write",
        "rows": {
            name: {
                "conflict": row.conflict,
                **{
                    half: {"pairs": rows[name].pairs, "flagged": rows[name].flagged, "review": rows[name].review}
                    for half, rows in halves.items()
                },
                "errors_by_reason": dict(row.reasons.most_common()),
            }
            for name, row in halves["development"].items()
        },
    }


def markdown(found: dict[str, Any]) -> str:
    """The counts as a table."""
    lines = [
        "# Contradictions on pairs written for this project",
        "",
        f"Made by `{found['command']}`. What is flagged is at conflict tier; behind it, what is for review. Half of",
        "the pairs are held out: nobody reads them while rules are made, and nothing is fitted on them.",
        "",
        "| pairs | are | development: flagged | review | held out: flagged | review |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in found["rows"].items():
        cells = [name, "conflicts" if row["conflict"] else "none"]
        for half in ("development", "held out"):
            cells += [f"{row[half]['flagged']} of {row[half]['pairs']}", str(row[half]["review"])]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "## What decided the errors of the development half", ""]
    for name, row in found["rows"].items():
        if row["errors_by_reason"]:
            reasons = ", ".join(f"{reason} {count}" for reason, count in list(row["errors_by_reason"].items())[:12])
            lines.append(f"- **{name}**: {reasons}.")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Judge both halves, print, write."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument(
        "--errors", default="", help="print the wrong pairs of the development half in rows that begin so"
    )
    options.add_argument("--cache", type=Path, help="keep vectors here between runs")
    options.add_argument("--write", action="store_true", help=f"write {TARGET.name} and the same as Markdown")
    chosen = options.parse_args()
    halves = {
        "development": counted(chosen.cache, held_out=False, errors=chosen.errors),
        "held out": counted(chosen.cache, held_out=True),
    }
    found = figures(halves)
    if chosen.write:
        TARGET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        TARGET.with_suffix(".md").write_text(markdown(found), encoding="utf-8")
    print(markdown(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
