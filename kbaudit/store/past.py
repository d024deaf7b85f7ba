"""What the record holds of the runs over the same sources so far."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from kbaudit.lifecycle import Alive, Before, Ended, Ending, Found, Kept, Sight
from kbaudit.store.log import last_setup
from kbaudit.store.rows import Described, LastRun, Point, Setup

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
    sights: dict[int, Sight] = {}
    resting = defaultdict(list)
    for fingerprint, document in connection.execute(
        "SELECT f.fingerprint, f.document FROM finding_documents AS f JOIN series AS s ON s.id = f.series"
        " WHERE s.sources = ? ORDER BY f.document",
        (sources,),
    ):
        resting[fingerprint].append(document)
    alive: dict[str, Alive] = {}
    ended: dict[str, Ended] = {}
    for fingerprint, rule, origin, ending, suppressed, unseen in connection.execute(
        "SELECT l.fingerprint, f.rule, l.origin, l.ending, f.suppressed_in IS NOT NULL, f.until FROM lives AS l"
        " JOIN series AS s ON s.id = l.series JOIN finding_spans AS f ON f.series = l.series"
        " AND f.fingerprint = l.fingerprint AND f.since = (SELECT max(g.since) FROM finding_spans AS g"
        " WHERE g.series = l.series AND g.fingerprint = l.fingerprint)"
        " WHERE s.sources = ? ORDER BY l.fingerprint, l.opened",
        (sources,),
    ):
        if ending is None:
            found = Found(rule, tuple(resting.get(fingerprint, ())))
            if unseen is not None and unseen not in sights:
                sights[unseen] = _sight(connection, sources, unseen)
            alive[fingerprint] = Alive(found, origin, bool(suppressed), sights.get(unseen))
        else:
            ended[fingerprint] = Ended(Ending(ending), origin)
    return Before(_documents(connection, sources, None), alive, ended)


def setup_of(connection: sqlite3.Connection, run: int) -> Setup:
    """What a run ran with."""
    return Setup(
        *connection.execute(
            "SELECT r.config_digest, c.settings, r.model, r.tool_version, r.formula FROM runs AS r"
            " LEFT JOIN configurations AS c ON c.digest = r.config_digest WHERE r.id = ?",
            (run,),
        ).fetchone()
    )


def _sight(connection: sqlite3.Connection, sources: str, unseen: int) -> Sight:
    """The run before the one that did not look, and the documents as it knew them."""
    (run,) = connection.execute("SELECT max(id) FROM runs WHERE sources = ? AND id < ?", (sources, unseen)).fetchone()
    return Sight(run, _documents(connection, sources, run))


def _documents(connection: sqlite3.Connection, sources: str, run: int | None) -> dict[str, Kept]:
    """The documents as a run knew them, the latest where none is given."""
    now = 1 << 62 if run is None else run
    rows = connection.execute(
        "SELECT d.id, d.digest, d.served FROM document_spans AS d JOIN series AS s ON s.id = d.series"
        " WHERE s.sources = ? AND d.since <= ? AND (d.until IS NULL OR d.until > ?)",
        (sources, now, now),
    )
    return {name: Kept(digest, bool(served)) for name, digest, served in rows}


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
