"""Tables as files: CSV and TSV, and the sheets of Excel workbooks."""

from __future__ import annotations

import csv
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from kbaudit.model import Field, Skipped
from kbaudit.sources.cells import shown
from kbaudit.sources.decoding import decode
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.package import checked_package
from kbaudit.sources.properties import package_properties
from kbaudit.sources.sheet import HEADER_WITHIN, Row, Sheet, documents_of

CELL_CHARACTERS = 10_000_000
"""Characters of one cell; more is a quotation mark that was never closed."""
MOST_COLUMNS = 1_000
DELIMITERS = ",;\t|"
SAMPLE_CHARACTERS = 65_536
SAMPLE_ROWS = 200

_DECLARED = re.compile(r'^"?sep=(.)"?\n')
_SPACED_QUOTE = re.compile(r'[,;|\t] +"')
_DEFAULT_SHEET = re.compile(r"(?i)(?:sheet|tabelle|feuil|hoja|foglio|blad|planilha|лист|シート) ?\d*")


@dataclass(frozen=True, slots=True)
class _Dialect:
    delimiter: str
    escape: str | None
    spaced: bool


def read_csv(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read a table in text, whatever parts its columns. Raises Unreadable for binary data and cells without end."""
    decoded = decode(raw.data)
    text = decoded.text
    declared = _DECLARED.match(text)
    begin = declared.end() if declared else 0
    sample = text[begin : begin + SAMPLE_CHARACTERS]
    dialect = _dialect(sample, declared.group(1) if declared else _expected(raw.suffix, sample))
    notes = list(decoded.notes)
    if text.count('"') % 2 and dialect.escape is None:
        notes.append("the quotation marks do not pair up; records may run into each other")
    stem = raw.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    sheet = Sheet(raw, _plain(stem), notes=tuple(notes))
    try:
        yield from documents_of(sheet, _rows(text, begin, dialect), Counter())
    except csv.Error as error:
        raise Unreadable(f"is no table that can be read: {error}") from None


def read_xlsx(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read every sheet of a workbook; formulas by the value that was saved. Raises Unreadable as for all office files."""
    properties = package_properties(checked_package(raw.data, raw.limits))
    metadata = tuple(field for field in properties if field.key != "title")
    stem = _plain(raw.path.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    seen: Counter[str] = Counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = _workbook(raw)
        for position, worksheet in enumerate(workbook.worksheets):
            several = len(workbook.worksheets) > 1
            yield from _sheet(raw, worksheet, position, stem, metadata, seen, several=several)


def _sheet(
    raw: RawFile,
    worksheet: Any,
    position: int,
    stem: str,
    metadata: tuple[Field, ...],
    seen: Counter[str],
    *,
    several: bool,
) -> Iterator[Extract | Skipped]:
    name = str(worksheet.title)
    title = stem if _DEFAULT_SHEET.fullmatch(name) and not (several and position) else f"{stem}: {name}"
    notes = (f"the sheet {name} is hidden",) if getattr(worksheet, "sheet_state", "visible") != "visible" else ()
    sheet = Sheet(
        raw, title, name=name, key=name if several else None, notes=notes, metadata=metadata, counts_empty=True
    )
    try:
        yield from documents_of(sheet, _worksheet_rows(worksheet, raw.limits.rows), seen)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:
        raise Unreadable(
            f"is damaged: the sheet {name} cannot be read ({type(error).__name__}: {str(error)[:100]})"
        ) from None


# ------------------------------------------------------------------------------------------------------ text


def _expected(suffix: str, sample: str) -> str | None:
    return "\t" if suffix in (".tsv", ".tab") and "\t" in sample.partition("\n")[0] else None


def _dialect(sample: str, delimiter: str | None) -> _Dialect:
    """How cells are parted and quoted, judged by the beginning of the text."""
    escape = "\\" if '\\"' in sample and '""' not in sample else None
    spaced = _SPACED_QUOTE.search(sample) is not None
    if delimiter is not None:
        return _Dialect(delimiter, escape, spaced)
    best = max(DELIMITERS, key=lambda each: _consistency(sample, _Dialect(each, escape, spaced)))
    return _Dialect(best, escape, spaced)


def _consistency(sample: str, dialect: _Dialect) -> tuple[float, int]:
    """How many of the rows are as wide as most, and how wide that is; nothing for a single column."""
    try:
        rows = [row.cells for row in islice(_rows(sample, 0, dialect), SAMPLE_ROWS)]
    except csv.Error:
        return 0.0, 0
    # The sample may end within a record.
    widths = Counter(len(row) for row in (rows[:-1] if len(rows) > 2 else rows))
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return (round(count / widths.total(), 1), width) if width > 1 else (0.0, 0)


def _lines(text: str, begin: int) -> Iterator[str]:
    """The lines of a text, without a copy of all of it."""
    while begin < len(text):
        end = text.find("\n", begin) + 1 or len(text)
        yield text[begin:end]
        begin = end


def _rows(text: str, begin: int, dialect: _Dialect) -> Iterator[Row]:
    # The limit is one for the whole process; its default is met by a cell with a picture in it.
    csv.field_size_limit(CELL_CHARACTERS)
    reader = csv.reader(
        _lines(text, begin),
        delimiter=dialect.delimiter,
        escapechar=dialect.escape,
        doublequote=dialect.escape is None,
        skipinitialspace=dialect.spaced,
    )
    skipped = text.count("\n", 0, begin)
    line = 0
    for cells in reader:
        yield Row(tuple(cells), line + skipped + 1, reader.line_num + skipped)
        line = reader.line_num


# -------------------------------------------------------------------------------------------------- workbooks


def _workbook(raw: RawFile) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(BytesIO(raw.data), read_only=True, data_only=True, keep_links=False)
    except Unreadable:  # the limit of time
        raise
    except Exception as error:
        raise Unreadable(f"is damaged or no workbook ({type(error).__name__}: {str(error)[:100]})") from None


def _worksheet_rows(worksheet: Any, limit: int) -> Iterator[Row]:
    """The rows of a sheet. A sheet may claim a million empty rows, so reading ends a little after the limit."""
    worksheet.reset_dimensions()
    for cells in worksheet.iter_rows(max_row=limit + HEADER_WITHIN + 2):
        shown_cells = cells[:MOST_COLUMNS]
        texts = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in shown_cells]
        while texts and not texts[-1]:
            texts.pop()
        yield Row(tuple(texts), None, None)


def _plain(stem: str) -> str:
    """A file's name as a title: price-list_2024 → price list 2024."""
    return re.sub(r"[\s_-]+", " ", stem).strip() or stem
