"""The report for people, in a terminal: how bad it is, what to do first, what was not looked at.

Whatever came from a document goes through `harmless` first. Nothing depends on colour: without it the report says the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rich.text import Text

from kbaudit.model import Evidence, Finding, Remedy
from kbaudit.outputs import wording
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.page import Page, blank_page
from kbaudit.outputs.wording import plural, points
from kbaudit.report import Report, locate

REMEDIES = 10
"""Remedies that are shown: what a team can plan for a week."""
SKIPS = 10
"""Documents that were not read and are shown by name."""
GROUPS = 5
"""Collections and owners that are shown, the worst ones."""
PLACES = 2
"""Places that are quoted for one remedy."""
NAMES = 3
"""Documents, values and steps that are named before the rest is counted."""
# The runner of GitHub's workflows obeys what a step prints as `::error …` or `##[error]`, and quotes are printed.
_COMMAND = re.compile(r"^[\s“]*::|##\[", re.MULTILINE)
QUOTE_LINES = 3
"""Lines of one quote, whatever the width."""
BAR = 10
"""Columns of the longest bar."""


def render_console(report: Report, *, width: int, colour: bool) -> str:
    """The report as text of `width` columns (at least 40); only a path that is longer than that is wider.

    Without `colour` there is not one escape sequence in it, and no line that a runner of workflows would take for a command.
    """
    page = blank_page(width, colour=colour)
    _head(report, page)
    _families(report, page)
    served = [document for document in report.documents if document.served]
    collections = Counter(document.collection for document in served)
    owners = Counter(document.owner or "" for document in served)
    _groups("Worst collections", report.score.collections, "(in no collection)", collections, page)
    _groups("Worst owners", report.score.owners, "(nobody owns these)", owners, page)
    _remedies(report, page)
    _judged(report, page)
    _not_read(report, page)
    _rest(report, page)
    return _COMMAND.sub(lambda match: f"{match.group()[:-1]} {match.group()[-1]}", page.text)


def _head(report: Report, page: Page) -> None:
    sources = ", ".join(harmless(source) for source in report.run.sources)
    page.paragraph(f"kbaudit: {sources}, as of {report.run.today.isoformat()}")
    page.blank()
    page.paragraph(Text(f"Score: {wording.headline(report)}", style=_style(report)))
    verdict = wording.verdict(report)
    column = max(len(label) for label, _ in verdict) + 2
    for label, said in verdict:
        page.paragraph(f"{label:<{column}}{harmless(said)}", indent=2, hanging=column)


def _style(report: Report) -> str:
    value = report.score.overall
    if value is None or value < 70:
        return "bold red"
    return "bold green" if value >= 90 and not wording.caveats(report) else "bold yellow"


def _families(report: Report, page: Page) -> None:
    lines = sorted(wording.family_lines(report), key=lambda line: (line.cost is None, -(line.cost or 0.0), line.code))
    if not lines:
        return
    page.heading("Where the points go", "(points that each kind of finding costs on its own)")
    name = max(len(line.name) for line in lines)
    most = max((line.cost or 0.0 for line in lines), default=0.0)
    for line in lines:
        cost = "?" if line.cost is None else f"-{points(line.cost)}" if line.cost else "0"
        bar = "█" * max(1, round(BAR * line.cost / most)) if line.cost and most else ""
        page.paragraph(
            Text.assemble(f"{line.code}  {line.name:<{name}}  {cost:>6}  ", (f"{bar:<{BAR}}", "red"), f"  {line.said}"),
            indent=2,
            hanging=min(name + BAR + 17, page.width // 2),
        )


def _groups(
    title: str, groups: Sequence[tuple[str, float]], unnamed: str, sizes: Mapping[str, int], page: Page
) -> None:
    ordered = wording.worst_first(groups)
    if not ordered:
        return
    page.heading(title, f"(score of each; {len(groups) - len(ordered):,} of {len(groups):,} are clean)")
    for name, value in ordered[:GROUPS]:
        size = plural(sizes[name], "document")
        page.paragraph(f"{points(value):>5}  {harmless(name) or unnamed} ({size})", indent=2, hanging=7)
    if len(ordered) > GROUPS:
        page.paragraph(f"and {len(ordered) - GROUPS:,} more that are better", indent=9)


def _remedies(report: Report, page: Page) -> None:
    findings = {finding.fingerprint: finding for finding in report.findings}
    if not report.remedies:
        page.heading("Nothing to do" if not wording.caveats(report) else "Nothing to do in what was looked at")
        return
    page.heading("Do this first", "(most gain for the effort first)")
    page.paragraph(f"All in all {wording.to_do(report.remedies)}.", indent=2)
    for number, remedy in enumerate(report.remedies[:REMEDIES], start=1):
        page.blank()
        _remedy(number, remedy, findings, page)
    if len(report.remedies) > REMEDIES:
        page.blank()
        page.paragraph(
            f"and {plural(len(report.remedies) - REMEDIES, 'more remedy', 'more remedies')}: -o remedies.csv lists them"
        )
    if shown := [finding for remedy in report.remedies[:1] if (finding := wording.main_finding(remedy, findings))]:
        page.blank()
        page.paragraph(f"What a rule means: kbaudit explain {shown[0].rule}")


def _remedy(number: int, remedy: Remedy, findings: Mapping[str, Finding], page: Page) -> None:
    finding = wording.main_finding(remedy, findings)
    head = Text.assemble(
        (f"{number:>2}. {remedy.action.value.upper()}", "bold"), f"  {harmless(wording.task(remedy, finding))}"
    )
    page.paragraph(head, hanging=4)
    owner = f"owner: {harmless(remedy.owner)}" if remedy.owner else "no owner"
    page.paragraph(Text(f"{wording.gain(remedy)}, {remedy.effort.value} effort, {owner}", style="bold"), indent=4)
    if finding:
        page.paragraph(f"{finding.rule}: {harmless(finding.message)}", indent=4)
        for evidence in finding.evidence[:PLACES]:
            _evidence(evidence, page)
        _more(len(finding.evidence) - PLACES, "place", page, indent=6)
        _values(finding, page)
    if advice := wording.advice(remedy.keep, remedy.why, finding):
        page.paragraph(harmless(advice), indent=4, hanging=2)
    for further in remedy.steps[1:NAMES]:
        page.paragraph(f"{wording.beside(remedy)}: {harmless(further)}", indent=4, hanging=2)
    _more(len(remedy.steps) - NAMES, "step", page, indent=4)
    if len(remedy.findings) > 1:
        also = plural(len(remedy.findings) - 1, "further finding")
        page.paragraph(f"Also settles {also}; {plural(len(remedy.documents), 'document')} in all.", indent=4)


def _evidence(evidence: Evidence, page: Page) -> None:
    detail = wording.dated(evidence)
    page.place(harmless(locate(evidence.uri, evidence.place)), harmless(detail), indent=6)
    if quote := harmless(wording.quoted(evidence)).strip():
        page.paragraph(f"“{quote}”", indent=8, hanging=1, lines=QUOTE_LINES, end="”")


def _values(finding: Finding, page: Page) -> None:
    """The values with who claims them, where the message does not say so already."""
    values = [claimed for claimed in finding.values if claimed.value not in finding.message]
    if len(finding.values) < 2:
        return
    # An id of a record says nothing to a reader; the place of its evidence does.
    places = {item.document: locate(item.uri, item.place) for item in reversed(finding.evidence)}
    for claimed in values[:NAMES]:
        names = ", ".join(
            harmless(places.get(document, document) if "#" in document else document)
            for document in claimed.documents[:NAMES]
        )
        more = f" and {len(claimed.documents) - NAMES:,} more" if len(claimed.documents) > NAMES else ""
        page.paragraph(
            Text.assemble((harmless(claimed.value), "bold"), f" according to {names}{more}"), indent=6, hanging=2
        )
    _more(len(values) - NAMES, "value", page, indent=6)


def _more(count: int, noun: str, page: Page, *, indent: int) -> None:
    if count > 0:
        page.paragraph(f"and {plural(count, f'more {noun}')}", indent=indent)


def _not_read(report: Report, page: Page) -> None:
    if report.skipped:
        page.heading("Could not be read", f"({plural(len(report.skipped), 'document')})")
        for skipped in report.skipped[:SKIPS]:
            page.place(harmless(skipped.uri), harmless(skipped.reason), indent=2)
        if len(report.skipped) > SKIPS:
            rest = f"and {len(report.skipped) - SKIPS:,} more: -o report.json lists all of them under “skipped”"
            page.paragraph(rest, indent=2)
    if report.not_run:
        page.heading("Checks that did not run")
        for check in report.not_run:
            name = wording.rule_name(check.rule)
            page.paragraph(f"{check.rule}{f' {name}' if name else ''}: {harmless(check.reason)}", indent=2, hanging=2)


def _judged(report: Report, page: Page) -> None:
    """What the rules about time had to go by: silence about a page without dates is no praise."""
    if report.judged and report.score.overall is not None:
        page.heading("What the rules about time could judge", "(and where the dates stood)")
        for entry in report.judged:
            page.paragraph(
                f"{entry.rule}  {wording.rule_name(entry.rule):<24} {wording.judged(entry)}", indent=2, hanging=32
            )


def _rest(report: Report, page: Page) -> None:
    if report.notices:
        page.heading("Notices")
        for notice in report.notices:
            page.paragraph(harmless(notice), indent=2, hanging=2)
    page.blank()
    if report.suppressed:
        suppressed = plural(len(report.suppressed), "finding")
        page.paragraph(
            f"Suppressed: {suppressed}, counted nowhere; -o report.json lists them with their reasons.", hanging=2
        )
    if report.gate.passed:
        page.paragraph(Text.assemble("Gate: ", ("passed", "bold green"), "; nothing is over a limit that was set."))
        return
    page.paragraph(Text.assemble("Gate: ", ("FAILED", "bold red")))
    for reason in report.gate.reasons:
        page.paragraph(harmless(reason), indent=2, hanging=2)
