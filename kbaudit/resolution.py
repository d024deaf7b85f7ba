"""Whether work on the findings gets anywhere: how many were put right, how many came back, and how old the open ones are.

Only content puts a finding right. A suppressed one stays among those that were found, so that suppressing raises no rate; one
that was labelled false is left out, because nothing can put it right; and one that goes on in other words or under another
file name is counted once, with the age of its beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kbaudit.lifecycle import Ending

WITHIN: Mapping[str, int] = {"24h": 1, "7d": 7, "30d": 30}
"""Days within which a resolved finding may be found again. A nightly audit sees hours as the next day."""

NOBODY = "(nobody)"
"""What stands for findings of documents that nobody owns."""


@dataclass(frozen=True, slots=True)
class Life:
    """One stretch in which a finding was there. The days are those of the runs that saw it begin and end.

    `suppressed` is whether it is (or at its end was) suppressed, `ever_open` whether any run saw it unsuppressed, `seen`
    whether the latest run saw it, `false` whether somebody labelled it so. `origin` is the day its trouble was first found.
    """

    fingerprint: str
    rule: str
    owners: tuple[str, ...]
    collections: tuple[str, ...]
    opened: date
    origin: date
    closed: date | None = None
    ending: Ending | None = None
    reopened: bool = False
    suppressed: bool = False
    ever_open: bool = True
    seen: bool = True
    false: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of the findings of one group. Rates are in [0, 1], None where there is nothing to count; ages in days.

    `found` = `open` + `suppressed` + `by_edit` + `by_removal`; `lapsed` went for other reasons than content. `resolutions`
    counts every time a finding was put right, `reopened` how many of those came back within so many days (`WITHIN`).
    `not_seen` of the open ones were not looked at by the latest run and have no part in the ages.
    """

    group: str
    found: int
    open: int
    suppressed: int
    by_edit: int
    by_removal: int
    lapsed: int
    not_seen: int
    resolutions: int
    reopened: tuple[int, ...]
    age_median: float | None
    age_90: float | None

    @property
    def resolution_rate(self) -> float | None:
        """The share of the findings that content put right and that stayed so."""
        return (self.by_edit + self.by_removal) / self.found if self.found else None

    @property
    def reopen_rates(self) -> tuple[float | None, ...]:
        """For each entry of `WITHIN` the share of resolutions after which the finding came back so soon."""
        return tuple(count / self.resolutions if self.resolutions else None for count in self.reopened)


def overall(lives: Iterable[Life], today: date) -> Figures:
    """The figures of all findings together. `today` is the day of the latest run."""
    return _figures("all", _that_count(lives), today)


def by_group(lives: Iterable[Life], today: date, groups_of: Callable[[Life], Sequence[str]]) -> tuple[Figures, ...]:
    """The figures of each group, most open findings first. A finding that concerns several groups counts in each."""
    groups: dict[str, list[Life]] = defaultdict(list)
    for life in _that_count(lives):
        for group in groups_of(life) or (NOBODY,):
            groups[group].append(life)
    found = (_figures(group, members, today) for group, members in groups.items())
    return tuple(sorted(found, key=lambda item: (-item.open, item.group)))


GROUPS: Mapping[str, Callable[[Life], Sequence[str]]] = {
    "owner": lambda life: life.owners,
    "rule": lambda life: (life.rule,),
    "collection": lambda life: life.collections,
}
"""What findings can be grouped by."""


def _that_count(lives: Iterable[Life]) -> list[Life]:
    """The lives of findings that were open at some time and that nobody labelled false."""
    given = list(lives)
    open_once = {life.fingerprint for life in given if life.ever_open}
    return [life for life in given if life.fingerprint in open_once and not life.false]


def _figures(group: str, lives: Sequence[Life], today: date) -> Figures:
    stretches: dict[str, list[Life]] = defaultdict(list)
    for life in sorted(lives, key=lambda item: item.opened):
        stretches[life.fingerprint].append(life)
    last = [series[-1] for series in stretches.values() if not (series[-1].ending and series[-1].ending.goes_on)]
    alive = [life for life in last if life.ending is None]
    standing = [life for life in alive if not life.suppressed]
    by_edit = sum(life.ending in (Ending.EDIT, Ending.ELSEWHERE) for life in last)
    by_removal = sum(life.ending is Ending.REMOVAL for life in last)
    resolutions, returns = _returns(stretches.values())
    ages = sorted(max(0, (today - life.origin).days) for life in standing if life.seen)
    return Figures(
        group=group,
        found=len(alive) + by_edit + by_removal,
        open=len(standing),
        suppressed=len(alive) - len(standing),
        by_edit=by_edit,
        by_removal=by_removal,
        lapsed=len(last) - len(alive) - by_edit - by_removal,
        not_seen=sum(not life.seen for life in standing),
        resolutions=resolutions,
        reopened=tuple(sum(days <= within for days in returns) for within in WITHIN.values()),
        age_median=_percentile(ages, 0.5),
        age_90=_percentile(ages, 0.9),
    )


def _returns(stretches: Iterable[Sequence[Life]]) -> tuple[int, list[int]]:
    """How often findings were put right, and after how many days they came back where they did."""
    resolutions, days = 0, []
    for series in stretches:
        for life, following in zip(series, (*series[1:], None), strict=True):
            if life.ending is not None and life.ending.settles and life.closed is not None:
                resolutions += 1
                if following is not None and following.reopened:
                    days.append(max(0, (following.opened - life.closed).days))
    return resolutions, days


def _percentile(values: Sequence[int], share: float) -> float | None:
    """The value below which a share of the sorted values lies, straight lines drawn between neighbours."""
    if not values:
        return None
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
