"""The rows of one table as documents: each row one, where the columns allow it, else the table as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from kbaudit.model import BlockKind, Field, Place, Skipped
from kbaudit.sources.bodies import Body, add_text, is_markup, key_of
from kbaudit.sources.columns import DATES, Roles, known_at_all, normalised, roles_of
from kbaudit.sources.extract import Extract, RawFile, TextBuilder
from kbaudit.sources.renderings import restated
from kbaudit.sources.rows import add_row

HEADER_WITHIN = 10
"""Rows among which the one that names the columns is looked for; above it may stand a title and a remark."""
HEADER_CHARACTERS = 80
SAMPLE_ROWS = 200
ASKS = 0.6
"""Share of the cells of a column that end in a question mark from which a table without header is a list of questions."""
FIELD_CHARACTERS = 2_000

_VALUE = re.compile(r"[\s$€£¥+-]*\d[\d\s.,:/%-]*[%$€£¥]?|\d{4}-\d\d-\d\d.*|https?://\S+|\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a record and the lines of the file from which to which it stands, where it has lines."""

    cells: tuple[str, ...]
    line: int | None
    end_line: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to read: its title if it is one document, its name and key among several, what the file says of itself."""

    raw: RawFile
    title: str
    name: str | None = None
    key: str | None = None
    notes: tuple[str, ...] = ()
    metadata: tuple[Field, ...] = ()
    counts_empty: bool = False


def documents_of(sheet: Sheet, rows: Iterator[Row], seen: Counter[str]) -> Iterator[Extract | Skipped]:
    """Yield the documents of a table, up to the limit of rows. `seen` counts the keys of the file so far."""
    beginning = list(islice(rows, HEADER_WITHIN + SAMPLE_ROWS))
    at = _header_at([row.cells for row in beginning])
    header = tuple(cell.strip() for cell in beginning[at].cells) if at is not None else ()
    first = 0 if at is None else at + 1
    sample = [row.cells for row in beginning[first:] if any(map(str.strip, row.cells))]
    roles = roles_of(header, sheet.raw.fields, sample) if header else _roles_without_header(sample)
    numbered = _numbered(sheet, chain(beginning[first:], rows))
    if roles is None:
        yield from _whole(sheet, header, beginning[: at or 0], numbered)
    else:
        yield from _records(sheet, header, roles, numbered, seen)


def _numbered(sheet: Sheet, rows: Iterator[Row]) -> Iterator[tuple[int, Row]]:
    """Rows with something in them, and their numbers below the header from 1."""
    number = 0
    for row in rows:
        empty = not any(map(str.strip, row.cells))
        if not empty or sheet.counts_empty:
            number += 1
        if not empty:
            yield number, row


def _records(
    sheet: Sheet, header: Sequence[str], roles: Roles, rows: Iterator[tuple[int, Row]], seen: Counter[str]
) -> Iterator[Extract | Skipped]:
    dated = any(DATES.fullmatch(normalised(name)) for name in header)
    stated = () if dated else tuple(field for field in sheet.metadata if field.key in ("created", "modified"))
    for count, (number, row) in enumerate(rows):
        if count == sheet.raw.limits.rows:
            yield _rest(sheet, count, rows)
            return
        record = _record(sheet, header, roles, number, row, seen)
        if record is not None:
            yield replace(record, metadata=(*record.metadata, *stated)) if stated else record


def _record(
    sheet: Sheet, header: Sequence[str], roles: Roles, number: int, row: Row, seen: Counter[str]
) -> Extract | None:
    place = Place(row=number, sheet=sheet.name, line=row.line, end_line=row.end_line)
    words = _cell(row, roles.title)
    title = " ".join(words.split())
    column = _answer_column(row, roles)
    answer = _cell(row, column)
    if not title and not answer.strip():
        return None
    body = Body(sheet.raw.limits.nesting)
    leading = words[: len(words) - len(words.lstrip())]
    body.add(BlockKind.HEADING, title, _place_of(row, roles.title, place, leading.count("\n")), level=1)
    if answer.strip():
        add_text(body, answer, _place_of(row, column, place))
    used = {roles.title, roles.answer, roles.markup}
    metadata = [Field("title", title, "column", place)] if title else []
    for position, cell in enumerate(row.cells):
        value = " ".join(cell.split())
        if value and position not in used:
            name = header[position] if position < len(header) and header[position] else f"column {position + 1}"
            metadata.append(Field(name, value[:FIELD_CHARACTERS], "column", place))
    return Extract(
        text=body.builder.text,
        blocks=body.builder.blocks,
        title=title or None,
        title_origin="column" if title else "",
        links=tuple(body.links),
        hidden=tuple(body.hidden),
        metadata=tuple(metadata),
        notes=sheet.notes,
        key=key_of(_cell(row, roles.identifier), title or answer, seen),
        place=place,
    )


def _whole(
    sheet: Sheet, header: tuple[str, ...], above: Sequence[Row], rows: Iterator[tuple[int, Row]]
) -> Iterator[Extract | Skipped]:
    """The table as one document."""
    builder = TextBuilder()
    for row in above:
        text = " ".join(" ".join(row.cells).split())
        builder.add(BlockKind.PARAGRAPH, text, Place(sheet=sheet.name, line=row.line, end_line=row.line))
    rest: Skipped | None = None
    for count, (number, row) in enumerate(rows):
        if count == sheet.raw.limits.rows:
            rest = _rest(sheet, count, rows)
            break
        cells = [" ".join(cell.split()) for cell in row.cells]
        place = Place(row=number, sheet=sheet.name, line=row.line, end_line=row.end_line)
        add_row(builder, header, cells, place)
    if builder.blocks:
        yield Extract(
            text=builder.text,
            blocks=builder.blocks,
            title=sheet.title,
            title_origin="file name",
            metadata=sheet.metadata,
            notes=sheet.notes,
            key=sheet.key,
            place=Place(sheet=sheet.name),
        )
    if rest is not None:
        yield rest


def _rest(sheet: Sheet, read: int, rows: Iterator[tuple[int, Row]]) -> Skipped:
    total = read + 1 + sum(1 for _ in rows)
    where = f"{sheet.raw.uri}, sheet {sheet.name}" if sheet.name else sheet.raw.uri
    said = f"its {total:,} records" if sheet.name is None else "its records"
    return Skipped(where, f"read the first {read:,} of {said} (limits.rows)")


# ---------------------------------------------------------------------------------------------------- columns


def _header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows names the columns; None where none does."""
    for position, row in enumerate(rows[:HEADER_WITHIN]):
        filled = [cell.strip() for cell in row if cell.strip()]
        if not filled:
            continue
        known = sum(known_at_all(cell) for cell in filled)
        if len(filled) == 1 and (len(row) > 1 or not known):
            if position + 1 < len(rows) and max(len(each) for each in rows) > 1:
                continue
            return None
        names = (
            len(set(filled)) == len(filled)
            and all(len(cell) <= HEADER_CHARACTERS and not _VALUE.fullmatch(cell) for cell in filled)
            and not any(cell.endswith((".", "?", "!")) for cell in filled)
        )
        return position if names or 2 * known > len(filled) else None
    return None


def _roles_without_header(sample: Sequence[Sequence[str]]) -> Roles | None:
    """Questions and answers in a table that does not name its columns."""
    width = max((len(row) for row in sample), default=0)
    for position in range(min(width, 5)):
        cells = [row[position].strip() for row in sample if position < len(row)]
        if cells and sum(cell.endswith("?") for cell in cells) >= ASKS * len(sample) and width > 1:
            others = [other for other in range(width) if other != position]
            longest = max(others, key=lambda other: sum(len(row[other]) for row in sample if other < len(row)))
            return Roles(position, longest, None, None)
    return None


def _answer_column(row: Row, roles: Roles) -> int | None:
    """The plain answer where there is one, else the one in HTML; this one too where its values changed, for visitors see it."""
    plain, markup = _cell(row, roles.answer), _cell(row, roles.markup)
    if roles.markup is not None and markup.strip():
        if not plain.strip() or (is_markup(plain) and "<" in plain) or restated(plain, markup):
            return roles.markup
        return roles.answer
    return roles.answer if roles.answer is not None else roles.markup


def _cell(row: Row, position: int | None) -> str:
    return row.cells[position] if position is not None and position < len(row.cells) else ""


def _place_of(row: Row, position: int | None, place: Place, lines: int = 0) -> Place:
    """Where a cell begins, or what stands some lines below: line breaks in the cells before it move it down."""
    if row.line is None or position is None:
        return place
    line = row.line + lines + sum(cell.count("\n") for cell in row.cells[:position])
    return replace(place, line=line, end_line=line)
