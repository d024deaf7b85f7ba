"""What the record tells of the runs over one knowledge base: the runs, two of them compared, and the lives of the findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from kbaudit.baseline import Known
from kbaudit.errors import QueryError
from kbaudit.history import setup_changes
from kbaudit.lifecycle import Ending
from kbaudit.resolution import Life
from kbaudit.store.asking import Record
from kbaudit.store.rows import Setup


@dataclass(frozen=True, slots=True)
class Series:
    """Runs over the same sources, and how many other series the record holds."""

    id: int
    sources: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run as `kbaudit history` shows it. `changed` says what it ran with that the one before it did not."""

    run: int
    today: date
    at: str | None
    who: str | None
    why: str | None
    overall: float | None
    at_most: bool
    worst_tenth: float | None
    documents: int
    skipped: int
    findings: int | None
    suppressed: int | None
    new: int
    reopened: int
    resolved: int
    sources: tuple[str, ...]
    setup: Setup
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding in a comparison of two runs; `how` says what became of it."""

    fingerprint: str
    rule: str
    counts: bool
    message: str
    documents: str
    how: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs, the earlier one first, and what is not the same. `not_comparable` says why that may not be the documents."""

    before: RunLine
    after: RunLine
    not_comparable: tuple[str, ...]
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    documents_added: int
    documents_removed: int
    documents_edited: int


def series_of(record: Record, source: Path | None) -> Series:
    """The series of a source, or that of the latest run. QueryError where the record holds no such run."""
    rows = list(record.ask("SELECT series, sources FROM runs GROUP BY series ORDER BY max(id) DESC").rows)
    if source is not None:
        wanted = str(source.absolute())
        matching = [row for row in rows if wanted in str(row[1]).split("\n")]
        if not matching:
            known = ", ".join(str(row[1]).replace("\n", " + ") for row in rows)
            raise QueryError(f"{source}: the record holds no run over it. It holds runs over {known or 'nothing'}.")
    else:
        matching = rows
    if not matching:
        raise QueryError(f"{record.path}: the record holds no run yet. `kbaudit scan` makes one.")
    series, sources = matching[0]
    return Series(int(str(series)), tuple(str(sources).split("\n")), len(rows) - 1)


def runs_of(record: Record, series: int) -> tuple[RunLine, ...]:
    """The runs of a series, the oldest first."""
    lines: list[RunLine] = []
    for line in _runs(record, "r.series = ?", (series,)):
        changed = tuple(setup_changes(lines[-1].setup, line.setup)) if lines else ()
        lines.append(replace(line, changed=changed))
    return tuple(lines)


def run_of(record: Record, number: int) -> RunLine:
    """A run by its number. QueryError where there is none."""
    found = _runs(record, "r.id = ?", (number,))
    if not found:
        (known,) = record.ask("SELECT min(id) || ' to ' || max(id) FROM runs").rows
        raise QueryError(f"There is no run {number}. The record holds {known[0]}; `kbaudit history` lists them.")
    return found[0]


def difference(record: Record, before: RunLine, after: RunLine) -> Difference:
    """Compare two runs, whatever ran between them."""
    reasons = list(setup_changes(before.setup, after.setup))
    if before.sources != after.sources:
        reasons.insert(0, f"the sources ({' + '.join(before.sources)}, now {' + '.join(after.sources)})")
    old, new = _findings(record, before.run), _findings(record, after.run)
    # Whatever was reworded or renamed on the way is there under another fingerprint.
    endings: dict[str, str] = dict(
        record.ask(  # type: ignore[arg-type]
            "SELECT fingerprint, ending FROM lives WHERE closed > ? AND closed <= ? ORDER BY closed",
            (before.run, after.run),
        ).rows
    )
    added = [
        _entry(name, row, "suppressed until then" if old.get(name, {}).get("state") == "suppressed" else row["state"])
        for name, row in new.items()
        if row["state"] != "suppressed" and (name not in old or old[name]["state"] == "suppressed")
    ]
    removed = [
        _entry(name, row, "suppressed" if name in new else endings.get(name, "not looked at"))
        for name, row in old.items()
        if row["state"] != "suppressed" and (name not in new or new[name]["state"] == "suppressed")
    ]
    pages, now = _documents(record, before.run), _documents(record, after.run)
    return Difference(
        before,
        after,
        tuple(reasons),
        tuple(added),
        tuple(removed),
        len(now.keys() - pages.keys()),
        len(pages.keys() - now.keys()),
        sum(pages[name] != now[name] for name in pages.keys() & now.keys()),
    )


def lives_of(record: Record, series: int) -> tuple[Life, ...]:
    """The lives of the findings of a series that cost or cost points, the oldest first."""
    owners, collections = defaultdict(set), defaultdict(set)
    for fingerprint, owner, collection in record.ask(
        "SELECT c.fingerprint, d.owner, d.collection FROM finding_documents AS c"
        " JOIN document_spans AS d ON d.series = c.series AND d.id = c.document AND d.since ="
        " (SELECT max(e.since) FROM document_spans AS e WHERE e.series = d.series AND e.id = d.id)"
        " WHERE c.series = ? AND (c.counted OR NOT EXISTS (SELECT 1 FROM finding_documents AS o"
        " WHERE o.series = c.series AND o.fingerprint = c.fingerprint AND o.counted))",
        (series,),
    ).rows:
        if owner:
            owners[fingerprint].add(str(owner))
        collections[fingerprint].add(str(collection or "(top)"))
    false = {
        name
        for (name,) in record.ask("SELECT fingerprint FROM decisions WHERE verdict = 'false' AND ended_at IS NULL").rows
    }
    rows = record.ask(
        "SELECT l.fingerprint, f.rule, a.today, o.today, c.today, l.ending, l.reopened, f.suppressed_in IS NOT NULL,"
        " EXISTS (SELECT 1 FROM finding_spans AS s WHERE s.series = l.series AND s.fingerprint = l.fingerprint AND s.counts"
        "         AND s.suppressed_in IS NULL AND s.since >= l.opened AND (l.closed IS NULL OR s.since < l.closed)),"
        " f.until IS NULL"
        " FROM lives AS l JOIN runs AS a ON a.id = l.opened JOIN runs AS o ON o.id = l.origin"
        " LEFT JOIN runs AS c ON c.id = l.closed"
        " JOIN finding_spans AS f ON f.series = l.series AND f.fingerprint = l.fingerprint AND f.since ="
        " (SELECT max(g.since) FROM finding_spans AS g WHERE g.series = l.series AND g.fingerprint = l.fingerprint"
        "  AND (l.closed IS NULL OR g.since < l.closed))"
        " WHERE l.series = ? ORDER BY l.opened, l.fingerprint",
        (series,),
    ).rows
    return tuple(_life(row, owners, collections, false) for row in rows)


def known_findings(record: Record) -> tuple[Known, ...]:
    """Every finding that any run had, as the last one described it; the latest first."""
    rows = record.ask("SELECT fingerprint, rule, message, max(since) FROM finding_spans GROUP BY fingerprint")
    return tuple(Known(str(fingerprint), str(rule), str(message)) for fingerprint, rule, message, _ in rows.rows)


def standing_findings(record: Record, series: int) -> tuple[Known, ...]:
    """The findings that the latest run of a series had and that are not suppressed."""
    rows = record.ask(
        "SELECT fingerprint, rule, message FROM finding_spans WHERE series = ? AND until IS NULL AND suppressed_in IS NULL"
        " ORDER BY fingerprint",
        (series,),
    ).rows
    return tuple(Known(str(fingerprint), str(rule), str(message)) for fingerprint, rule, message in rows)


def findings_over(record: Record, series: int) -> frozenset[str]:
    """The fingerprints of the findings that runs of a series had and that ended for good."""
    rows = record.ask(
        "SELECT fingerprint, ending FROM lives WHERE series = ? AND closed IS NOT NULL AND fingerprint NOT IN"
        " (SELECT fingerprint FROM lives WHERE series = ? AND closed IS NULL) ORDER BY closed",
        (series, series),
    ).rows
    endings = {str(fingerprint): Ending(str(ending)) for fingerprint, ending in rows}
    return frozenset(fingerprint for fingerprint, ending in endings.items() if ending.lasts)


def _life(row: Sequence[Any], owners: Any, collections: Any, false: set[object]) -> Life:
    fingerprint, rule, opened, origin, closed, ending, reopened, suppressed, ever_open, seen = row
    return Life(
        fingerprint=fingerprint,
        rule=rule,
        owners=tuple(sorted(owners.get(fingerprint, ()))),
        collections=tuple(sorted(collections.get(fingerprint, ()))),
        opened=date.fromisoformat(opened),
        origin=date.fromisoformat(origin),
        closed=date.fromisoformat(closed) if closed else None,
        ending=Ending(ending) if ending else None,
        reopened=bool(reopened),
        suppressed=bool(suppressed),
        ever_open=bool(ever_open),
        seen=bool(seen),
        false=fingerprint in false,
    )


_RUNS = (
    "SELECT r.id, r.today, r.at, r.who, r.why, r.overall, r.at_most, r.worst_tenth, r.documents, r.skipped, r.findings,"
    " r.suppressed, r.sources, r.config_digest, k.settings, r.model, r.tool_version, r.formula"
    " FROM runs AS r LEFT JOIN configurations AS k ON k.digest = r.config_digest"
)


def _runs(record: Record, which: str, parameters: Sequence[object]) -> list[RunLine]:
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    # In one pass: asked for each run, a year of nights would take minutes.
    for run, change, count in record.ask("SELECT run, change, count(*) FROM changes WHERE counts GROUP BY 1, 2").rows:
        counts[int(str(run))][str(change).partition(":")[0]] += int(str(count))
    rows = record.ask(f"{_RUNS} WHERE {which} ORDER BY r.id", parameters).rows
    return [_run(row, counts[int(str(row[0]))]) for row in rows]


def _run(row: Sequence[Any], counts: Mapping[str, int]) -> RunLine:
    names = "run today at who why overall at_most worst_tenth documents skipped findings suppressed sources".split()
    values: dict[str, Any] = dict(zip(names, row, strict=False))
    values["today"] = date.fromisoformat(values["today"])
    values["at_most"] = bool(values["at_most"])
    values["sources"] = tuple(values["sources"].split("\n"))
    values |= {name: counts.get(name, 0) for name in ("new", "reopened", "resolved")}
    return RunLine(**values, setup=Setup(*row[len(names) :]))


def _findings(record: Record, run: int) -> dict[str, dict[str, Any]]:
    answer = record.ask(
        "SELECT fingerprint, rule, counts, message, documents, state FROM findings WHERE run = ? ORDER BY rule, fingerprint",
        (run,),
    )
    return {str(row[0]): dict(zip(answer.columns, row, strict=True)) for row in answer.rows}


def _documents(record: Record, run: int) -> dict[str, str]:
    return {
        str(name): str(digest)
        for name, digest in record.ask("SELECT id, digest FROM documents WHERE run = ?", (run,)).rows
    }


def _entry(fingerprint: str, row: dict[str, Any], how: str) -> Entry:
    return Entry(fingerprint, row["rule"], bool(row["counts"]), row["message"], row["documents"] or "", how)
