"""Which of several values looks right, and why: by who says it, when it was looked after, and what kind of page says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.detectors.keeper import CARE
from kbaudit.facts.origins import origin_in_words
from kbaudit.model import IMPORTED, Dated, Document, Status

__all__ = ["Verdict", "verdict"]

FRESHER_BY = 60
"""Days by which one document must have been looked after later than another to be called the fresher one."""

LINKED = 3
"""Links that the pages of one value need, and twice those of any other, to be called the ones that readers are sent to."""

_BINDING = frozenset({"policy", "legal"})
"""Kinds of documents that set rules; the others repeat them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The value that looks right with the document to keep; both None where that cannot be told. `why` says it either way."""

    value: str | None
    keep: str | None
    why: str


@dataclass(frozen=True, slots=True)
class _Standing:
    """What speaks for one value: who says it, when it was last looked after (None: not known), how many pages link there."""

    value: str
    documents: tuple[Document, ...]
    care: Dated | None
    links: int

    @property
    def day(self) -> date:
        return self.care.last if self.care else date.min

    @property
    def binding(self) -> bool:
        return any(document.kind in _BINDING for document in self.documents)

    @property
    def owned(self) -> bool:
        return any(document.owner for document in self.documents)

    @property
    def looked_after(self) -> str:
        """The day and where it was read: `2025-06-01, front matter: last_reviewed`."""
        return f"{self.day.isoformat()}, {origin_in_words(self.care.origin)}" if self.care else "not dated"


def verdict(
    claimed: Mapping[str, frozenset[str]], documents: Mapping[str, Document], linked: Mapping[str, int], today: date
) -> Verdict:
    """Weigh the values of one matter. `claimed` gives the ids of the documents that say each; `linked` counts links to a page.

    A value looks right where every other is said only by pages that are marked as outdated; else where the page that was looked
    after last, or most pages, say it, and neither speaks for another value;
    that it stands in a policy, is linked to or owned is told, but decides nothing. Dates after today and those of a mass import
    count for nothing.
    """
    standings = [
        _standing(value, _current([documents[identity] for identity in sorted(found)]), linked, today)
        for value, found in sorted(claimed.items())
    ]
    if len(standings) < 2 or len({document.id for item in standings for document in item.documents}) < 2:
        return Verdict(None, None, "Both stand in one document, so that nothing tells which of them holds.")
    if right := _only_current(standings):
        marked = f"“{right.value}” looks right: whatever says otherwise is marked as outdated."
        return Verdict(right.value, _best(right, linked, today).id, marked)
    fresher, majority = _fresher(standings), _majority(standings)
    if fresher and majority and fresher is not majority:
        return Verdict(
            None,
            None,
            f"It cannot be told which holds: {len(majority.documents)} documents say “{majority.value}”, but the one that was "
            f"looked after last ({fresher.looked_after}) says “{fresher.value}”.",
        )
    right = fresher or majority
    if right is None:
        return Verdict(None, None, _undecided(standings))
    best = _best(right, linked, today)
    reasons = ", ".join(_reasons(right, standings, fresher=fresher is right, majority=majority is right))
    return Verdict(right.value, best.id, f"“{right.value}” looks right: {reasons}.")


def _current(holders: Sequence[Document]) -> Sequence[Document]:
    """Those that are not marked as outdated, which speak for a value; all, where it has no others."""
    return [document for document in holders if document.status is Status.LIVE] or holders


def _standing(value: str, holders: Sequence[Document], linked: Mapping[str, int], today: date) -> _Standing:
    cares = [care for document in holders if (care := _care(document, today))]
    return _Standing(
        value,
        tuple(holders),
        max(cares, key=lambda care: (care.last, care.origin), default=None),
        max((linked.get(document.id, 0) for document in holders), default=0),
    )


def _care(document: Document, today: date) -> Dated | None:
    """The last time that somebody looked after a document."""
    dates = [
        dated for dated in document.dates if dated.role in CARE and dated.last <= today and dated.origin != IMPORTED
    ]
    return max(dates, key=lambda dated: dated.last, default=None)


def _day(document: Document, today: date) -> date:
    care = _care(document, today)
    return care.last if care else date.min


def _best(right: _Standing, linked: Mapping[str, int], today: date) -> Document:
    """The document to keep of those that say the value that looks right."""
    return min(right.documents, key=lambda item: (-_day(item, today).toordinal(), -linked.get(item.id, 0), item.id))


def _only_current(standings: Sequence[_Standing]) -> _Standing | None:
    """The one value that a page says which is not marked as outdated."""
    current = [item for item in standings if any(document.status is Status.LIVE for document in item.documents)]
    return current[0] if len(current) == 1 else None


def _fresher(standings: Sequence[_Standing]) -> _Standing | None:
    """The value of the page that was looked after last; where one has no date, nobody knows which that is."""
    if not all(standing.care for standing in standings):
        return None
    newest, second = sorted(standings, key=lambda item: (item.day, item.value), reverse=True)[:2]
    return newest if (newest.day - second.day).days >= FRESHER_BY else None


def _majority(standings: Sequence[_Standing]) -> _Standing | None:
    most, second = sorted(standings, key=lambda item: (-len(item.documents), item.value))[:2]
    return most if len(most.documents) >= 2 and len(most.documents) > len(second.documents) else None


def _reasons(right: _Standing, standings: Sequence[_Standing], *, fresher: bool, majority: bool) -> Iterator[str]:
    others = [standing for standing in standings if standing is not right]
    if fresher:
        yield f"it was looked after last ({right.looked_after})"
    if majority:
        yield f"{len(right.documents)} documents say the same"
    if right.binding and not any(standing.binding for standing in others):
        yield f"it stands in a policy and the {'other does' if len(others) == 1 else 'others do'} not"
    if right.links >= LINKED and all(right.links >= 2 * standing.links for standing in others):
        yield f"{right.links} pages link to it"
    if right.owned and not any(standing.owned for standing in others):
        yield f"nobody owns the {'other page' if len(others) == 1 else 'other pages'}"


def _undecided(standings: Sequence[_Standing]) -> str:
    dated = [standing for standing in standings if standing.care]
    if not dated:
        when = "no page is dated"
    elif len(dated) < len(standings):
        when = (
            f"only the page with “{dated[0].value}” is dated ({dated[0].looked_after})"
            if len(dated) == 1
            else "some pages have no date"
        )
    else:
        said = "; ".join(f"“{standing.value}” stands on a page of {standing.looked_after}" for standing in dated[:3])
        when = f"none is clearly newer ({said})"
    ruling = [standing for standing in standings if standing.binding]
    hint = f" Only “{ruling[0].value}” stands in a policy." if len(ruling) == 1 else ""
    return f"It cannot be told which holds: {when}, and no majority says the same.{hint}"
