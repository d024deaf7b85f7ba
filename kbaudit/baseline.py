"""The findings that were there when a knowledge base was taken on: they are listed, and only what comes after them gates."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from kbaudit.decisions import DECISIONS_NAME, Decision, read_decisions
from kbaudit.errors import ConfigurationError
from kbaudit.suppressions import Settled


class Known(msgspec.Struct, frozen=True):
    """A finding of a report that was written earlier."""

    fingerprint: str
    rule: str
    message: str = ""
    documents: tuple[str, ...] = ()


class _Tool(msgspec.Struct, frozen=True):
    name: str


class _Report(msgspec.Struct, frozen=True):
    tool: _Tool
    findings: tuple[Known, ...]


def read_baseline(path: Path) -> tuple[Decision, ...]:
    """The baseline in a file: the `baseline` entries of a decisions file, or every finding of a report.json.

    Raises ConfigurationError where the file is missing or is neither.
    """
    if not path.is_file():
        raise ConfigurationError(f"{path}: there is no such baseline. `kbaudit baseline --to {path}` writes one.")
    if path.suffix.lower() == ".json":
        return tuple(
            Decision(item.fingerprint, item.rule, "baseline", "", about=item.message, documents=item.documents)
            for item in read_findings(path)
        )
    return tuple(decision for decision in read_decisions(path) if decision.verdict == "baseline")


def read_findings(path: Path) -> tuple[Known, ...]:
    """The findings of a report.json, suppressed ones left out. Raises ConfigurationError for a file that is none."""
    try:
        report = msgspec.json.decode(path.read_bytes(), type=_Report)
    except OSError as error:
        raise ConfigurationError(
            f"{path}: cannot be read: {error.strerror}. Check the path and its permissions."
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is no report.json of kbaudit: {error}") from None
    if report.tool.name != "kbaudit":
        raise ConfigurationError(f"{path}: is a report of {report.tool.name}, not of kbaudit.")
    return report.findings


@dataclass(frozen=True, slots=True)
class Against:
    """A run held against a baseline of its own: which findings were known, and which of the known ones are gone."""

    known: frozenset[str]
    gone: tuple[Decision, ...]


def against(
    baseline: Iterable[Decision], settled: Settled, not_judged: Collection[str], *, among: Collection[str] | None = None
) -> Against:
    """Compare with a baseline. What was not looked at is not gone.

    `among` are the ids of the documents where a scan read single files only: what other files held is not gone then.
    """
    entries = {decision.fingerprint: decision for decision in baseline}
    standing = {finding.fingerprint for finding in settled.findings}
    found = standing | {finding.fingerprint for finding, _ in settled.suppressed}
    files = None if among is None else {_file(document) for document in among}
    gone = [
        entries[name]
        for name in sorted(entries.keys() - found)
        if entries[name].rule not in not_judged and (files is None or _read(entries[name], files))
    ]
    return Against(frozenset(entries.keys() & standing), tuple(gone))


def baseline_of(
    decisions: Iterable[Decision], settled: Settled, today: date, over: Collection[str] = ()
) -> tuple[frozenset[str], tuple[str, ...]]:
    """The fingerprints of the findings that stand and are in the baseline; and what to say about the rest of it.

    `over` are findings that the same sources had and have no more; what other sources had may be there still.
    """
    entries = [decision for decision in decisions if decision.verdict == "baseline"]
    held = {decision.fingerprint for decision in entries if decision.holds(today)}
    standing = {finding.fingerprint for finding in settled.findings}
    notices = []
    if expired := sum(not decision.holds(today) for decision in entries):
        notices.append(f"{DECISIONS_NAME}: {expired} of the baseline expired: they gate again.")
    if gone := len(held.intersection(over)):
        notices.append(
            f"{DECISIONS_NAME}: {gone} of the baseline {'is' if gone == 1 else 'are'} no longer found; "
            "`kbaudit baseline --prune` removes them."
        )
    return frozenset(held & standing), tuple(notices)


def _read(decision: Decision, files: Collection[str]) -> bool:
    return bool(decision.documents) and all(_file(document) in files for document in decision.documents)


def _file(document: str) -> str:
    return document.partition("#")[0]
