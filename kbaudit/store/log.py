"""The log: who did what, when and why. Rows are only ever added."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from kbaudit.config import Configuration, flatten
from kbaudit.decisions import Decision
from kbaudit.store.rows import NewRun, Setup


def noted(
    connection: sqlite3.Connection,
    at: str,
    who: str,
    what: str,
    detail: Mapping[str, object],
    why: str,
    *,
    run: int | None = None,
    fingerprint: str | None = None,
    kind: str | None = None,
) -> None:
    """Add a row to the log."""
    connection.execute(
        "INSERT INTO events (at, who, what, run, fingerprint, kind, detail, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (at, who, what, run, fingerprint, kind, json.dumps(detail, ensure_ascii=False), why),
    )


def log_setup(connection: sqlite3.Connection, series: int, run: NewRun) -> None:
    """Note what this run runs with, where the one before it in the series ran with something else."""
    before = last_setup(connection, series)
    if before is None:
        return
    now = run.setup
    if now.config_digest != before.config_digest:
        changed = {key: list(values) for key, values in settings_changed(before.settings, now.settings).items()}
        noted(connection, run.at, run.who, "configuration", changed, run.why)
    for what, old, new in (
        ("model", before.model, now.model),
        ("program", before.tool_version, now.tool_version),
        ("formula", before.formula, now.formula),
    ):
        if old != new:
            noted(connection, run.at, run.who, what, {"before": old, "now": new}, run.why)


def last_setup(connection: sqlite3.Connection, series: int) -> Setup | None:
    """What the latest run of a series ran with."""
    row = connection.execute(
        "SELECT r.config_digest, c.settings, r.model, r.tool_version, r.formula FROM runs AS r"
        " LEFT JOIN configurations AS c ON c.digest = r.config_digest WHERE r.series = ? ORDER BY r.id DESC LIMIT 1",
        (series,),
    ).fetchone()
    return Setup(*row) if row else None


def settings_changed(before: str | None, now: str | None) -> dict[str, tuple[object, object]]:
    """The settings in which two configurations (JSON) differ, with both values; empty where one of them is not known."""
    if before is None or now is None:
        return {}
    # A setting that an older program did not have was as it is by default now.
    usual = dict(flatten(json.loads(msgspec.json.encode(Configuration()))))
    old, new = ({**usual, **dict(flatten(json.loads(text)))} for text in (before, now))
    return {
        key: (old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)
    }


def log_decisions(
    connection: sqlite3.Connection, decisions: Iterable[Decision], *, at: str, who: str, run: int | None = None
) -> None:
    """Note every decision that the log does not hold yet, and every one that is no longer there."""
    known = decided(connection)
    given = {(decision.fingerprint, decision.kind): decision for decision in decisions}
    for (fingerprint, kind), decision in given.items():
        if known.get((fingerprint, kind)) != decision:
            detail = {
                "rule": decision.rule,
                "verdict": decision.verdict,
                "keep": decision.keep,
                "until": decision.until.isoformat() if decision.until else None,
                "on": decision.on.isoformat() if decision.on else None,
                "by": decision.by,
                "about": decision.about,
            }
            name = decision.by or who
            noted(
                connection, at, name, "decision", detail, decision.reason, run=run, fingerprint=fingerprint, kind=kind
            )
    for fingerprint, kind in sorted(known.keys() - given.keys()):
        noted(connection, at, who, "decision removed", {}, "", run=run, fingerprint=fingerprint, kind=kind)


def decided(connection: sqlite3.Connection) -> dict[tuple[str, str], Decision]:
    """The decisions that the log holds and that were not removed, by fingerprint and kind."""
    rows = connection.execute(
        "SELECT fingerprint, kind, detail, why FROM events AS e WHERE what = 'decision' AND NOT EXISTS"
        " (SELECT 1 FROM events AS n WHERE n.fingerprint = e.fingerprint AND n.kind = e.kind AND n.id > e.id)"
    )
    return {
        (fingerprint, kind): _decision(fingerprint, json.loads(detail), why) for fingerprint, kind, detail, why in rows
    }


def _decision(fingerprint: str, detail: Mapping[str, Any], reason: str) -> Decision:
    return Decision(
        fingerprint,
        detail["rule"],
        detail["verdict"],
        reason,
        detail["keep"],
        _day(detail["until"]),
        detail["by"],
        _day(detail["on"]),
        detail["about"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
