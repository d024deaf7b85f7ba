"""A fix list that came back: the rows of its sheet held against what kbaudit wrote on the hidden one."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kbaudit.answers.answer import VERDICTS, Answer, Answers, Finding, is_fingerprint, kept_side, lacking, plain
from kbaudit.decisions import Decision
from kbaudit.errors import AnswerError
from kbaudit.outputs.fix_lists.workbook import LIST_SHEET, RECORD_COLUMNS, RECORD_SCHEMA, RECORD_SHEET

if TYPE_CHECKING:
    from openpyxl import Workbook

NEEDED = ("Fingerprint", "Decision", "Reason", "What is wrong")
"""Columns without which a sheet cannot be understood; they may stand in any order."""


def read_workbook(path: Path, *, today: date, by: str, known: Mapping[str, Finding] | None) -> Answers:  # noqa: ARG001
    """The decisions in a workbook; what is wrong with a row is a trouble that names sheet and row.

    The workbook brings its own record of the findings, so that `known` is not needed: a finding that was mended meanwhile
    may be decided all the same. AnswerError where the file is no workbook of a fix list.
    """
    book = _opened(path)
    try:
        written = _record(path, book)
        rows = list(_rows(path, book))
    finally:
        book.close()
    answers: list[Answer] = []
    troubles: list[str] = []
    unanswered = done = 0
    for number, cells in rows:
        where = f"{path}, sheet {LIST_SHEET}, row {number}"
        done += plain(cells.get("Status", "")) == "done"
        word = plain(cells.get("Decision", ""))
        if not word and not cells.get("Reason", "").strip():
            unanswered += 1
            continue
        read = _answer(cells, word, written, today, by)
        if isinstance(read, Decision):
            answers.append(Answer(read, where))
        else:
            troubles.append(f"{where}: {read}.")
    return Answers(tuple(answers), tuple(troubles), unanswered, done)


def _answer(
    cells: Mapping[str, str], word: str, written: Mapping[str, Finding], today: date, by: str
) -> Decision | str:
    """The decision of a row, or what is wrong with it."""
    if not word:
        return "has a reason and no decision"
    if word not in VERDICTS:
        return f"{cells['Decision']!r} is no decision; choose one of {', '.join(VERDICTS)}"
    fingerprint = cells.get("Fingerprint", "").strip()
    finding = written.get(fingerprint)
    if finding is None:
        shape = "" if is_fingerprint(fingerprint) else " (16 of the digits 0-9 and a-f)"
        return f"fingerprint {fingerprint!r} is not one of this list{shape}: the cell was changed"
    if _squeezed(cells.get("What is wrong", "")) != _squeezed(finding.message):
        return (
            f"fingerprint {fingerprint} belongs to another finding ({finding.rule}: {finding.message[:80]}): "
            "the cell was changed, or some columns were sorted without the others"
        )
    until = _day(cells.get("Until", ""))
    if isinstance(until, str):
        return until
    reason = cells.get("Reason", "").strip()
    trouble = lacking(word, reason, until, today)
    if trouble:
        return trouble
    keep = kept_side(word, finding)
    if word.startswith("keep") and keep is None:
        return f"{word!r} names no document: the finding has one place only"
    decided = cells.get("By", "").strip() or by
    return Decision(
        fingerprint,
        finding.rule,
        VERDICTS[word],
        reason,
        keep=keep,
        until=until,
        by=decided,
        on=today,
        about=finding.message,
    )


def _opened(path: Path) -> Workbook:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except OSError as error:
        raise AnswerError(f"{path}: cannot be read: {error.strerror}. Check the path and its permissions.") from None
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise AnswerError(
            f"{path}: is no workbook that can be read ({type(error).__name__}). Save it as .xlsx."
        ) from None


def _record(path: Path, book: Workbook) -> dict[str, Finding]:
    """What was on the list when it was written, by fingerprint."""
    rows = _values(book, RECORD_SHEET) if RECORD_SHEET in book.sheetnames else iter(())
    head = next(rows, [])
    if not head or head[0] != RECORD_SCHEMA:
        raise AnswerError(
            f"{path}: is no fix list of kbaudit: its hidden sheet {RECORD_SHEET!r} is not there, or is of another version. "
            "Fill in the file that `kbaudit scan -o fixes/` wrote."
        )
    next(rows, None)
    found = {}
    for row in rows:
        fingerprint, rule, message, first, second = (*row, *[""] * len(RECORD_COLUMNS))[: len(RECORD_COLUMNS)]
        if fingerprint:
            found[fingerprint] = Finding(rule, message, (first, second))
    return found


def _rows(path: Path, book: Workbook) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of the list with their numbers, cells by the name of their column; empty rows are left out."""
    if LIST_SHEET not in book.sheetnames:
        raise AnswerError(f"{path}: has no sheet {LIST_SHEET!r}. It must keep its name.")
    rows = _values(book, LIST_SHEET)
    header = next(rows, [])
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise AnswerError(
            f"{path}, sheet {LIST_SHEET}: the column {missing[0]!r} is missing. The first row names the columns."
        )
    for number, row in enumerate(rows, 2):
        if any(row):
            yield number, dict(zip(header, row, strict=False))


def _values(book: Workbook, name: str) -> Iterator[list[str]]:
    sheet = book[name]
    # Some programs write a wrong extent, which read-only mode would believe.
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [_text(value) for value in row]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _day(text: str) -> date | str | None:
    """The day in a cell, None for an empty one, or what is wrong with it."""
    text = text.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return f"until {text!r} is no day; write it as 2027-01-31"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
