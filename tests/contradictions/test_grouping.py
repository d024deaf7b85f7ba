"""What is said on one question is one matter, with everybody who says it."""

from __future__ import annotations

from dataclasses import replace

from kbaudit.contradictions.grouping import group
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier

SURE = judge(
    side_of("Refunds are paid out within 14 days of the return."),
    side_of("Refunds are paid out within 30 days of the return."),
)
UNSURE = replace(SURE, tier=Tier.REVIEW, confidence=0.4)


def test_a_place_that_says_the_same_less_surely_is_told_with_the_matter() -> None:
    (matter,) = group({(0, 3): SURE, (1, 3): SURE, (2, 3): UNSURE}, ())
    assert (matter.tier, matter.centre, matter.others) == (Tier.CONFLICT, 3, (0, 1))
    assert matter.agreeing == ((0, 2),)


def test_what_may_hold_elsewhere_is_not_told_with_the_matter() -> None:
    elsewhere: Judgement = replace(UNSURE, scope=ScopeComparison(unknown=(("region", "germany", ""),)))
    (matter,) = group({(0, 3): SURE, (1, 3): SURE, (2, 3): elsewhere}, ())
    assert matter.agreeing == ()
