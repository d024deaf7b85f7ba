"""Scores the findings of a scan against the truth about one of the project's own knowledge bases."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kbaudit.config import Owners

SLACK = 3
"""Lines by which a finding may miss the line that the truth names: a list item, a row or a wrapped paragraph."""

LOCATED = frozenset(
    {
        "KB201",
        "KB202",
        "KB203",
        "KB204",
        "KB205",
        "KB206",
        "KB301",
        "KB305",
        "KB306",
        "KB501",
        "KB602",
        "KB604",
        "KB605",
    }
)
"""Rules whose findings must stand where the truth says, not only in the right documents."""


ADVICE = frozenset({"KB304", "KB310"})
"""Rules whose findings are advice unless the configuration makes them more: they are judged here all the same."""

LOW = frozenset({"KB303"})
"""Rules that say some things at severity info, older translations for one: these are judged here too."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A planted defect, or a look-alike; `rules` are those that may, or must not, be reported."""

    id: str
    rules: frozenset[str]
    documents: frozenset[str]
    also_documents: frozenset[str]
    places: tuple[Mapping[str, Any], ...]
    kind: str
    difficulty: str
    few_words: bool
    rule: str
    note: str


@dataclass(slots=True)
class Outcome:
    """What a scan got right and wrong, by rule."""

    found: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    missed: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    explained: dict[str, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    unexplained: dict[str, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    violated: list[tuple[Entry, Mapping[str, Any]]] = field(default_factory=list)


def read_truth(path: Path) -> tuple[str, list[Entry], list[Entry]]:
    """The day that the truth holds for, the defects and the look-alikes."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return (
        data["today"],
        [_entry(item, frozenset({item["rule"], *item.get("also_ok", ())})) for item in data["defects"]],
        [_entry(item, frozenset(item["forbidden"])) for item in data["look_alikes"]],
    )


def owners_of(path: Path) -> Owners:
    """The owners' settings of a knowledge base: the directory that lies beside its truth."""
    name = path.name.removesuffix(".truth.json")
    return Owners(directory=str(next(iter(sorted(path.parent.glob(f"{name}.people.*"))))))


def judge(findings: Sequence[Mapping[str, Any]], defects: Sequence[Entry], look_alikes: Sequence[Entry]) -> Outcome:
    """Hold the counting findings of a report.json against the truth.

    A defect is found when a finding of its rule (or of one that may stand for it) names all its documents and, for rules that
    point at a place, the place. A finding is explained when some defect of its rule has its documents; all others count as
    false, whether or not a look-alike foresaw them.
    """
    counting = [
        item
        for item in findings
        if counts(item) or item["rule"] in ADVICE or (item["rule"] in LOW and item["severity"] == "info")
    ]
    outcome = Outcome()
    explained: set[int] = set()
    for defect in defects:
        hits = [number for number, item in enumerate(counting) if item["rule"] in defect.rules and _names(item, defect)]
        explained.update(hits)
        (outcome.found if hits else outcome.missed)[defect.rule].append(defect)
    for defect in defects:
        explained.update(
            number
            for number, item in enumerate(counting)
            if item["rule"] in defect.rules
            and documents_of(item) <= defect.documents | defect.also_documents
            and _near(item, defect)
        )
    for look_alike in look_alikes:
        for number, item in enumerate(counting):
            if item["rule"] in look_alike.rules and number not in explained and _names(item, look_alike):
                outcome.violated.append((look_alike, item))
    for number, item in enumerate(counting):
        (outcome.explained if number in explained else outcome.unexplained)[item["rule"]].append(item)
    return outcome


def counts(item: Mapping[str, Any]) -> bool:
    """Whether a finding of report.json counts for score and gate."""
    return item["tier"] in ("conflict", "certain") and item["severity"] != "info"


def documents_of(item: Mapping[str, Any]) -> frozenset[str]:
    """The documents that a finding names."""
    return frozenset(evidence["document"] for evidence in item["evidence"])


def rates(outcome: Outcome) -> list[dict[str, Any]]:
    """Precision and recall by rule, with counts."""
    rules = sorted({*outcome.found, *outcome.missed, *outcome.explained, *outcome.unexplained})
    table = []
    for rule in rules:
        found, missed = len(outcome.found[rule]), len(outcome.missed[rule])
        right, wrong = len(outcome.explained[rule]), len(outcome.unexplained[rule])
        table.append(
            {
                "rule": rule,
                "planted": found + missed,
                "found": found,
                "recall": round(found / (found + missed), 3) if found + missed else None,
                "findings": right + wrong,
                "right": right,
                "precision": round(right / (right + wrong), 3) if right + wrong else None,
            }
        )
    return table


def _entry(item: Mapping[str, Any], rules: frozenset[str]) -> Entry:
    return Entry(
        id=item["id"],
        rules=rules,
        documents=frozenset(item["documents"]),
        also_documents=frozenset(item.get("also_documents", ())),
        places=tuple(item.get("locations", ())),
        kind=item.get("kind", ""),
        difficulty=item.get("difficulty", ""),
        few_words=bool(item.get("few_words")),
        rule=item.get("rule", ""),
        note=item.get("note", ""),
    )


def _names(item: Mapping[str, Any], entry: Entry) -> bool:
    """Whether a finding names all documents of an entry, and its places where the rule has places."""
    named = documents_of(item)
    if item["rule"] in LOCATED:
        # A conflict may be shown against another page that says the same right thing, whichever of its two is the right one.
        pair = entry.documents <= named or (
            len(entry.documents) > 1 and bool(entry.documents & named) and bool(entry.also_documents & named)
        )
        return pair and _near(item, entry)
    return entry.documents <= named


def _near(item: Mapping[str, Any], entry: Entry) -> bool:
    """Whether the finding's evidence lies at one of the entry's places; true where either gives no place."""
    if item["rule"] not in LOCATED:
        return True
    placed = [place for place in entry.places if place.get("line") or place.get("row")]
    return not placed or any(_at(evidence, place) for evidence in item["evidence"] for place in placed)


def _at(evidence: Mapping[str, Any], place: Mapping[str, Any]) -> bool:
    if evidence["document"] != place["document"]:
        return False
    if place.get("row"):
        return evidence.get("row") == place["row"]
    first, last = evidence.get("line"), evidence.get("end_line") or evidence.get("line")
    return first is None or first - SLACK <= place["line"] <= (last or first) + SLACK


def few_words(entries: Iterable[Entry]) -> list[Entry]:
    """The conflicts whose two statements share at most 15 % of their content words."""
    return [entry for entry in entries if entry.few_words]
