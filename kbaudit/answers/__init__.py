"""What owners answered to their fix lists, read back as decisions; everything is right, or nothing is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from kbaudit.answers.answer import Answer, Answers, Finding
from kbaudit.answers.page_file import read_page_file
from kbaudit.answers.workbook import read_workbook
from kbaudit.decisions import Decision
from kbaudit.errors import AnswerError

__all__ = ["Answers", "Finding", "files_of", "read_answers"]

TROUBLES = 20
"""Things that are wrong and are said one by one."""

_READERS: Mapping[str, Callable[..., Answers]] = {".xlsx": read_workbook, ".json": read_page_file}


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: those that are named, and every workbook below a folder that is named. AnswerError for none."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = sorted(item for item in path.rglob("*.xlsx") if not item.name.startswith((".", "~$")))
            if not below:
                raise AnswerError(f"{path}: there is no workbook in it. Name the file: fixes/OWNER/fix-list.xlsx.")
            found += below
        elif not path.is_file():
            raise AnswerError(f"{path}: there is no such file.")
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def read_answers(paths: Sequence[Path], *, today: date, by: str, known: Mapping[str, Finding] | None) -> Answers:
    """The decisions in workbooks of fix lists and in files that the page saved.

    `by` is who decided where a file does not say it; `known` are the findings of the last audit by fingerprint, None where
    there is no record of them. Raises AnswerError that names each sheet and row, or entry, that is wrong.
    """
    read = []
    for path in paths:
        reader = _READERS.get(path.suffix.lower())
        if reader is None:
            raise AnswerError(
                f"{path}: is neither a workbook (.xlsx) of a fix list nor a file (.json) saved by the page."
            )
        read.append(reader(path, today=today, by=by, known=known))
    troubles = [trouble for answers in read for trouble in answers.troubles]
    answered = tuple(answer for answers in read for answer in answers.answers)
    troubles += _at_odds(answered)
    if troubles:
        more = f"\n  and {len(troubles) - TROUBLES:,} more" if len(troubles) > TROUBLES else ""
        listed = "\n  ".join(troubles[:TROUBLES])
        raise AnswerError(f"nothing was taken in, because this is wrong:\n  {listed}{more}")
    return Answers(
        answered,
        (),
        open=sum(answers.open for answers in read),
        done=sum(answers.done for answers in read),
    )


def _at_odds(answers: Sequence[Answer]) -> list[str]:
    """Answers about one finding that say different things: a finding may stand on the lists of two owners."""
    first: dict[str, Answer] = {}
    troubles = []
    for answer in answers:
        other = first.setdefault(answer.decision.fingerprint, answer)
        if _said(other.decision) != _said(answer.decision):
            troubles.append(f"{answer.where}: decides {answer.decision.fingerprint} otherwise than {other.where}.")
    return troubles


def _said(decision: Decision) -> tuple[object, ...]:
    return decision.verdict, decision.keep
