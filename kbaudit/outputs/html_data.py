"""What the page's scripts show: the report in short, names and documents written once and referred to by number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from kbaudit.facts.origins import origin_in_words
from kbaudit.facts.sensitive import mask
from kbaudit.model import IMPORTED, DateRole, Document, Evidence, Finding, Remedy
from kbaudit.outputs import wording
from kbaudit.outputs.html_map import places
from kbaudit.outputs.html_shapes import (
    NONE,
    PageData,
    PageDocument,
    PageEvidence,
    PageFamily,
    PageFinding,
    PageRemedy,
    PageRule,
    PageValue,
)
from kbaudit.report import Report, locate
from kbaudit.rules import FAMILIES, RULES

DECIMALS = 4
"""Decimals of points, as in report.json."""

MANY_DATES = 6
"""Dates of one document that are shown; a page that names more in its metadata has a history of its own."""

_LINK = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_ESCAPED = tuple((sign.encode(), f"\\u{ord(sign):04x}".encode()) for sign in "<>&\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Numbered:
    """Values in the order in which they were first named, so that others can refer to them by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, value: str | None) -> int:
        """The number of a value, a new one where it was not named before; NONE for nothing."""
        return self.numbers.setdefault(value, len(self.numbers)) if value else NONE

    def all(self, values: Iterable[str]) -> tuple[int, ...]:
        """The numbers of several values."""
        return tuple(self.number(value) for value in values)


@dataclass(frozen=True, slots=True)
class Names:
    """What is referred to by number."""

    documents: Numbered
    owners: Numbered
    collections: Numbered


def script_data(report: Report, fingerprints: Sequence[str]) -> str:
    """The page's data as JSON that nothing in it can break out of a script element. `fingerprints` are the findings'."""
    data = page_data(report, fingerprints)
    try:
        text = msgspec.json.encode(data)
    except UnicodeEncodeError:  # half of a surrogate pair, which a file name may hold
        text = json.dumps(msgspec.to_builtins(data), ensure_ascii=False).encode("utf-8", "replace")
    for sign, escape in _ESCAPED:
        text = text.replace(sign, escape)
    return text.decode("utf-8")


def page_data(report: Report, fingerprints: Sequence[str]) -> PageData:
    """Everything that the scripts show, in the order of the report."""
    names = Names(
        Numbered({document.id: number for number, document in enumerate(report.documents)}), Numbered(), Numbered()
    )
    clean = dict(report.score.documents)
    pages = [_document(document, clean.get(document.id), names) for document in report.documents]
    findings = _findings(report, fingerprints, names)
    remedies = [_remedy(remedy, names) for remedy in report.remedies]
    variants = [PageFamily(family.dimension, names.documents.all(family.documents)) for family in report.variants]
    layout, laid_out_by = places(report)
    # Evidence may come from a document that is no longer among those that were read.
    pages += [PageDocument(identity, identity) for identity in list(names.documents.numbers)[len(pages) :]]
    return PageData(
        sources=tuple(sorted(report.run.sources)),
        compared=report.previous is not None or bool(report.baseline),
        rules=_rules(report.findings),
        families=dict(FAMILIES),
        documents=pages,
        findings=findings,
        remedies=remedies,
        variants=variants,
        layout=layout,
        laid_out_by=laid_out_by,
        owners=list(names.owners.numbers),
        collections=list(names.collections.numbers),
    )


def _document(document: Document, clean: float | None, names: Names) -> PageDocument:
    audience = (f"audience: {mask(document.audience)}",) if document.audience else ()
    return PageDocument(
        id=document.id,
        title=mask(document.name),
        at=locate(document.uri, document.place),
        link=web_link(document.uri),
        owner=names.owners.number(document.owner),
        guess=document.ownership.guess or "",
        authorship=not document.ownership.declared,
        collection=names.collections.number(document.collection),
        clean=None if clean is None else round(clean, DECIMALS),
        status=document.status.value,
        language=document.language,
        scope=(*(f"{name}: {mask(value)}" for name, value in document.scope), *audience),
        dates=_dates(document),
    )


def _dates(document: Document) -> tuple[str, ...]:
    told = (
        f"{date.role.value} {wording.stated(date)}, {origin_in_words(date.origin)}"
        for date in document.dates
        if date.role is not DateRole.MENTIONED and date.origin != IMPORTED
    )
    return tuple(dict.fromkeys(told))[:MANY_DATES]


def _findings(report: Report, fingerprints: Sequence[str], names: Names) -> list[PageFinding]:
    points = {deduction.fingerprint: deduction.points for deduction in report.score.deductions}
    remedies = {name: number for number, remedy in enumerate(report.remedies) for name in remedy.findings}
    states = report.states()
    return [
        PageFinding(
            f=name,
            rule=finding.rule,
            tier=finding.tier,
            severity=finding.severity,
            sure=round(finding.confidence, 2),
            message=finding.message,
            step=finding.step,
            action=finding.action,
            effort=finding.effort,
            counts=finding.counts,
            points=round(points.get(name, 0.0), DECIMALS),
            state=states.get(name, ""),
            why=finding.why if finding.keep else wording.reason(finding.why, finding),
            keep=names.documents.number(finding.keep),
            remedy=remedies.get(name, NONE),
            evidence=tuple(_evidence(item, names) for item in finding.evidence),
            values=tuple(
                PageValue(item.value, item.normalised, names.documents.all(item.documents)) for item in finding.values
            ),
            guards=finding.guards,
        )
        for finding, name in zip(report.findings, fingerprints, strict=True)
    ]


def _evidence(evidence: Evidence, names: Names) -> PageEvidence:
    return PageEvidence(
        names.documents.number(evidence.document),
        locate(evidence.uri, evidence.place),
        web_link(evidence.uri),
        " › ".join(evidence.heading),
        evidence.quote,
        wording.dated(evidence),
        names.owners.number(evidence.owner),
    )


def _remedy(remedy: Remedy, names: Names) -> PageRemedy:
    return PageRemedy(
        id=remedy.id,
        action=remedy.action,
        effort=remedy.effort,
        gain=round(remedy.gain, DECIMALS),
        findings=remedy.findings,
        documents=names.documents.all(remedy.documents),
        owner=names.owners.number(remedy.owner),
        keep=names.documents.number(remedy.keep),
        steps=remedy.steps,
    )


def _rules(findings: Iterable[Finding]) -> dict[str, PageRule]:
    """The pages of those rules that found something."""
    known = {rule.code: PageRule(rule.name, rule.page()) for rule in RULES}
    return {code: known.get(code, PageRule(code, "")) for code in sorted({finding.rule for finding in findings})}


def web_link(uri: str) -> str:
    """The address where it is one that a browser opens over the web; empty for files and every other scheme."""
    return uri if uri[:1] in "hH" and _LINK.fullmatch(uri) else ""
