"""Runs that were and the run that is: what is new, what is gone, and what the store is to remember."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kbaudit.errors import StoreError
from kbaudit.facts.sensitive import mask
from kbaudit.report import Previous, Report
from kbaudit.store import NewRun, Store
from kbaudit.version import __version__

UNRECORDED = "unrecorded"
"""The id of a run that no store remembers."""


def previous_run(
    store: Store | None, sources: str, fingerprints: Collection[str]
) -> tuple[Previous | None, tuple[str, ...]]:
    """The last run over the same sources, compared with the findings of this one; and what to say where it cannot be read."""
    if store is None:
        return None, ()
    try:
        last = store.last_run(sources)
    except StoreError as error:
        return None, (str(error),)
    if last is None:
        return None, ()
    new = tuple(sorted(set(fingerprints) - last.fingerprints))
    gone = tuple(sorted(last.fingerprints - set(fingerprints)))
    return Previous(str(last.id), last.today, last.overall, new, gone), ()


def remembered(store: Store | None, sources: str, report: Report) -> Report:
    """Write a run into the store and give the report its number; a notice where the store does not take it."""
    if store is None:
        return report
    try:
        number = store.keep_run(_rows(sources, report))
    except StoreError as error:
        return replace(report, notices=(*report.notices, str(error)))
    return replace(report, run=replace(report.run, id=str(number)))


def _rows(sources: str, report: Report) -> NewRun:
    clean = dict(report.score.documents)
    findings = [(finding, False) for finding in report.findings] + [(item.finding, True) for item in report.suppressed]
    return NewRun(
        sources=sources,
        today=report.run.today,
        config_digest=report.run.config_digest,
        model=report.run.model,
        tool_version=__version__,
        formula=report.score.formula,
        overall=report.score.overall,
        skipped=len(report.skipped),
        documents=[
            (document.id, document.digest, mask(document.title or "") or None, document.owner, clean.get(document.id))
            for document in report.documents
        ],
        findings=[
            (item.fingerprint, item.rule, item.tier, item.severity, item.confidence, item.message, suppressed)
            for item, suppressed in findings
        ],
    )
