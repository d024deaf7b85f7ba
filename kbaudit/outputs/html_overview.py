"""What stands on the page before any script runs: how bad it is, what to do first, who has to do it, what was not looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kbaudit.facts.sensitive import mask
from kbaudit.model import Document, Finding, Remedy
from kbaudit.outputs import wording
from kbaudit.outputs.waterfall import Costs, costs, each_alone, one_after_another
from kbaudit.report import Report

FIRST = 5
"""Remedies on the first screen. What more there is stands on a page of its own."""

OWNERS = 8
"""Owners on the first screen, those with the most to gain."""

WORST = 8
"""Documents on the first screen, those that are trusted least."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a waterfall: where it begins and how long it is, in percent of the plot; the points it stands for."""

    label: str
    link: str
    start: float
    length: float
    points: float
    said: str


@dataclass(frozen=True, slots=True)
class First:
    """One of the first things to do, and the score when it and all before it are done."""

    remedy: Remedy
    step: str
    what: str
    where: str
    then: float
    link: str


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """What one owner has to do: remedies, findings that they settle, points that all of them together bring."""

    name: str
    score: float | None
    remedies: int
    gain: float
    length: float
    link: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document with its cleanliness in percent and the number of its findings."""

    title: str
    path: str
    clean: float
    findings: int
    link: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first screen."""

    losses: tuple[Bar, ...]
    first: tuple[First, ...]
    owners: tuple[OwnerLine, ...]
    other_owners: int
    worst: tuple[DocumentLine, ...]


def overview(report: Report, fingerprints: Sequence[str]) -> Overview:
    """The first screen of a report. `fingerprints` are those of its findings, in their order."""
    named = dict(zip(fingerprints, report.findings, strict=True))
    spent = costs(report.documents, named.items())
    owners = _owners(report, spent)
    return Overview(
        losses=_losses(report, named, spent),
        first=_first(report, named, spent),
        owners=tuple(owners[:OWNERS]),
        other_owners=len(owners) - len(owners[:OWNERS]),
        worst=_worst(report),
    )


def to_view(view: str, **chosen: str) -> str:
    """The address of a view of the page with some filters set, as the scripts read it."""
    return f"#{view}?{urlencode(chosen, errors='replace')}" if chosen else f"#{view}"


def _losses(report: Report, named: Mapping[str, Finding], spent: Costs) -> tuple[Bar, ...]:
    """From 100 down to the score, family by family, the dearest first."""
    lines = wording.family_lines(report)
    if report.score.overall is None:
        return ()
    alone = each_alone(spent, {name: finding.family for name, finding in named.items()})
    lines.sort(key=lambda line: (-alone.get(line.code, 0.0), line.code))
    place = {line.code: number for number, line in enumerate(lines)}
    points = one_after_another(spent, {name: place[finding.family] for name, finding in named.items()}, len(lines))
    scale = 100.0 / max(sum(points), 1e-9)
    left = 100.0
    bars = []
    for line, lost in zip(lines, points, strict=True):
        left -= lost * scale
        bars.append(Bar(line.name, to_view("findings", rule=line.code), max(0.0, left), lost * scale, lost, line.said))
    return tuple(bars)


def _first(report: Report, named: Mapping[str, Finding], spent: Costs) -> tuple[First, ...]:
    remedies = report.remedies[:FIRST]
    steps = {name: number for number, remedy in enumerate(remedies) for name in remedy.findings}
    reached = report.score.overall or 0.0
    known = {document.id: document for document in report.documents}
    shown = []
    for remedy, rise in zip(remedies, one_after_another(spent, steps, len(remedies)), strict=True):
        reached += rise
        main = wording.main_finding(remedy, named)
        step = remedy.steps[0] if remedy.steps else main.step if main else ""
        where = wording.pages_of([_page(known.get(identity), identity) for identity in remedy.documents])
        link = to_view("findings", remedy=remedy.id)
        shown.append(First(remedy, step, wording.behind(step, main), where, reached, link))
    return tuple(shown)


def _page(document: Document | None, identity: str) -> str:
    """A document as its reader finds it; one that was not read this time goes by its id."""
    if document is None:
        return identity
    return f"row {document.place.row} of {document.path}" if document.place.row else document.path


def _owners(report: Report, spent: Costs) -> list[OwnerLine]:
    scores = dict(report.score.owners)
    counts = Counter(remedy.owner or "" for remedy in report.remedies)
    gains = each_alone(spent, {name: remedy.owner or "" for remedy in report.remedies for name in remedy.findings})
    dearest = max(gains.values(), default=0.0) or 1.0
    lines = [
        OwnerLine(
            owner,
            scores.get(owner),
            count,
            gains.get(owner, 0.0),
            100.0 * gains.get(owner, 0.0) / dearest,
            to_view("todo", owner=owner),
        )
        for owner, count in counts.items()
    ]
    return sorted(lines, key=lambda line: (-line.gain, -line.remedies, line.name))


def _worst(report: Report) -> tuple[DocumentLine, ...]:
    by_id = {document.id: document for document in report.documents}
    worst = [entry for entry in report.score.documents if entry[1] < 1.0]
    worst = sorted(worst, key=lambda entry: (entry[1], entry[0]))[:WORST]
    counts = Counter(identity for finding in report.findings for identity in finding.documents) if worst else Counter()
    return tuple(
        DocumentLine(
            mask(by_id[identity].name),
            by_id[identity].path,
            100.0 * clean,
            counts[identity],
            to_view("findings", document=identity),
        )
        for identity, clean in worst
    )
