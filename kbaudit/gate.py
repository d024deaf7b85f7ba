"""Whether an audit passes what was asked of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kbaudit.config import Gate as Demands
from kbaudit.model import Finding, Severity, Skipped
from kbaudit.report import Gate, NotRun, Previous
from kbaudit.score import Score

_GRAVER = {"error": (Severity.ERROR,), "warning": (Severity.ERROR, Severity.WARNING), "info": tuple(Severity)}


def judge(
    demands: Demands,
    *,
    score: Score,
    findings: Sequence[Finding],
    skipped: Sequence[Skipped],
    not_run: Sequence[NotRun],
    previous: Previous | None,
    baseline: Collection[str] = (),
) -> Gate:
    """Hold an audit against what was demanded; a reason for each demand that it does not meet.

    Findings whose fingerprint is in the `baseline` were there before: they never fail `fail_on`.
    """
    later = [finding for finding in findings if finding.fingerprint not in baseline]
    reasons = tuple(_failures(demands, score, later, skipped, not_run, previous))
    return Gate(not reasons, reasons)


def _failures(
    demands: Demands,
    score: Score,
    findings: Sequence[Finding],
    skipped: Sequence[Skipped],
    not_run: Sequence[NotRun],
    previous: Previous | None,
) -> Iterator[str]:
    if demands.fail_on != "never":
        judged = [
            finding for finding in findings if finding.severity in _GRAVER[demands.fail_on] and finding.tier.counts
        ]
        if demands.new_only and previous is not None:
            judged = [finding for finding in judged if finding.fingerprint in previous.new]
        if judged:
            new = "new " if demands.new_only else ""
            least = f"{demands.fail_on} or graver" if demands.fail_on != "error" else "error"
            yield f"{len(judged)} {new}{'finding' if len(judged) == 1 else 'findings'} of severity {least} (fail_on)"
    if demands.min_score is not None:
        if score.overall is None:
            yield f"there is no score to hold against {demands.min_score:g} (min_score)"
        elif score.at_most:
            yield f"the score is only known to be at most {score.overall:.1f}, because some checks did not run (min_score)"
        elif score.overall < demands.min_score:
            yield f"the score {score.overall:.1f} is below {demands.min_score:g} (min_score)"
    if (
        demands.max_drop is not None
        and previous is not None
        and previous.overall is not None
        and score.overall is not None
    ):
        drop = previous.overall - score.overall
        if drop > demands.max_drop:
            yield f"the score fell by {drop:.1f} since the previous run, more than {demands.max_drop:g} (max_drop)"
    if demands.strict:
        if skipped:
            yield f"{len(skipped)} documents could not be read (strict)"
        if not_run:
            yield f"checks did not run: {', '.join(sorted({item.rule for item in not_run}))} (strict)"
