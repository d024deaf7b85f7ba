"""A chart of a figure over runs, in characters of a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

HEIGHT = 8
"""Lines of the chart, the line of the days not counted."""
LEAST_SPAN = 1.0
"""The chart covers at least so much, so that a thousandth of a point does not look like a fall."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def render_chart(title: str, days: Sequence[date], values: Sequence[float | None], *, width: int) -> str:
    """A column for each value, the newest at the right; values that are None leave a gap.

    Where there are more values than columns, only the newest are shown. The scale runs from just below the smallest to the
    largest value, and says so.
    """
    room = max(10, width - 9)
    days, values = days[-room:], values[-room:]
    known = [value for value in values if value is not None]
    if not known:
        return f"{title}: nothing to show yet"
    top = max(known)
    bottom = min(min(known), top - LEAST_SPAN)
    # One line of room below, so that the smallest value is seen to be there.
    bottom -= (top - bottom) / HEIGHT
    wide = max(1, min(4, room // len(values)))
    levels = [0 if value is None else max(1, round((value - bottom) / (top - bottom) * HEIGHT * 8)) for value in values]
    lines = [title]
    for line in range(HEIGHT - 1, -1, -1):
        label = {HEIGHT - 1: top, 0: bottom}.get(line)
        cells = "".join(_EIGHTHS[min(8, max(0, level - line * 8))] * wide for level in levels)
        lines.append(f"{'' if label is None else f'{label:.1f}':>7} │{cells.rstrip()}")
    lines.append(f"{'':>7} └{'─' * (len(values) * wide)}")
    first, last = days[0].isoformat(), days[-1].isoformat()
    gap = len(values) * wide - len(first) - len(last)
    lines.append(f"{'':>9}{first}{' ' * gap if gap > 0 else ' to '}{last}" if len(days) > 1 else f"{'':>9}{first}")
    return "\n".join(lines)
