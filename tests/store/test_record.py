"""The record answers who, when, what and why; runs are kept as spans, and the log only grows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kbaudit.decisions import Decision
from kbaudit.errors import StoreError
from kbaudit.store import Store, open_store
from kbaudit.store.log import settings_changed
from tests.store.keeping import SOURCES, Night, fingerprint, keep

DAY = date(2026, 1, 15)
PAGES = {"a.md": "d1", "b.md": "d2"}
FIRST = Night(DAY, PAGES, {"KB201 x": ["a.md", "b.md"], "KB601 y": ["b.md"]}, owners={"a.md": "billing"})
X, Y = fingerprint("KB201 x"), fingerprint("KB601 y")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path)) as opened:
        yield opened


def asked(store: Store, query: str) -> list[Any]:
    with closing(sqlite3.connect(store.path)) as connection:
        return connection.execute(query).fetchall()


def after(days: int, night: Night = FIRST, **changes: Any) -> Night:
    return replace(night, today=DAY + timedelta(days=days), **changes)


def test_a_night_on_which_nothing_changed_adds_one_run_and_no_rows_about_documents_and_findings(store: Store) -> None:
    keep(store, FIRST)
    counts = [asked(store, f"SELECT count(*) FROM {table}") for table in ("document_spans", "finding_spans", "lives")]
    keep(store, after(1))
    assert [
        asked(store, f"SELECT count(*) FROM {table}") for table in ("document_spans", "finding_spans", "lives")
    ] == counts
    assert asked(store, "SELECT run, count(*) FROM findings GROUP BY run") == [(1, 2), (2, 2)]
    assert asked(store, "SELECT run, count(*) FROM documents GROUP BY run") == [(1, 2), (2, 2)]


def test_the_states_of_a_finding_from_night_to_night(store: Store) -> None:
    keep(store, FIRST)
    keep(store, after(1))
    keep(store, after(2, suppressed={"KB201 x": "in March"}))
    keep(store, after(3, documents={**PAGES, "a.md": "edited"}, findings={}))
    keep(store, after(4))
    states = asked(store, f"SELECT run, state FROM findings WHERE fingerprint = '{X}' ORDER BY run")
    assert states == [(1, "new"), (2, "open"), (3, "suppressed"), (5, "reopened")]
    changes = asked(store, "SELECT run, rule, change FROM changes ORDER BY run, rule")
    assert changes == [
        (1, "KB201", "new"),
        (1, "KB601", "new"),
        (4, "KB201", "resolved: edit"),
        (4, "KB601", "resolved: elsewhere"),
        (5, "KB201", "reopened"),
        (5, "KB601", "reopened"),
    ]


def test_it_tells_who_suppressed_a_finding_and_why(store: Store) -> None:
    keep(store, FIRST)
    decision = Decision(X, "KB201", "suppress", "settled in March", until=date(2026, 3, 31), by="jo", on=DAY)
    keep(store, after(1, suppressed={"KB201 x": "settled in March"}, decisions=[decision]))
    keep(store, after(2))
    (row,) = asked(store, "SELECT fingerprint, reason, decided_by, since_day, until_day FROM suppressions")
    assert row == (X, "settled in March", "jo", "2026-01-16", "2026-01-17")
    (decided,) = asked(store, "SELECT verdict, reason, decided_by, until, ended_at FROM decisions")
    assert decided == ("suppress", "settled in March", "jo", "2026-03-31", "2026-01-17T02:00:00+00:00")


def test_it_tells_which_documents_were_served_although_a_conflict_was_known(store: Store) -> None:
    keep(store, FIRST)
    assert asked(store, "SELECT document FROM served_in_conflict") == []
    keep(store, after(3))
    rows = asked(store, "SELECT day, document, known_since, days_known FROM served_in_conflict ORDER BY document")
    assert rows == [("2026-01-18", "a.md", "2026-01-15", 3), ("2026-01-18", "b.md", "2026-01-15", 3)]


def test_it_tells_the_score_of_a_day_and_the_configuration_behind_it(store: Store) -> None:
    keep(store, replace(FIRST, settings='{"stale": {"policy": 365}}', overall=81.5))
    keep(store, after(1, settings='{"stale": {"policy": 30}}', overall=70.25))
    (row,) = asked(store, "SELECT overall, settings FROM scores WHERE day = '2026-01-15'")
    assert row[0] == 81.5
    assert json.loads(row[1]) == {"stale": {"policy": 365}}


def test_changes_of_configuration_model_and_formula_are_in_the_log(store: Store) -> None:
    keep(store, replace(FIRST, settings='{"stale": {"policy": 365, "faq": 1}}'))
    keep(store, after(1, settings='{"stale": {"policy": 30, "faq": 1}}', model="mini", formula="2", who="jo"))
    events = asked(store, "SELECT what, who, detail FROM events WHERE what NOT IN ('run') ORDER BY id")
    assert [(what, who) for what, who, _ in events] == [("configuration", "jo"), ("model", "jo"), ("formula", "jo")]
    assert json.loads(events[0][2]) == {"stale.policy": [365, 30]}


def test_a_decision_is_noted_once_and_again_when_it_changes(store: Store) -> None:
    decision = Decision(X, "KB201", "accepted", "meant to be so", by="jo")
    keep(store, replace(FIRST, decisions=[decision]))
    keep(store, after(1, decisions=[decision]))
    store.keep_decisions([replace(decision, verdict="false")], at="2026-01-17T00:00:00+00:00", who="al")
    assert asked(store, "SELECT verdict, decided_by FROM decisions ORDER BY recorded_at") == [
        ("accepted", "jo"),
        ("false", "jo"),
    ]


@pytest.mark.parametrize("attempt", ["UPDATE events SET who = 'nobody'", "DELETE FROM events"])
def test_the_log_cannot_be_rewritten(store: Store, attempt: str) -> None:
    keep(store, FIRST)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        asked(store, attempt)


def test_runs_over_other_sources_are_another_series(store: Store) -> None:
    keep(store, FIRST)
    keep(store, replace(FIRST, sources="/other", findings={}))
    assert store.others(SOURCES) == 1
    assert [point.run for point in store.trend(SOURCES)] == [1]
    assert set(store.before(SOURCES).alive) == {X, Y}


def test_a_run_that_cannot_be_kept_leaves_no_trace(store: Store) -> None:
    keep(store, FIRST)
    broken = after(1, decisions=[Decision(X, "KB201", "real", "", about=object())])  # type: ignore[arg-type]
    with pytest.raises((StoreError, TypeError)):
        keep(store, broken)
    assert asked(store, "SELECT count(*) FROM runs") == [(1,)]
    assert asked(store, "SELECT count(*) FROM events WHERE what = 'run'") == [(1,)]


def test_a_day_before_the_last_one_gives_no_age_below_zero(store: Store) -> None:
    keep(store, FIRST)
    keep(store, after(-10))
    assert {row[0] for row in asked(store, "SELECT days_known FROM served_in_conflict")} == {0}


def test_a_finding_is_described_with_its_documents_and_their_owners(store: Store) -> None:
    keep(store, FIRST)
    keep(store, after(1, findings={}))
    (row,) = store.described(SOURCES, [X])
    assert (row.rule, row.documents, row.owners) == ("KB201", ("a.md", "b.md"), ("billing",))


def test_a_setting_that_an_older_program_did_not_have_was_as_it_is_by_default() -> None:
    usual = json.dumps({"gate": {"strict": False}})
    assert settings_changed("{}", usual) == {}
    assert settings_changed("{}", json.dumps({"gate": {"strict": True}})) == {"gate.strict": (False, True)}
    assert settings_changed(json.dumps({"rules": {"severity": {"KB101": "error"}}}), "{}") == {
        "rules.severity.KB101": ("error", None)
    }
