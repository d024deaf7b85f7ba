"""SARIF 2.1.0, for code scanning on GitHub and for every other viewer of static analysis.

The findings keep their fingerprint, so that a second upload updates an alert instead of opening another. The second and further
quotes are related locations, to which the message links. What GitHub would reject or leave out is cut here, gravest first,
and a notification in the file says so.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from kbaudit.model import Evidence, Finding, Severity
from kbaudit.outputs.harmless import harmless, visible_in_json
from kbaudit.outputs.places import address_of, end_line_of, line_of
from kbaudit.outputs.ranking import gravest_first, weight
from kbaudit.outputs.wording import plural
from kbaudit.report import Report, Suppressed, locate
from kbaudit.rules import FAMILIES, RULES, Rule
from kbaudit.version import __version__

Object = dict[str, Any]

RESULTS = 25_000
"""Results of one run that GitHub takes; it rejects a file with more. It shows the first 5,000."""
SHOWN = 5_000
LOCATIONS = 100
"""Locations of one result that GitHub keeps."""
COMPRESSED = 10_000_000
"""Bytes of a file, compressed by gzip, that GitHub takes."""

_LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BRACKETS = re.compile(r"[\\\[\]]")


def render_sarif(report: Report, *, compressed: int = COMPRESSED) -> str:
    """The findings, suppressed ones included, as one run of SARIF 2.1.0. `compressed` is the limit of its size in bytes."""
    entries: list[tuple[Finding, Suppressed | None]] = [(item, None) for item in gravest_first(report.findings)]
    entries += [(item.finding, item) for item in report.suppressed]
    kept = entries[:RESULTS]
    text = _text(report, kept, len(entries))
    while len(kept) > 1 and len(text) > compressed and (size := len(gzip.compress(text.encode("utf-8")))) > compressed:
        kept = kept[: min(len(kept) - 1, int(len(kept) * compressed / size * 0.95))]
        text = _text(report, kept, len(entries))
    return text


def _text(report: Report, entries: Sequence[tuple[Finding, Suppressed | None]], total: int) -> str:
    used = {*report.rules, *(finding.rule for finding, _ in entries)}
    rules = [rule for rule in RULES if rule.code in used]
    positions = {rule.code: position for position, rule in enumerate(rules)}
    states = report.states()
    new = {item for item, state in states.items() if state == "new"} if report.previous else None
    run: Object = {
        "tool": {
            "driver": {
                "name": "kbaudit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "kbaudit/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which kbaudit was run."}}},
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": _notes(report, len(entries), total)}
        ],
        "results": [_result(finding, suppressed, positions, new) for finding, suppressed in entries],
    }
    document = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return visible_in_json(json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)) + "\n"


def _rule(rule: type[Rule]) -> Object:
    """A rule with its page as help."""
    name = "".join(part.capitalize() for part in re.split(r"\W+", rule.name))
    return {
        "id": rule.code,
        "name": name,
        "shortDescription": {"text": rule.summary()},
        "fullDescription": {"text": _paragraphs(rule)[1] if len(_paragraphs(rule)) > 1 else rule.summary()},
        "help": {"text": rule.page(), "markdown": _markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["knowledge-base", FAMILIES.get(rule.family(), rule.family()).replace(" ", "-")]},
    }


def _paragraphs(rule: type[Rule]) -> list[str]:
    return [" ".join(part.split()) for part in rule.page().split("\n\n")]


def _markdown(rule: type[Rule]) -> str:
    """The page of a rule as Markdown: what stands before a colon at the start of a paragraph is its heading."""
    blocks = [f"# {rule.code} {rule.name}"]
    for paragraph in _paragraphs(rule):
        head, colon, rest = paragraph.partition(":")
        heading = colon and head in ("Why it matters", "Example", "How to fix", "Options")
        blocks.append(f"**{head}.** {rest.strip()}" if heading else paragraph)
    return "\n\n".join(blocks)


def _result(finding: Finding, suppressed: Suppressed | None, rules: Mapping[str, int], new: Set[str] | None) -> Object:
    """One result; `new` are the findings that the previous run had not, None where there is none."""
    fingerprint = finding.fingerprint
    others = finding.evidence[1:LOCATIONS]
    links = ", ".join(
        f"[{_escaped(locate(item.uri, item.place))}]({number})" for number, item in enumerate(others[:3], 1)
    )
    result: Object = {
        "ruleId": finding.rule,
        "level": _LEVELS[weight(finding)],
        "message": {"text": f"{_escaped(finding.message)} {_escaped(finding.step)}{f' See {links}.' if links else ''}"},
        "locations": [_location(item) for item in finding.evidence[:1]],
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:1", "kbaudit/v1": fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "tier": finding.tier.value,
            "confidence": round(finding.confidence, 4),
            "action": finding.action.value,
            "owners": sorted({harmless(item.owner) for item in finding.evidence if item.owner}),
        },
    }
    if finding.rule in rules:
        result["ruleIndex"] = rules[finding.rule]
    if others:
        result["relatedLocations"] = [_location(item, number) for number, item in enumerate(others, 1)]
    if finding.keep:
        result["properties"]["keep"] = harmless(finding.keep)
    if new is not None:
        result["baselineState"] = "new" if finding.fingerprint in new else "unchanged"
    if suppressed:
        inside = suppressed.origin.startswith(finding.evidence[0].uri) if finding.evidence else False
        result["suppressions"] = [
            {
                "kind": "inSource" if inside else "external",
                "status": "accepted",
                "justification": harmless(suppressed.reason),
                "properties": {"origin": harmless(suppressed.origin)},
            }
        ]
    return result


def _location(evidence: Evidence, number: int | None = None) -> Object:
    address = address_of(evidence.uri)
    artifact: Object = {"uri": address}
    if "://" not in address:
        artifact["uriBaseId"] = "%SRCROOT%"
    said = harmless(evidence.quote) or locate(harmless(evidence.uri), evidence.place)
    location: Object = {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {"startLine": line_of(evidence), "endLine": end_line_of(evidence)},
        },
        "message": {"text": _escaped(said)},
    }
    return {"id": number, **location} if number is not None else location


def _notes(report: Report, kept: int, total: int) -> list[Object]:
    """What the reader of the file must know: what was cut, which checks did not run, what was not read."""
    notes = []
    if kept < total:
        notes.append(
            f"{total - kept:,} of {total:,} results were left out: GitHub takes no more. The gravest are here."
        )
    elif total > SHOWN:
        notes.append(f"GitHub shows the first {SHOWN:,} of these {total:,} results, the gravest.")
    many = sum(len(finding.evidence) > LOCATIONS for finding in report.findings)
    if many:
        notes.append(f"{plural(many, 'result')} had more than {LOCATIONS} places; the first {LOCATIONS} are named.")
    notes += [f"{check.rule} did not run: {harmless(check.reason)}" for check in report.not_run]
    if report.skipped:
        notes.append(f"{plural(len(report.skipped), 'document')} could not be read; report.json lists them.")
    notes += [harmless(notice) for notice in report.notices]
    return [{"level": "warning", "message": {"text": _escaped(note)}} for note in notes]


def _escaped(text: str) -> str:
    """Text in which no bracket of a document can make a link."""
    return _BRACKETS.sub(r"\\\g<0>", harmless(text))
