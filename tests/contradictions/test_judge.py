"""The judge: one slot differs, everything else is the same, and the scope is the same."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import Side, side_of
from kbaudit.model import Tier


def said(text: str, title: str = "", heading: tuple[str, ...] = (), path: str = "") -> Side:
    return side_of(text, title=title, heading=heading, path=path, document=path)


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            "Refunds are paid out within 14 days of the return.",
            "Refunds are paid out within 30 days of the return.",
            "KB201",
        ),
        (
            "The workspace plan costs $40 a month for each seat.",
            "The workspace plan costs $55 a month for each seat.",
            "KB201",
        ),
        (
            "Half of the deposit is refunded after a cancellation.",
            "70 % of the deposit is refunded after a cancellation.",
            "KB201",
        ),
        (
            "The old billing portal will be switched off on March 1, 2026.",
            "The old billing portal will be switched off on June 30, 2026.",
            "KB202",
        ),
        (
            "Every traveller must attach a receipt to the claim.",
            "Every traveller need not attach a receipt to the claim.",
            "KB204",
        ),
        (
            "Send suspicious messages to phishing@acme.org for review.",
            "Send suspicious messages to abuse@acme.org for review.",
            "KB205",
        ),
    ],
)
def test_two_values_for_one_thing_are_a_conflict(left: str, right: str, rule: str) -> None:
    judgement = judge(said(left), said(right))
    assert (judgement.rule, judgement.tier) == (rule, Tier.CONFLICT), judgement.guards


def test_yes_against_no_is_a_conflict() -> None:
    judgement = judge(
        said("Sandbox instances are not available on weekends."), said("Sandbox instances are available on weekends.")
    )
    assert judgement.tier is Tier.CONFLICT
    assert judgement.rule in ("KB203", "KB204")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Refunds are paid out within 14 days of the return.", "Refunds are paid out within two weeks of the return."),
        ("The session ends after 60 minutes without activity.", "The session ends after 1 hour without activity."),
        ("You can invite up to 5 guests to a workspace.", "You can invite no more than five guests to a workspace."),
        (
            "Members of the team may not use the shared password.",
            "Members of the team may not make use of the shared password.",
        ),
        ("Please note that parcels leave the warehouse daily.", "Parcels leave the warehouse every day."),
    ],
)
def test_the_same_said_otherwise_is_no_conflict(left: str, right: str) -> None:
    assert judge(said(left), said(right)).tier is None


def test_a_region_named_on_both_sides_keeps_them_apart() -> None:
    left = said("Full-time staff receive 25 days of paid leave a year.", title="Leave in Canada", path="ca.md")
    right = said("Full-time staff receive 20 days of paid leave a year.", title="Leave in Japan", path="jp.md")
    judgement = judge(left, right)
    assert judgement.tier is None
    assert "other scope" in judgement.guards


def test_a_region_named_on_one_side_is_for_review_and_said() -> None:
    left = said("Full-time staff receive 25 days of paid leave a year.", title="Leave in Canada", path="ca.md")
    right = said("Full-time staff receive 20 days of paid leave a year.", title="Leave", path="leave.md")
    judgement = judge(left, right)
    assert judgement.tier in (Tier.REVIEW, None)
    assert ("region", "canada", "") in judgement.scope.unknown


def test_the_verdict_does_not_depend_on_the_order_of_the_two() -> None:
    left, right = said("Logs are kept for 30 days in the archive."), said("Logs are kept for 90 days in the archive.")
    forth, back = judge(left, right), judge(right, left)
    assert (forth.tier, forth.rule, forth.confidence) == (back.tier, back.rule, back.confidence)
    assert forth.slots == tuple((b, a) for a, b in back.slots)


def test_a_statement_does_not_contradict_itself() -> None:
    side = said("A visitor badge must be returned within 8 hours to the front desk.")
    assert judge(side, side).tier is None
