"""Learns from the corpus what is furniture: notices, footers, navigation, clauses and includes that many documents carry."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kbaudit.candidates import common_limit
from kbaudit.detectors.units import Unit

MANY = 8
MANY_SHARE = 0.01
"""A unit in more than max(8, 1 %) of the documents is furniture wherever it stands."""

SOME = 4
"""One in at least this many is furniture when it stands in the same place everywhere."""

SAME_PLACE = 0.75
"""... that is: when this part of its documents have it at an edge of the page, or below the same heading."""

EDGE = 0.12
"""The part of a page's units that are its beginning, and as many its end."""

FEWEST = 6
"""Furniture is named in the report from this many words; shorter repeats ("See also:") are left out of comparisons in silence."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A text that many documents carry: how many, where, and the documents themselves, sorted."""

    text: str
    place: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Carried:
    """One unit as one document carries it."""

    document: str
    group: int
    position: float
    heading: str


def furniture(
    units: Mapping[str, Sequence[Unit]], groups: Mapping[str, int], headings: Mapping[str, Mapping[int, str]]
) -> dict[tuple[str, ...], tuple[_Carried, ...]]:
    """The words of the units that are furniture, each with where it stands.

    `groups` numbers the documents so that variants of one page count once; `headings` gives for each document the nearest
    heading above a unit, by the unit's start.
    """
    held = Counter(
        words for _, words in {(groups[identity], unit.words) for identity, found in units.items() for unit in found}
    )
    many = min(common_limit(len(set(groups.values()))), max(MANY, int(len(set(groups.values())) * MANY_SHARE)))
    carried: dict[tuple[str, ...], list[_Carried]] = defaultdict(list)
    for identity in sorted(units):
        found = units[identity]
        for number, unit in enumerate(found):
            if held[unit.words] >= SOME:
                place = number / max(1, len(found) - 1)
                heading = headings.get(identity, {}).get(unit.start, "")
                carried[unit.words].append(_Carried(identity, groups[identity], place, heading))
    return {
        words: tuple(places) for words, places in carried.items() if held[words] > many or _where(places) != "anywhere"
    }


def named(
    found: Mapping[tuple[str, ...], Sequence[_Carried]], units: Mapping[str, Sequence[Unit]], texts: Mapping[str, str]
) -> tuple[Boilerplate, ...]:
    """Furniture as the report names it: sentences of the same documents that follow each other are one entry."""
    entries: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words, places in found.items():
        documents = tuple(sorted({place.document for place in places}))
        if len(words) >= FEWEST:
            entries[documents].append(words)
    named_ones = []
    for documents, together in entries.items():
        wanted = set(together)
        first = documents[0]
        # One unit of code is a line: nobody would call it a notice.
        shown = [unit for unit in units[first] if unit.words in wanted and not unit.code]
        if shown:
            text = " ".join(" ".join(texts[first][unit.start : unit.end].split()) for unit in shown)
            named_ones.append(Boilerplate(text, _where(found[shown[0].words]), documents))
    return tuple(sorted(named_ones, key=lambda item: (-len(item.documents), item.text)))


def _where(places: Sequence[_Carried]) -> str:
    """Where most documents have it: "at the beginning", "at the end", "below “…”", or "anywhere"."""
    by_group = {place.group: place for place in places}
    enough = SAME_PLACE * len(by_group)
    if sum(place.position <= EDGE for place in by_group.values()) >= enough:
        return "at the beginning"
    if sum(place.position >= 1 - EDGE for place in by_group.values()) >= enough:
        return "at the end"
    heading, count = Counter(place.heading for place in by_group.values()).most_common(1)[0]
    return f"below “{heading}”" if heading and count >= enough else "anywhere"
