"""The report as JSON, for programs. Its shape is described, field by field, in report.schema.json."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from kbaudit.model import Claimed, Document, Evidence, Finding, Remedy
from kbaudit.normalisation import whole
from kbaudit.outputs.harmless import visible_json
from kbaudit.report import SCHEMA_VERSION, Report
from kbaudit.rules import RULES
from kbaudit.score import Score
from kbaudit.version import __version__

if TYPE_CHECKING:
    import msgspec

DECIMALS = 4
"""Decimals of every float: enough to tell the cost of one finding among 100,000 documents."""

Object = dict[str, Any]

_WRITTEN = frozenset({"findings", "remedies"})
"""Parts of the report whose entries are JSON already."""


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What a finding refers to, found once."""

    documents: Mapping[str, Document]
    remedies: Mapping[str, str]
    names: Mapping[str, str]


def schema() -> Object:
    """The JSON Schema (2020-12) of the report."""
    return cast("Object", json.loads(files("kbaudit.outputs").joinpath("report.schema.json").read_text("utf-8")))


def render_json(report: Report) -> str:
    """The report as JSON with a line break at the end; the same report gives the same text."""
    import msgspec

    return msgspec.json.format(_encoded(report), indent=2).decode("utf-8") + "\n"


def to_object(report: Report) -> Object:
    """The report in JSON's values: objects, arrays, strings, numbers, booleans and null."""
    import msgspec

    return cast("Object", msgspec.json.decode(_encoded(report)))


def _encoded(report: Report) -> bytes:
    """The report as JSON without spaces, in which nothing that cannot be seen stands as itself."""
    import msgspec

    parts = _document(report).items()
    return msgspec.json.encode({key: value if key in _WRITTEN else _written(value) for key, value in parts})


def _written(value: Any) -> msgspec.Raw:
    """A value as JSON. Each finding is written by itself, so that never all of their objects are alive at once."""
    import msgspec

    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair, from a file name or a broken text
        data = msgspec.json.encode(_plain(value))
    return msgspec.Raw(visible_json(data))


def _document(report: Report) -> Object:
    """The report as nested values that can be written; floats are rounded, dates and tuples are still what they are."""
    new, reopened = (
        (frozenset(report.previous.new), frozenset(report.previous.reopened))
        if report.previous
        else (frozenset(), frozenset())
    )
    prints = [finding.fingerprint for finding in report.findings]
    lookup = _Lookup(
        {document.id: document for document in report.documents},
        {fingerprint: remedy.id for remedy in report.remedies for fingerprint in remedy.findings},
        {rule.code: rule.name for rule in RULES},
    )
    findings = []
    for finding, fingerprint in zip(report.findings, prints, strict=True):
        state = "new" if fingerprint in new else "open"
        state = "reopened" if fingerprint in reopened else state
        state = "baseline" if fingerprint in report.baseline else state
        findings.append(_written(_finding(finding, fingerprint, state, lookup)))
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "kbaudit", "version": __version__},
        "run": _plain({**asdict(report.run), "timings": dict(report.run.timings)}),
        "coverage": _plain(_coverage(report)),
        "score": _score(report.score),
        "gate": _plain(asdict(report.gate)),
        "notices": report.notices,
        "findings": findings,
        "remedies": [_written(_remedy(remedy)) for remedy in report.remedies],
        "variants": [{"dimension": family.dimension, "documents": family.documents} for family in report.variants],
        "boilerplate": [{"quote": passage.quote, "documents": passage.documents} for passage in report.boilerplate],
        "layout": [{"id": spot.document, "x": _rounded(spot.x), "y": _rounded(spot.y)} for spot in report.layout],
        "suppressed": [
            {
                "reason": entry.reason,
                "origin": entry.origin,
                "until": entry.until,
                "finding": _written(_finding(entry.finding, entry.finding.fingerprint, "suppressed", lookup)),
            }
            for entry in report.suppressed
        ],
        "skipped": [{"uri": skipped.uri, "reason": skipped.reason} for skipped in report.skipped],
        "previous": _plain(asdict(report.previous)) if report.previous else None,
    }


def _coverage(report: Report) -> Object:
    return {
        "documents": len(report.documents),
        "served": sum(document.served for document in report.documents),
        "passages": report.passages,
        "skipped": len(report.skipped),
        "undated": report.undated,
        "unowned": report.unowned,
        "checks_not_run": [asdict(check) for check in report.not_run],
        "judged": [{**asdict(entry), "origins": dict(entry.origins)} for entry in report.judged],
    }


def _score(score: Score) -> Object:
    return {
        "overall": _rounded(score.overall),
        "at_most": score.at_most,
        "worst_decile": _rounded(score.worst_tenth),
        "fit_to_serve": _rounded(score.fit_to_serve),
        "with_skipped": _rounded(score.with_skipped),
        "families": _plain(dict(score.families)),
        "collections": _plain(dict(score.collections)),
        "owners": _plain(dict(score.owners)),
        "documents": {identity: _rounded(value) for identity, value in score.documents},
        "deductions": [
            _written({"fingerprint": item.fingerprint, "rule": item.rule, "points": _rounded(item.points)})
            for item in score.deductions
        ],
        "formula": score.formula,
    }


def _finding(finding: Finding, fingerprint: str, state: str, lookup: _Lookup) -> Object:
    return {
        "rule": finding.rule,
        "name": lookup.names.get(finding.rule, ""),
        "tier": finding.tier,
        "severity": finding.severity,
        "confidence": _rounded(finding.confidence),
        "counts": finding.counts,
        "fingerprint": fingerprint,
        "state": state,
        "message": finding.message,
        "evidence": [_evidence(item, lookup) for item in finding.evidence],
        "values": [_claimed(item) for item in finding.values],
        "shares": [{"id": identity, "share": _rounded(share)} for identity, share in finding.shares],
        "keep": finding.keep,
        "why": finding.why,
        "action": finding.action,
        "step": finding.step,
        "effort": finding.effort,
        "guards": finding.guards,
        "remedy": lookup.remedies.get(fingerprint),
    }


def _evidence(evidence: Evidence, lookup: _Lookup) -> Object:
    document = lookup.documents.get(evidence.document)
    date, place = evidence.date, evidence.place
    return {
        "document": document.path if document else evidence.document,
        "id": evidence.document,
        "uri": evidence.uri,
        "line": place.line,
        "end_line": place.end_line,
        "row": place.row,
        "page": place.page,
        "sheet": place.sheet,
        "slide": place.slide,
        "heading": evidence.heading,
        "quote": evidence.quote,
        "date": date.first if date else None,
        "date_last": date.last if date else None,
        "date_precision": date.precision if date else None,
        "date_role": date.role if date else None,
        "date_origin": date.origin if date else None,
        "owner": evidence.owner,
    }


def _claimed(claimed: Claimed) -> Object:
    return {"value": claimed.value, "normalised": claimed.normalised, "documents": claimed.documents}


def _remedy(remedy: Remedy) -> Object:
    return {
        "id": remedy.id,
        "action": remedy.action.value,
        "owner": remedy.owner,
        "effort": remedy.effort.value,
        "gain": _rounded(remedy.gain),
        "findings": remedy.findings,
        "documents": remedy.documents,
        "keep": remedy.keep,
        "why": remedy.why,
        "steps": remedy.steps,
    }


def _plain(value: Any) -> Any:
    """The value in JSON's own types: floats rounded (null where not finite), dates in ISO 8601."""
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, float):
        return _rounded(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _rounded(value: float | None) -> float | None:
    """A float with few decimals, null where it is not finite. Adding zero turns -0.0, which rounding can give, into 0.0."""
    return round(value, DECIMALS) + 0.0 if value is not None and math.isfinite(value) else None
