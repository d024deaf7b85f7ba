"""The report: everything that an audit found out, as one value that every output is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kbaudit.decisions import Decision
from kbaudit.lifecycle import Ending
from kbaudit.model import Document, Evidence, Finding, Place, Remedy, Skipped
from kbaudit.normalisation import whole
from kbaudit.rules import RULES
from kbaudit.score import Score

if TYPE_CHECKING:
    import pandas

SCHEMA_VERSION = 1
"""Version of the shape of report.json. It rises when a field changes its meaning or disappears."""


@dataclass(frozen=True, slots=True)
class Run:
    """When, with what and on what an audit ran. `timings` are seconds by stage, in the order of the stages."""

    id: str
    today: date
    config_digest: str
    model: str | None
    sources: tuple[str, ...]
    duration_s: float
    timings: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class NotRun:
    """A check that was asked for and did not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Of `total` served documents, how many a rule had something to judge by; `origins` counts where that stood."""

    rule: str
    total: int
    judged: int
    origins: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The variants of one page: by what they differ ("version", "language", "region", "subject", …) and their ids, sorted."""

    dimension: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A passage that so many documents carry that it is furniture; left out of every comparison."""

    quote: str
    documents: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a document stands in the picture of the knowledge base: documents alike in meaning stand close. x, y in [0, 1]."""

    document: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Objection:
    """A reason against a conflict: the name of the guard that fired, and what it says in one sentence."""

    guard: str
    says: str


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two statements that differ in what they claim and were not reported, and why not.

    `said` holds what the first and the second claim, as written; `confidence` is 0 where a guard rejected the pair.
    """

    rule: str
    said: tuple[str, str]
    evidence: tuple[Evidence, Evidence]
    confidence: float
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class NearMisses:
    """The nearest of `total` near misses, nearest first."""

    shown: tuple[NearMiss, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody decided not to act on. It stays in every report and never counts."""

    finding: Finding
    reason: str
    origin: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """An earlier run over the same sources, for a chart. `findings` counts those that cost points."""

    run: str
    today: date
    overall: float | None
    worst_decile: float | None
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding that an earlier run had and this one has not, and why (`Ending`); `successor` is what it goes on as."""

    fingerprint: str
    rule: str
    message: str
    ending: Ending
    counts: bool
    documents: tuple[str, ...]
    owners: tuple[str, ...]
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The previous run over the same sources: what is new since then, what is gone, and why.

    A finding under a new file name is neither new nor gone, one that is suppressed now is not gone. `reopened` are those of
    the new ones that had been put right before, `changed` says what the two runs ran with that is not the same, and
    `overall` is None where the formula is another. `trend` holds the earlier runs, the oldest first.
    """

    run: str
    today: date
    overall: float | None
    new: tuple[str, ...]
    gone: tuple[str, ...]
    reopened: tuple[str, ...] = ()
    ended: tuple[Gone, ...] = ()
    changed: tuple[str, ...] = ()
    trend: tuple[TrendPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether the audit passes what was asked of it; `reasons` says what failed."""

    passed: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found out. Findings, suppressed findings, remedies and skips are sorted.

    `rules` are the codes of the rules that were asked for, sorted, whether they found anything or not. `fallback` is who gets
    the fix list of documents that nobody answers for, `tickets` are fingerprints and the keys of their issues in a tracker.
    """

    run: Run
    documents: tuple[Document, ...]
    passages: int
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    skipped: tuple[Skipped, ...]
    not_run: tuple[NotRun, ...]
    score: Score
    remedies: tuple[Remedy, ...]
    gate: Gate
    notices: tuple[str, ...] = ()
    previous: Previous | None = None
    judged: tuple[Judged, ...] = ()
    variants: tuple[Family, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    near_misses: NearMisses = NearMisses()
    unsent: tuple[str, ...] = ()
    """What a dry run of the endpoint would have sent: the bodies of the requests, masked."""
    baseline: frozenset[str] = frozenset()
    """Fingerprints of the findings that were there when the knowledge base was taken on: listed, never gating."""
    compared_with_baseline: bool = False
    """Whether a baseline of its own was given for this run, as a pipeline does for the state before a change."""
    baseline_gone: tuple[Decision, ...] = ()
    """What of that baseline is found no more."""
    rules: tuple[str, ...] = ()
    layout: tuple[Spot, ...] = ()
    fallback: str = "unowned"
    tickets: tuple[tuple[str, str], ...] = ()

    @property
    def undated(self) -> int:
        """Served documents that no date is known of."""
        return sum(document.undated for document in self.documents if document.served)

    @property
    def unowned(self) -> int:
        """Served documents that nobody owns."""
        return sum(document.owner is None for document in self.documents if document.served)

    def state_of(self, finding: Finding) -> str:
        """`baseline`, else `new`, `reopened` or `open` against the previous run; `open` where there is none.

        Whoever asks for many findings asks `states` once.
        """
        return self.states().get(finding.fingerprint, "open")

    def states(self) -> dict[str, str]:
        """The state of every finding that is not simply `open`, by its fingerprint."""
        before = self.previous
        return {
            **dict.fromkeys(before.new if before else (), "new"),
            **dict.fromkeys(before.reopened if before else (), "reopened"),
            **dict.fromkeys(self.baseline, "baseline"),
        }

    def to_frame(self) -> pandas.DataFrame:
        """The findings as a table, a row each, with the columns of `COLUMNS`."""
        import pandas

        names = {rule.code: rule.name for rule in RULES}
        remedies = {fingerprint: remedy.id for remedy in self.remedies for fingerprint in remedy.findings}
        return pandas.DataFrame(
            # File names may hold halves of surrogate pairs, and with pyarrow installed no column of text can.
            [
                [
                    whole(value) if isinstance(value, str) else value
                    for value in _row(finding, names, remedies.get(finding.fingerprint))
                ]
                for finding in self.findings
            ],
            columns=list(COLUMNS),
        )


COLUMNS = (
    "rule",
    "name",
    "tier",
    "severity",
    "confidence",
    "counts",
    "message",
    "step",
    "documents",
    "owner",
    "location",
    "quote",
    "other_location",
    "other_quote",
    "action",
    "keep",
    "remedy",
    "fingerprint",
)
"""Columns of the table of findings."""


def location(finding: Finding, index: int) -> str:
    """Where the evidence stands, as an editor or terminal understands it: `policies/refunds.md:12`."""
    if index >= len(finding.evidence):
        return ""
    return locate(finding.evidence[index].uri, finding.evidence[index].place)


def locate(uri: str, place: Place) -> str:
    """A path with its line, row, page, slide or sheet."""
    if place.line is not None and place.row is None:
        return f"{uri}:{place.line}"
    parts: Sequence[tuple[str, object]] = (
        ("sheet", place.sheet),
        ("row", place.row),
        ("page", place.page),
        ("slide", place.slide),
    )
    said = ", ".join(f"{name} {value}" for name, value in parts if value is not None)
    return f"{uri} ({said})" if said else uri


def _row(finding: Finding, names: dict[str, str], remedy: str | None) -> tuple[object, ...]:
    owners = sorted({item.owner for item in finding.evidence if item.owner})
    return (
        finding.rule,
        names.get(finding.rule, ""),
        finding.tier.value,
        finding.severity.value,
        finding.confidence,
        finding.counts,
        finding.message,
        finding.step,
        "; ".join(finding.documents),
        "; ".join(owners),
        location(finding, 0),
        finding.evidence[0].quote if finding.evidence else "",
        location(finding, 1),
        finding.evidence[1].quote if len(finding.evidence) > 1 else "",
        finding.action.value,
        finding.keep or "",
        remedy or "",
        finding.fingerprint,
    )
