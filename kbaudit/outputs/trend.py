"""The score over the runs, as the points of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.report import Report

WIDTH, HEIGHT, MARGIN = 560.0, 120.0, 14.0
"""The plot in its own units: width, height, and what is left free around the line for its dots."""

BARS = 40.0
"""Height of the plot of findings below the line, in the same units."""


@dataclass(frozen=True, slots=True)
class Point:
    """One run on the plot: where it stands, the day it judged by, its score and the findings that cost points.

    `height` is that of its bar, in the same units, where the number of findings is known.
    """

    x: float
    y: float
    height: float
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
        (run.today, run.overall, run.findings) for run in report.previous.trend if run.overall is not None
    ]
    if not runs and report.previous.overall is not None:
        runs.append((report.previous.today, report.previous.overall, None))
    if report.score.overall is not None:
        counting = sum(finding.counts for finding in report.findings)
        runs.append((report.run.today, report.score.overall, counting))
    return _plotted(runs) if len(runs) > 1 else None


def _plotted(runs: Sequence[tuple[date, float, int | None]]) -> Trend:
    lowest, highest = min(run[1] for run in runs), max(run[1] for run in runs)
    # At least two points high, so that a change of a tenth does not look like a fall.
    middle, half = (lowest + highest) / 2, max((highest - lowest) / 2, 1.0)
    step = (WIDTH - 2 * MARGIN) / (len(runs) - 1)
    most = max((run[2] or 0 for run in runs), default=0) or 1
    rows = HEIGHT - 2 * MARGIN
    points = tuple(
        Point(
            round(MARGIN + number * step, 1),
            round(MARGIN + rows * (middle + half - overall) / (2 * half), 1),
            round(BARS * (findings or 0) / most, 1),
            today,
            overall,
            findings,
        )
        for number, (today, overall, findings) in enumerate(runs)
    )
    return Trend(points, max(0.0, middle - half), min(100.0, middle + half))
