"""Shows on a terminal how far an audit is: stages, counts and an estimate of the time that is left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kbaudit.progress import Progress, silent


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A listener that draws bars on stderr where that is a terminal, and one that is silent where it is not."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<20}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def listen(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            if total:
                bars.update(tasks[stage], completed=done, total=total)

        yield listen
