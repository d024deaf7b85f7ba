"""Rows and columns of anything: for a terminal, as CSV and as JSON. What came from documents is made harmless."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from kbaudit.normalisation import whole
from kbaudit.outputs.harmless import harmless, visible_in_json
from kbaudit.outputs.tables import cell

DECIMALS = 4
"""Decimals of a float in a table for people."""


def render_grid(columns: Sequence[str], rows: Iterable[Sequence[object]], *, width: int | None = None) -> str:
    """A table for people: a column each, numbers to the right. Without a `width` nothing is broken into lines."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    held = [[_shown(value) for value in row] for row in rows]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, column in enumerate(columns):
        numeric = bool(held) and all(_is_number(row[index]) for row in held)
        table.add_column(Text(harmless(column)), justify="right" if numeric else "left", overflow="fold")
    for row in held:
        table.add_row(*(Text(value) for value in row))
    out = io.StringIO()
    Console(file=out, width=width or 1_000_000, color_system=None, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")) + "\n"


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The rows as lines of CSV, the columns first; no cell starts a formula."""
    for row in _after(columns, rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([cell(plain(value)) for value in row])
        yield line.getvalue()


def json_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Each row as a JSON object on a line."""
    for row in rows:
        values = {column: plain(value) for column, value in zip(columns, row, strict=True)}
        yield visible_in_json(json.dumps(values, ensure_ascii=False)) + "\n"


def plain(value: object) -> object:
    """A value without bytes and halves of surrogate pairs; bytes as hexadecimal digits."""
    if isinstance(value, bytes):
        return value.hex()
    return whole(value) if isinstance(value, str) else value


def _after(first: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    yield first
    yield from rows


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, DECIMALS):g}"
    return harmless(str(plain(value)))


def _is_number(text: str) -> bool:
    return not text or text.replace(".", "", 1).replace("-", "", 1).replace(" %", "").isdigit()
