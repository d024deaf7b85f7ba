PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE documents (
    run INTEGER NOT NULL REFERENCES runs (id), id TEXT NOT NULL, digest TEXT NOT NULL, title TEXT, owner TEXT,
    cleanliness REAL, PRIMARY KEY (run, id)
) WITHOUT ROWID;
INSERT INTO "documents" VALUES(1,'a.md','da1','Refunds','billing',0.75);
INSERT INTO "documents" VALUES(1,'b.md','db1',NULL,NULL,1.0);
INSERT INTO "documents" VALUES(2,'p.md','dp1','Leave','people',0.5);
INSERT INTO "documents" VALUES(3,'a.md','da2','Refunds','billing',1.0);
INSERT INTO "documents" VALUES(3,'b.md','db1',NULL,NULL,1.0);
INSERT INTO "documents" VALUES(4,'a.md','da1','Refunds','billing',0.75);
INSERT INTO "documents" VALUES(4,'b.md','db1',NULL,NULL,1.0);
INSERT INTO "documents" VALUES(5,'b.md','db1',NULL,NULL,1.0);
CREATE TABLE embeddings (
    model TEXT NOT NULL, digest TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, digest)
) WITHOUT ROWID;
INSERT INTO "embeddings" VALUES('all-MiniLM-L6-v2','d1',X'003C0000');
INSERT INTO "embeddings" VALUES('all-MiniLM-L6-v2','d2',X'0000003C');
CREATE TABLE findings (
    run INTEGER NOT NULL REFERENCES runs (id), fingerprint TEXT NOT NULL, rule TEXT NOT NULL, tier TEXT NOT NULL,
    severity TEXT NOT NULL, confidence REAL NOT NULL, message TEXT NOT NULL, suppressed INTEGER NOT NULL,
    PRIMARY KEY (run, fingerprint)
) WITHOUT ROWID;
INSERT INTO "findings" VALUES(1,'aaaaaaaaaaaaaaaa','KB301','certain','warning',0.9,'Says what KB301 says.',0);
INSERT INTO "findings" VALUES(1,'bbbbbbbbbbbbbbbb','KB601','review','info',0.9,'Says what KB601 says.',0);
INSERT INTO "findings" VALUES(1,'cccccccccccccccc','KB501','certain','error',0.9,'Says what KB501 says.',1);
INSERT INTO "findings" VALUES(2,'aaaaaaaaaaaaaaaa','KB201','conflict','error',0.9,'Says what KB201 says.',0);
INSERT INTO "findings" VALUES(3,'bbbbbbbbbbbbbbbb','KB601','review','info',0.9,'Says what KB601 says.',0);
INSERT INTO "findings" VALUES(3,'cccccccccccccccc','KB501','certain','error',0.9,'Says what KB501 says.',1);
INSERT INTO "findings" VALUES(4,'aaaaaaaaaaaaaaaa','KB301','certain','warning',0.9,'Says what KB301 says.',0);
INSERT INTO "findings" VALUES(4,'bbbbbbbbbbbbbbbb','KB601','review','info',0.9,'Says what KB601 says.',0);
INSERT INTO "findings" VALUES(4,'cccccccccccccccc','KB501','certain','error',0.9,'Says what KB501 says.',0);
INSERT INTO "findings" VALUES(5,'bbbbbbbbbbbbbbbb','KB601','review','info',0.9,'Says what KB601 says.',0);
CREATE TABLE memory (key TEXT PRIMARY KEY, number INTEGER NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
INSERT INTO "memory" VALUES('k',1,X'00FF');
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, sources TEXT NOT NULL, today TEXT NOT NULL, config_digest TEXT NOT NULL, model TEXT,
    tool_version TEXT NOT NULL, formula TEXT NOT NULL, overall REAL, documents INTEGER NOT NULL, skipped INTEGER NOT NULL
);
INSERT INTO "runs" VALUES(1,'/kb/help','2026-01-10','c1','all-MiniLM-L6-v2','0.1.0','1',90.0,2,0);
INSERT INTO "runs" VALUES(2,'/kb/policies','2026-01-10','c1',NULL,'0.1.0','1',80.0,1,0);
INSERT INTO "runs" VALUES(3,'/kb/help','2026-01-11','c1','all-MiniLM-L6-v2','0.1.0','1',95.0,2,0);
INSERT INTO "runs" VALUES(4,'/kb/help','2026-01-12','c2','all-MiniLM-L6-v2','0.1.0','1',88.5,2,1);
INSERT INTO "runs" VALUES(5,'/kb/help','2026-01-13','c2','all-MiniLM-L6-v2','0.1.0','1',99.0,1,0);
CREATE INDEX runs_by_sources ON runs (sources, id);
COMMIT;
