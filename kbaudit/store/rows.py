"""What the record takes in and gives out: a run with its documents and findings, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.decisions import Decision
from kbaudit.lifecycle import Changes


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as one run saw it. `cleanliness` is in [0, 1], None for one that is not served."""

    id: str
    digest: str
    title: str | None = None
    owner: str | None = None
    collection: str = ""
    served: bool = True
    cleanliness: float | None = None


@dataclass(frozen=True, slots=True)
class SuppressionRow:
    """Where it is written that a finding does not count, why, and until when."""

    origin: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as one run saw it. `documents` are the ids it rests on, each with whether it costs that document points."""

    fingerprint: str
    rule: str
    tier: str
    severity: str
    confidence: float
    counts: bool
    message: str
    documents: Sequence[tuple[str, bool]] = ()
    suppression: SuppressionRow | None = None
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run ran with. Figures of two runs compare only as far as these are the same. `settings` is JSON."""

    config_digest: str
    settings: str | None
    model: str | None
    tool_version: str
    formula: str


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a run, in [0, 100] but for `fit_to_serve`, a share."""

    overall: float | None
    at_most: bool = False
    worst_tenth: float | None = None
    fit_to_serve: float | None = None


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run to be remembered. `at` is the moment in UTC (ISO 8601), `who` ran it and `why`, `changes` what it changed."""

    sources: str
    today: date
    at: str
    who: str
    setup: Setup
    scores: Scores
    skipped: int
    documents: Sequence[DocumentRow]
    findings: Sequence[FindingRow]
    changes: Changes
    not_judged: Sequence[str] = ()
    passed: bool = True
    why: str = ""
    decisions: Sequence[Decision] = ()


@dataclass(frozen=True, slots=True)
class LastRun:
    """The latest run over the same sources. `standing` are the fingerprints of its findings that were not suppressed."""

    id: int
    today: date
    overall: float | None
    setup: Setup
    standing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Point:
    """One run of a series, for a chart. `findings` counts those that cost points."""

    run: int
    today: date
    overall: float | None
    worst_tenth: float | None
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class Described:
    """A finding as the last run that had it described it, with the last known owners of its documents."""

    fingerprint: str
    rule: str
    message: str
    counts: bool
    documents: tuple[str, ...]
    owners: tuple[str, ...]
