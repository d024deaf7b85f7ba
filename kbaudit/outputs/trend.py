"""The score over the runs, as the points of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.report import Report

WIDTH, HEIGHT, MARGIN = 560.0, 120.0, 14.0
"""The plot in its own units: width, height, and what is left free around the line for its dots."""


@dataclass(frozen=True, slots=True)
class Point:
    """One run on the plot: where it stands, the day it judged by, its score and its findings."""

    x: float
    y: float
    today: date
    overall: float
    findings: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The runs from the first to the last, with the scores that the plot's lower and upper edge stand for."""

    points: tuple[Point, ...]
    low: float
    high: float

    @property
    def line(self) -> str:
        """The points as SVG writes them: `0,10 20,8`."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def trend(report: Report) -> Trend | None:
    """The scores of the previous runs and this one; None where there are not two to compare."""
    if report.previous is None:
        return None
    runs: list[tuple[date, float, int | None]] = [
        (run.today, run.overall, run.findings)
        for run in getattr(report.previous, "trend", ())
        if run.overall is not None
    ]
    if not runs and report.previous.overall is not None:
        runs.append((report.previous.today, report.previous.overall, None))
    if report.score.overall is not None:
        runs.append((report.run.today, report.score.overall, len(report.findings)))
    return _plotted(runs) if len(runs) > 1 else None


def _plotted(runs: Sequence[tuple[date, float, int | None]]) -> Trend:
    lowest, highest = min(run[1] for run in runs), max(run[1] for run in runs)
    # At least two points high, so that a change of a tenth does not look like a fall.
    middle, half = (lowest + highest) / 2, max((highest - lowest) / 2, 1.0)
    step = (WIDTH - 2 * MARGIN) / (len(runs) - 1)
    rows = HEIGHT - 2 * MARGIN
    points = tuple(
        Point(
            round(MARGIN + number * step, 1),
            round(MARGIN + rows * (middle + half - overall) / (2 * half), 1),
            today,
            overall,
            findings,
        )
        for number, (today, overall, findings) in enumerate(runs)
    )
    return Trend(points, max(0.0, middle - half), min(100.0, middle + half))
