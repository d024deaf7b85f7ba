"""What a change adds to a knowledge base and takes from it, in Markdown short enough for a comment on a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.model import Finding
from kbaudit.outputs.markdown import code, escape
from kbaudit.outputs.wording import caveats, plural, points, rule_name
from kbaudit.report import Report, location

SHOWN = 25
"""Findings that are shown each way; a comment on GitHub holds 65,536 characters."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What a report says about a change. `against` names what it is compared with; empty where there is nothing."""

    against: str
    added: tuple[Finding, ...]
    removed: tuple[tuple[str, str], ...]
    lapsed: int = 0


def render_pull_request(report: Report) -> str:
    """The summary: verdict, what is added, what is removed, and whatever keeps the two states from being compared."""
    change = _change(report)
    counting = [finding for finding in change.added if finding.counts]
    noted = len(change.added) - len(counting)
    title = f"{plural(len(counting), 'finding')} added" if change.against else f"{plural(len(counting), 'finding')}"
    blocks = [f"### Knowledge base: {title}" + (f", {len(change.removed)} removed" if change.against else "")]
    blocks.append(_verdict(report, change))
    if report.previous is not None and not report.compared_with_baseline and report.previous.changed:
        blocks.append(
            f"**Not the same as before:** {escape(', '.join(report.previous.changed))}. The figures may come from that."
        )
    if counting:
        heading = "Added" if change.against else "Found (nothing to compare with: every finding is listed)"
        blocks.append("\n".join([f"**{heading}**", "", *_added(counting)]))
    if change.removed:
        blocks.append("\n".join(["**Removed**", "", *_removed(change.removed)]))
    rest = [
        *([f"{plural(noted, 'further one', 'further ones')} to review, costing no points"] if noted else []),
        *([f"{change.lapsed} gone for other reasons than the content"] if change.lapsed else []),
        *([f"{len(report.baseline)} known from before"] if report.baseline else []),
        *([f"{len(report.suppressed)} suppressed"] if report.suppressed else []),
        *caveats(report),
    ]
    if rest:
        blocks.append(escape("; ".join(rest)) + ".")
    return "\n\n".join(blocks) + "\n"


def _change(report: Report) -> _Change:
    if report.compared_with_baseline:
        added = tuple(finding for finding in report.findings if finding.fingerprint not in report.baseline)
        gone = tuple((item.rule, item.about) for item in report.baseline_gone)
        return _Change("the baseline", added, gone)
    previous = report.previous
    if previous is None:
        return _Change("", report.findings, ())
    new = set(previous.new)
    added = tuple(finding for finding in report.findings if finding.fingerprint in new)
    ended = [item for item in previous.ended if item.counts]
    removed = tuple((item.rule, item.message) for item in ended if item.ending.settles)
    lapsed = sum(not item.ending.settles and not item.ending.goes_on for item in ended)
    return _Change(f"run {previous.run} of {previous.today}", added, removed, lapsed)


def _verdict(report: Report, change: _Change) -> str:
    score = "no score" if report.score.overall is None else f"score {points(report.score.overall)}"
    score = f"at most {score}" if report.score.at_most else score
    before = report.previous.overall if report.previous and not report.compared_with_baseline else None
    if before is not None and report.score.overall is not None:
        score += f" ({report.score.overall - before:+.1f})"
    against = f", compared with {change.against}" if change.against else ""
    gate = "the gate passed" if report.gate.passed else "**the gate failed**"
    reasons = "".join(f"\n- {escape(reason)}" for reason in report.gate.reasons)
    return f"{score[0].upper()}{score[1:]}{against}; {gate}.{reasons}"


def _added(findings: Sequence[Finding]) -> list[str]:
    lines = [
        f"- {finding.rule} {rule_name(finding.rule)} ({finding.severity.value}) {code(location(finding, 0))}: "
        f"{escape(finding.message)}"
        for finding in findings[:SHOWN]
    ]
    return [*lines, *_more(len(findings))]


def _removed(removed: Sequence[tuple[str, str]]) -> list[str]:
    return [*(f"- {rule}: {escape(message)}" for rule, message in removed[:SHOWN]), *_more(len(removed))]


def _more(count: int) -> list[str]:
    return [f"- and {count - SHOWN} more"] if count > SHOWN else []
