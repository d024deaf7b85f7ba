"""A short summary in Markdown, to read on its own or as a comment on a pull request.

Content of documents can neither mark up nor link, mention somebody or refer to an issue: quotes and paths stand in code
spans, everything else is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kbaudit.model import Evidence, Finding, Remedy
from kbaudit.outputs import wording
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.wording import plural, points
from kbaudit.report import Report, locate

REMEDIES = 10
"""Remedies that are shown. With their quotes they stay far below the 65,536 characters of a comment on GitHub."""
SKIPS = 10
"""Documents that were not read and are shown by name."""
PLACES = 2
"""Places that are quoted for one remedy."""
STEPS = 3
"""Things to do that are written out for one remedy before the rest is counted."""
LONGEST = 600
"""Characters of one piece of content, so that no name or message can fill the comment."""

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#$!]")
_START = re.compile(r"^(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")
_JOINER = "\N{WORD JOINER}"
# GitHub looks for these after Markdown is done, where a backslash does not help.
_ACTIVE = re.compile(
    r"@|(?<=#)(?=\d)|(?<=GH-)(?=\d)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=mailto:)|(?<=xmpp:)", re.IGNORECASE
)


def render_markdown(report: Report) -> str:
    """The summary: score, families, the best remedies, what was not looked at."""
    blocks = [
        f"## Knowledge base audit: score {wording.headline(report)}",
        f"{', '.join(code(source) for source in report.run.sources)}, as of {report.run.today.isoformat()}",
        "\n".join(f"- **{label}:** {escape(said)}" for label, said in wording.verdict(report)),
        *_gate(report),
        *_families(report),
        *_remedies(report),
        *_not_read(report),
    ]
    if report.suppressed:
        blocks.append(f"Suppressed: {plural(len(report.suppressed), 'finding')}, counted nowhere.")
    if report.notices:
        blocks.append("\n".join(["### Notices", "", *(f"- {escape(notice)}" for notice in report.notices)]))
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    """Text as Markdown that shows exactly these words."""
    text = _MARKUP.sub(r"\\\g<0>", _cut(harmless(text)))
    text = _START.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", text.strip())
    return _ACTIVE.sub(lambda match: match.group() + _JOINER, text)


def code(text: str) -> str:
    """Text as a code span, in which nothing is interpreted."""
    text = _cut(harmless(text)).strip()
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _gate(report: Report) -> list[str]:
    if report.gate.passed:
        return []
    return ["\n".join(["**The gate failed:**", "", *(f"- {escape(reason)}" for reason in report.gate.reasons)])]


def _families(report: Report) -> list[str]:
    rows = [
        f"| {line.code} {line.name} | {'?' if line.cost is None else points(line.cost)} | {line.counting} | {line.other} |"
        for line in wording.family_lines(report)
    ]
    if not rows:
        return []
    return ["\n".join(["| Kind of finding | Points lost | Count | To review |", "|---|---:|---:|---:|", *rows])]


def _remedies(report: Report) -> list[str]:
    if not report.remedies:
        return ["Nothing to do in what was looked at." if wording.caveats(report) else "Nothing to do."]
    findings = {finding.fingerprint: finding for finding in report.findings}
    shown = [_remedy(number, remedy, findings) for number, remedy in enumerate(report.remedies[:REMEDIES], start=1)]
    rest = len(report.remedies) - len(shown)
    more = [f"And {plural(rest, 'more remedy', 'more remedies')}: `-o remedies.csv` lists them."] if rest else []
    return [f"### Do this first\n\n{wording.to_do(report.remedies)}", "\n".join(shown), *more]


def _remedy(number: int, remedy: Remedy, findings: Mapping[str, Finding]) -> str:
    finding = wording.main_finding(remedy, findings)
    step = wording.task(remedy, finding)
    owner = f"owner {code(remedy.owner)}" if remedy.owner else "no owner"
    lines = [
        f"{number}. **{remedy.action.value.capitalize()}** ({wording.gain(remedy)}, {remedy.effort.value} effort, {owner})"
    ]
    pad = " " * (len(str(number)) + 2)
    lines[0] += f": {escape(step)}" if step else ""
    if finding:
        lines.append(f"{pad}- {finding.rule}: {escape(finding.message)}")
        lines += [f"{pad}- {_place(evidence)}" for evidence in finding.evidence[:PLACES]]
        more = len(finding.evidence) - PLACES
        lines += [f"{pad}- and {plural(more, 'more place')}"] if more > 0 else []
    if advice := wording.advice(remedy.keep, remedy.why, finding, name=code, text=escape):
        lines.append(f"{pad}- {advice}")
    lines += [f"{pad}- {wording.beside(remedy)}: {escape(further)}" for further in remedy.steps[1:STEPS]]
    if (more := len(remedy.steps) - STEPS) > 0:
        lines.append(f"{pad}- and {plural(more, 'more step')}")
    if len(remedy.findings) > 1:
        lines.append(f"{pad}- Also settles {plural(len(remedy.findings) - 1, 'further finding')}.")
    return "\n".join(lines)


def _place(evidence: Evidence) -> str:
    where = code(locate(evidence.uri, evidence.place))
    date = wording.dated(evidence)
    quote = code(wording.quoted(evidence))
    return f"{where}{f' ({escape(date)})' if date else ''}{f': {quote}' if quote else ''}"


def _not_read(report: Report) -> list[str]:
    blocks = []
    if report.skipped:
        lines = [f"- {code(skipped.uri)}: {escape(skipped.reason)}" for skipped in report.skipped[:SKIPS]]
        if len(report.skipped) > SKIPS:
            lines.append(f"- and {len(report.skipped) - SKIPS:,} more; `-o report.json` lists all of them.")
        blocks.append("\n".join([f"### Could not be read: {plural(len(report.skipped), 'document')}", "", *lines]))
    if report.not_run:
        lines = [f"- {escape(check.rule)}: {escape(check.reason)}" for check in report.not_run]
        blocks.append("\n".join(["### Checks that did not run", "", *lines]))
    return blocks
