"""Fix lists: for each owner a folder with what to do, as a workbook to fill in, a table, a page, and a mail that brings it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kbaudit.outputs.fix_lists.folders import folder_names
from kbaudit.outputs.fix_lists.letter import letter
from kbaudit.outputs.fix_lists.listing import listing, overview
from kbaudit.outputs.fix_lists.lists import OwnerList, owner_lists, whole_list
from kbaudit.outputs.fix_lists.sheet import COLUMNS, rows_of
from kbaudit.outputs.fix_lists.workbook import workbook
from kbaudit.outputs.tables import csv_text
from kbaudit.report import Report

__all__ = ["WORKBOOK", "fix_lists", "render_workbook"]

WORKBOOK = "fix-list.xlsx"
"""Name of the workbook in each owner's folder; `kbaudit decide` takes it back."""


def fix_lists(report: Report, folder: Path) -> Mapping[Path, bytes]:
    """The files below `folder`, by path: four for each owner who has something to do, and `owners.md`, which lists them."""
    lists = owner_lists(report)
    names = folder_names([item.owner for item in lists])
    files = {folder / "owners.md": overview(report, lists, names).encode("utf-8", "replace")}
    for item in lists:
        files |= _files(report, item, folder / names[item.owner])
    return files


def render_workbook(report: Report) -> bytes:
    """All findings in one workbook that can be filled in as well."""
    return workbook(rows_of(whole_list(report), report, None), today=report.run.today, sources=report.run.sources)


def _files(report: Report, item: OwnerList, folder: Path) -> dict[Path, bytes]:
    rows = rows_of(item.entries, report, folder)
    book = workbook(rows, today=report.run.today, sources=report.run.sources)
    table = csv_text(COLUMNS, [row.values for row in rows])
    return {
        folder / WORKBOOK: book,
        folder / "fix-list.csv": table.encode("utf-8-sig", "replace"),
        folder / "fix-list.md": listing(report, item, rows).encode("utf-8", "replace"),
        folder / "mail.eml": letter(report, item, book),
    }
