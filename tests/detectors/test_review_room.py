"""Conflicts for review are few, whichever rule they are of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kbaudit.detectors.review_room import room_for_review, within_room
from kbaudit.model import Finding, Tier
from tests.making import finding


def conflict(number: int, confidence: float, tier: Tier = Tier.REVIEW, rule: str = "KB206") -> Finding:
    return replace(finding((f"{number}.md",), rule=rule), tier=tier, confidence=confidence)


@pytest.mark.parametrize(("claims", "room"), [(0, 1), (300, 1), (1000, 3), (13_083, 39)])
def test_there_is_room_for_three_in_a_thousand_and_for_one_at_least(claims: int, room: int) -> None:
    assert room_for_review(claims) == room


def test_the_surest_stay_and_what_counts_or_is_no_conflict_is_left_alone() -> None:
    unsure = [conflict(number, number / 100) for number in range(1, 9)]
    others = [conflict(20, 0.1, Tier.CONFLICT), conflict(21, 0.1, rule="KB105"), conflict(22, 0.9, rule="KB201")]
    left = within_room([*unsure, *others], 1000)
    assert left == [*unsure[6:], *others]
