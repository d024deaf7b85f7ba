"""What begins or ends with an event in one sentence, and only some time behind it in the other."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.moments import Turn, moments_of, opposite_moments
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.stances import MOMENT, stance_clashes


@pytest.mark.parametrize(
    ("sentence", "turn", "later"),
    [
        ("The berth is cancelled when the boat is sold.", Turn.ENDS, False),
        ("Gate cards are deactivated on the tenant's moving day.", Turn.ENDS, False),
        ("The loan falls due upon the sale of the house.", Turn.BEGINS, False),
        ("Cover starts immediately on signature of the form.", Turn.BEGINS, False),
        ("Cover starts three weeks after signature of the form.", Turn.BEGINS, True),
        ("Photographs are deleted 90 days after the competition.", Turn.ENDS, True),
        ("Gate cards keep working for two days after the tenant's moving day.", Turn.ENDS, True),
        ("Your seat remains yours for another year after the last concert.", Turn.ENDS, True),
    ],
)
def test_a_sentence_says_when_something_begins_or_ends(sentence: str, turn: Turn, later: bool) -> None:
    assert [(item.turn, item.later) for item in moments_of(sentence)] == [(turn, later)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Photographs are deleted within 90 days after the competition.",
        "Photographs are deleted at least 90 days after the competition.",
        "The berth is not cancelled when the boat is sold.",
        "Gate cards are issued on request.",
        "The shop is closed on weekdays and opens at noon.",
        "Only the stern line is released when the bell rings.",
        "The choir sings on Sunday.",
    ],
)
def test_a_bound_a_denial_or_another_on_says_nothing(sentence: str) -> None:
    assert not [item for item in moments_of(sentence) if item.event - {"weekday", "noon"}]


def exclude(left: str, right: str) -> bool:
    return opposite_moments(moments_of(left), moments_of(right)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Cover starts on signature of the form.", "Cover starts three weeks after signature of the form."),
        (
            "Prints are deleted when the contest ends.",
            "Prints stay available for a month after the contest ends.",
        ),
        ("Gate cards are deactivated on the moving day.", "Gate cards keep working for two days after the moving day."),
        (
            "You lose your berth as soon as you sell the boat.",
            "You keep your berth for a year after you sell the boat.",
        ),
        (
            "The lease ends upon death of the tenant.",
            "The lease continues for three months after the death of the tenant.",
        ),
    ],
)
def test_at_once_and_later_exclude_each_other(left: str, right: str) -> None:
    assert exclude(left, right)
    assert exclude(right, left)
    assert [clash.predicate for clash in stance_clashes(side_of(left), side_of(right))] == [MOMENT]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # another thing
        ("Gate cards are deactivated on the moving day.", "Deposits are released two weeks after the moving day."),
        ("Skippers lose their key when the season ends.", "Wardens keep their key for a month after the season ends."),
        # another event
        ("Cover starts on signature of the form.", "Cover starts three weeks after payment of the premium."),
        # at once, or later, on both sides
        ("Prints are deleted when the contest ends.", "When the contest ends, prints are deleted."),
        (
            "Photographs are deleted 90 days after the competition.",
            "Photographs stay available for 90 days after the competition.",
        ),
        # one begins, the other ends
        ("The lease starts upon payment of the deposit.", "The lease ends one year after payment of the deposit."),
    ],
)
def test_other_things_other_events_and_one_moment_do_not(left: str, right: str) -> None:
    assert not exclude(left, right)
    assert not exclude(right, left)


def test_the_two_are_judged_by_what_they_say_of_one_thing() -> None:
    left = side_of("Gate cards are deactivated on the tenant's moving day.", document="a.md")
    right = side_of("Gate cards keep working for two days after the tenant's moving day.", document="b.md")
    judged = judge(left, right)
    assert judged.rule == "KB203"
    assert judged.guards == ()
