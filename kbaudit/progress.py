"""Says how far an audit is, to whoever listens, and how long its stages took. Only the command line shows either."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

RECORDING = "recording"
"""The last stage: the run is written into the store, and the reports follow."""


class Progress(Protocol):
    """Listens to the stages of an audit."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of a stage are finished; total is 0 where it is not known."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """Listen to nothing."""


class Stopwatch:
    """Times the stages of one audit, in seconds."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._began = time.perf_counter()
        self._timings: list[tuple[str, float]] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Announce a stage and time it."""
        self._progress(name, 0, 0)
        began = time.perf_counter()
        yield
        self._timings.append((name, round(time.perf_counter() - began, 3)))

    @property
    def timings(self) -> tuple[tuple[str, float], ...]:
        """The stages so far with their seconds."""
        return tuple(self._timings)

    @property
    def total(self) -> float:
        """Seconds since the stopwatch was started."""
        return round(time.perf_counter() - self._began, 3)
