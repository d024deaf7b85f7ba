"""Writes a run into the record: what changed in documents and findings, the lives of the findings, and the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from kbaudit.store.log import log_decisions, log_setup, noted
from kbaudit.store.rows import DocumentRow, FindingRow, NewRun


def keep_run(connection: sqlite3.Connection, run: NewRun) -> int:
    """Remember a run and give its number. To be called within a transaction: it is kept whole or not at all."""
    series = _series(connection, run.sources)
    log_setup(connection, series, run)
    number = _insert_run(connection, series, run)
    connection.execute(
        "INSERT OR IGNORE INTO configurations VALUES (?, ?, ?)",
        (run.setup.config_digest, number, run.setup.settings or "{}"),
    )
    _spans(connection, "document_spans", "id", series, number, {row.id: _document_values(row) for row in run.documents})
    _spans(
        connection,
        "finding_spans",
        "fingerprint",
        series,
        number,
        {row.fingerprint: _finding_values(row) for row in run.findings},
    )
    connection.executemany(
        "INSERT OR IGNORE INTO finding_documents VALUES (?, ?, ?, ?)",
        ((series, row.fingerprint, document, counted) for row in run.findings for document, counted in row.documents),
    )
    _lives(connection, series, number, run)
    log_decisions(connection, run.decisions, at=run.at, who=run.who, run=number)
    score = "no score" if run.scores.overall is None else f"score {run.scores.overall:.1f}"
    counted = sum(row.counts and row.suppression is None for row in run.findings)
    detail = {"today": run.today.isoformat(), "sources": run.sources.split("\n"), "score": score, "findings": counted}
    noted(connection, run.at, run.who, "run", detail, run.why, run=number)
    return number


def _series(connection: sqlite3.Connection, sources: str) -> int:
    connection.execute("INSERT OR IGNORE INTO series (sources) VALUES (?)", (sources,))
    (number,) = connection.execute("SELECT id FROM series WHERE sources = ?", (sources,)).fetchone()
    return int(number)


def _insert_run(connection: sqlite3.Connection, series: int, run: NewRun) -> int:
    values: dict[str, object] = {
        "sources": run.sources,
        "today": run.today.isoformat(),
        "config_digest": run.setup.config_digest,
        "model": run.setup.model,
        "tool_version": run.setup.tool_version,
        "formula": run.setup.formula,
        "overall": run.scores.overall,
        "documents": len(run.documents),
        "skipped": run.skipped,
        "series": series,
        "at": run.at,
        "who": run.who,
        "why": run.why,
        "at_most": run.scores.at_most,
        "worst_tenth": run.scores.worst_tenth,
        "fit_to_serve": run.scores.fit_to_serve,
        "findings": sum(row.counts and row.suppression is None for row in run.findings),
        "suppressed": sum(row.suppression is not None for row in run.findings),
        "not_judged": " ".join(sorted(run.not_judged)),
        "passed": run.passed,
    }
    marks = ", ".join("?" * len(values))
    cursor = connection.execute(
        f"INSERT INTO runs ({', '.join(values)}) VALUES ({marks})",  # noqa: S608 - our own column names
        tuple(values.values()),
    )
    return int(cursor.lastrowid or 0)


def _document_values(row: DocumentRow) -> tuple[object, ...]:
    return row.digest, row.title, row.owner, row.collection, int(row.served), row.cleanliness


def _finding_values(row: FindingRow) -> tuple[object, ...]:
    origin = reason = until = None
    if row.suppression is not None:
        origin, reason = row.suppression.origin, row.suppression.reason
        until = row.suppression.until.isoformat() if row.suppression.until else None
    values = row.rule, row.tier, row.severity, row.confidence, int(row.counts), row.message
    return *values, origin, reason, until, int(row.baseline)


def _spans(
    connection: sqlite3.Connection,
    table: str,
    key: str,
    series: int,
    run: int,
    rows: Mapping[str, tuple[object, ...]],
) -> None:
    """End the spans of what is gone or changed, and begin spans for what is new or changed."""
    # The first four columns are the series, the key, and the two ends of the span.
    before = {
        values[1]: values[4:]
        for values in connection.execute(
            f"SELECT * FROM {table} WHERE series = ? AND until IS NULL",  # noqa: S608
            (series,),
        )
    }
    ended = [name for name, values in before.items() if rows.get(name) != values]
    begun = [(name, values) for name, values in rows.items() if before.get(name) != values]
    connection.executemany(
        f"UPDATE {table} SET until = ? WHERE series = ? AND {key} = ? AND until IS NULL",  # noqa: S608
        ((run, series, name) for name in ended),
    )
    if begun:
        marks = ", ".join("?" * (4 + len(begun[0][1])))
        connection.executemany(
            f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608
            ((series, name, run, None, *values) for name, values in begun),
        )


def _lives(connection: sqlite3.Connection, series: int, run: int, new: NewRun) -> None:
    connection.executemany(
        "UPDATE lives SET closed = ?, ending = ?, successor = ? WHERE series = ? AND fingerprint = ? AND closed IS NULL",
        ((run, item.ending, item.successor, series, item.fingerprint) for item in new.changes.closed),
    )
    connection.executemany(
        "INSERT INTO lives VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL)",
        (
            (series, item.fingerprint, run, run if item.origin is None else item.origin, item.reopened)
            for item in new.changes.opened
        ),
    )
