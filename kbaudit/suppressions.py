"""Findings that somebody decided not to act on: in the document itself, in the configuration, or in the decisions file.

A suppression needs a reason and may expire. Suppressed findings stay in every report; suppressions that are expired or that no
finding needs any more are said, so that they do not pile up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kbaudit.config import Configuration
from kbaudit.decisions import DECISIONS_NAME, Decision
from kbaudit.model import Document, Finding, Place
from kbaudit.rules import exists

if TYPE_CHECKING:
    import pathspec

_MARK = re.compile(r"kbaudit:\s*ignore\b(?P<rest>[^>\n]*)")
_CODE = re.compile(r"\bKB\d{1,3}\b")
_OPTION = re.compile(r"""(?P<key>\w+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))""")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A decision to leave a finding be. `rules` are codes or families; there is at least one."""

    rules: tuple[str, ...]
    reason: str
    origin: str
    until: date | None = None
    document: str | None = None
    path: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings that stand, the suppressed ones with their suppression, and what to say about the suppressions.

    `unused` are the suppressions by fingerprint that no finding needed: whether they can go depends on what became of theirs.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...]
    notices: tuple[str, ...]
    unused: tuple[Suppression, ...] = ()


def in_documents(documents: Iterable[Document]) -> tuple[tuple[Suppression, ...], tuple[str, ...]]:
    """The suppressions written into documents as comments, and what is wrong with those that cannot be used."""
    found: list[Suppression] = []
    wrong: list[str] = []
    for document in documents:
        for hidden in document.hidden:
            for mark in _MARK.finditer(hidden.text):
                where = f"{document.uri}{_line(hidden.place)}"
                rest = mark["rest"]
                options = {
                    item["key"]: item["double"] or item["single"] or item["bare"] or ""
                    for item in _OPTION.finditer(rest)
                }
                rules = tuple(_CODE.findall(_OPTION.sub(" ", rest)))
                until = _day(options.get("until"))
                if not rules or not options.get("reason"):
                    wrong.append(f'{where}: the suppression has no effect: it needs a rule and reason="…".')
                elif "until" in options and until is None:
                    wrong.append(
                        f"{where}: the suppression has no effect: until={options['until']} is no date (2027-01-31)."
                    )
                else:
                    unknown = [code for code in rules if not exists(code)]
                    rules = tuple(code for code in rules if code not in unknown)
                    wrong.extend(
                        f"{where}: the suppression has no effect: there is no rule {code}." for code in unknown
                    )
                    if not rules:
                        continue
                    found.append(Suppression(rules, options["reason"], where, until, document=document.id))
    return tuple(found), tuple(wrong)


def in_configuration(configuration: Configuration, name: str) -> tuple[Suppression, ...]:
    """The suppressions of the configuration's [[ignore]] tables."""
    return tuple(
        Suppression(
            (entry.rule,), entry.reason, f"{name} [[ignore]] {number}", entry.until, None, entry.path, entry.fingerprint
        )
        for number, entry in enumerate(configuration.ignore, 1)
    )


def in_decisions(decisions: Iterable[Decision]) -> tuple[Suppression, ...]:
    """The suppressions among decisions: those whose verdict keeps a finding from counting."""
    return tuple(
        Suppression((decision.rule,), decision.reason, DECISIONS_NAME, decision.until, fingerprint=decision.fingerprint)
        for decision in decisions
        if decision.suppresses
    )


def settle(
    findings: Sequence[Finding],
    documents: Sequence[Document],
    suppressions: Sequence[Suppression],
    today: date,
    *,
    not_judged: Collection[str] = (),
    whole: bool = True,
) -> Settled:
    """Part the findings into those that stand and those that are suppressed.

    Of the rules `not_judged` nothing is known, so that nobody is told to remove a suppression of theirs. The same holds for
    documents that were not looked for, where the scan was not `whole` but of single files.
    """
    import pathspec

    paths = {document.id: document.path for document in documents}
    valid = [entry for entry in suppressions if entry.until is None or entry.until >= today]
    notices = [
        f"{entry.origin}: the suppression of {_named(entry)} expired on {entry.until}."
        for entry in suppressions
        if entry not in valid
    ]
    patterns = {
        entry.path: pathspec.GitIgnoreSpec.from_lines([entry.path]) for entry in valid if entry.path is not None
    }
    standing: list[Finding] = []
    suppressed: list[tuple[Finding, Suppression]] = []
    used: set[int] = set()
    for finding in findings:
        matches = [number for number, entry in enumerate(valid) if _covers(entry, finding, paths, patterns)]
        used.update(matches)
        if matches:
            suppressed.append((finding, valid[matches[0]]))
        else:
            standing.append(finding)
    unused = [entry for number, entry in enumerate(valid) if number not in used and not _unknown(entry, not_judged)]
    notices.extend(
        _unneeded(entry)
        for entry in unused
        if entry.fingerprint is None and (whole or _in_reach(entry, paths.values(), patterns))
    )
    return Settled(
        tuple(standing),
        tuple(suppressed),
        tuple(sorted(notices)),
        tuple(entry for entry in unused if entry.fingerprint is not None),
    )


def outlived(settled: Settled, over: Collection[str]) -> tuple[str, ...]:
    """What to say about suppressions of single findings that are `over`: the same sources had them, and have them no more.

    A finding that a run over other sources had may be there still, so that nothing is said about it.
    """
    return tuple(sorted({_unneeded(entry) for entry in settled.unused if entry.fingerprint in over}))


def _unneeded(entry: Suppression) -> str:
    return f"{entry.origin}: nothing needs the suppression of {_named(entry)} any more; remove it."


def _in_reach(entry: Suppression, paths: Iterable[str], patterns: Mapping[str, pathspec.GitIgnoreSpec]) -> bool:
    """Whether a scan of single files read what a suppression is about."""
    if entry.document is not None:
        return True
    return entry.path is not None and any(patterns[entry.path].match_file(path) for path in paths)


def _covers(
    entry: Suppression, finding: Finding, paths: dict[str, str], patterns: Mapping[str, pathspec.GitIgnoreSpec]
) -> bool:
    if not any(finding.rule == rule or finding.rule.startswith(rule) for rule in entry.rules):
        return False
    if entry.document is not None and entry.document not in finding.documents:
        return False
    if entry.fingerprint is not None and entry.fingerprint != finding.fingerprint:
        return False
    if entry.path is not None:
        return any(patterns[entry.path].match_file(paths.get(document, document)) for document in finding.documents)
    return True


def _named(entry: Suppression) -> str:
    return ", ".join(entry.rules) + (f" {entry.fingerprint}" if entry.fingerprint else "")


def _unknown(entry: Suppression, not_judged: Collection[str]) -> bool:
    """Whether one of the rules that a suppression is about was not looked at."""
    return any(code.startswith(rule) for rule in entry.rules for code in not_judged)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _line(place: Place) -> str:
    return f":{place.line}" if place.line else ""
