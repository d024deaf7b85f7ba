"""Precision and recall of every rule on the project's own knowledge bases, and what a scan says of the shared corpora.

    python -m tests.benchmarks.quality

writes reports/benchmarks/quality.json and quality.md. The first figures of a rule on a knowledge base are kept in
first_run.json and never overwritten: they were made before anybody looked at what the rule got wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kbaudit import audit
from kbaudit.config import Configuration, Dates
from kbaudit.outputs.json_report import to_object
from tests.benchmarks.shared import SHARED, shared
from tests.benchmarks.truth import Outcome, counts, judge, owners_of, rates, read_truth

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
OWN = ("brightdesk", "wayfare")
SHARED_CORPORA = ("tts-handbook", "cloud-gov", "github-site-policy", "cdc-faq-2020")
SHARED_TODAY = date(2026, 1, 1)


def main() -> None:
    """Run everything and write the figures."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    result: dict[str, Any] = {"command": "python -m tests.benchmarks.quality", "own": {}, "shared": {}}
    lines = ["# Quality", "", "Made by `python -m tests.benchmarks.quality`.", ""]
    for name in OWN:
        table, outcome = own(name)
        result["own"][name] = {"rules": table, **errors(outcome)}
        lines += [f"## {name}", "", *markdown(table), "", *error_lines(outcome), ""]
    for name in SHARED_CORPORA if shared() else ():
        report = scan_shared(name)
        counted = Counter(item["rule"] for item in report["findings"] if counts(item))
        result["shared"][name] = {
            "documents": report["coverage"]["documents"],
            "score": report["score"]["overall"],
            "counting": dict(sorted(counted.items())),
            "all": dict(sorted(Counter(item["rule"] for item in report["findings"]).items())),
        }
        lines += [f"## {name}", "", f"Counting findings: {dict(sorted(counted.items()))}", ""]
    (REPORTS / "quality.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (REPORTS / "quality.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    keep_first(result["own"])
    print("\n".join(lines))


def own(name: str) -> tuple[list[dict[str, Any]], Outcome]:
    """Scan one of the project's own knowledge bases and hold it against its truth."""
    truth = ROOT / "corpora" / f"{name}.truth.json"
    today, defects, look_alikes = read_truth(truth)
    report = to_object(
        audit(
            ROOT / "corpora" / name,
            today=date.fromisoformat(today),
            configuration=Configuration(dates=Dates(git=False), owners=owners_of(truth)),
            store_folder=REPORTS.parent,
        )
    )
    outcome = judge(report["findings"], defects, look_alikes)
    return rates(outcome), outcome


def scan_shared(name: str) -> Mapping[str, Any]:
    """The report of a shared corpus, with its history from the table beside it."""
    history = SHARED / "corpora" / f"{name}.history.tsv"
    dates = Dates(history=str(history)) if history.is_file() else Dates(git=False)
    return to_object(
        audit(
            SHARED / "corpora" / name,
            today=SHARED_TODAY,
            configuration=Configuration(dates=dates),
            store_folder=REPORTS.parent,
        )
    )


def errors(outcome: Outcome) -> dict[str, Any]:
    """What was missed, what was wrongly said, and which look-alikes were taken for defects."""
    return {
        "missed": [
            {"id": entry.id, "rule": entry.rule, "kind": entry.kind, "difficulty": entry.difficulty}
            for entries in outcome.missed.values()
            for entry in entries
        ],
        "false": [
            {
                "rule": item["rule"],
                "message": item["message"],
                "documents": sorted({e["document"] for e in item["evidence"]}),
            }
            for items in outcome.unexplained.values()
            for item in items
        ],
        "look_alikes_violated": sorted({entry.id for entry, _ in outcome.violated}),
    }


def keep_first(own_figures: Mapping[str, Any]) -> None:
    """Add the figures of rules that were never measured before; those that are there stay."""
    path = REPORTS / "first_run.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for name, figures in own_figures.items():
        for row in figures["rules"]:
            if row["planted"]:
                kept.setdefault(name, {}).setdefault(row["rule"], row)
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def markdown(table: Sequence[Mapping[str, Any]]) -> list[str]:
    """The figures as a Markdown table."""
    return [
        "| rule | planted | found | recall | findings | right | precision |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {row['rule']} | {row['planted']} | {row['found']} | {_rate(row['recall'])} "
            f"| {row['findings']} | {row['right']} | {_rate(row['precision'])} |"
            for row in table
        ),
    ]


def error_lines(outcome: Outcome) -> list[str]:
    """The errors, a line each."""
    lines = ["Missed:"]
    lines += [
        f"- {e.rule} {e.id} ({e.difficulty}, {e.kind}): {e.note}" for found in outcome.missed.values() for e in found
    ]
    lines += ["", "Wrongly said:"]
    lines += [f"- {item['rule']}: {item['message']}" for found in outcome.unexplained.values() for item in found]
    violated = sorted({entry.id for entry, _ in outcome.violated})
    return [*lines, "", f"Look-alikes taken for defects: {', '.join(violated) or 'none'}"]


def _rate(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()
