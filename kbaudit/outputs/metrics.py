"""The figures of a report for Prometheus, in its text format, for the text-file collector of the node exporter.

Nothing here comes from the clock: the day is the one that dates were judged by, and the exporter itself says how fresh the file
is (node_textfile_mtime_seconds). Every series carries the name of the knowledge base, so that several files can lie side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from kbaudit.normalisation import whole
from kbaudit.outputs.harmless import harmless
from kbaudit.report import SCHEMA_VERSION, Report
from kbaudit.version import __version__

MOST_OWNERS = 50
"""Owners and collections that get series of their own: those with most documents. A label with thousands of values makes
Prometheus slow, and nobody looks at them one by one; the fix lists name everybody."""

_LONGEST_LABEL = 100

Sample = tuple[Mapping[str, str], float]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure: its name without the prefix, what it says, and its value for each set of labels."""

    name: str
    says: str
    samples: tuple[Sample, ...]


def render_metrics(report: Report) -> str:
    """The report as Prometheus reads it: gauges, each with its help text. What has no value is left out."""
    # "." and ".." are called by what they stand for.
    base = {"knowledge_base": "+".join(sorted({Path(source).resolve().name for source in report.run.sources}))}
    lines: list[str] = []
    for metric in _metrics(report):
        if metric.samples:
            lines += [f"# HELP kbaudit_{metric.name} {metric.says}", f"# TYPE kbaudit_{metric.name} gauge"]
            lines += [
                f"kbaudit_{metric.name}{_labels({**base, **labels})} {_number(value)}"
                for labels, value in metric.samples
            ]
    return "\n".join(lines) + "\n"


def _metrics(report: Report) -> Iterator[Metric]:
    score, run = report.score, report.run
    served = [document for document in report.documents if document.served]
    midnight = datetime.combine(run.today, time(), UTC).timestamp()
    build = {"version": __version__, "formula": score.formula, "schema": str(SCHEMA_VERSION), "model": run.model or ""}
    yield Metric("build_info", "The program and the formula of the score.", (({**build}, 1.0),))
    yield _one("day_timestamp_seconds", "Midnight UTC of the day that dates were judged by.", midnight)
    yield _one("duration_seconds", "How long the audit took.", run.duration_s)
    yield _labelled("stage_duration_seconds", "How long each stage took.", "stage", run.timings)
    yield _one("score", "Cleanliness of the knowledge base, 0 to 100.", score.overall)
    yield _one(
        "score_at_most", "1 where some check did not run, so that the score is an upper bound.", float(score.at_most)
    )
    yield _one("score_with_skipped", "The score with every document that could not be read as 0.", score.with_skipped)
    yield _one("worst_tenth", "Mean cleanliness of the worst tenth of the documents, 0 to 100.", score.worst_tenth)
    yield _one("fit_to_serve_ratio", "Share of the served documents that is fit to serve, 0 to 1.", score.fit_to_serve)
    yield _labelled("family_score", "Score by family of rules, 0 to 100.", "family", score.families)
    collections = _most(Counter(document.collection for document in served))
    owners = _most(Counter(document.owner or "" for document in served))
    yield _labelled(
        "collection_score", "Score by collection, 0 to 100.", "collection", _kept(score.collections, collections)
    )
    yield _labelled(
        "owner_score", "Score by owner, 0 to 100; the empty owner is nobody.", "owner", _kept(score.owners, owners)
    )
    states = report.states()
    found = Counter(
        (item.rule, item.severity.value, item.tier.value, states.get(item.fingerprint, "open"))
        for item in report.findings
    )
    names = ("rule", "severity", "tier", "state")
    samples = tuple((dict(zip(names, key, strict=True)), float(count)) for key, count in sorted(found.items()))
    yield Metric("findings", "Findings that are not suppressed.", samples)
    counting = Counter(item.severity.value for item in report.findings if item.counts)
    grave = [(severity, float(counting[severity])) for severity in ("error", "warning")]
    yield _labelled("findings_counting", "Findings that cost points.", "severity", grave)
    yield _one("findings_suppressed", "Findings that somebody decided not to act on.", len(report.suppressed))
    gone = len(report.previous.gone) if report.previous else None
    yield _one("findings_gone", "Findings of the previous run that are gone.", gone)
    yield _one("documents", "Documents that were read.", len(report.documents))
    yield _one("documents_served", "Documents that are served.", len(served))
    yield _one("documents_skipped", "Documents that could not be read.", len(report.skipped))
    yield _one("documents_undated", "Served documents that no date is known of.", report.undated)
    yield _one("documents_unowned", "Served documents that nobody owns.", report.unowned)
    yield _one("passages", "Passages that were compared.", report.passages)
    yield _one("checks_not_run", "Checks that were asked for and did not run.", len(report.not_run))
    yield _one("gate_passed", "1 where the audit passed its gate.", float(report.gate.passed))


def _one(name: str, says: str, value: float | None) -> Metric:
    return Metric(name, says, () if value is None else (({}, float(value)),))


def _labelled(name: str, says: str, label: str, values: Iterable[tuple[str, float | None]]) -> Metric:
    return Metric(
        name, says, tuple(({label: key}, value) for key, value in sorted(_distinct(values)) if value is not None)
    )


def _distinct(values: Iterable[tuple[str, float | None]]) -> Iterator[tuple[str, float | None]]:
    """The values whose labels are still different once they are written; the exporter refuses a file with a series twice."""
    seen = set()
    for key, value in values:
        if (shown := _label(key)) not in seen:
            seen.add(shown)
            yield key, value


def _kept(scores: Iterable[tuple[str, float]], names: frozenset[str]) -> Iterator[tuple[str, float]]:
    return (item for item in scores if item[0] in names)


def _most(counts: Counter[str]) -> frozenset[str]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return frozenset(name for name, _ in ordered[:MOST_OWNERS])


def _labels(labels: Mapping[str, str]) -> str:
    said = ",".join(f'{name}="{_label(value)}"' for name, value in labels.items())
    return f"{{{said}}}"


def _label(text: str) -> str:
    """A label's value as one line: backslashes and quotes escaped, no longer than a screen is wide."""
    short = whole(harmless(text))[:_LONGEST_LABEL]
    return short.replace("\\", "\\\\").replace('"', '\\"')


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(round(value, 6))
