"""Dates that documents state: as intervals, with their role and where they were read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kbaudit.model.blocks import Place


class Precision(StrEnum):
    """How exactly a date was stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"


class DateRole(StrEnum):
    """What a date says about its document."""

    CREATED = "created"
    EDITED = "edited"
    REVIEWED = "reviewed"
    REVIEW_BY = "review-by"
    PUBLISHED = "published"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    AS_OF = "as-of"
    SUPERSEDED_ON = "superseded-on"
    COPYRIGHT = "copyright"
    MENTIONED = "mentioned"


IMPORTED = "git: added together with many other files"
"""Origin of a first commit that is an import: the page is at least so old, but nothing tells how old it is."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as an interval `first`..`last`, both inclusive, with what it says and where it was read.

    `origin` is for people: "front matter: last_reviewed", "text", "git", "document properties: modified".
    `span` is given for dates that stand in the text.
    """

    first: date
    last: date
    precision: Precision
    role: DateRole
    origin: str
    raw: str
    place: Place = Place()
    span: tuple[int, int] | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class BrokenDate:
    """A field that should hold a date and does not: "2025-02-30" under `last_updated`."""

    role: DateRole
    origin: str
    raw: str
    reason: str
    place: Place = Place()
