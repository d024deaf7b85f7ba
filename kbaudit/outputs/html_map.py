"""Where each document stands in the picture of the knowledge base."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kbaudit.report import Report

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Radians between two seeds of a sunflower: fills a disc evenly with any number of dots."""

GROUPS = 40
"""Groups with a disc of their own; whatever is in smaller ones shares one disc."""

GAP = 1.35
"""How much wider than its dots a group's disc is, so that groups stay apart."""


def places(report: Report) -> tuple[list[list[float]], str]:
    """A place in [0, 1]² for each document, in their order, and by what they were laid out: "meaning" or "folder"."""
    layout = {spot.document: (spot.x, spot.y) for spot in report.layout}
    if layout and all(document.id in layout for document in report.documents):
        return [list(layout[document.id]) for document in report.documents], "meaning"
    return _by_group([document.collection for document in report.documents]), "folder"


def _by_group(groups: Sequence[str]) -> list[list[float]]:
    """A disc of dots for each group, the largest in the middle, the others around it as they find room."""
    members: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(groups):
        members[name].append(number)
    discs: list[tuple[float, float, float]] = []
    spots: dict[int, tuple[float, float]] = {}
    for group in _largest_first(members):
        radius = GAP * math.sqrt(len(group))
        left, top = _room(discs, radius)
        discs.append((left, top, radius))
        for order, number in enumerate(group):
            distance, angle = math.sqrt(order + 0.5), order * GOLDEN_ANGLE
            spots[number] = (left + distance * math.cos(angle), top + distance * math.sin(angle))
    return within_one([spots[number] for number in range(len(groups))])


def _largest_first(members: Mapping[str, list[int]]) -> list[list[int]]:
    names = sorted(members, key=lambda name: (-len(members[name]), name))
    rest = [number for name in names[GROUPS:] for number in members[name]]
    return [*(members[name] for name in names[:GROUPS]), *([rest] if rest else [])]


def _room(discs: Sequence[tuple[float, float, float]], radius: float) -> tuple[float, float]:
    """The first place on a spiral around the middle where a disc touches no other."""
    step = 0
    while True:
        distance, angle = 0.6 * math.sqrt(step) * max(1.0, radius / 4), step * GOLDEN_ANGLE
        left, top = 1.5 * distance * math.cos(angle), distance * math.sin(angle)
        if all(math.hypot(left - x, top - y) >= radius + other + 1 for x, y, other in discs):
            return left, top
        step += 1


def within_one(spots: Sequence[tuple[float, float]]) -> list[list[float]]:
    """The places moved and scaled so that they fill [0, 1]², rounded to three decimals."""
    if not spots:
        return []
    columns = _scaled([x for x, _ in spots]), _scaled([y for _, y in spots])
    return [[x, y] for x, y in zip(*columns, strict=True)]


def _scaled(values: Sequence[float]) -> list[float]:
    low, size = min(values), max(values) - min(values)
    return [round((value - low) / size, 3) if size > 0 else 0.5 for value in values]
