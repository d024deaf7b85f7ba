"""What a matter is about, in words: equal values under one writing, where each stands, and which scope is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kbaudit.facts.dates import find_dates
from kbaudit.facts.quantities import find_quantities, same_value
from kbaudit.model import Evidence

__all__ = ["by_value", "fairly", "listed", "unknown_scope", "where"]


def by_value(said: Mapping[int, str]) -> dict[str, list[int]]:
    """The positions that claim each value. Values that are equal, "14 days" and "a fortnight", go under the commoner writing."""
    written: dict[str, list[int]] = defaultdict(list)
    for position, words in said.items():
        written[words].append(position)
    ranked = sorted(written, key=lambda words: (-len(written[words]), min(written[words])))
    found: dict[str, list[int]] = {}
    for words in ranked:
        same = next((known for known in found if _equal(known, words)), None)
        found.setdefault(same if same is not None else words, []).extend(written[words])
    return {words: sorted(positions) for words, positions in found.items()}


def fairly(holders: Mapping[str, Sequence[int]], ranked: Sequence[int]) -> list[int]:
    """The positions in the order in which they are shown: one place of each value, then the others, the rarest value first.

    Whoever shows the first few only shows every value, and what stands in one place is never crowded out by what stands in
    twenty. `ranked` holds all positions; of one value, and of values in as many places, those come first that do there.
    """
    order = {position: number for number, position in enumerate(ranked)}
    values = [sorted(positions, key=order.__getitem__) for positions in holders.values()]
    values.sort(key=lambda positions: (len(positions), order[positions[0]]))
    return [*(positions[0] for positions in values), *(rest for positions in values for rest in positions[1:])]


def where(evidence: Evidence, path: str, *, line: bool = False) -> str:
    """A document with the row, page, sheet or slide that the evidence stands on; with the line where that is asked for."""
    place = evidence.place
    if place.row is not None:
        return f"{path} ({f'sheet {place.sheet}, ' if place.sheet else ''}row {place.row})"
    if place.page is not None:
        return f"{path} (page {place.page})"
    if place.slide is not None:
        return f"{path} (slide {place.slide})"
    return f"{path}:{place.line}" if line and place.line is not None else path


def listed(names: Sequence[str]) -> str:
    """One, two, or two and how many more."""
    shown = list(dict.fromkeys(names))
    if len(shown) <= 2:
        return " and ".join(shown)
    return f"{shown[0]}, {shown[1]} and {len(shown) - 2} more"


def unknown_scope(unknown: Sequence[tuple[str, str, str]]) -> str:
    """A sentence on the dimensions that only one side names; empty where there are none.

    A learned dimension is a pattern of titles ("*your plan *"); it is left out where a named one says the same.
    """
    plain = {mine or other for dimension, mine, other in unknown if not dimension.startswith("*")}
    named = [
        f"{_dimension(dimension)} ({mine or other})"
        for dimension, mine, other in unknown
        if not dimension.startswith("*") or (mine or other) not in plain
    ]
    return (
        f"Only one of them names its {'; '.join(named)}, so whether both speak of the same is not known."
        if named
        else ""
    )


def _dimension(dimension: str) -> str:
    return f"“{dimension[1:].replace('*', '…')}”" if dimension.startswith("*") else dimension


def _equal(left: str, right: str) -> bool:
    if " ".join(left.casefold().split()) == " ".join(right.casefold().split()):
        return True
    days = [[(mention.first, mention.last) for mention in find_dates(words)] for words in (left, right)]
    if days[0] or days[1]:
        return days[0] == days[1]
    mine, other = find_quantities(left, bare=True), find_quantities(right, bare=True)
    return (
        bool(mine)
        and len(mine) == len(other)
        and all(same_value(first, second) for first, second in zip(mine, other, strict=True))
    )
