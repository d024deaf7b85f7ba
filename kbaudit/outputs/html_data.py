"""What the page's scripts show: the report in short keys, names and documents written once and referred to by number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from kbaudit.facts.sensitive import mask
from kbaudit.model import IMPORTED, DateRole, Document, Evidence, Finding, Remedy
from kbaudit.outputs import wording
from kbaudit.outputs.harmless import whole
from kbaudit.outputs.html_map import places
from kbaudit.report import Report, Suppressed, locate
from kbaudit.rules import FAMILIES, RULES
from kbaudit.score import FIT_TO_SERVE

Object = dict[str, Any]

DECIMALS = 4
"""Decimals of points, as in report.json."""

MANY_DATES = 6
"""Dates of one document that are shown; a page that names more in its metadata has a history of its own."""

_LINK = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Numbered:
    """Values in the order in which they were first named, so that others can refer to them by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, value: str) -> int:
        """The number of a value, a new one where it was not named before."""
        return self.numbers.setdefault(value, len(self.numbers))


def script_data(report: Report, fingerprints: Sequence[str]) -> str:
    """The page's data as JSON that nothing in it can break out of a script element. `fingerprints` are the findings'."""
    text = msgspec.json.encode(page_data(report, fingerprints)).decode("utf-8")
    for sign, escape in _ESCAPED:
        text = text.replace(sign, escape)
    return text


def page_data(report: Report, fingerprints: Sequence[str]) -> Object:
    """The report in JSON's values, long lists written entry by entry. What is empty is left out; the scripts know defaults."""
    documents = Numbered({document.id: number for number, document in enumerate(report.documents)})
    owners, collections = Numbered(), Numbered()
    points = {deduction.fingerprint: round(deduction.points, DECIMALS) for deduction in report.score.deductions}
    remedies = {name: number for number, remedy in enumerate(report.remedies) for name in remedy.findings}
    states = _states(report)
    clean = dict(report.score.documents)
    pages = [_document(document, clean.get(document.id), owners, collections) for document in report.documents]
    findings = [
        _written(
            {
                **_finding(finding, fingerprint, documents, owners),
                "points": points.get(fingerprint, 0),
                "remedy": remedies.get(fingerprint, -1),
                "state": states.get(fingerprint, ""),
            }
        )
        for finding, fingerprint in zip(report.findings, fingerprints, strict=True)
    ]
    suppressed = [_suppressed(entry, documents, owners) for entry in report.suppressed]
    layout, laid_out_by = places(report)
    # Evidence may come from a document that is no longer among those that were read.
    pages += [_written({"id": identity, "title": identity}) for identity in list(documents.numbers)[len(pages) :]]
    return {
        "sources": sorted(whole(source) for source in report.run.sources),
        "today": report.run.today.isoformat(),
        "compared": report.previous is not None or bool(report.baseline),
        "fit": FIT_TO_SERVE,
        "rules": _rules(report.findings, report.suppressed),
        "families": dict(FAMILIES),
        "documents": pages,
        "findings": findings,
        "suppressed": suppressed,
        "remedies": [_remedy(remedy, documents, owners) for remedy in report.remedies],
        "variants": [
            {"by": family.dimension, "documents": [documents.number(identity) for identity in family.documents]}
            for family in report.variants
        ],
        "layout": layout,
        "laidOutBy": laid_out_by,
        "owners": [whole(name) for name in owners.numbers],
        "collections": [whole(name) for name in collections.numbers],
    }


def _states(report: Report) -> dict[str, str]:
    """The state of every finding that is not simply open; as `Report.state_of` says it, for all of them at once."""
    before = report.previous
    return {
        **dict.fromkeys(before.new if before else (), "new"),
        **dict.fromkeys(before.reopened if before else (), "reopened"),
        **dict.fromkeys(report.baseline, "baseline"),
    }


def _document(document: Document, clean: float | None, owners: Numbered, collections: Numbered) -> msgspec.Raw:
    return _written(
        {
            "id": document.id,
            "title": mask(document.name),
            "at": locate(document.uri, document.place),
            "link": web_link(document.uri),
            "owner": owners.number(document.owner) if document.owner else -1,
            "guess": document.ownership.guess or "",
            "authorship": not document.ownership.declared,
            "collection": collections.number(document.collection) if document.collection else -1,
            "clean": None if clean is None else round(clean, DECIMALS),
            "status": document.status,
            "language": document.language,
            "scope": [f"{name}: {mask(value)}" for name, value in document.scope]
            + ([f"audience: {mask(document.audience)}"] if document.audience else []),
            "dates": _dates(document),
        }
    )


def _dates(document: Document) -> list[str]:
    told = [
        f"{date.role.value} {wording.stated(date)}, {date.origin}"
        for date in document.dates
        if date.role is not DateRole.MENTIONED and date.origin != IMPORTED
    ]
    return list(dict.fromkeys(told))[:MANY_DATES]


def _finding(finding: Finding, fingerprint: str, documents: Numbered, owners: Numbered) -> Object:
    return {
        "f": fingerprint,
        "rule": finding.rule,
        "tier": finding.tier,
        "severity": finding.severity,
        "sure": round(finding.confidence, 2),
        "counts": finding.counts,
        "message": finding.message,
        "step": finding.step,
        "action": finding.action,
        "effort": finding.effort,
        "why": finding.why,
        "keep": documents.number(finding.keep) if finding.keep else -1,
        "evidence": [_evidence(item, documents, owners) for item in finding.evidence],
        "values": [
            {
                "said": item.value,
                "is": item.normalised,
                "documents": [documents.number(identity) for identity in item.documents],
            }
            for item in finding.values
        ],
        "guards": list(finding.guards),
        "shares": [[documents.number(identity), round(share, DECIMALS)] for identity, share in finding.shares],
    }


def _evidence(evidence: Evidence, documents: Numbered, owners: Numbered) -> Object:
    return _filled(
        {
            "in": documents.number(evidence.document),
            "at": locate(evidence.uri, evidence.place),
            "link": web_link(evidence.uri),
            "heading": " › ".join(evidence.heading),
            "quote": evidence.quote,
            "date": wording.dated(evidence),
            "owner": owners.number(evidence.owner) if evidence.owner else -1,
        }
    )


def _suppressed(entry: Suppressed, documents: Numbered, owners: Numbered) -> msgspec.Raw:
    return _written(
        {
            **_finding(entry.finding, entry.finding.fingerprint, documents, owners),
            "reason": entry.reason,
            "origin": entry.origin,
            "until": entry.until.isoformat() if entry.until else "",
        }
    )


def _remedy(remedy: Remedy, documents: Numbered, owners: Numbered) -> msgspec.Raw:
    return _written(
        {
            "id": remedy.id,
            "action": remedy.action,
            "owner": owners.number(remedy.owner) if remedy.owner else -1,
            "effort": remedy.effort,
            "gain": round(remedy.gain, DECIMALS),
            "findings": list(remedy.findings),
            "documents": [documents.number(identity) for identity in remedy.documents],
            "keep": documents.number(remedy.keep) if remedy.keep else -1,
            "why": remedy.why,
            "steps": list(remedy.steps),
        }
    )


def _rules(findings: Iterable[Finding], suppressed: Iterable[Suppressed]) -> Object:
    """The pages of those rules that found something."""
    wanted = {finding.rule for finding in findings} | {entry.finding.rule for entry in suppressed}
    known = {rule.code: rule for rule in RULES}
    return {
        code: {"name": known[code].name, "page": known[code].page()} if code in known else {"name": code, "page": ""}
        for code in sorted(wanted)
    }


def web_link(uri: str) -> str:
    """The address where it is one that a browser opens over the web; empty for files and every other scheme."""
    return uri if _LINK.fullmatch(uri) else ""


def _written(entry: Mapping[str, Any]) -> msgspec.Raw:
    """An entry without what is empty, as finished JSON. At once, for a large report would else be millions of living objects."""
    filled = _filled(entry)
    try:
        return msgspec.Raw(msgspec.json.encode(filled))
    except UnicodeEncodeError:  # half of a surrogate pair, which a file name may hold
        return msgspec.Raw(json.dumps(filled, ensure_ascii=False).encode("utf-8", "replace"))


def _filled(entry: Mapping[str, Any]) -> Object:
    """The entry without what is empty: no text, an empty list, false, null, and the number that refers to nothing."""
    return {
        key: value for key, value in entry.items() if (value and value != -1) or (value == 0 and value is not False)
    }
