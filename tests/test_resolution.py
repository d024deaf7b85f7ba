"""The figures that show whether work on findings gets anywhere count content, never suppression."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kbaudit.lifecycle import Ending
from kbaudit.resolution import GROUPS, Life, by_group, overall

START = date(2026, 1, 1)
TODAY = START + timedelta(days=30)


def life(name: str, opened: int = 0, closed: int | None = None, ending: Ending = Ending.EDIT, **changes: Any) -> Life:
    given = Life(
        name,
        "KB201",
        ("ann",),
        ("help",),
        opened=START + timedelta(days=opened),
        origin=START + timedelta(days=opened),
        closed=None if closed is None else START + timedelta(days=closed),
        ending=None if closed is None else ending,
    )
    return replace(given, **changes)


def test_edits_and_removals_resolve_and_settings_do_not() -> None:
    figures = overall(
        [
            life("a", closed=3),
            life("b", closed=4, ending=Ending.REMOVAL),
            life("c"),
            life("d", closed=5, ending=Ending.SETTINGS),
        ],
        TODAY,
    )
    assert (figures.found, figures.by_edit, figures.by_removal, figures.open, figures.lapsed) == (3, 1, 1, 1, 1)
    assert figures.resolution_rate == 2 / 3


def test_suppressing_raises_no_rate() -> None:
    lives = [life("a", closed=3), life("b"), life("c")]
    before = overall(lives, TODAY)
    after = overall([*lives[:2], replace(lives[2], suppressed=True)], TODAY)
    assert after.resolution_rate == before.resolution_rate == 1 / 3
    assert (after.open, after.suppressed) == (1, 1)


def test_a_finding_labelled_false_or_suppressed_from_the_start_is_no_finding() -> None:
    assert overall([life("a", closed=3), life("b", false=True), life("c", ever_open=False)], TODAY).found == 1


def test_a_finding_that_goes_on_in_other_words_is_counted_once_with_the_age_of_its_beginning() -> None:
    figures = overall(
        [life("a", closed=20, ending=Ending.REWORDED), life("b", 20, origin=START)],
        TODAY,
    )
    assert (figures.found, figures.open, figures.resolutions, figures.age_median) == (1, 1, 0, 30)


def test_a_finding_that_came_back_is_open_counts_as_a_return_and_is_young_again() -> None:
    figures = overall([life("a", closed=10), life("a", 11, reopened=True)], TODAY)
    assert (figures.found, figures.open, figures.resolution_rate, figures.resolutions) == (1, 1, 0.0, 1)
    assert (figures.reopened, figures.age_median) == ((1, 1, 1), 19)


def test_returns_are_counted_by_how_soon_they_came() -> None:
    lives = []
    for name, days in (("a", 1), ("b", 2), ("c", 7), ("d", 8), ("e", 30), ("f", 31)):
        lives += [life(name, closed=0), life(name, days, reopened=True)]
    figures = overall([*lives, life("g", closed=0), life("h", closed=0)], TODAY)
    assert figures.reopened == (1, 3, 5)
    assert figures.reopen_rates == (1 / 8, 3 / 8, 5 / 8)


def test_ages_are_those_of_the_open_findings_that_the_latest_run_saw() -> None:
    figures = overall([life(str(day), day) for day in range(11)] + [life("out of sight", 0, seen=False)], TODAY)
    assert (figures.age_median, figures.age_90, figures.not_seen) == (25, 29, 1)


def test_no_age_is_below_zero_when_the_clock_was_set_back() -> None:
    figures = overall([life("a", 10), life("b", closed=10), life("b", 5, reopened=True)], START)
    assert (figures.age_median, figures.reopened) == (0, (1, 1, 1))


def test_a_finding_counts_for_each_of_its_owners_and_for_nobody_where_there_is_none() -> None:
    groups = by_group([life("a", owners=("ann", "bob")), life("b", owners=())], TODAY, GROUPS["owner"])
    assert [(item.group, item.open) for item in groups] == [("(nobody)", 1), ("ann", 1), ("bob", 1)]


def test_nothing_found_gives_no_rates() -> None:
    figures = overall([], TODAY)
    assert (figures.resolution_rate, figures.reopen_rates, figures.age_median) == (None, (None, None, None), None)
