"""A fix list that was filled in, read back."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kbaudit.answers import read_answers
from kbaudit.answers.answer import Answers
from kbaudit.decisions import Decision
from kbaudit.errors import AnswerError
from kbaudit.outputs.fix_lists import render_workbook
from kbaudit.outputs.fix_lists.sheet import COLUMNS
from tests.outputs.conftest import realistic

TODAY = date(2026, 1, 15)
REPORT = realistic()
CONFLICT = next(item for item in REPORT.findings if item.rule == "KB201")


def filled(folder: Path, *rows: dict[str, Any], change: Any = None, name: str = "fix-list.xlsx") -> Path:
    """A fix list in which the row of each finding (by rule) holds these answers."""
    path = folder / name
    path.write_bytes(render_workbook(REPORT))
    book = openpyxl.load_workbook(path)
    sheet = book["Fix list"]
    by_rule: dict[str, int] = {}
    for number in range(2, sheet.max_row + 1):
        by_rule.setdefault(str(sheet.cell(number, COLUMNS.index("Rule") + 1).value)[:5], number)
    for row in rows:
        for column, value in row.items():
            if column != "rule":
                sheet.cell(by_rule[row["rule"]], COLUMNS.index(column) + 1, value)
    if change:
        change(book)
    book.save(path)
    return path


def read(*paths: Path) -> Answers:
    return read_answers(paths, today=TODAY, by="", known=None)


def wrong(*paths: Path) -> str:
    with pytest.raises(AnswerError) as caught:
        read(*paths)
    return str(caught.value)


def test_answers_become_decisions(tmp_path: Path) -> None:
    path = filled(
        tmp_path,
        {"rule": "KB201", "Decision": "keep A", "By": "Mara"},
        {"rule": "KB301", "Decision": "Intended", "Reason": "kept as a record", "Until": datetime(2027, 1, 31)},
        {"rule": "KB604", "Decision": "not-a-problem", "Reason": "an example key", "Until": "2026-12-31"},
        {"rule": "KB501", "Decision": "edit", "Status": "done"},
    )
    answers = read(path)
    by_rule = {decision.rule: decision for decision in answers.decisions}
    assert by_rule["KB201"] == Decision(
        CONFLICT.fingerprint,
        "KB201",
        "real",
        "",
        keep="policies/refunds.md",
        by="Mara",
        on=TODAY,
        about=CONFLICT.message,
    )
    assert (by_rule["KB301"].verdict, by_rule["KB301"].until) == ("accepted", date(2027, 1, 31))
    assert (by_rule["KB604"].verdict, by_rule["KB604"].reason) == ("false", "an example key")
    assert by_rule["KB604"].until == date(2026, 12, 31)
    assert (by_rule["KB501"].verdict, by_rule["KB501"].keep) == ("real", None)
    assert answers.done == 1
    assert answers.open == len(REPORT.findings) - 4


def test_keep_b_keeps_the_second_place(tmp_path: Path) -> None:
    (decision,) = read(filled(tmp_path, {"rule": "KB201", "Decision": "keep B"})).decisions
    assert decision.keep == CONFLICT.evidence[1].document


def test_a_list_that_nobody_filled_in_holds_no_decision(tmp_path: Path) -> None:
    assert read(filled(tmp_path)).decisions == ()


def test_rows_and_columns_may_be_moved_and_rows_left_out(tmp_path: Path) -> None:
    def turned(book: Any) -> None:
        sheet = book["Fix list"]
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        sheet.delete_rows(1, sheet.max_row)
        for row in [rows[0], *rows[:0:-1][:-2], [None] * len(COLUMNS)]:
            sheet.append(row[::-1])

    whole = {decision.rule for decision in read(filled(tmp_path, {"rule": "KB604", "Decision": "edit"})).decisions}
    path = filled(tmp_path, {"rule": "KB604", "Decision": "edit"}, change=turned)
    assert {decision.rule for decision in read(path).decisions} == whole == {"KB604"}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"Decision": "keep C"}, "'keep C' is no decision; choose one of keep a"),
        ({"Decision": "intended"}, "'intended' needs a reason"),
        ({"Decision": "not a problem", "Reason": "  "}, "'not a problem' needs a reason"),
        ({"Reason": "because"}, "has a reason and no decision"),
        ({"Decision": "intended", "Reason": "x", "Until": "soon"}, "until 'soon' is no day"),
        ({"Decision": "intended", "Reason": "x", "Until": "2025-12-31"}, "until 2025-12-31 has passed"),
        ({"Decision": "edit", "Until": "2026-12-31"}, "until goes with"),
        (
            {"Decision": "edit", "Fingerprint": "0123456789abcdef"},
            "'0123456789abcdef' is not one of this list: the cell was",
        ),
        ({"Decision": "edit", "Fingerprint": " "}, "fingerprint '' is not one of this list (16 of the digits"),
        ({"Decision": "edit", "What is wrong": "Something else."}, "belongs to another finding"),
    ],
)
def test_what_is_wrong_is_said_with_sheet_and_row(answers: dict[str, Any], said: str, tmp_path: Path) -> None:
    message = wrong(filled(tmp_path, {"rule": "KB201", **answers}))
    assert "nothing was taken in" in message
    assert "fix-list.xlsx, sheet Fix list, row 2: " in message
    assert said in message


def test_fingerprints_that_changed_places_are_noticed(tmp_path: Path) -> None:
    other = next(item for item in REPORT.findings if item.rule == "KB604")
    path = filled(tmp_path, {"rule": "KB201", "Decision": "edit", "Fingerprint": other.fingerprint})
    assert f"fingerprint {other.fingerprint} belongs to another finding (KB604" in wrong(path)


def test_keep_b_of_a_finding_with_one_place_is_wrong(tmp_path: Path) -> None:
    assert "'keep b' names no document" in wrong(filled(tmp_path, {"rule": "KB604", "Decision": "keep B"}))


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = filled(tmp_path, {"rule": "KB201", "Decision": "?"}, {"rule": "KB604", "Decision": "intended"})
    message = wrong(path)
    assert "'?'" in message
    assert "needs a reason" in message


def test_two_owners_who_decide_one_finding_differently_are_told_so(tmp_path: Path) -> None:
    first = filled(tmp_path, {"rule": "KB201", "Decision": "keep A"}, name="a.xlsx")
    second = filled(tmp_path, {"rule": "KB201", "Decision": "keep B"}, name="b.xlsx")
    assert f"b.xlsx, sheet Fix list, row 2: decides {CONFLICT.fingerprint} otherwise than" in wrong(first, second)
    third = filled(tmp_path, {"rule": "KB201", "Decision": "keep A"}, name="c.xlsx")
    assert len(read(first, third).decisions) == 1


def test_a_workbook_that_is_no_fix_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    openpyxl.Workbook().save(path)
    assert "is no fix list of kbaudit" in wrong(path)
    path.write_text("not a workbook")
    assert "is no workbook that can be read" in wrong(path)
    path.write_bytes(render_workbook(REPORT)[:2000])
    assert "is no workbook that can be read" in wrong(path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda book: book.remove(book["kbaudit"]), "its hidden sheet 'kbaudit' is not there"),
        (lambda book: setattr(book["Fix list"], "title", "Mine"), "has no sheet 'Fix list'"),
        (lambda book: book["Fix list"].delete_cols(2), "the column 'Decision' is missing"),
    ],
)
def test_a_fix_list_without_what_is_needed_is_refused(change: Any, said: str, tmp_path: Path) -> None:
    assert said in wrong(filled(tmp_path, change=change))


def test_a_formula_is_no_answer(tmp_path: Path) -> None:
    path = filled(tmp_path, {"rule": "KB201", "Decision": '="intended"', "Reason": "x"})
    assert "has a reason and no decision" in wrong(path)
