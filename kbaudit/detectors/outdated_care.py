"""When somebody last took care of a document, by the best evidence there is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kbaudit.detectors.widespread import WIDESPREAD
from kbaudit.facts.date_reading import Interval, readings
from kbaudit.model import Dated, DateRole, Document, Precision

CARE: tuple[DateRole, ...] = (
    DateRole.REVIEWED,
    DateRole.EDITED,
    DateRole.PUBLISHED,
    DateRole.EFFECTIVE,
    DateRole.CREATED,
    DateRole.AS_OF,
)
"""What shows that somebody read or wrote a document, the strongest first."""

FEWEST_FOR_STAMP = 5
"""Documents of a collection that must share a day before it can be an import stamp: in a small folder, alike days are chance."""

_PAST = {
    DateRole.REVIEWED: "last reviewed",
    DateRole.EDITED: "last edited",
    DateRole.PUBLISHED: "published",
    DateRole.EFFECTIVE: "in effect since",
    DateRole.CREATED: "created",
    DateRole.AS_OF: "stated as of",
}


@dataclass(frozen=True, slots=True)
class Evidences:
    """What the documents of a corpus tell about their care, once import stamps are set aside."""

    stamps: frozenset[tuple[str, DateRole, date]]

    def care_of(self, document: Document, today: date) -> Dated | None:
        """The date that shows the last care; None where nothing does.

        The latest day counts, and of dates of one day the strongest: reviewed before edited, published, in effect and created,
        and what a document says of itself before git. Future dates show nothing.
        """
        known = [dated for dated in self._telling(document, today) if dated.role in CARE]
        return max(known, key=lambda dated: (dated.last, not _from_git(dated), -CARE.index(dated.role)), default=None)

    def last(self, document: Document, role: DateRole, today: date) -> Dated | None:
        """The last date of one role; None where none tells anything."""
        known = [dated for dated in self._telling(document, today) if dated.role is role]
        return max(known, key=lambda dated: (dated.last, not _from_git(dated)), default=None)

    def _telling(self, document: Document, today: date) -> Iterator[Dated]:
        for dated in document.dates:
            if dated.first <= today and (document.collection, dated.role, dated.first) not in self.stamps:
                yield dated


def evidences(documents: Iterable[Document]) -> Evidences:
    """Learn import stamps: a day that more than 30 % of a collection's documents share in one role says nothing of any of them.

    Git dates are left out: their mass edits are discounted where the history is read.
    """
    size: Counter[str] = Counter()
    shared: Mapping[str, Counter[tuple[DateRole, date]]] = defaultdict(Counter)
    for document in documents:
        size[document.collection] += 1
        shared[document.collection].update(
            {(dated.role, dated.first) for dated in document.dates if dated.role in _STAMPED and not _from_git(dated)}
        )
    return Evidences(
        frozenset(
            (collection, role, day)
            for collection, counts in shared.items()
            for (role, day), count in counts.items()
            if count >= FEWEST_FOR_STAMP and count > WIDESPREAD * size[collection]
        )
    )


_STAMPED = frozenset({DateRole.EDITED, DateRole.CREATED, DateRole.PUBLISHED})


def _from_git(dated: Dated) -> bool:
    return dated.origin.startswith("git")


def latest(dated: Dated) -> date:
    """The last day that a date may mean: the later reading where day and month may be the other way round."""
    return max(readings(Interval(dated.first, dated.last, dated.precision, dated.ambiguous)))


def said(dated: Dated) -> str:
    """A care date in words: "last reviewed on 4 March 2024"."""
    words = _PAST.get(dated.role, str(dated.role))
    if dated.role is DateRole.EFFECTIVE or dated.role is DateRole.AS_OF or dated.precision is not Precision.DAY:
        return f"{words} {shown(dated)}"
    return f"{words} on {shown(dated)}"


def shown(dated: Dated) -> str:
    """A date as people write it, as exactly as it was stated."""
    return shown_interval(dated.first, dated.last, dated.precision)


def shown_interval(first: date, last: date, precision: Precision) -> str:
    """Write “31 March 2024”, “March 2024”, “autumn 2024”, “Q2 2023”, “2021”, or both ends of a range."""
    if precision is Precision.DAY or first == last:
        return shown_day(first)
    if precision is Precision.MONTH and first.day == 1:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if precision is Precision.QUARTER:
        return f"Q{(first.month + 2) // 3} {first.year}"
    if precision is Precision.YEAR and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if precision is Precision.WEEK:
        return f"the week of {shown_day(first)}"
    if precision is Precision.HALF and (half := _HALVES.get((first.month, last.month))):
        return f"the {half} half of {first.year}"
    if precision is Precision.SEASON and (season := _SEASONS.get((first.month, last.month))):
        return f"{season} {first.year}{f'/{last.year % 100:02}' if last.year > first.year else ''}"
    return f"{shown_day(first)} to {shown_day(last)}"


def shown_day(day: date) -> str:
    """Write “31 March 2024”."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_HALVES = {(1, 6): "first", (7, 12): "second"}
_SEASONS = {(3, 5): "spring", (6, 8): "summer", (9, 11): "autumn", (12, 2): "winter"}
"""Seasons by their first and last month, as `kbaudit.facts.dates` reads them."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def ago(day: date, today: date) -> str:
    """Write “654 days ago” or “yesterday”."""
    days = (today - day).days
    return "yesterday" if days == 1 else f"{days:,} days ago"
