"""What people decided about findings, in one text file that is reviewed like code: `kbaudit.decisions.toml`.

A decision is named by the finding's fingerprint. `suppress`, `false` and `accepted` keep the finding from counting, until a
day where one is given; `baseline` makes it old, so that only what comes after it gates; `real` says that the finding is right.
`real`, `false` and `accepted` are labels: a rule's precision is counted from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from kbaudit.config import Section, explained, literal, read_tables
from kbaudit.errors import ConfigurationError, OutputError
from kbaudit.writing import write_whole

__all__ = [
    "DECISIONS_NAME",
    "LABELS",
    "SUPPRESSING",
    "Decision",
    "Verdict",
    "merged",
    "read_decisions",
    "write_decisions",
]

DECISIONS_NAME = "kbaudit.decisions.toml"
"""Name of the file, beside the configuration."""

Verdict = Literal["suppress", "baseline", "real", "false", "accepted"]

SUPPRESSING: frozenset[str] = frozenset({"suppress", "false", "accepted"})
"""Verdicts under which a finding does not count. They need a reason."""

LABELS: frozenset[str] = frozenset({"real", "false", "accepted"})
"""Verdicts that say whether the finding is right: `accepted` is right, but meant to be so."""

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(?:decision|\"decision\"|'decision')[ \t]*\]\]", re.MULTILINE)
_EXPLANATION = """\
# Decisions about findings of kbaudit, to be kept under version control beside kbaudit.toml.
#
# verdict   suppress: not now, for the reason given.   accepted: right, but meant to be so.   false: the finding is wrong.
#           baseline: was there before; only what comes after it gates.   real: the finding is right (keep: the page to keep).
# until     the last day on which it holds; without one it holds until it is removed.
#
# Written by `kbaudit suppress`, `label`, `baseline` and `decide`, and by hand. Comments are not kept when a command writes it.
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about the finding with this fingerprint (16 hexadecimal digits) of this rule.

    `keep` is the id of the document whose side the owner took, `until` the last day on which the decision holds, `by` who
    decided, `on` when, and `about` the finding's message, for those who review the file. `documents` are the ids of the finding's
    documents where a report told them; the file does not hold them.
    """

    fingerprint: str
    rule: str
    verdict: Verdict
    reason: str
    keep: str | None = None
    until: date | None = None
    by: str = ""
    on: date | None = None
    about: str = ""
    documents: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """`suppress`, `baseline` or `label`. A finding has at most one decision of each kind."""
        return "label" if self.verdict in LABELS else self.verdict

    @property
    def suppresses(self) -> bool:
        """Whether the finding does not count while the decision holds."""
        return self.verdict in SUPPRESSING

    def holds(self, today: date) -> bool:
        """Whether the decision has not expired."""
        return self.until is None or self.until >= today


class _Entry(Section, frozen=True):
    """A [[decision]] table as the file holds it."""

    fingerprint: str
    rule: str
    verdict: Verdict
    reason: str = ""
    keep: str | None = None
    until: date | None = None
    by: str = ""
    on: date | None = None
    about: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file; none where there is no file. ConfigurationError names the decision, its line and the key."""
    if not path.exists():
        return ()
    tables = read_tables(path)
    unknown = sorted(set(tables) - {"decision"})
    if unknown:
        raise ConfigurationError(
            f"{path}: unknown key `{unknown[0]}`. The file holds [[decision]] tables and nothing else."
        )
    entries = tables.get("decision", [])
    if not isinstance(entries, list):
        raise ConfigurationError(f"{path}: `decision` must be an array of tables: write [[decision]], not [decision].")
    text = path.read_text(encoding="utf-8-sig")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    named = [
        f"{path}: decision {number}" + (f" (line {lines[number - 1]})" if len(lines) == len(entries) else "")
        for number in range(1, len(entries) + 1)
    ]
    return tuple(_distinct(named, [_decision(entry, name) for entry, name in zip(entries, named, strict=True)]))


def merged(old: Iterable[Decision], new: Iterable[Decision]) -> tuple[Decision, ...]:
    """Both, sorted, with one decision of each kind for a finding: the newest by its day, the later given of one day.

    A new decision without a day is newer than any old one.
    """
    found: dict[tuple[str, str], Decision] = {}
    for decision, later in (*((item, False) for item in old), *((item, True) for item in new)):
        name = decision.fingerprint, decision.kind
        known = found.get(name)
        if known is None or _day(decision, without=later) >= _day(known, without=False):
            found[name] = decision
    return tuple(sorted(found.values(), key=lambda decision: (decision.rule, decision.fingerprint, decision.kind)))


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the file whole or not at all, sorted; ConfigurationError where it could not be read again, OutputError else."""
    ordered = merged((), decisions)
    for decision in ordered:
        _check(decision, f"{path}: the decision about {decision.fingerprint}")
    text = "\n".join((_EXPLANATION, *(_table(decision) for decision in ordered)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise OutputError(f"{path}: the decisions cannot be written: {error.strerror}. Nothing was changed.") from None


def _decision(entry: Any, name: str) -> Decision:
    try:
        read = msgspec.convert(entry, _Entry)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{name}: {explained(str(error), _Entry)}") from None
    decision = Decision(**msgspec.structs.asdict(read))
    _check(decision, name)
    return decision


def _check(decision: Decision, name: str) -> None:
    if not re.fullmatch(r"[0-9a-f]{16}", decision.fingerprint):
        raise ConfigurationError(
            f"{name}: {decision.fingerprint!r} is no fingerprint: 16 of the digits 0-9 and a-f, as every report shows them."
        )
    if not re.fullmatch(r"KB\d{3}", decision.rule):
        raise ConfigurationError(f"{name}: rule {decision.rule!r} is no code of a rule, such as KB201.")
    if decision.suppresses and not decision.reason.strip():
        raise ConfigurationError(
            f"{name}: verdict {decision.verdict!r} needs a reason: who reads it later wants to know why."
        )


def _distinct(names: Iterable[str], decisions: Iterable[Decision]) -> Iterator[Decision]:
    seen: set[tuple[str, str]] = set()
    for name, decision in zip(names, decisions, strict=True):
        if (decision.fingerprint, decision.kind) in seen:
            raise ConfigurationError(
                f"{name}: {decision.fingerprint} has a decision of this kind ({decision.kind}) above. Remove one of them."
            )
        seen.add((decision.fingerprint, decision.kind))
        yield decision


def _day(decision: Decision, *, without: bool) -> date:
    return decision.on or (date.max if without else date.min)


def _table(decision: Decision) -> str:
    fields: dict[str, object] = {
        "fingerprint": decision.fingerprint,
        "rule": decision.rule,
        "about": decision.about or None,
        "verdict": decision.verdict,
        "keep": decision.keep,
        "reason": decision.reason or None,
        "until": decision.until,
        "by": decision.by or None,
        "on": decision.on,
    }
    lines = [f"{key} = {_written(value)}" for key, value in fields.items() if value is not None]
    return "\n".join(("[[decision]]", *lines, ""))


def _written(value: object) -> str:
    if not isinstance(value, str):
        return literal(value)
    # Half a surrogate pair has no place in a text file. JSON and TOML escape alike, but for the character DEL.
    return literal(value.encode("utf-8", "replace").decode("utf-8")).replace("\x7f", "\\u007f")
