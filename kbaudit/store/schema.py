"""The tables of the store, as the scripts that lead from each schema version to the next, and the views that people ask.

Documents and findings are kept as spans of runs in which nothing about them changed, so that a night on which little changed
adds little. Runs over the same sources form a series. Tables hold what happened, views answer questions: `kbaudit query
--tables` prints what `TABLES` says of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_FIRST = """
CREATE TABLE embeddings (
    model TEXT NOT NULL, digest TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, digest)
) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, sources TEXT NOT NULL, today TEXT NOT NULL, config_digest TEXT NOT NULL, model TEXT,
    tool_version TEXT NOT NULL, formula TEXT NOT NULL, overall REAL, documents INTEGER NOT NULL, skipped INTEGER NOT NULL
);
CREATE INDEX runs_by_sources ON runs (sources, id);
CREATE TABLE documents (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, digest TEXT NOT NULL, title TEXT, owner TEXT,
    cleanliness REAL, PRIMARY KEY (run, id)
) WITHOUT ROWID;
CREATE TABLE findings (
    run INTEGER NOT NULL REFERENCES runs (id), fingerprint TEXT NOT NULL, rule TEXT NOT NULL, tier TEXT NOT NULL,
    severity TEXT NOT NULL, confidence REAL NOT NULL, message TEXT NOT NULL, suppressed INTEGER NOT NULL,
    PRIMARY KEY (run, fingerprint)
) WITHOUT ROWID;
"""

_MEMORY = "CREATE TABLE memory (key TEXT PRIMARY KEY, number INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;"

_RECORD = """
CREATE TABLE series (id INTEGER PRIMARY KEY, sources TEXT NOT NULL UNIQUE);
INSERT INTO series (sources) SELECT sources FROM runs GROUP BY sources ORDER BY min(id);

ALTER TABLE runs ADD COLUMN series INTEGER REFERENCES series (id);
ALTER TABLE runs ADD COLUMN at TEXT;
ALTER TABLE runs ADD COLUMN who TEXT;
ALTER TABLE runs ADD COLUMN why TEXT;
ALTER TABLE runs ADD COLUMN at_most INTEGER;
ALTER TABLE runs ADD COLUMN worst_tenth REAL;
ALTER TABLE runs ADD COLUMN fit_to_serve REAL;
ALTER TABLE runs ADD COLUMN findings INTEGER;
ALTER TABLE runs ADD COLUMN suppressed INTEGER;
ALTER TABLE runs ADD COLUMN not_judged TEXT;
ALTER TABLE runs ADD COLUMN passed INTEGER;
UPDATE runs SET series = (SELECT id FROM series WHERE series.sources = runs.sources);
UPDATE runs SET
    findings = (SELECT count(*) FROM findings AS f WHERE f.run = runs.id AND NOT f.suppressed
                AND f.tier IN ('conflict', 'certain') AND f.severity <> 'info'),
    suppressed = (SELECT count(*) FROM findings AS f WHERE f.run = runs.id AND f.suppressed);
CREATE INDEX runs_by_series ON runs (series, id);

CREATE TABLE configurations (digest TEXT PRIMARY KEY, run INTEGER NOT NULL, settings TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE document_spans (
    series INTEGER NOT NULL REFERENCES series (id), id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,
    digest TEXT NOT NULL, title TEXT, owner TEXT, collection TEXT, served INTEGER NOT NULL, cleanliness REAL,
    PRIMARY KEY (series, id, since)
) WITHOUT ROWID;
CREATE TABLE finding_spans (
    series INTEGER NOT NULL REFERENCES series (id), fingerprint TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,
    rule TEXT NOT NULL, tier TEXT NOT NULL, severity TEXT NOT NULL, confidence REAL NOT NULL, counts INTEGER NOT NULL,
    message TEXT NOT NULL, suppressed_in TEXT, suppressed_because TEXT, suppressed_until TEXT, baseline INTEGER NOT NULL,
    PRIMARY KEY (series, fingerprint, since)
) WITHOUT ROWID;
CREATE TABLE finding_documents (
    series INTEGER NOT NULL REFERENCES series (id), fingerprint TEXT NOT NULL, document TEXT NOT NULL,
    counted INTEGER NOT NULL, PRIMARY KEY (series, fingerprint, document)
) WITHOUT ROWID;
CREATE TABLE lives (
    series INTEGER NOT NULL REFERENCES series (id), fingerprint TEXT NOT NULL, opened INTEGER NOT NULL,
    origin INTEGER NOT NULL, reopened INTEGER NOT NULL, closed INTEGER, ending TEXT, successor TEXT,
    PRIMARY KEY (series, fingerprint, opened)
) WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, run INTEGER, fingerprint TEXT,
    kind TEXT, detail TEXT NOT NULL, why TEXT NOT NULL
);
CREATE INDEX events_by_fingerprint ON events (fingerprint, kind, id);
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

CREATE TEMP TABLE numbered AS
    SELECT id AS run, series, row_number() OVER (PARTITION BY series ORDER BY id) AS number,
           lead(id) OVER (PARTITION BY series ORDER BY id) AS next FROM runs;
INSERT INTO document_spans
    SELECT series, id, first, (SELECT next FROM numbered WHERE run = last), digest, title, owner, NULL,
           cleanliness IS NOT NULL, cleanliness
    FROM (SELECT series, id, min(run) AS first, max(run) AS last, digest, title, owner, cleanliness
          FROM (SELECT n.series, n.run, d.id, d.digest, d.title, d.owner, d.cleanliness,
                       n.number - row_number() OVER (
                           PARTITION BY n.series, d.id, d.digest, d.title, d.owner, d.cleanliness ORDER BY n.number)
                           AS island
                FROM documents AS d JOIN numbered AS n ON n.run = d.run)
          GROUP BY series, id, digest, title, owner, cleanliness, island);
INSERT INTO finding_spans
    SELECT series, fingerprint, first, (SELECT next FROM numbered WHERE run = last), rule, tier, severity, confidence,
           tier IN ('conflict', 'certain') AND severity <> 'info', message,
           CASE WHEN suppressed THEN 'unknown' END, CASE WHEN suppressed THEN '' END, NULL, 0
    FROM (SELECT series, fingerprint, min(run) AS first, max(run) AS last, rule, tier, severity, confidence, message,
                 suppressed
          FROM (SELECT n.series, n.run, f.*,
                       n.number - row_number() OVER (
                           PARTITION BY n.series, f.fingerprint, f.tier, f.severity, f.confidence, f.message, f.suppressed
                           ORDER BY n.number) AS island
                FROM findings AS f JOIN numbered AS n ON n.run = f.run)
          GROUP BY series, fingerprint, rule, tier, severity, confidence, message, suppressed, island);
INSERT INTO lives
    SELECT series, fingerprint, first, first, 0, (SELECT next FROM numbered WHERE run = last), NULL, NULL
    FROM (SELECT series, fingerprint, min(run) AS first, max(run) AS last
          FROM (SELECT n.series, n.run, f.fingerprint,
                       n.number - row_number() OVER (PARTITION BY n.series, f.fingerprint ORDER BY n.number) AS island
                FROM findings AS f JOIN numbered AS n ON n.run = f.run)
          GROUP BY series, fingerprint, island);
UPDATE lives SET ending = 'unknown' WHERE closed IS NOT NULL;
DROP TABLE numbered;
DROP TABLE documents;
DROP TABLE findings;

CREATE VIEW documents AS
    SELECT r.id AS run, r.today AS day, d.id, d.title, d.owner, d.collection, d.served, d.cleanliness, d.digest
    FROM runs AS r JOIN document_spans AS d
        ON d.series = r.series AND d.since <= r.id AND (d.until IS NULL OR d.until > r.id);
CREATE VIEW findings AS
    SELECT r.id AS run, r.today AS day, f.fingerprint, f.rule,
           CASE WHEN f.suppressed_in IS NOT NULL THEN 'suppressed' WHEN f.baseline THEN 'baseline'
                WHEN l.opened <> r.id OR l.origin <> l.opened THEN 'open' WHEN l.reopened THEN 'reopened' ELSE 'new' END
               AS state,
           f.tier, f.severity, f.confidence, f.counts, f.message, f.suppressed_in IS NOT NULL AS suppressed,
           (SELECT group_concat(document, '; ') FROM finding_documents AS d
            WHERE d.series = f.series AND d.fingerprint = f.fingerprint) AS documents
    FROM runs AS r
    JOIN finding_spans AS f ON f.series = r.series AND f.since <= r.id AND (f.until IS NULL OR f.until > r.id)
    LEFT JOIN lives AS l ON l.series = f.series AND l.fingerprint = f.fingerprint
        AND l.opened <= r.id AND (l.closed IS NULL OR l.closed > r.id);
CREATE VIEW changes AS
    SELECT l.opened AS run, r.today AS day, l.fingerprint, f.rule,
           CASE WHEN l.origin <> l.opened THEN 'carried on' WHEN l.reopened THEN 'reopened' ELSE 'new' END AS change,
           f.counts, f.message
    FROM lives AS l JOIN runs AS r ON r.id = l.opened
    JOIN finding_spans AS f ON f.series = l.series AND f.fingerprint = l.fingerprint AND f.since = l.opened
    UNION ALL
    SELECT l.closed, r.today, l.fingerprint, f.rule,
           CASE WHEN l.ending IN ('edit', 'removal', 'elsewhere') THEN 'resolved: ' ELSE 'gone: ' END || l.ending,
           f.counts, f.message
    FROM lives AS l JOIN runs AS r ON r.id = l.closed
    JOIN finding_spans AS f ON f.series = l.series AND f.fingerprint = l.fingerprint
        AND f.since = (SELECT max(g.since) FROM finding_spans AS g WHERE g.series = l.series
                       AND g.fingerprint = l.fingerprint AND g.since < l.closed);
CREATE VIEW decisions AS
    SELECT e.fingerprint, json_extract(e.detail, '$.rule') AS rule, json_extract(e.detail, '$.verdict') AS verdict,
           e.why AS reason, e.who AS decided_by, json_extract(e.detail, '$.on') AS decided_on,
           json_extract(e.detail, '$.until') AS until, json_extract(e.detail, '$.keep') AS keep,
           json_extract(e.detail, '$.about') AS about, e.at AS recorded_at,
           (SELECT min(n.at) FROM events AS n WHERE n.fingerprint = e.fingerprint AND n.kind = e.kind AND n.id > e.id)
               AS ended_at
    FROM events AS e WHERE e.what = 'decision';
CREATE VIEW suppressions AS
    SELECT f.fingerprint, f.rule, f.message, f.suppressed_in AS written_in, f.suppressed_because AS reason,
           (SELECT d.decided_by FROM decisions AS d WHERE d.fingerprint = f.fingerprint
            AND d.verdict IN ('suppress', 'false', 'accepted') ORDER BY d.recorded_at DESC LIMIT 1) AS decided_by,
           f.suppressed_until AS until, s.today AS since_day, u.today AS until_day, f.since AS since_run,
           f.until AS until_run
    FROM finding_spans AS f JOIN runs AS s ON s.id = f.since LEFT JOIN runs AS u ON u.id = f.until
    WHERE f.suppressed_in IS NOT NULL;
CREATE VIEW served_in_conflict AS
    SELECT r.id AS run, r.today AS day, d.id AS document, d.title, d.owner, f.fingerprint, f.rule, f.message,
           o.today AS known_since, CAST(max(0, julianday(r.today) - julianday(o.today)) AS INTEGER) AS days_known,
           f.suppressed_in IS NOT NULL AS suppressed
    FROM finding_spans AS f
    JOIN runs AS r ON r.series = f.series AND f.since <= r.id AND (f.until IS NULL OR f.until > r.id)
    JOIN finding_documents AS c ON c.series = f.series AND c.fingerprint = f.fingerprint
    JOIN document_spans AS d ON d.series = f.series AND d.id = c.document AND d.served
        AND d.since <= r.id AND (d.until IS NULL OR d.until > r.id)
    JOIN lives AS l ON l.series = f.series AND l.fingerprint = f.fingerprint
        AND l.opened <= r.id AND (l.closed IS NULL OR l.closed > r.id)
    JOIN runs AS o ON o.id = l.origin
    WHERE f.rule LIKE 'KB2%' AND f.counts AND r.id > l.origin;
CREATE VIEW scores AS
    SELECT r.today AS day, r.id AS run, r.overall, r.at_most, r.worst_tenth, r.fit_to_serve, r.findings, r.documents,
           r.skipped, r.sources, r.config_digest, r.model, r.tool_version, r.formula, c.settings
    FROM runs AS r LEFT JOIN configurations AS c ON c.digest = r.config_digest;
"""

_KEPT = """
CREATE TABLE kept (stage TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (stage, key));
CREATE TABLE kept_used (
    stage TEXT NOT NULL, key TEXT NOT NULL, audit INTEGER NOT NULL, PRIMARY KEY (stage, key)
) WITHOUT ROWID;
CREATE INDEX kept_used_by_audit ON kept_used (audit);
"""

MIGRATIONS: Sequence[str] = (_FIRST, _MEMORY, _RECORD, _KEPT)
"""The script that leads from each schema version to the next, from 0."""

TABLES: Mapping[str, str] = {
    "runs": "one audit: what it read (`sources`), the day that it judged by (`today`), when (`at`), by whom (`who`) and why, "
    "with which configuration, model, program and formula, its scores and counts, and whether its gate passed",
    "documents": "the documents of each run: title, owner, collection, whether served, cleanliness from 0 to 1, content digest",
    "findings": "the findings of each run: rule, state (new, open, reopened, suppressed, baseline), tier, severity, message, "
    "documents; `counts` is 1 where it counts for score and gate",
    "lives": "the life of each finding: `opened` and `closed` are runs, `origin` the run in which the trouble was first found, "
    "`ending` is edit, removal, elsewhere (resolved), moved, reworded (goes on as `successor`), settings, time or unknown",
    "changes": "what each run found new, found again, carried on in other words, or found resolved or gone",
    "decisions": "what people decided about findings: verdict, reason, by whom, until when, and when that ended",
    "suppressions": "which findings were suppressed, where that is written, why, by whom, and from which day to which",
    "served_in_conflict": "documents that were served in a run although an earlier run had found the conflict they are in",
    "scores": "the score on each day, with the configuration (`settings`, as JSON), model, program and formula behind it",
    "configurations": "every configuration that was ever used, as JSON, and the first run that used it",
    "events": "the log: runs, decisions and changes of configuration, model, program and formula; rows are only ever added",
    "series": "runs over the same sources follow each other in one series",
    "document_spans": "what `documents` is made of: rows hold from run `since` to before run `until`",
    "finding_spans": "what `findings` is made of: rows hold from run `since` to before run `until`",
    "finding_documents": "the documents that each finding rests on; `counted` is 1 where it costs the document points",
    "embeddings": "vectors of texts, half precision, by model and digest",
    "memory": "what an audit need not find out twice",
    "kept": "what files and documents were read and cut into, by everything that this depends on",
    "kept_used": "the last audit that used each of these, so that those of no use are dropped",
}
"""What each table and view holds."""
