"""What the record holds of the runs over the same sources so far."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from kbaudit.lifecycle import Alive, Before, Ended, Ending, Found, Kept
from kbaudit.store.log import last_setup
from kbaudit.store.rows import Described, LastRun, Point

LONGEST_TREND = 400
"""Runs that a chart looks back on: a year of nights and some more."""


def last_run(connection: sqlite3.Connection, sources: str) -> LastRun | None:
    """The latest run over these sources."""
    row = connection.execute(
        "SELECT id, today, overall, series FROM runs WHERE sources = ? ORDER BY id DESC LIMIT 1", (sources,)
    ).fetchone()
    if row is None:
        return None
    number, today, overall, series = row
    setup = last_setup(connection, series)
    assert setup is not None  # noqa: S101 - the run that was just read has one
    standing = connection.execute(
        "SELECT fingerprint FROM finding_spans WHERE series = ? AND until IS NULL AND suppressed_in IS NULL", (series,)
    )
    return LastRun(number, date.fromisoformat(today), overall, setup, frozenset(value for (value,) in standing))


def before(connection: sqlite3.Connection, sources: str) -> Before:
    """Documents, living and ended findings of the series of these sources."""
    documents = {
        name: Kept(digest, bool(served))
        for name, digest, served in connection.execute(
            "SELECT d.id, d.digest, d.served FROM document_spans AS d JOIN series AS s ON s.id = d.series"
            " WHERE s.sources = ? AND d.until IS NULL",
            (sources,),
        )
    }
    resting = defaultdict(list)
    for fingerprint, document in connection.execute(
        "SELECT f.fingerprint, f.document FROM finding_documents AS f JOIN series AS s ON s.id = f.series"
        " WHERE s.sources = ? ORDER BY f.document",
        (sources,),
    ):
        resting[fingerprint].append(document)
    alive: dict[str, Alive] = {}
    ended: dict[str, Ended] = {}
    for fingerprint, rule, origin, ending, suppressed in connection.execute(
        "SELECT l.fingerprint, f.rule, l.origin, l.ending, f.suppressed_in IS NOT NULL FROM lives AS l"
        " JOIN series AS s ON s.id = l.series JOIN finding_spans AS f ON f.series = l.series"
        " AND f.fingerprint = l.fingerprint AND f.since = (SELECT max(g.since) FROM finding_spans AS g"
        " WHERE g.series = l.series AND g.fingerprint = l.fingerprint)"
        " WHERE s.sources = ? ORDER BY l.fingerprint, l.opened",
        (sources,),
    ):
        if ending is None:
            found = Found(rule, tuple(resting.get(fingerprint, ())))
            alive[fingerprint] = Alive(found, origin, bool(suppressed))
        else:
            ended[fingerprint] = Ended(Ending(ending), origin)
    return Before(documents, alive, ended)


def trend(connection: sqlite3.Connection, sources: str) -> tuple[Point, ...]:
    """The runs over these sources, the oldest first."""
    rows = connection.execute(
        "SELECT id, today, overall, worst_tenth, findings, documents FROM runs WHERE sources = ?"
        " ORDER BY id DESC LIMIT ?",
        (sources, LONGEST_TREND),
    ).fetchall()
    return tuple(Point(number, date.fromisoformat(today), *values) for number, today, *values in reversed(rows))


def others(connection: sqlite3.Connection, sources: str) -> int:
    """How many other knowledge bases the record holds runs of."""
    (number,) = connection.execute("SELECT count(*) FROM series WHERE sources <> ?", (sources,)).fetchone()
    return int(number)


def described(connection: sqlite3.Connection, sources: str, fingerprints: Sequence[str]) -> tuple[Described, ...]:
    """Findings by their fingerprints, as the last run that had them described them, sorted."""
    rows = connection.execute(
        "SELECT f.fingerprint, f.rule, f.message, f.counts, c.document, (SELECT d.owner FROM document_spans AS d"
        " WHERE d.series = f.series AND d.id = c.document ORDER BY d.since DESC LIMIT 1)"
        " FROM finding_spans AS f JOIN series AS s ON s.id = f.series"
        " LEFT JOIN finding_documents AS c ON c.series = f.series AND c.fingerprint = f.fingerprint"
        " WHERE s.sources = ? AND f.fingerprint IN (SELECT value FROM json_each(?)) AND f.since = (SELECT max(g.since)"
        " FROM finding_spans AS g WHERE g.series = f.series AND g.fingerprint = f.fingerprint)"
        " ORDER BY f.fingerprint, c.document",
        (sources, json.dumps(fingerprints)),
    )
    found: dict[str, Described] = {}
    for fingerprint, rule, message, counts, document, owner in rows:
        known = found.get(fingerprint, Described(fingerprint, rule, message, bool(counts), (), ()))
        documents = (*known.documents, document) if document else known.documents
        owners = tuple(sorted({*known.owners, owner})) if owner else known.owners
        found[fingerprint] = Described(fingerprint, rule, message, bool(counts), documents, owners)
    return tuple(found.values())
