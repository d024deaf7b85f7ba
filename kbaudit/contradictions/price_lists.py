"""Lists of prices, limits and targets that have their year in the title: the latest is in force until another follows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Side
from kbaudit.model import Document
from kbaudit.normalisation import normalise

__all__ = ["lists_in_force", "without_years_of_lists"]

_LIST = re.compile(
    r"(?i)(?<![\w-])(?:allowances|charges|entitlements|fares|fees|limits|price ?lists?|prices|rates|rents|"
    r"service levels|surcharges|(?:response|service) targets|tariffs?|thresholds)(?![\w-])"
)
_NO_LIST = re.compile(
    r"(?i)\b(?:archived?|changes?|draft|former|history|increases?|minutes|news|notice|old|previous|proposals?|proposed|report|review|survey)\b"
)
_YEAR = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:\s?[/–-]\s?(?:(?:19|20)?\d\d))?(?!\d)")


def lists_in_force(documents: Iterable[Document], sides: Iterable[Side]) -> frozenset[str]:
    """The documents that are the latest of the lists of prices with their title, none of them two years older than any page."""
    editions: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for document in documents:
        title = document.title or ""
        year = _YEAR.search(title)
        if year is not None and _LIST.search(title) and not _NO_LIST.search(title):
            editions[" ".join(normalise(_YEAR.sub(" ", title)).split())].append((int(year["first"]), document.id))
    dated = max((side.day.year for side in sides if side.day), default=0)
    latest = {name: max(found) for name, found in editions.items()}
    return frozenset(
        identity
        for name, found in editions.items()
        for year, identity in found
        if year == latest[name][0] and year >= dated - 1
    )


def without_years_of_lists(compared: ScopeComparison, in_force: tuple[bool, bool]) -> ScopeComparison:
    """The comparison where a year is not unknown that only the title of a list in force names, left or right.

    What such a list says holds now, as what a page says that names no year.
    """
    unknown = tuple(
        (dimension, mine, other)
        for dimension, mine, other in compared.unknown
        if dimension != "period" or not (mine or other).isdigit() or not (in_force[0] if mine else in_force[1])
    )
    return ScopeComparison(compared.different, unknown)
