"""What a report says in words and figures, the same in every output that people read."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kbaudit.facts.origins import origin_in_words
from kbaudit.model import IMPORTED, Action, Dated, Evidence, Finding, Precision, Remedy, Severity
from kbaudit.remedies import gravity
from kbaudit.report import Judged, Previous, Report
from kbaudit.rules import FAMILIES, rule_of
from kbaudit.score import FIT_TO_SERVE

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From grave to slight."""

SHORT_ANSWER = 3
"""Words of an answer that says nothing without its question."""

_DOING: Mapping[Action, str] = {
    Action.MERGE: "to merge",
    Action.RETIRE: "to retire",
    Action.RECONCILE: "to reconcile",
    Action.UPDATE: "to update",
    Action.REVIEW: "to review",
    Action.ASSIGN: "to assign",
    Action.MEND: "to mend",
    Action.REMOVE: "to remove",
}


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family of rules: the points it costs on its own (None where not every check ran) and its findings."""

    code: str
    name: str
    cost: float | None
    counting: int
    other: int

    @property
    def said(self) -> str:
        """The number of findings in words."""
        parts = [plural(self.counting, "finding")] if self.counting else []
        parts += [f"{self.other:,} to review"] if self.other else []
        parts += ["not every check ran"] if self.cost is None else []
        return ", ".join(parts) or "nothing found"


def named(document: str, finding: Finding | None) -> str:
    """A document as its reader finds it: a row of a file by its number, anything else by its name."""
    row = next((item.place.row for item in finding.evidence if item.document == document), None) if finding else None
    return f"row {row} of {document.rpartition('#')[0] or document}" if row else document


def advice(
    keep: str | None,
    why: str,
    finding: Finding | None,
    *,
    name: Callable[[str], str] = str,
    text: Callable[[str], str] = str,
) -> str:
    """Which document to keep and why, or why there is nothing to choose: `Keep a.md: it has an owner`, `Why: …`; else empty.

    `name` and `text` make what comes from documents fit for an output; the words around it need none of that.
    """
    if keep:
        return f"Keep {name(named(keep, finding))}{f': {text(why)}' if why else ''}"
    return f"Why: {text(said)}" if (said := reason(why, finding)) else ""


def reason(why: str, finding: Finding | None) -> str:
    """Why something is to be done; empty where that only says again what the finding quotes, which is shown anyway."""
    quotes = (
        {f"“{item.quote.strip().rstrip('.')}”" for item in finding.evidence if item.quote.strip()} if finding else set()
    )
    return "" if any(why.endswith(f" says {quote}") for quote in quotes) else why


def task(remedy: Remedy, finding: Finding | None) -> str:
    """The first thing to do, after the pages that it is done to where the sentence names none of them itself."""
    step = remedy.steps[0] if remedy.steps else finding.step if finding else ""
    pages = [named(document, finding) for document in remedy.documents]
    if not step or not pages or any((document.rpartition("#")[0] or document) in step for document in remedy.documents):
        return step
    return f"{pages_of(pages)}: {step}"


def behind(step: str, finding: Finding | None) -> str:
    """What is wrong, for whoever reads the first thing to do; empty where that names the values that differ itself."""
    if finding is None or any(f"“{claimed.value}”" in step for claimed in finding.values):
        return ""
    return finding.message


def pages_of(pages: Sequence[str]) -> str:
    """One page, two, or the first one and how many more."""
    return " and ".join(pages) if len(pages) <= 2 else f"{pages[0]} and {len(pages) - 1:,} more"


def beside(remedy: Remedy) -> str:
    """What stands before the second and further things to do: they are no steps of the first."""
    return "On the same page also" if len(remedy.documents) == 1 else "Also"


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """`1 document`, `2 documents`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def points(value: float | None) -> str:
    """A score with one decimal. 100.0 is written only where nothing at all was deducted, and 0.0 only for nothing."""
    if value is None:
        return "none"
    if 0.0 < value < 0.05:
        return "0.1"
    return f"{99.9 if 99.9 < value < 100.0 else value:.1f}"


def percent(share: float) -> str:
    """A share in whole percent, rounded down, so that 100 % means all."""
    return f"{math.floor(share * 100 + 1e-9)} %"


def headline(report: Report) -> str:
    """The score in a few words, with a warning where it does not cover everything: `at most 82.4 of 100`."""
    overall = report.score.overall
    if overall is None:
        return "none, because no served document could be judged"
    bound = "at most " if report.score.at_most or report.not_run else ""
    return f"{bound}{points(overall)} of 100{', not everything was looked at' if caveats(report) else ''}"


def caveats(report: Report) -> tuple[str, ...]:
    """What the score does not cover. Empty only where everything was looked at."""
    said = ["no served document to judge"] if report.score.overall is None else []
    if report.not_run:
        said.append(f"{plural(len(report.not_run), 'check')} did not run")
    elif report.score.at_most:
        said.append("not every check ran")
    if report.skipped:
        low = report.score.with_skipped
        counted = report.score.overall is not None and low is not None
        unread = f"{plural(len(report.skipped), 'document')} could not be read"
        said.append(f"{unread} (the score is {points(low)} if each counts as 0)" if counted else unread)
    return tuple(said)


def verdict(report: Report) -> list[tuple[str, str]]:
    """What the score means, as labels and texts: what it leaves out, how much is fit to serve, what is wrong, what was read."""
    said = []
    if caveat := caveats(report):
        said.append(("Not looked at", "; ".join(caveat)))
    good, served = fit(report)
    if served:
        said.append(("Fit to serve", f"{good:,} of {plural(served, 'document')} ({percent(good / served)})"))
    if report.score.worst_tenth is not None and served > 1:
        said.append(("Worst tenth", f"{points(report.score.worst_tenth)} of 100 on average"))
    said += [("Found", tally(report.findings)), ("Read", read(report))]
    if report.previous:
        said.append((f"Since {report.previous.today.isoformat()}", since(report.previous)))
    return said


def read(report: Report) -> str:
    """What was read, and how much of it is undated or owned by nobody."""
    withheld = sum(not document.served for document in report.documents)
    said = plural(len(report.documents), "document")
    said += f" ({withheld:,} of them drafts or archived, not served)" if withheld else ""
    said += f", {plural(report.passages, 'passage')}"
    said += f"; {report.undated:,} undated" if report.undated else ""
    return said + (f"; {report.unowned:,} without an owner" if report.unowned else "")


def judged(entry: Judged) -> str:
    """How many documents a rule about time could judge, and by what."""
    origins = ", ".join(f"{origin} {count:,}" for origin, count in entry.origins)
    return f"{entry.judged:,} of {plural(entry.total, 'document')}" + (f" ({origins})" if origins else "")


def since(previous: Previous) -> str:
    """What changed against the previous run."""
    was = f"score was {points(previous.overall)}; " if previous.overall is not None else ""
    return f"{was}{plural(len(previous.new), 'new finding')}, {len(previous.gone):,} gone"


def gain(remedy: Remedy) -> str:
    """What a remedy brings: `+2.1 points`, or that it only asks for a look."""
    if remedy.gain < 0.005:
        return "no points, worth a look"
    return f"+{remedy.gain:.{1 if remedy.gain >= 0.1 else 2}f} points"


def quoted(evidence: Evidence) -> str:
    """The quote of a piece of evidence; an answer of a word or two, "Five.", after the question that it answers."""
    asked = evidence.heading[-1].strip() if evidence.heading else ""
    if asked.endswith("?") and 0 < len(evidence.quote.split()) <= SHORT_ANSWER:
        return f"{asked} {evidence.quote}"
    return evidence.quote


def dated(evidence: Evidence) -> str:
    """The date of a piece of evidence and where it was read: `edited 2024-03-05, in the text`; empty without one.

    The day on which a page was imported tells nothing about its age, and is not shown.
    """
    if evidence.date is None or evidence.date.origin == IMPORTED:
        return ""
    return f"{evidence.date.role.value} {stated(evidence.date)}, {origin_in_words(evidence.date.origin)}"


def fit(report: Report) -> tuple[int, int]:
    """How many served documents are fit to serve, and how many are served."""
    clean = [value for _, value in report.score.documents]
    return sum(value >= FIT_TO_SERVE for value in clean), len(clean)


def family_lines(report: Report) -> list[FamilyLine]:
    """The families of rules in the order of their codes; none where nothing could be judged."""
    if report.score.overall is None:
        return []
    scores = dict(report.score.families)
    codes = sorted(scores.keys() | {finding.family for finding in report.findings})
    return [
        _family_line(code, scores.get(code), [item for item in report.findings if item.family == code])
        for code in codes
    ]


def _family_line(code: str, value: float | None, findings: Sequence[Finding]) -> FamilyLine:
    counting = sum(finding.counts for finding in findings)
    cost = None if value is None else max(0.0, 100.0 - value)
    name = FAMILIES.get(code, code)
    return FamilyLine(code, name[:1].upper() + name[1:], cost, counting, len(findings) - counting)


def tally(findings: Iterable[Finding]) -> str:
    """How many findings count, and how many do not: `7 findings (3 errors, 4 warnings); 2 to review, which cost no points`."""
    findings = list(findings)
    counting = [finding for finding in findings if finding.counts]
    parts = [
        plural(count, severity.value)
        for severity in SEVERITIES
        if (count := sum(finding.severity is severity for finding in counting))
    ]
    other = len(findings) - len(counting)
    review = f"{other:,} to review, {'which costs' if other == 1 else 'which cost'} no points" if other else ""
    counted = f"{plural(len(counting), 'finding')} ({', '.join(parts)})" if counting else ""
    return "; ".join(filter(None, (counted, review))) or "nothing"


def to_do(remedies: Sequence[Remedy]) -> str:
    """How many remedies of which kind there are: `3 to merge, 2 to review`."""
    counts = [(sum(remedy.action is action for remedy in remedies), doing) for action, doing in _DOING.items()]
    return ", ".join(f"{count:,} {doing}" for count, doing in counts if count)


def main_finding(remedy: Remedy, findings: Mapping[str, Finding]) -> Finding | None:
    """The finding that explains a remedy best: one that counts, the gravest, the surest. `findings` is by fingerprint."""
    known = [findings[fingerprint] for fingerprint in remedy.findings if fingerprint in findings]
    return min(known, key=gravity, default=None)


def rule_name(code: str) -> str:
    """The name of a rule, empty for a code that this version does not know."""
    rule = rule_of(code)
    return rule.name if rule else ""


def stated(date: Dated) -> str:
    """A date as exactly as it was stated and no more: `2024-03-05`, `2024-03`, `2024 Q1`, `2024`."""
    first, last = date.first, date.last
    if date.precision is Precision.DAY:
        return first.isoformat()
    if date.precision is Precision.MONTH:
        return f"{first:%Y-%m}"
    if date.precision is Precision.QUARTER:
        return f"{first.year} Q{(first.month + 2) // 3}"
    if date.precision is Precision.YEAR:
        return f"{first.year}"
    return f"{first.isoformat()} to {last.isoformat()}"


def worst_first(groups: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Those of several collections or owners that are not clean, with their scores, the worst first."""
    groups = list(groups)
    return (
        sorted((group for group in groups if group[1] < 100), key=lambda group: (group[1], group[0]))
        if groups[1:]
        else []
    )
