"""The file that the page saves: decisions as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from kbaudit.answers.answer import VERDICTS, Answer, Answers, Finding, is_fingerprint, kept_side, lacking, plain
from kbaudit.decisions import Decision
from kbaudit.errors import AnswerError

SCHEMA = "kbaudit-decisions/1"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One decision as the page writes it."""

    fingerprint: str
    rule: str
    verdict: Literal["keep-a", "keep-b", "edit", "intended", "not-a-problem"]
    keep: str | None = None
    reason: str = ""
    by: str = ""
    on: date | None = None
    until: date | None = None
    about: str = ""


def read_page_file(path: Path, *, today: date, by: str, known: Mapping[str, Finding] | None) -> Answers:
    """The decisions of a file; what is wrong with an entry is a trouble that names it. AnswerError where it is no such file."""
    answers: list[Answer] = []
    troubles: list[str] = []
    for number, raw in enumerate(_entries(path), 1):
        where = f"{path}, decision {number}"
        try:
            entry = msgspec.convert(raw, Entry)
        except msgspec.ValidationError as error:
            troubles.append(
                f"{where}: {str(error).replace('Object contains', 'has').replace('Object missing', 'misses')}."
            )
            continue
        finding = Finding(entry.rule, entry.about) if known is None else known.get(entry.fingerprint)
        trouble = _trouble(entry, finding, today)
        if trouble is None and finding is not None:
            answers.append(Answer(_decision(entry, finding, today, by), where))
        else:
            troubles.append(f"{where}: {trouble}.")
    return Answers(tuple(answers), tuple(troubles))


def _entries(path: Path) -> list[Any]:
    try:
        data = msgspec.json.decode(path.read_bytes())
    except OSError as error:
        raise AnswerError(f"{path}: cannot be read: {error.strerror}. Check the path and its permissions.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(f"{path}: is no JSON: {error}. Save the decisions on the page again.") from None
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA or not isinstance(data.get("decisions"), list):
        raise AnswerError(
            f'{path}: is no file of decisions: "schema" must be {SCHEMA!r} and "decisions" a list, as the page saves it.'
        )
    entries: list[Any] = data["decisions"]
    return entries


def _trouble(entry: Entry, finding: Finding | None, today: date) -> str | None:
    if not is_fingerprint(entry.fingerprint):
        return f"{entry.fingerprint!r} is no fingerprint (16 of the digits 0-9 and a-f)"
    if finding is None:
        return f"{entry.fingerprint} is no finding that is known here; scan again, or name its report with --report"
    if finding.rule != entry.rule:
        return f"{entry.fingerprint} is a finding of {finding.rule}, not of {entry.rule}"
    if entry.verdict.startswith("keep") and not _kept(entry, finding):
        return f"{entry.verdict} names no document to keep"
    return lacking(plain(entry.verdict), entry.reason, entry.until, today)


def _kept(entry: Entry, finding: Finding) -> str | None:
    return (entry.keep or kept_side(plain(entry.verdict), finding)) if entry.verdict.startswith("keep") else None


def _decision(entry: Entry, finding: Finding, today: date, by: str) -> Decision:
    return Decision(
        entry.fingerprint,
        entry.rule,
        VERDICTS[plain(entry.verdict)],
        entry.reason.strip(),
        keep=_kept(entry, finding),
        until=entry.until,
        by=entry.by.strip() or by,
        on=entry.on or today,
        about=finding.message or entry.about,
    )
