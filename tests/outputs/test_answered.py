from pathlib import Path

import openpyxl

from kbaudit.outputs import FIX_LISTS, Destination, write
from kbaudit.report import Report


def lists(report: Report, folder: Path) -> None:
    write(report, Destination(FIX_LISTS, folder))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "platform").glob("*.xlsx"))


def test_a_workbook_that_somebody_saved_is_kept_beside_the_new_one(report: Report, tmp_path: Path) -> None:
    lists(report, tmp_path)
    path = tmp_path / "platform" / "fix-list.xlsx"
    for kept in (["fix-list.answered.xlsx"], ["fix-list.answered-2.xlsx", "fix-list.answered.xlsx"]):
        book = openpyxl.load_workbook(path)
        book["Fix list"]["C2"] = "a reason that took an hour to find"
        book.save(path)
        lists(report, tmp_path)
        assert names(tmp_path) == [*kept, "fix-list.xlsx"]
        assert openpyxl.load_workbook(path)["Fix list"]["C2"].value is None
        answered = openpyxl.load_workbook(tmp_path / "platform" / kept[0])
        assert answered["Fix list"]["C2"].value == "a reason that took an hour to find"


def test_a_workbook_that_nobody_touched_is_replaced(report: Report, tmp_path: Path) -> None:
    lists(report, tmp_path)
    lists(report, tmp_path)
    assert names(tmp_path) == ["fix-list.xlsx"]


def test_a_file_of_that_name_that_is_no_workbook_is_replaced(report: Report, tmp_path: Path) -> None:
    (tmp_path / "platform").mkdir()
    (tmp_path / "platform" / "fix-list.xlsx").write_text("half a file")
    lists(report, tmp_path)
    assert names(tmp_path) == ["fix-list.xlsx"]
