PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE configurations (digest TEXT PRIMARY KEY, run INTEGER NOT NULL, settings TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document_spans (
    series INTEGER NOT NULL REFERENCES series (id), id TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,
    digest TEXT NOT NULL, title TEXT, owner TEXT, collection TEXT, served INTEGER NOT NULL, cleanliness REAL,
    PRIMARY KEY (series, id, since)
) WITHOUT ROWID;
INSERT INTO "document_spans" VALUES(1,'a.md',1,3,'da1','Refunds','billing',NULL,1,0.75);
INSERT INTO "document_spans" VALUES(1,'a.md',3,4,'da2','Refunds','billing',NULL,1,1.0);
INSERT INTO "document_spans" VALUES(1,'a.md',4,5,'da1','Refunds','billing',NULL,1,0.75);
INSERT INTO "document_spans" VALUES(1,'b.md',1,NULL,'db1',NULL,NULL,NULL,1,1.0);
INSERT INTO "document_spans" VALUES(2,'p.md',2,NULL,'dp1','Leave','people',NULL,1,0.5);
CREATE TABLE embeddings (
    model TEXT NOT NULL, digest TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, digest)
) WITHOUT ROWID;
INSERT INTO "embeddings" VALUES('all-MiniLM-L6-v2','d1',X'003C0000');
INSERT INTO "embeddings" VALUES('all-MiniLM-L6-v2','d2',X'0000003C');
CREATE TABLE events (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, run INTEGER, fingerprint TEXT,
    kind TEXT, detail TEXT NOT NULL, why TEXT NOT NULL
);
CREATE TABLE finding_documents (
    series INTEGER NOT NULL REFERENCES series (id), fingerprint TEXT NOT NULL, document TEXT NOT NULL,
    counted INTEGER NOT NULL, PRIMARY KEY (series, fingerprint, document)
) WITHOUT ROWID;
CREATE TABLE finding_spans (
    series INTEGER NOT NULL REFERENCES series (id), fingerprint TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER,
    rule TEXT NOT NULL, tier TEXT NOT NULL, severity TEXT NOT NULL, confidence REAL NOT NULL, counts INTEGER NOT NULL,
    message TEXT NOT NULL, suppressed_in TEXT, suppressed_because TEXT, suppressed_until TEXT, baseline INTEGER NOT NULL,
    PRIMARY KEY (series, fingerprint, since)
) WITHOUT ROWID;
INSERT INTO "finding_spans" VALUES(1,'aaaaaaaaaaaaaaaa',1,3,'KB301','certain','warning',0.9,1,'Says what KB301 says.',NULL,NULL,NULL,0);
INSERT INTO "finding_spans" VALUES(1,'aaaaaaaaaaaaaaaa',4,5,'KB301','certain','warning',0.9,1,'Says what KB301 says.',NULL,NULL,NULL,0);
INSERT INTO "finding_spans" VALUES(1,'bbbbbbbbbbbbbbbb',1,NULL,'KB601','review','info',0.9,0,'Says what KB601 says.',NULL,NULL,NULL,0);
INSERT INTO "finding_spans" VALUES(1,'cccccccccccccccc',1,4,'KB501','certain','error',0.9,1,'Says what KB501 says.','unknown','',NULL,0);
INSERT INTO "finding_spans" VALUES(1,'cccccccccccccccc',4,5,'KB501','certain','error',0.9,1,'Says what KB501 says.',NULL,NULL,NULL,0);
INSERT INTO "finding_spans" VALUES(2,'aaaaaaaaaaaaaaaa',2,NULL,'KB201','conflict','error',0.9,1,'Says what KB201 says.',NULL,NULL,NULL,0);
CREATE TABLE kept (stage TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (stage, key));
INSERT INTO "kept" VALUES('files','k1',X'789C03000000000001');
CREATE TABLE kept_used (
    stage TEXT NOT NULL, key TEXT NOT NULL, audit INTEGER NOT NULL, PRIMARY KEY (stage, key)
) WITHOUT ROWID;
INSERT INTO "kept_used" VALUES('files','k1',5);
CREATE TABLE lives (
    series INTEGER NOT NULL REFERENCES series (id), fingerprint TEXT NOT NULL, opened INTEGER NOT NULL,
    origin INTEGER NOT NULL, reopened INTEGER NOT NULL, closed INTEGER, ending TEXT, successor TEXT,
    PRIMARY KEY (series, fingerprint, opened)
) WITHOUT ROWID;
INSERT INTO "lives" VALUES(1,'aaaaaaaaaaaaaaaa',1,1,0,3,'unknown',NULL);
INSERT INTO "lives" VALUES(1,'aaaaaaaaaaaaaaaa',4,4,0,5,'unknown',NULL);
INSERT INTO "lives" VALUES(1,'bbbbbbbbbbbbbbbb',1,1,0,NULL,NULL,NULL);
INSERT INTO "lives" VALUES(1,'cccccccccccccccc',1,1,0,5,'unknown',NULL);
INSERT INTO "lives" VALUES(2,'aaaaaaaaaaaaaaaa',2,2,0,NULL,NULL,NULL);
CREATE TABLE memory (key TEXT PRIMARY KEY, number INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO "memory" VALUES('k',1,X'00FF');
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, sources TEXT NOT NULL, today TEXT NOT NULL, config_digest TEXT NOT NULL, model TEXT,
    tool_version TEXT NOT NULL, formula TEXT NOT NULL, overall REAL, documents INTEGER NOT NULL, skipped INTEGER NOT NULL
, series INTEGER REFERENCES series (id), at TEXT, who TEXT, why TEXT, at_most INTEGER, worst_tenth REAL, fit_to_serve REAL, findings INTEGER, suppressed INTEGER, not_judged TEXT, passed INTEGER);
INSERT INTO "runs" VALUES(1,'/kb/help','2026-01-10','c1','all-MiniLM-L6-v2','0.1.0','1',90.0,2,0,1,NULL,NULL,NULL,NULL,NULL,NULL,1,1,NULL,NULL);
INSERT INTO "runs" VALUES(2,'/kb/policies','2026-01-10','c1',NULL,'0.1.0','1',80.0,1,0,2,NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,NULL);
INSERT INTO "runs" VALUES(3,'/kb/help','2026-01-11','c1','all-MiniLM-L6-v2','0.1.0','1',95.0,2,0,1,NULL,NULL,NULL,NULL,NULL,NULL,0,1,NULL,NULL);
INSERT INTO "runs" VALUES(4,'/kb/help','2026-01-12','c2','all-MiniLM-L6-v2','0.1.0','1',88.5,2,1,1,NULL,NULL,NULL,NULL,NULL,NULL,2,0,NULL,NULL);
INSERT INTO "runs" VALUES(5,'/kb/help','2026-01-13','c2','all-MiniLM-L6-v2','0.1.0','1',99.0,1,0,1,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,NULL);
CREATE TABLE series (id INTEGER PRIMARY KEY, sources TEXT NOT NULL UNIQUE);
INSERT INTO "series" VALUES(1,'/kb/help');
INSERT INTO "series" VALUES(2,'/kb/policies');
CREATE INDEX runs_by_sources ON runs (sources, id);
CREATE INDEX runs_by_series ON runs (series, id);
CREATE INDEX events_by_fingerprint ON events (fingerprint, kind, id);
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
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
CREATE INDEX kept_used_by_audit ON kept_used (audit);
COMMIT;
