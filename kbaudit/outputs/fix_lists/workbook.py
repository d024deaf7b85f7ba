"""A fix list as a workbook: filters, a frozen header, drop-downs, links. Nothing that a document says is ever a formula.

A sheet that is hidden holds what `kbaudit decide` needs to know that a row was not changed: fingerprint, rule, message, sides.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kbaudit.outputs.fix_lists.sheet import ANSWERS, COLUMNS, DECISIONS, REASONS, STATUSES, Row
from kbaudit.outputs.harmless import harmless

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LIST_SHEET = "Fix list"
HELP_SHEET = "How to"
RECORD_SHEET = "kbaudit"
RECORD_COLUMNS = ("fingerprint", "rule", "message", "A", "B")
RECORD_SCHEMA = "kbaudit-fix-list/1"
"""Stands in the first cell of the hidden sheet, above the names of its columns."""

LONGEST = 32_000
"""Characters of one cell: Excel takes 32,767."""
LINE = 15.0
"""Points of one line of text."""
HIGHEST = 400.0
"""Points of one row: Excel takes 409."""
LINKS = 65_000
"""Links of one sheet: Excel takes 65,530."""

_WIDTHS: Mapping[str, float] = {
    "Status": 11,
    "Decision": 14,
    "Reason": 28,
    "Until": 11,
    "By": 12,
    "Severity": 9,
    "Rule": 20,
    "What is wrong": 45,
    "What to do": 40,
    "A: where": 34,
    "A: quote": 48,
    "A: date": 22,
    "B: where": 34,
    "B: quote": 48,
    "B: date": 22,
    "More places": 30,
    "Why": 32,
    "Owners": 18,
    "Perhaps ask": 18,
    "Fingerprint": 18,
}

_HELP = (
    ("How to work with this list", ""),
    ("Status", "How far you are. It changes nothing by itself: the next scan sees what was mended."),
    ("Decision", "keep A: the first place is right, the other is corrected. keep B: the second one is right."),
    ("", "edit: neither as it stands; the pages are edited. intended: it is right and meant to be so."),
    ("", "not a problem: the finding is wrong. Leave it empty where you have not decided."),
    ("Reason", "Needed for intended and not a problem. Choose one or write your own."),
    ("Until", "The last day on which an intended or a not a problem holds, as 2027-01-31. Empty: it holds."),
    ("By", "Who decided."),
    ("Sending it back", "Save the file and give it back, or run: kbaudit decide fix-list.xlsx"),
    ("", "Rows may be sorted, filtered and left out. The fingerprint names the finding: do not change it."),
)


def workbook(rows: Sequence[Row], *, today: date, sources: Sequence[str]) -> bytes:
    """The workbook as bytes; the same rows and day give the same bytes."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties(
            {
                "title": "Fix list",
                "author": "kbaudit",  # by which a scan knows it again
                "subject": harmless(", ".join(sources))[:200],
                "created": datetime(today.year, today.month, today.day),  # noqa: DTZ001 - Excel knows no time zone
            }
        )
        _list(book, rows)
        _help(book)
        _record(book, rows)
    return buffer.getvalue()


def _list(book: Any, rows: Sequence[Row]) -> None:
    sheet: Worksheet = book.add_worksheet(LIST_SHEET)
    # Text, so that a cell stays what it is when somebody edits it.
    plain: dict[str, Any] = {"text_wrap": True, "valign": "top", "num_format": "@"}
    content = book.add_format(plain)
    answer = book.add_format({**plain, "bg_color": "#FFF8E1", "border": 1, "border_color": "#D8D8D8"})
    day = book.add_format(
        {**plain, "bg_color": "#FFF8E1", "border": 1, "border_color": "#D8D8D8", "num_format": "yyyy-mm-dd"}
    )
    link = book.add_format({**plain, "font_color": "#0B57D0", "underline": 1})
    header = book.add_format(
        {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "vcenter", "text_wrap": True}
    )
    for position, column in enumerate(COLUMNS):
        shape = day if column == "Until" else answer if column in ANSWERS else content
        sheet.set_column(position, position, _WIDTHS[column], shape)
        sheet.write_string(0, position, column, header)
    sheet.set_row(0, 22)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)
    _rows(sheet, rows, link)
    _choices(sheet, len(rows))
    error = book.add_format({"font_color": "#B3261E", "bold": True})
    severity = COLUMNS.index("Severity")
    sheet.conditional_format(
        1,
        severity,
        max(1, len(rows)),
        severity,
        {"type": "cell", "criteria": "==", "value": '"error"', "format": error},
    )
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _rows(sheet: Worksheet, rows: Sequence[Row], link: Format) -> None:
    linked = {COLUMNS.index("A: where"): 0, COLUMNS.index("B: where"): 1}
    room = LINKS
    widths = [_WIDTHS[column] for column in COLUMNS]
    for number, row in enumerate(rows, 1):
        # Not every program makes rows as high as their text wherever it wraps.
        lines = max(1 + int(len(value) / width) for value, width in zip(row.values, widths, strict=True))
        sheet.set_row(number, min(HIGHEST, LINE * lines))
        for position, value in enumerate(row.values):
            if not value:
                continue
            target = row.links[linked[position]] if position in linked else None
            if target and room:
                room -= 1
                _write_link(sheet, number, position, target, value[:LONGEST], link)
            else:
                sheet.write_string(number, position, value[:LONGEST])


def _write_link(sheet: Worksheet, row: int, column: int, target: str, shown: str, link: Format) -> None:
    """A link to the web, or to a file by its relative path, which every program reads with forward slashes."""
    from xlsxwriter.url import Url

    address = Url(target if "://" in target else f"external:{target}")
    if "://" not in target:
        address._relationship_link = target
    address.text = shown
    sheet.write_url(row, column, address, link)


def _choices(sheet: Worksheet, count: int) -> None:
    """Drop-downs for what the owner fills in. A reason may be any text, the others are one of a list."""
    last = max(1, count)
    for column, choices, strict in (
        ("Status", STATUSES, True),
        ("Decision", DECISIONS, True),
        ("Reason", REASONS, False),
    ):
        position = COLUMNS.index(column)
        sheet.data_validation(
            1,
            position,
            last,
            position,
            {
                "validate": "list",
                "source": list(choices),
                "show_error": strict,
                "error_title": f"{column} is one of a list",
                "error_message": f"Choose one of: {', '.join(choices)}.",
            },
        )
    until = COLUMNS.index("Until")
    sheet.data_validation(
        1,
        until,
        last,
        until,
        {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "error_title": "Until is a day",
            "error_message": "Write the last day on which the decision holds, as 2027-01-31.",
        },
    )


def _help(book: Any) -> None:
    sheet: Worksheet = book.add_worksheet(HELP_SHEET)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26, bold)
    sheet.set_column(1, 1, 100, wrapped)
    for number, (word, said) in enumerate(_HELP):
        sheet.write_string(number, 0, word)
        sheet.write_string(number, 1, said)


def _record(book: Any, rows: Sequence[Row]) -> None:
    sheet: Worksheet = book.add_worksheet(RECORD_SHEET)
    sheet.write_string(0, 0, RECORD_SCHEMA)
    for position, column in enumerate(RECORD_COLUMNS):
        sheet.write_string(1, position, column)
    for number, row in enumerate(rows, 2):
        finding = row.finding
        for position, value in enumerate((row.values[-1], finding.rule, finding.message, *row.sides)):
            sheet.write_string(number, position, harmless(value)[:LONGEST])
    sheet.hide()
