"""KB206: terms defined in two ways and half-edited sentences, in planted and fresh cases and in real knowledge bases.

    python -m tests.benchmarks.meanings

writes reports/benchmarks/meanings.json and meanings.md. The project's own knowledge bases are held against their truth. The
cases of `meanings.jsonl`, each a small knowledge base with or without a conflict, were written before anybody looked at what the
rule makes of them. Of the shared corpora every finding is listed, to be read by eye.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kbaudit import audit
from kbaudit.config import Configuration, Dates, Model, Rules
from kbaudit.outputs.json_report import to_object
from tests.benchmarks.shared import SHARED, shared
from tests.benchmarks.truth import judge, read_truth

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
CASES = Path(__file__).with_suffix(".jsonl")
OWN = ("brightdesk", "wayfare")
SHARED_CORPORA = ("tts-handbook", "cloud-gov", "github-site-policy", "cdc-faq-2020")
TODAY = date(2026, 1, 1)
RULE = "KB206"


def main() -> None:
    """Measure and write."""
    target = REPORTS / "meanings.json"
    now = fresh()
    result: dict[str, Any] = {
        "command": "python -m tests.benchmarks.meanings",
        "own": {name: own(name) for name in OWN},
        "fresh": now,
        "fresh_first_run": json.loads(target.read_text("utf-8"))["fresh_first_run"] if target.is_file() else now,
        "shared": {name: whole(name) for name in (SHARED_CORPORA if shared() else ())},
    }
    target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (REPORTS / "meanings.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


def found_in(folder: Path, today: date = TODAY) -> list[dict[str, Any]]:
    """The findings of KB206 in a folder; the rule asks no model."""
    settings = Configuration(dates=Dates(git=False), rules=Rules(select=(RULE,)), model=Model(enabled=False))
    report = to_object(audit(folder, today=today, configuration=settings))
    return [item for item in report["findings"] if item["rule"] == RULE]


def own(name: str) -> dict[str, Any]:
    """One of the project's own knowledge bases against its truth."""
    today, defects, look_alikes = read_truth(ROOT / "corpora" / f"{name}.truth.json")
    planted = [entry for entry in defects if entry.rule == RULE]
    findings = found_in(ROOT / "corpora" / name, date.fromisoformat(today))
    outcome = judge(findings, planted, look_alikes)
    suggested = [dict(item, tier="conflict") for item in findings if item["tier"] == "review"]
    further = judge(suggested, planted, look_alikes)
    found = {entry.id for entries in outcome.found.values() for entry in entries}
    return {
        "planted": len(planted),
        "found": len(found),
        "findings": sum(item["tier"] == "conflict" for item in findings),
        "right": sum(map(len, outcome.explained.values())),
        "review": len(suggested),
        "further_planted_in_review": len({e.id for entries in further.found.values() for e in entries} - found),
        "look_alikes_violated": sorted({entry.id for entry, _ in outcome.violated}),
        "missed": sorted(entry.id for entries in outcome.missed.values() for entry in entries),
    }


def fresh() -> dict[str, dict[str, Any]]:
    """The fresh cases by kind: those found at conflict tier, those in review, and look-alikes that were taken for conflicts."""
    tally: dict[str, dict[str, Any]] = defaultdict(
        lambda: {
            "conflicts": 0,
            "found": 0,
            "in_review": 0,
            "look_alikes": 0,
            "flagged": 0,
            "flagged_in_review": 0,
            "missed": [],
            "false": [],
        }
    )
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        tiers = {item["tier"] for item in _of_case(case)}
        row = tally[case["kind"]]
        certain, unsure = "conflict" in tiers, "conflict" not in tiers and "review" in tiers
        if case["conflict"]:
            row["conflicts"] += 1
            row["found"] += certain
            row["in_review"] += unsure
            row["missed"] += [] if certain else [case["id"]]
        else:
            row["look_alikes"] += 1
            row["flagged"] += certain
            row["flagged_in_review"] += unsure
            row["false"] += [case["id"]] if certain else []
    return dict(tally)


def _of_case(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as name:
        for page in case["documents"]:
            place = Path(name) / page["path"]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"# {page['title']}\n\n{page['text']}\n", encoding="utf-8")
        return found_in(Path(name))


def whole(name: str) -> dict[str, Any]:
    """Every finding in a real knowledge base."""
    findings = found_in(SHARED / "corpora" / name)
    return {
        "conflict": [item["message"] for item in findings if item["tier"] == "conflict"],
        "review": [item["message"] for item in findings if item["tier"] == "review"],
    }


def markdown(result: Mapping[str, Any]) -> str:
    """The figures as tables, with what was missed or wrongly said."""
    lines = [
        "# Definitions that drift and half-edited sentences (KB206)",
        "",
        f"Made by `{result['command']}`.",
        "",
        "| knowledge base | planted | found | findings | right | review | further planted in review |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    keys = ("planted", "found", "findings", "right", "review", "further_planted_in_review")
    for name, row in result["own"].items():
        lines.append(f"| {name} | {' | '.join(str(row[key]) for key in keys)} |")
    for name, row in result["own"].items():
        violated = ", ".join(row["look_alikes_violated"]) or "none"
        lines += ["", f"{name}: missed {', '.join(row['missed']) or 'none'}; look-alikes violated: {violated}."]
    lines += [
        "",
        "## Fresh cases",
        "",
        "| kind | conflicts | found | in review | look-alikes | flagged | flagged in review |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    keys = ("conflicts", "found", "in_review", "look_alikes", "flagged", "flagged_in_review")
    for kind, row in result["fresh"].items():
        lines.append(f"| {kind} | {' | '.join(str(row[key]) for key in keys)} |")
    first = result["fresh_first_run"]
    lines += [
        "",
        "Before anybody had looked: "
        + "; ".join(
            f"{kind} {row['found']} of {row['conflicts']}, flagged {row['flagged']}" for kind, row in first.items()
        )
        + ".",
    ]
    for kind, row in result["fresh"].items():
        missed, false = ", ".join(row["missed"]) or "none", ", ".join(row["false"]) or "none"
        lines += ["", f"{kind}: missed at conflict tier {missed}; wrongly flagged {false}."]
    lines += ["", "## Real knowledge bases", ""]
    for name, row in result["shared"].items():
        lines.append(f"- {name}: {len(row['conflict'])} at conflict tier, {len(row['review'])} to review.")
        lines += [f"  - {tier}: {message}" for tier in ("conflict", "review") for message in row[tier]]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
