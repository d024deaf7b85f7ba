"""`kbaudit query` and `kbaudit export`: the record, asked in SQL and handed out as files."""

from __future__ import annotations

import codecs
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbaudit.cli.asking import record_in, show, store_option
from kbaudit.errors import OutputError, QueryError
from kbaudit.writing import opened_whole

if TYPE_CHECKING:
    from kbaudit.store.asking import Answer, Record

ROWS = 1000
"""Rows that a table on the terminal shows; the other formats hold all of them."""

EXPORTED = (
    "runs",
    "documents",
    "findings",
    "lives",
    "changes",
    "decisions",
    "suppressions",
    "served_in_conflict",
    "scores",
    "configurations",
    "events",
    "series",
)
"""What `kbaudit export` writes: everything but vectors, memory, and what the views are made of."""

FORMATS = ("table", "csv", "json", "parquet")


@click.command(epilog='Example: kbaudit query "select day, overall, worst_tenth from scores order by run"')
@click.argument("sql", required=False)
@click.option("--tables", is_flag=True, help="Describe the tables and views with their columns.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="table (the default on stdout), csv, json (an object a line) or parquet; else by the suffix of -o.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file instead of stdout.")
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds to answer within."
)
@store_option
def query(
    sql: str | None, tables: bool, form: str | None, output: Path | None, timeout: float, folder: Path | None
) -> None:
    """Ask the record in SQL. It is opened to be read only: SELECT is answered, nothing else.

    \b
    Who suppressed this, and why:
      select decided_by, reason, since_day, until_day from suppressions where fingerprint like '3f2a%'
    What was served although a conflict was known:
      select day, document, known_since, days_known, message from served_in_conflict
    The score on a day, and the configuration behind it:
      select overall, worst_tenth, settings from scores where day = '2026-01-15'
    """  # noqa: D301 - click's mark for lines that stay as they are
    with record_in(folder) as record:
        if tables or sql is None:
            _describe(record)
            return
        answer = record.ask(sql, seconds=timeout)
        form = form or (output.suffix.lower().lstrip(".").replace("jsonl", "json") if output else "table")
        if form not in FORMATS:
            raise OutputError(
                f"{output}: ends in no format that is known. Name one with --format: {', '.join(FORMATS)}."
            )
        if output is not None or form == "parquet":
            _write(answer, form, output)
        elif form == "table":
            rows = list(itertools.islice(answer.rows, ROWS + 1))
            show(answer.columns, rows[:ROWS], as_csv=False)
            if len(rows) > ROWS:
                click.echo(f"kbaudit: only the first {ROWS} rows are shown; --format csv gives all of them.", err=True)
        else:
            for line in _lines(answer, form):
                click.echo(line, nl=False)


@click.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option("-f", "--format", "form", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True)
@store_option
def export(target: Path, form: str, folder: Path | None) -> None:
    """Write the record into the folder TARGET, a file for each table: runs, findings, decisions, the log and more."""
    with record_in(folder) as record:
        for name in EXPORTED:
            path = target / f"{name}.{form}"
            _write(record.ask(f"SELECT * FROM {name}", seconds=3600), form, path)  # noqa: S608 - our own names
            click.echo(f"wrote {path}")


def _describe(record: Record) -> None:
    from kbaudit.store.schema import TABLES

    for name, what in TABLES.items():
        columns = ", ".join(str(row[0]) for row in record.ask("SELECT name FROM pragma_table_info(?)", (name,)).rows)
        click.echo(f"{name}\n  {what}\n  columns: {columns}\n")


def _lines(answer: Answer, form: str) -> Iterable[str]:
    from kbaudit.outputs.grid import csv_lines, json_lines, render_grid

    if form == "table":
        return [render_grid(answer.columns, answer.rows)]
    return (csv_lines if form == "csv" else json_lines)(answer.columns, answer.rows)


def _write(answer: Answer, form: str, path: Path | None) -> None:
    if path is None:
        raise QueryError("Parquet goes to a file: name one with -o.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if form == "parquet":
            from kbaudit.outputs.parquet import write_parquet

            write_parquet(path, answer.columns, answer.rows)
            return
        with opened_whole(path) as file:
            if form == "csv":
                file.write(codecs.BOM_UTF8)
            file.writelines(line.encode("utf-8") for line in _lines(answer, form))
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}.") from None
