"""Conflicts in whole knowledge bases: precision and recall by rule, recall by share of common words, findings in real corpora.

    python -m tests.benchmarks.conflicts [NAME …]

writes reports/benchmarks/conflicts.json and conflicts.md, all of them or only the parts of the knowledge bases that are named.
The project's own knowledge bases are held against their truth; of the shared corpora the findings are listed, to be read by eye.
Errors in those that nothing was fitted on are counted and not shown, so that nobody can work on them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kbaudit import audit
from kbaudit.claims import state
from kbaudit.config import Configuration, Dates, Rules
from kbaudit.outputs.json_report import to_object
from kbaudit.passages import cut
from tests.benchmarks.neighbours import drawn
from tests.benchmarks.shared import SHARED, shared
from tests.benchmarks.truth import Outcome, judge, rates, read_truth

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports" / "benchmarks"
OWN = (
    "brightdesk",
    "wayfare",
    "harbourhome",
    "stadtnetz",
    "norbeck",
    "millgate",
    "larkspur",
    "ashdown",
    "paylane",
    "eldercombe",
    "quillstone",
    "fernhill",
    "oakhurst",
    "tidewell",
    "wrenfield",
    "corvane",
    "skerrow",
    "dunmere",
)
UNSEEN = ("brackwater", "thistledown")
"""Knowledge bases that nothing was fitted on and whose errors nobody has read."""
SHARED_CORPORA = ("tts-handbook", "cloud-gov", "github-site-policy", "cdc-faq-2020")
PAGES = "scale-msdocs"
COUNT = 200
"""Pages of that product documentation that are drawn at random: all of them would take hours."""

SHARED_TODAY = date(2026, 1, 1)
IN_SAMPLE = (
    "The few-words model was fitted on these knowledge bases as well, but for "
    + " and ".join(UNSEEN)
    + "; contradictions_confidence.json has what it finds in a corpus that it never saw."
)
RULES = ("KB201", "KB202", "KB203", "KB204", "KB205")
BANDS = ((0.15, "at most .15"), (0.4, "at most .4"), (1.0, "above .4"))
"""Shares of the content words that the two statements of a conflict have in common."""


def main() -> None:
    """Scan everything and write the figures."""
    target = REPORTS / "conflicts.json"
    named = sys.argv[1:]
    known = json.loads(target.read_text("utf-8")) if named and target.is_file() else {"own": {}, "shared": {}}
    result: dict[str, Any] = {"command": "python -m tests.benchmarks.conflicts", **known}
    for name in (*OWN, *UNSEEN):
        if not named or name in named:
            result["own"][name] = counted(own(name)) if name in UNSEEN else own(name)
    for name in (*SHARED_CORPORA, PAGES) if shared() else ():
        if not named or name in named:
            result["shared"][name] = whole(name)
    target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (REPORTS / "conflicts.md").write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


def own(name: str) -> dict[str, Any]:
    """One of the project's own knowledge bases against its truth."""
    truth = ROOT / "corpora" / f"{name}.truth.json"
    today, defects, look_alikes = read_truth(truth)
    planted = [entry for entry in defects if entry.rule in RULES]
    findings = conflicts_of(ROOT / "corpora" / name, date.fromisoformat(today))
    outcome = judge(findings, planted, look_alikes)
    shares = {item["id"]: item.get("shared_content", 1.0) for item in json.loads(truth.read_text("utf-8"))["defects"]}
    found = {entry.id for entries in outcome.found.values() for entry in entries}
    suggested = [dict(item, tier="conflict") for item in findings if item["tier"] == "review"]
    review = judge(suggested, planted, look_alikes)
    return {
        "rules": rates(outcome),
        "recall_by_share_of_common_words": by_share({entry.id: shares[entry.id] for entry in planted}, found),
        "by_difficulty": {
            level: f"{sum(entry.id in found for entry in entries)} of {len(entries)}"
            for level in ("easy", "medium", "hard")
            if (entries := [entry for entry in planted if entry.difficulty == level])
        },
        "review": {
            "findings": len(suggested),
            "right": sum(map(len, review.explained.values())),
            "further_planted_found": len({e.id for found_ in review.found.values() for e in found_} - found),
        },
        "look_alikes_violated": sorted({entry.id for entry, _ in outcome.violated}),
        "missed": sorted(entry.id for entries in outcome.missed.values() for entry in entries),
        "false": said(outcome),
    }


ERRORS = ("look_alikes_violated", "missed", "false")


def counted(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a knowledge base whose errors nobody is to read: how many there are, not which."""
    return {**figures, **{name: len(figures[name]) for name in ERRORS}}


def by_share(shares: Mapping[str, float], found: set[str]) -> dict[str, str]:
    """How many of the planted conflicts were found, by the share of content words that they have in common."""
    table, above = {}, -1.0
    for limit, label in BANDS:
        inside = [identity for identity, share in shares.items() if above < share <= limit]
        table[label] = f"{sum(identity in found for identity in inside)} of {len(inside)}"
        above = limit
    return table


def said(outcome: Outcome) -> list[str]:
    """The findings that the truth does not explain."""
    return sorted(f"{item['rule']}: {item['message']}" for items in outcome.unexplained.values() for item in items)


def whole(name: str) -> dict[str, Any]:
    """What is said about a real corpus, with the findings of the conflict tier for whoever reads them."""
    with tempfile.TemporaryDirectory() as place:
        if name == PAGES:
            drawn(Path(place), COUNT)
        findings = conflicts_of(Path(place) if name == PAGES else SHARED / "corpora" / name, SHARED_TODAY)
    statements = findings.statements
    tiers = Counter(item["tier"] for item in findings)
    return {
        "sentences": statements,
        "conflict": tiers["conflict"],
        "conflict_per_1000": round(1000 * tiers["conflict"] / max(statements, 1), 2),
        "review_per_1000": round(1000 * tiers["review"] / max(statements, 1), 2),
        **{
            label: [
                f"{item['rule']} {item['confidence']}: {item['message']}" for item in findings if item["tier"] == tier
            ]
            for label, tier in (("said", "conflict"), ("to_review", "review"))
        },
    }


class Findings(list[dict[str, Any]]):
    """The conflict findings of one scan, and how many sentences, items and rows were read."""

    statements: int = 0


def conflicts_of(folder: Path, today: date) -> Findings:
    """KB201 to KB205 over one folder."""
    settings = Configuration(dates=Dates(git=False), rules=Rules(select=("KB2",)))
    report = audit(folder, today=today, configuration=settings, store_folder=REPORTS.parent)
    found = Findings(item for item in to_object(report)["findings"] if item["rule"] in RULES)
    found.statements = len(state(report.documents, cut(report.documents)))
    return found


def markdown(result: Mapping[str, Any]) -> str:
    """The figures as tables."""
    lines = ["# Conflicts in whole knowledge bases", "", f"Made by `{result['command']}`.", "", IN_SAMPLE, ""]
    for name, figures in result["own"].items():
        lines += [f"## {name}", "", *rule_table(figures["rules"]), ""]
        lines += [f"Recall by difficulty: {listed(figures['by_difficulty'])}.", ""]
        lines += [f"Recall by share of common content words: {listed(figures['recall_by_share_of_common_words'])}.", ""]
        lines += [f"Review tier: {listed(figures['review'])}.", ""]
        if name in UNSEEN:
            lines += [f"Findings that the truth does not explain: {figures['false']}. Missed: {figures['missed']}.", ""]
            continue
        if figures["false"]:
            lines += ["Findings that the truth does not explain:", "", *(f"- {text}" for text in figures["false"]), ""]
        lines += [f"Missed: {', '.join(figures['missed'])}.", ""]
    for name, figures in result["shared"].items():
        lines += [
            f"## {name}",
            "",
            f"{figures['conflict']} findings at conflict tier in {figures['sentences']} sentences "
            f"({figures['conflict_per_1000']} per 1,000), review {figures['review_per_1000']} per 1,000.",
            "",
        ]
        lines += [*(f"- {text}" for text in figures["said"]), ""]
    return "\n".join(lines).rstrip() + "\n"


def rule_table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Precision and recall by rule, with counts."""
    return [
        "| rule | planted | found | recall | findings | right | precision |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {row['rule']} | {row['planted']} | {row['found']} | {row['recall']} | {row['findings']} | {row['right']} | "
            f"{'' if row['precision'] is None else row['precision']} |"
            for row in rows
        ),
    ]


def listed(counts: Mapping[str, Any]) -> str:
    """Counts in one line."""
    return ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in counts.items())


if __name__ == "__main__":
    main()
