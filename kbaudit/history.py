"""Runs that were and the run that is: what is new, what is gone and why, and what the store is to remember."""

from __future__ import annotations

import getpass
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from kbaudit.config import Gate as Demands
from kbaudit.decisions import Decision
from kbaudit.errors import StoreError
from kbaudit.lifecycle import Before, Changes, Ending, Found, Kept, Now, changes
from kbaudit.model import Document, Finding, Skipped
from kbaudit.report import Gone, Previous, Report, TrendPoint
from kbaudit.store import Store
from kbaudit.store.log import settings_changed
from kbaudit.store.rows import (
    DocumentRow,
    FindingRow,
    LastRun,
    NewRun,
    Point,
    Scores,
    Setup,
    SuppressionRow,
)
from kbaudit.suppressions import Settled

UNRECORDED = "unrecorded"
"""The id of a run that no store remembers."""

WITHOUT_EFFECT = ("gate.", "ignore")
"""Settings that change neither findings nor score: what gates, and suppressions, which are told apart by themselves."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the record holds of the runs over the same sources; `last` is None where there was none."""

    sources: str
    last: LastRun | None
    before: Before
    trend: tuple[Point, ...]
    others: int
    setups: Mapping[int, Setup]


@dataclass(frozen=True, slots=True)
class Present:
    """What an audit found out, as far as it is compared with what was before."""

    today: date
    setup: Setup
    documents: Sequence[Document]
    settled: Settled
    skipped: Sequence[Skipped]
    not_judged: Collection[str]
    files: Collection[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """This run against the one before it: for the report, for the record, and what to say about it."""

    previous: Previous | None
    changes: Changes
    notices: tuple[str, ...] = ()


def recollect(store: Store | None, sources: str) -> tuple[Past | None, tuple[str, ...]]:
    """What the store holds of the runs over these sources; and what to say where it cannot be read."""
    if store is None:
        return None, ()
    try:
        before = store.before(sources)
        seen_last = {alive.sight.run for alive in before.alive.values() if alive.sight}
        setups = {run: store.setup_of(run) for run in seen_last}
        return Past(sources, store.last_run(sources), before, store.trend(sources), store.others(sources), setups), ()
    except StoreError as error:
        return None, (str(error),)


def compare(store: Store | None, past: Past | None, present: Present, demands: Demands) -> Comparison:
    """Hold this run against the record, and say where the two do not compare."""
    found = [*present.settled.findings, *(finding for finding, _ in present.settled.suppressed)]
    last = past.last if past else None
    changed = tuple(setup_changes(last.setup, present.setup)) if last else ()
    before = past.before if past else Before({}, {}, {})
    now = Now(
        documents={document.id: Kept(document.digest, document.served) for document in present.documents},
        findings={finding.fingerprint: Found(finding.rule, finding.documents) for finding in found},
        not_judged=present.not_judged,
        unread={skipped.uri for skipped in present.skipped},
        present=present.files,
        same_settings=not changed,
        same_as={run: not list(setup_changes(setup, present.setup)) for run, setup in past.setups.items()}
        if past
        else {},
    )
    difference = changes(before, now)
    if past is None or last is None or store is None:
        return Comparison(None, difference, tuple(_without_previous(past, demands)))
    moved = {item.successor for item in difference.closed if item.ending is Ending.MOVED}
    standing = {finding.fingerprint for finding in present.settled.findings}
    came = {item.fingerprint for item in difference.opened} - moved
    # A finding whose suppression ended counts from now on, like a new one.
    freed = {name for name, alive in before.alive.items() if alive.suppressed}
    gone, trouble = _gone(store, past, difference)
    previous = Previous(
        run=str(last.id),
        today=last.today,
        overall=last.overall if last.setup.formula == present.setup.formula else None,
        new=tuple(sorted(standing & (came | freed))),
        gone=tuple(item.fingerprint for item in gone if item.ending is not Ending.MOVED),
        reopened=tuple(
            item.fingerprint for item in difference.opened if item.reopened and item.fingerprint in standing
        ),
        ended=gone,
        changed=changed,
        trend=tuple(
            TrendPoint(str(point.run), point.today, point.overall, point.worst_tenth, point.findings, point.documents)
            for point in past.trend
        ),
    )
    return Comparison(previous, difference, (*_with_previous(last, present, changed, demands), *trouble))


def remembered(
    store: Store | None,
    sources: str,
    report: Report,
    setup: Setup,
    comparison: Comparison,
    *,
    not_judged: Collection[str] = (),
    decisions: Sequence[Decision] = (),
    why: str = "",
) -> Report:
    """Write a run into the store and give the report its number; a notice where the store does not take it."""
    if store is None:
        return report
    clean = dict(report.score.documents)
    findings = [(finding, None) for finding in report.findings] + [
        (item.finding, SuppressionRow(item.origin, item.reason, item.until)) for item in report.suppressed
    ]
    run = NewRun(
        sources=sources,
        today=report.run.today,
        at=now(),
        who=whoever(),
        why=why,
        setup=setup,
        scores=Scores(report.score.overall, report.score.at_most, report.score.worst_tenth, report.score.fit_to_serve),
        skipped=len(report.skipped),
        documents=[_document(document, clean.get(document.id)) for document in report.documents],
        findings=list(_distinct(_finding(item, row, report.baseline) for item, row in findings)),
        changes=comparison.changes,
        not_judged=sorted(not_judged),
        passed=report.gate.passed,
        decisions=decisions,
    )
    try:
        number = store.keep_run(run)
    except StoreError as error:
        return replace(report, notices=(*report.notices, str(error)))
    return replace(report, run=replace(report.run, id=str(number)))


def setup_changes(before: Setup, now: Setup) -> Iterator[str]:
    """What is not the same in what two runs ran with, as far as it may change findings or score."""
    if before.config_digest != now.config_digest:
        keys = settings_changed(before.settings, now.settings)
        telling = [key for key in keys if not key.startswith(WITHOUT_EFFECT)]
        if telling:
            yield f"the settings ({', '.join(telling[:5])}{', …' if len(telling) > 5 else ''})"
        elif not keys:
            yield "the settings"
    if before.model != now.model:
        yield f"the model ({before.model or 'none'}, now {now.model or 'none'})"
    if before.tool_version != now.tool_version:
        yield f"the version of kbaudit ({before.tool_version}, now {now.tool_version})"
    if before.formula != now.formula:
        yield f"the score's formula ({before.formula}, now {now.formula})"


def now() -> str:
    """The moment in UTC, as the record keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def whoever() -> str:
    """The name of the account that runs kbaudit, where the system knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _gone(store: Store, past: Past, difference: Changes) -> tuple[tuple[Gone, ...], tuple[str, ...]]:
    """The findings that are there no more, suppressed ones left out; and what to say where the store does not tell."""
    closed = {
        item.fingerprint: item for item in difference.closed if not past.before.alive[item.fingerprint].suppressed
    }
    try:
        rows = store.described(past.sources, sorted(closed))
    except StoreError as error:
        return (), (str(error),)
    return tuple(
        Gone(
            row.fingerprint,
            row.rule,
            row.message,
            closed[row.fingerprint].ending,
            row.counts,
            row.documents,
            row.owners,
            closed[row.fingerprint].successor,
        )
        for row in rows
    ), ()


def _without_previous(past: Past | None, demands: Demands) -> Iterator[str]:
    if not demands.new_only and demands.max_drop is None:
        return
    why = "no store was used" if past is None else "the store holds none"
    if past is not None and past.others:
        why += f", only runs over {'other sources' if past.others > 1 else 'one other knowledge base'}"
    said = [
        *(["every finding outside a baseline counts as new"] if demands.new_only else []),
        *(["max_drop judged nothing"] if demands.max_drop is not None else []),
    ]
    yield f"There is no earlier run over these sources to compare with ({why}): {'; '.join(said)}."


def _with_previous(last: LastRun, present: Present, changed: Sequence[str], demands: Demands) -> Iterator[str]:
    if present.today < last.today:
        yield (
            f"This audit judges by {present.today}, a day before that of the run before it ({last.today}): was the clock "
            "set back? No age is taken to be below 0."
        )
    if changed:
        many = ", ".join(changed)
        yield (
            f"Since run {last.id} of {last.today} this is not the same: {many}. What is new or gone, and the score, may "
            "have changed because of that and not because of the documents."
        )
    if last.setup.formula != present.setup.formula and demands.max_drop is not None:
        yield "Scores of two formulas do not compare: max_drop judged nothing."


def _document(document: Document, cleanliness: float | None) -> DocumentRow:
    # Imported here because it compiles many patterns, which `kbaudit --help` should not wait for.
    from kbaudit.facts.sensitive import mask

    return DocumentRow(
        document.id,
        document.digest,
        mask(document.title or "") or None,
        document.owner,
        document.collection,
        document.served,
        cleanliness,
    )


def _finding(finding: Finding, suppression: SuppressionRow | None, baseline: Collection[str]) -> FindingRow:
    counted = {identity for identity, _ in finding.shares}
    return FindingRow(
        finding.fingerprint,
        finding.rule,
        finding.tier,
        finding.severity,
        finding.confidence,
        finding.counts,
        finding.message,
        tuple((document, document in counted) for document in finding.documents),
        suppression,
        finding.fingerprint in baseline,
    )


def _distinct(rows: Iterable[FindingRow]) -> Iterator[FindingRow]:
    """Each fingerprint once: two findings that nothing tells apart are one to whoever decides about them."""
    seen: set[str] = set()
    for row in rows:
        if row.fingerprint not in seen:
            seen.add(row.fingerprint)
            yield row
