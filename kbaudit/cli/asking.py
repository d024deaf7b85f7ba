"""What the commands that ask the record have in common: where it is, which knowledge base, how an answer is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbaudit import config as settings
from kbaudit.errors import StoreError

if TYPE_CHECKING:
    from kbaudit.chronicle import Series
    from kbaudit.decisions import Decision
    from kbaudit.store.asking import Record

STORE = Path(".kbaudit/kbaudit.db")

store_option = click.option(
    "--store",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder whose .kbaudit/ holds the record. Default: that of the configuration file, else this one.",
)
source_option = click.option(
    "--source", type=click.Path(path_type=Path), help="The knowledge base, where the record holds runs over several."
)


def home_of() -> Path:
    """The folder of the configuration that holds here, else this one: where the decisions are, and the record by default."""
    found = settings.find(Path.cwd())
    return found.parent if found else Path.cwd()


def store_of(folder: Path | None) -> Path:
    """The folder whose .kbaudit/ holds the record: the one given, that of the configuration, or this one."""
    candidates = [folder.absolute()] if folder else [home_of(), Path.cwd()]
    return next((place for place in candidates if (place / STORE).is_file()), candidates[0])


@contextmanager
def record_in(folder: Path | None) -> Iterator[Record]:
    """The record that a command asks."""
    from kbaudit.store.asking import opened_record

    with opened_record(store_of(folder)) as record:
        yield record


def chosen_series(record: Record, source: Path | None) -> Series:
    """The series that a command is about; where there are others, stderr says how to choose."""
    from kbaudit.chronicle import series_of

    series = series_of(record, source)
    if series.others:
        click.echo(
            f"kbaudit: {' + '.join(series.sources)}; the record holds {series.others} more, choose with --source.",
            err=True,
        )
    return series


def tell_record(folder: Path | None, decisions: Iterable[Decision]) -> None:
    """Note in the record, where there is one, what the decisions file holds now; where that fails, the next scan does it."""
    from kbaudit.history import now, whoever
    from kbaudit.store import open_store

    where = store_of(folder)
    if not (where / STORE).is_file():
        return
    try:
        with closing(open_store(where)) as store:
            store.keep_decisions(decisions, at=now(), who=whoever())
    except StoreError as error:
        click.echo(f"kbaudit: the record was not told, the next scan tells it: {error}", err=True)


def show(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, as_csv: bool, fold: bool = True) -> None:
    """Print rows as CSV, or as a table that fits the terminal."""
    from kbaudit.outputs.grid import csv_lines, render_grid

    if as_csv:
        for line in csv_lines(columns, rows):
            click.echo(line, nl=False)
    else:
        click.echo(render_grid(columns, rows, width=terminal_width() if fold else None), nl=False)


def terminal_width() -> int | None:
    """Columns of the terminal; None where stdout is none, so that nothing is broken into lines."""
    import shutil

    return max(40, shutil.get_terminal_size().columns) if sys.stdout.isatty() else None


def options(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options as one decorator."""

    def decorate(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate
