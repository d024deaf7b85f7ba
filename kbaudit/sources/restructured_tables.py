"""The tables of reStructuredText as rows: the index of the line where each begins, and its cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

Row = tuple[int, list[str]]

GRID = re.compile(r"^\+[-=+]{3,}\+[ ]*$")
"""A border of a grid table."""

SIMPLE = re.compile(r"^={2,}(?:[ ]+={2,})+[ ]*$")
"""A border of a simple table."""

_RULE = re.compile(r"^(?:-+|=+)(?:[ ]+(?:-+|=+))*[ ]*$")
_FIRST_CELL = re.compile(r"^[*-][ ]+-(?:[ ]+|$)")
_NEXT_CELL = re.compile(r"^-(?:[ ]+|$)")


def grid_table(lines: Sequence[str], at: int, end: int, indent: int) -> tuple[list[Row], int, int]:
    """The rows of a grid table that begins in line `at`, how many of them are headers, and the index after it."""
    rows: list[Row] = []
    headers = 0
    fresh = True
    while at < end and lines[at].strip():
        line = lines[at][indent:].rstrip()
        if GRID.match(line):
            headers = len(rows) if "=" in line else headers
            fresh = True
        else:
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if fresh or not rows or len(cells) != len(rows[-1][1]):
                rows.append((at, cells))
            else:
                rows[-1] = _continued(rows[-1], cells)
            fresh = False
        at += 1
    return rows, headers, at


def simple_table(lines: Sequence[str], at: int, end: int, indent: int) -> tuple[list[Row], int, int]:
    """The rows of a simple table, likewise. It ends with its third border, or its second where no header stands above."""
    columns = [found.span() for found in re.finditer(r"=+", lines[at][indent:])]
    rows: list[Row] = []
    headers = 0
    row = at + 1
    while row < end:
        line = lines[row][indent:]
        if SIMPLE.match(line):
            if row + 1 >= end or not lines[row + 1].strip():
                return rows, headers, row + 1
            headers = len(rows)
        elif line.strip() and not _RULE.match(line):
            starts = [left for left, _ in columns]
            cells = [line[left:right].strip() for left, right in zip(starts, [*starts[1:], None], strict=True)]
            if not cells[0] and rows:
                rows[-1] = _continued(rows[-1], cells)
            else:
                rows.append((row, cells))
        row += 1
    return rows, headers, row


def list_table(lines: Sequence[str], at: int, end: int) -> list[Row]:
    """The rows of a list-table directive: a list of lists."""
    rows: list[Row] = []
    for row in range(at, end):
        line = lines[row].strip()
        if found := _FIRST_CELL.match(line):
            rows.append((row, [line[found.end() :]]))
        elif rows and (found := _NEXT_CELL.match(line)):
            rows[-1][1].append(line[found.end() :])
        elif rows and line:
            rows[-1][1][-1] = f"{rows[-1][1][-1]} {line}".strip()
    return rows


def csv_cells(line: str) -> list[str]:
    """The cells of one line of a csv-table directive."""
    if not line or len(line) > 100_000:
        return []
    return [cell.strip() for cell in next(csv.reader([line], skipinitialspace=True), [])]


def _continued(row: Row, cells: Sequence[str]) -> Row:
    """A row whose cells go on in the next line."""
    return row[0], [f"{one} {two}".strip() for one, two in zip(row[1], cells, strict=True)]
