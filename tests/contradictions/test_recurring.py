"""How often something is done, and after what time it is done again."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.view import face


def clashes(left: str, right: str) -> list[bool]:
    return [bool(face(side_of(mine), side_of(other)).clashes) for mine, other in ((left, right), (right, left))]


@pytest.mark.parametrize(
    ("often", "after"),
    [
        ("Laptops are replaced every four years.", "A laptop is replaced after three years."),
        ("The filter is changed every six months.", "Filters are changed after a year."),
        ("Passwords are renewed every 90 days.", "A password expires after 60 days."),
        ("First aiders renew their card every two years.", "The card of a first aider lapses after 36 months."),
        ("The extinguisher is checked yearly.", "An extinguisher is checked again after two years."),
        ("Curtains are changed quarterly.", "Swap the curtains after six months."),
        ("Training is repeated annually.", "The training falls due again after two years."),
        ("Gauges are recalibrated each year.", "A gauge is recalibrated after 18 months."),
        ("The licence is renewed every year.", "The licence runs out after three years."),
        ("Staff come in at least one day a week.", "Staff are in the office twice weekly."),
        ("The bins are emptied on two days a week.", "Bins are emptied three times a week."),
    ],
)
def test_two_intervals_of_one_thing_clash(often: str, after: str) -> None:
    assert clashes(often, after) == [True, True]


@pytest.mark.parametrize(
    ("often", "after"),
    [
        ("Laptops are replaced every three years.", "A laptop is replaced after 36 months."),
        ("Passwords are renewed every 90 days.", "A password expires after three months."),
        ("Backups run every night.", "Backups are deleted after 30 days."),
        ("We look at it every year.", "The offer ends in two years."),
        ("The report comes monthly.", "You may leave after six months."),
        ("Training is repeated annually.", "A record of it is kept for two years."),
        ("The filter is changed every six months.", "The filter holds for a year."),
        ("The lift is inspected yearly.", "The repair took two days."),
        ("Rents are reviewed every year.", "Rents were frozen for two years."),
        ("Staff come in two days a week.", "Staff are in the office twice weekly."),
        ("You have 20 days a year.", "The class meets twice a year."),
    ],
)
def test_one_interval_or_another_matter_does_not(often: str, after: str) -> None:
    assert clashes(often, after) == [False, False]
