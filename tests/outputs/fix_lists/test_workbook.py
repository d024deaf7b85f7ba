"""The workbook, opened again with another library."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kbaudit.model import Action, Field
from kbaudit.outputs import content
from kbaudit.outputs.fix_lists import fix_lists, render_workbook
from kbaudit.outputs.fix_lists.lists import whole_list
from kbaudit.outputs.fix_lists.sheet import ANSWERS, COLUMNS, DECISIONS, STATUSES, rows_of
from kbaudit.outputs.fix_lists.workbook import LIST_SHEET, RECORD_SCHEMA, RECORD_SHEET, workbook
from kbaudit.report import Report
from tests.outputs.conftest import assemble, document, evidence, finding


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def one(report: Report, folder: Path) -> Any:
    return opened(workbook(rows_of(whole_list(report), report, folder), today=date(2026, 1, 1), sources=("kb",)))


def test_each_finding_is_a_row_with_both_places_quotes_and_dates(report: Report) -> None:
    sheet = opened(content(report, "xlsx"))[LIST_SHEET]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len(rows) == len(report.findings)
    conflict = next(row for row in rows if row["Rule"] == "KB201 conflict.value")
    assert conflict["A: where"] == "help-centre/policies/refunds.md:12"
    assert "fortnight" in conflict["A: quote"]
    assert conflict["A: date"] == "edited 2025-11-02, front matter: updated"
    assert "thirty days" in conflict["B: quote"]
    assert conflict["Severity"] == "error"
    assert conflict["Status"] == "open"
    assert conflict["Owners"] == "Customer care"
    assert conflict["Why"].startswith("Keep policies/refunds.md: ")


def test_there_are_filters_a_frozen_header_widths_wrapped_text_and_drop_downs(report: Report) -> None:
    sheet = opened(content(report, "xlsx"))[LIST_SHEET]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:T{len(report.findings) + 1}"
    assert all(dimension.width >= 9 for dimension in sheet.column_dimensions.values())
    assert sheet["K2"].alignment.wrap_text
    choices = {str(item.sqref): item.formula1 for item in sheet.data_validations.dataValidation}
    last = len(report.findings) + 1
    assert choices[f"A2:A{last}"] == f'"{",".join(STATUSES)}"'
    assert choices[f"B2:B{last}"] == f'"{",".join(DECISIONS)}"'
    free = next(item for item in sheet.data_validations.dataValidation if str(item.sqref).startswith("C2"))
    assert not free.showErrorMessage, "any reason may be written"


def test_a_row_is_as_high_as_its_longest_text_wraps(report: Report) -> None:
    sheet = opened(content(report, "xlsx"))[LIST_SHEET]
    heights = {
        sheet.cell(number, 7).value: sheet.row_dimensions[number].height for number in range(2, sheet.max_row + 1)
    }
    assert heights["KB201 conflict.value"] >= 6 * 15, "280 characters of a quote in a column of 48"
    assert all(height is None or 15 <= height <= 409 for height in heights.values()), "none is one line"


def test_a_place_links_to_its_file_as_seen_from_the_workbook(report: Report, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "help-centre" / "policies" / "refunds.md"
    page.parent.mkdir(parents=True)
    page.write_text("Refunds")
    files = fix_lists(report, Path("out/fixes"))
    folder = Path("out/fixes/customer-care")
    sheet = opened(files[folder / "fix-list.xlsx"])[LIST_SHEET]
    targets = [cell.hyperlink.target for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink]
    to_refunds = next(target for target in targets if target.endswith("refunds.md"))
    folder.mkdir(parents=True)
    assert (folder / unquote(to_refunds)).resolve() == page


def test_names_that_no_address_may_hold_are_escaped_in_links(tmp_path: Path) -> None:
    page = document("50% [a] #1?.md")
    report = assemble((page,), (finding("KB602", "x", (evidence(page, 1),), Action.MEND, "Write."),), ())
    cell = one(report, Path("fixes/us"))[LIST_SHEET]["J2"]
    assert cell.hyperlink.target == "../../help-centre/50%25%20%5Ba%5D%20%231%3F.md"
    assert cell.value == "help-centre/50% [a] #1?.md:1"


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://help.acme.example/refunds", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://acme.example/x?token=ghp_Zk8Qw3Lr9Tb2Vx7Np5HdaB3dE6fG1hZk8Q", False),
        ("https://acme.example/" + "a" * 3000, False),
    ],
)
def test_a_document_that_names_its_address_is_linked_there_where_that_is_safe(address: str, linked: bool) -> None:
    page = replace(document("a.md"), metadata=(Field("source_url", address, "front matter"),))
    report = assemble((page,), (finding("KB602", "x", (evidence(page, 1),), Action.MEND, "Write."),), ())
    cell = opened(render_workbook(report))[LIST_SHEET]["J2"]
    assert (cell.hyperlink is not None) == linked
    assert not linked or cell.hyperlink.target == address


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://evil.example")', "\t=1", "＝1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_that_a_document_says_is_a_formula(text: str, make_hostile: Callable[..., Report]) -> None:
    data = render_workbook(make_hostile(text))
    book = opened(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.data_type == "s" or cell.value is None for cell in cells)
    assert all(cell.number_format == "@" for cell in book[LIST_SHEET][2] if cell.value)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in sheet for sheet in sheets)


@settings(max_examples=40, deadline=None)
@given(some.text(max_size=60))
def test_any_text_can_be_written_and_read_again(text: str) -> None:
    page = document("a.md")
    item = finding("KB602", text, (evidence(page, 1, text),), Action.MEND, text)
    book = opened(render_workbook(assemble((page,), (item,), ())))
    assert book[LIST_SHEET]["T2"].value == item.fingerprint


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert content(report, "xlsx") == content(report, "xlsx")
    assert fix_lists(report, Path("fixes")) == fix_lists(report, Path("fixes"))


def test_a_hidden_sheet_remembers_what_was_written(report: Report) -> None:
    sheet = opened(content(report, "xlsx"))[RECORD_SHEET]
    assert sheet.sheet_state == "hidden"
    assert sheet["A1"].value == RECORD_SCHEMA
    prints = {row[0] for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert prints == {item.fingerprint for item in report.findings}


def test_a_report_without_findings_is_a_workbook_without_rows(clean: Report) -> None:
    sheet = opened(content(clean, "xlsx"))[LIST_SHEET]
    assert sheet.max_row == 1
    assert [cell.value for cell in sheet[1]][: len(ANSWERS)] == list(ANSWERS)


def test_very_long_texts_are_cut_and_stop_nothing() -> None:
    page = document("a.md")
    item = finding("KB602", "x" * 40_000, (evidence(page, 1, "y" * 40_000),), Action.MEND, "z")
    assert opened(render_workbook(assemble((page,), (item,), ())))[LIST_SHEET]["H2"].value == "x" * 32_000
