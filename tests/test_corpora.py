"""The own knowledge bases: the truth about them is exact, and no detector falls behind it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kbaudit import audit
from kbaudit.config import Configuration, Dates, Model
from kbaudit.outputs.json_report import to_object
from kbaudit.rules import RULES
from tests.benchmarks.truth import Outcome, judge, owners_of, rates, read_truth

CORPORA = Path(__file__).parents[1] / "corpora"
NAMES = ("brightdesk", "wayfare")
OF_CONFLICTS = (
    "harbourhome",
    "stadtnetz",
    "eldercombe",
    "norbeck",
    "millgate",
    "larkspur",
    "ashdown",
    "paylane",
    "quillstone",
    "fernhill",
    "oakhurst",
    "tidewell",
    "wrenfield",
    "corvane",
    "skerrow",
    "dunmere",
    "brackwater",
    "thistledown",
)
"""Knowledge bases that hold nothing but conflicts between two statements; tests.benchmarks.conflicts measures these."""
LEXICAL_RULES = ("KB101", "KB3", "KB4", "KB5", "KB6")
"""Rules that need no embedding model. The others are measured by tests.benchmarks.quality."""


@cache
def outcome(name: str) -> Outcome:
    today, defects, look_alikes = read_truth(CORPORA / f"{name}.truth.json")
    owners = owners_of(CORPORA / f"{name}.truth.json")
    settings = Configuration(model=Model(enabled=False), dates=Dates(git=False), owners=owners)
    report = audit(CORPORA / name, today=date.fromisoformat(today), configuration=settings)
    findings = [item for item in to_object(report)["findings"] if item["rule"].startswith(LEXICAL_RULES)]
    chosen = [entry for entry in defects if entry.rule.startswith(LEXICAL_RULES)]
    return judge(findings, chosen, look_alikes)


def entries(name: str) -> list[dict[str, Any]]:
    truth = json.loads((CORPORA / f"{name}.truth.json").read_text(encoding="utf-8"))
    return [*truth["defects"], *truth["look_alikes"]]


@pytest.mark.parametrize("name", [*NAMES, *OF_CONFLICTS])
def test_every_quote_of_the_truth_stands_where_it_says(name: str) -> None:
    for entry in entries(name):
        for place in entry["locations"]:
            path = CORPORA / name / place["document"]
            assert path.is_file(), entry["id"]
            if not place.get("line") or path.suffix in (".pdf", ".docx"):
                continue
            lines = path.read_bytes().decode("utf-8", "surrogateescape").splitlines()
            near = " ".join(" ".join(lines[place["line"] - 1 : place["line"] + 4]).split())
            quote = " ".join(place["quote"].split())
            assert quote[:20] in near or not near.isascii(), (entry["id"], place, near[:200])


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_has_unique_ids_and_at_least_as_many_look_alikes_as_defects(name: str) -> None:
    truth = json.loads((CORPORA / f"{name}.truth.json").read_text(encoding="utf-8"))
    ids = [entry["id"] for entry in entries(name)]
    assert len(ids) == len(set(ids))
    assert len(truth["look_alikes"]) >= len(truth["defects"])


def test_every_rule_is_planted_somewhere() -> None:
    planted = {entry["rule"] for name in NAMES for entry in entries(name) if "rule" in entry}
    assert {rule.code for rule in RULES} - planted == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_look_alike_is_taken_for_a_defect(name: str) -> None:
    violated = outcome(name).violated
    assert len(violated) <= 1, [(entry.id, item["message"]) for entry, item in violated]


@pytest.mark.parametrize("name", NAMES)
def test_what_needs_no_model_is_found_and_little_else_is_said(name: str) -> None:
    table = rates(outcome(name))
    planted, found = sum(row["planted"] for row in table), sum(row["found"] for row in table)
    findings, right = sum(row["findings"] for row in table), sum(row["right"] for row in table)
    assert found / planted >= 0.9, table
    assert right / findings >= 0.9, table
