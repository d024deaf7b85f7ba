"""Tables of HTML: which ones hold records, and what their columns are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kbaudit.sources.flow import Flow

MOST_COLUMNS = 100
"""Columns of a table up to which a colspan is expanded and a rowspan repeated."""

MOST_ROWS = 1_000
"""Rows that a rowspan may reach over."""

MOST_REPEATED = 200_000
"""Characters that cells spanning rows may add to one page."""

LONGEST_SPANNED = 200
"""Characters of a cell that spans rows and is repeated in each of them; a longer one is no label."""

HEADER_LENGTH = 40
"""Characters up to which the cells of a first row without th may be column names."""

_LAYOUT = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "form", "article", "section", "pre"})


@dataclass(slots=True)
class Table:
    """A table being read. `header_rows` are the tr elements that name the columns; `pending` holds cells that span down."""

    element: Any
    layout: bool
    header_rows: list[Any] = field(default_factory=list)
    repeat_header: bool = False
    header: list[str] = field(default_factory=list)
    rows: int = 0
    column: int = 0
    pending: dict[int, tuple[int, str]] = field(default_factory=dict)
    held: tuple[Any, int] | None = None


def table_of(element: Any) -> Table:
    """Judge a table element. Headings, further tables and forms inside, one column only, or role=presentation make it layout."""
    rows = list(_own_rows(element))
    widths = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows]
    layout = element.get("role") in ("presentation", "none") or max(widths, default=0) < 2
    if not layout:
        layout = any(next(element.iter(tag), None) not in (None, element) or _several(element, tag) for tag in _LAYOUT)
    if layout:
        return Table(element, layout=True)
    table = Table(element, layout=False)
    leading = [row for row in rows if row.getparent().tag == "thead"]
    if not leading:
        for row in rows[:3]:
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if cells and all(cell.tag == "th" for cell in cells):
                leading.append(row)
            else:
                break
    if not leading and len(rows) >= 2 and _all_bold(rows[0]) and not _all_bold(rows[1]):
        leading = [rows[0]]
    if not leading and len(rows) >= 3 and _names_columns(rows[0], max(widths)):
        leading = [rows[0]]
        table.repeat_header = True
    table.header_rows = leading
    return table


def separate(flow: Flow, table: Table, line: int) -> None:
    """Put the mark between two cells; line breaks that stood there stay."""
    if table.column:
        breaks = flow.trim()
        flow.append((" |" if flow.length else "|") + ("\n" * breaks or " "), line, verbatim=True)


def add_spanned(flow: Flow, table: Table, line: int, repeated: int) -> int:
    """Add the cells from rows above that reach down to here: their words are part of this record too.

    Returns how many characters the page repeats by now, `repeated` before.
    """
    while table.column in table.pending:
        left, label = table.pending.pop(table.column)
        repeated += len(label) + 10
        if left > 1 and repeated < MOST_REPEATED:
            table.pending[table.column] = (left - 1, label)
        separate(flow, table, line)
        start = flow.length
        flow.append(label, line, verbatim=True)
        flow.cells.append((start, flow.length))
        table.column += 1
    return repeated


def end_cell(flow: Flow, table: Table, cell: Any, start: int) -> None:
    """Note where a cell stands that began at `start`, once for each column that it covers."""
    start = min(start, flow.length)
    text = "".join(flow.pieces)
    shown = text[start:]
    left = start + len(shown) - len(shown.lstrip())
    right = max(left, len(text.rstrip()))
    down = span(cell, "rowspan", MOST_ROWS)
    label = " ".join(shown.split())
    for _ in range(span(cell, "colspan", max(1, MOST_COLUMNS - table.column))):
        flow.cells.append((left, right))
        if down > 1 and label and len(label) <= LONGEST_SPANNED and table.column < MOST_COLUMNS:
            table.pending[table.column] = (down - 1, label)
        table.column += 1


def span(cell: Any, name: str, most: int) -> int:
    """A colspan or rowspan as a number from 1 to `most`."""
    value = (cell.get(name) or "1").strip()
    return max(1, min(most, int(value))) if value.isdecimal() and len(value) < 9 else 1


def merged(header: list[str], below: list[str]) -> list[str]:
    """Two header rows as one: what stands above and below, once where they say the same."""
    width = max(len(header), len(below))
    above = header + [""] * (width - len(header))
    under = below + [""] * (width - len(below))
    return [
        one if not other or one == other else f"{one} {other}".strip() for one, other in zip(above, under, strict=True)
    ]


def _own_rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _several(element: Any, tag: str) -> bool:
    return tag == "table" and sum(1 for _, _ in zip(element.iter("table"), range(2), strict=False)) > 1


def _all_bold(row: Any) -> bool:
    """Whether every cell holds bold text and nothing else."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    for cell in cells:
        children = [child for child in cell.iter() if child is not cell and isinstance(child.tag, str)]
        if (cell.text or "").strip() or not children:
            return False
        if not any(child.tag in ("b", "strong") for child in children):
            return False
        if any((child.tail or "").strip() for child in cell):
            return False
    return bool(cells)


def _names_columns(row: Any, width: int) -> bool:
    """Whether a first row without th reads like column names: short, different, no figures, no sentence."""
    words = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
    return (
        len(words) == width
        and len(set(words)) == len(words)
        and all(
            word
            and len(word) <= HEADER_LENGTH
            and not any(character.isdigit() for character in word)
            and word[-1] not in ".!;,"
            for word in words
        )
    )
