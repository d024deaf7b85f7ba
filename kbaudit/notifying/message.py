"""A report → what people are told: what is new, what was fixed and how the score moved, by owner."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kbaudit.errors import KbauditError
from kbaudit.facts.sensitive import mask
from kbaudit.lifecycle import Ending
from kbaudit.model import Finding, Severity
from kbaudit.outputs.harmless import harmless
from kbaudit.outputs.wording import SEVERITIES, plural, points
from kbaudit.report import Gone, Report, location

MOST_OWNERS = 20
"""Owners that get a section of their own, those with most news first: a message is read on a telephone."""

MOST_ITEMS = 8
"""New and fixed findings that are spelt out for one owner; the rest is counted, the reports have them all."""

LONGEST = 240
"""Letters of one finding."""

_CALL = re.compile(r"(?<!\w)@(?=\w)|<(?=[!@#])")
NOBODY = "(nobody owns these)"


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: a title of one line and a plain text."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class News:
    """What changed for one owner: new findings that count, new ones to review, and those that are gone."""

    owner: str
    new: tuple[Finding, ...]
    review: int
    fixed: tuple[Gone, ...]
    otherwise: int

    @property
    def amount(self) -> int:
        """How much there is to say."""
        return len(self.new) + self.review + len(self.fixed) + self.otherwise


def message_about(report: Report, *, always: bool) -> Message | None:
    """What to tell people; None where nothing changed since the previous run and `always` is not set.

    A first audit is told as such. Findings and errors were masked before they came here, so that no secret leaves the house.
    """
    name = "+".join(sorted({Path(source).resolve().name for source in report.run.sources}))
    previous = report.previous
    if previous is None:
        counting = sum(finding.counts for finding in report.findings)
        title = f"kbaudit {name}: first audit, {plural(counting, 'finding')}, score {points(report.score.overall)}"
        return Message(_line(title), "\n".join([*_head(report), "", *_standing(report)]) + "\n")
    news = _news(report)
    moved = points(previous.overall) != points(report.score.overall) if previous.overall is not None else False
    if not (news or moved or always):
        return None
    new = sum(finding.counts and finding.fingerprint in previous.new for finding in report.findings)
    fixed = sum(item.ending.settles for item in previous.ended)
    said = ", ".join([f"{new:,} new", f"{fixed:,} fixed"] if news else ["nothing changed"])
    title = f"kbaudit {name}: {said}, score {_score(report)}"
    body = [*_head(report)]
    for item in news[:MOST_OWNERS]:
        body += ["", *_section(item)]
    if len(news) > MOST_OWNERS:
        body += ["", f"… and {plural(len(news) - MOST_OWNERS, 'owner')} more"]
    return Message(_line(title), "\n".join(body) + "\n")


def message_about_failure(sources: Iterable[str], error: KbauditError) -> Message:
    """What to tell people when the audit could not be done."""
    name = "+".join(sorted({Path(source).resolve().name for source in sources}))
    return Message(_line(f"kbaudit {name}: the audit could not be done"), f"{_line(mask(str(error)), 1000)}\n")


def _head(report: Report) -> Iterator[str]:
    previous = report.previous
    against = f", compared with {previous.today} (run {previous.run})" if previous else ""
    yield _line(f"Audit of {', '.join(report.run.sources)} as of {report.run.today}{against}.", 500)
    yield f"Score: {_score(report)} of 100."
    if previous and previous.changed:
        yield f"Not the same as in the run before: {_line(', '.join(previous.changed))}."
    if report.not_run:
        yield f"{plural(len(report.not_run), 'check')} did not run."
    if report.skipped:
        yield f"{plural(len(report.skipped), 'document')} could not be read."
    for reason in report.gate.reasons:
        yield f"The gate failed: {_line(reason)}."


def _score(report: Report) -> str:
    bound = "at most " if report.score.at_most else ""
    now = f"{bound}{points(report.score.overall)}"
    before = report.previous.overall if report.previous else None
    return now if before is None or points(before) == points(report.score.overall) else f"{now} (was {points(before)})"


def _standing(report: Report) -> Iterator[str]:
    """What each owner has to do, where there is nothing to compare with."""
    counted: dict[str, int] = defaultdict(int)
    for finding in report.findings:
        if finding.counts:
            for owner in _owners(finding):
                counted[owner] += 1
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    for owner, number in ordered[:MOST_OWNERS]:
        yield f"{_line(owner)}: {plural(number, 'finding')}"
    if len(ordered) > MOST_OWNERS:
        yield f"… and {plural(len(ordered) - MOST_OWNERS, 'owner')} more"


def _news(report: Report) -> list[News]:
    """What changed, by owner; those with most to say first."""
    previous = report.previous
    if previous is None:
        return []
    new: dict[str, list[Finding]] = defaultdict(list)
    review: dict[str, int] = defaultdict(int)
    fixed: dict[str, list[Gone]] = defaultdict(list)
    otherwise: dict[str, int] = defaultdict(int)
    fresh = set(previous.new)
    for finding in report.findings:
        if finding.fingerprint in fresh:
            for owner in _owners(finding):
                if finding.counts:
                    new[owner].append(finding)
                else:
                    review[owner] += 1
    for gone in previous.ended:
        if gone.ending is not Ending.MOVED:
            for owner in gone.owners or (NOBODY,):
                if gone.ending.settles:
                    fixed[owner].append(gone)
                else:
                    otherwise[owner] += 1
    owners = {*new, *review, *fixed, *otherwise}
    news = [
        News(
            owner,
            tuple(sorted(new[owner], key=lambda item: (_gravity(item.severity), item.rule, item.fingerprint))),
            review[owner],
            tuple(sorted(fixed[owner], key=lambda item: (item.rule, item.fingerprint))),
            otherwise[owner],
        )
        for owner in owners
    ]
    return sorted(news, key=lambda item: (-item.amount, item.owner))


def _section(news: News) -> Iterator[str]:
    parts = [f"{len(news.new):,} new", f"{len(news.fixed):,} fixed"]
    parts += [f"{news.review:,} to review"] if news.review else []
    parts += [f"{news.otherwise:,} gone for other reasons"] if news.otherwise else []
    yield f"{_line(news.owner)}: {', '.join(parts)}"
    for finding in news.new[:MOST_ITEMS]:
        where = location(finding, 0)
        yield _line(
            f"  new: {finding.rule} {finding.severity.value}: {finding.message}{f' [{where}]' if where else ''}"
        )
    if len(news.new) > MOST_ITEMS:
        yield f"  … and {len(news.new) - MOST_ITEMS:,} more new ones"
    for gone in news.fixed[:MOST_ITEMS]:
        yield _line(f"  fixed: {gone.rule}: {gone.message}")
    if len(news.fixed) > MOST_ITEMS:
        yield f"  … and {len(news.fixed) - MOST_ITEMS:,} more that were fixed"


def _owners(finding: Finding) -> list[str]:
    return sorted({item.owner for item in finding.evidence if item.owner}) or [NOBODY]


def _gravity(severity: Severity) -> int:
    return SEVERITIES.index(severity)


def _line(text: str, longest: int = LONGEST) -> str:
    """One line that shows what it says, and calls nobody: in a chat `@channel` rings at everybody's desk."""
    shown = _CALL.sub("\\g<0>\N{ZERO WIDTH NON-JOINER}", harmless(text))
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"
