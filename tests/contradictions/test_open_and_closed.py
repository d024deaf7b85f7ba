"""Open and closed are what two statements differ in, unless they tell two sorts of things apart; what follows is no subject."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The boathouse by the lock is open on Mondays.", "The boathouse by the lock is closed on Mondays."),
        (
            "The lower towpath stays open in winter for cyclists.",
            "The lower towpath stays closed in winter for cyclists.",
        ),
        ("The swimming hall is always open on the last Friday.", "The swimming hall is now closed on the last Friday."),
        (
            "The tea room of the mill is open every evening, Mondays included.",
            "The tea room of the mill is closed on Monday evenings.",
        ),
    ],
)
def test_what_is_open_is_held_against_what_is_closed(left: str, right: str) -> None:
    judgement = judge(side_of(left), side_of(right))
    assert "other scope" not in judgement.fired
    assert judgement.tier is Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Open tenders of the harbour board need two signatures.",
            "Closed tenders of the harbour board need four signatures.",
        ),
        (
            "Members may read all open minutes of the harbour board.",
            "Members may not read the closed minutes of the harbour board.",
        ),
    ],
)
def test_open_and_closed_things_are_two_sorts(left: str, right: str) -> None:
    assert "other scope" in judge(side_of(left), side_of(right)).fired


def test_what_follows_from_a_denial_and_when_it_is_affirmed_is_not_what_the_page_is_about() -> None:
    denied = side_of("A tow rope is not provided; ask skippers to bring their own.", title="Notes for skippers")
    given = side_of("A tow rope is provided free of charge if you ask when you book.", title="Booking a berth")
    assert "other first noun" not in judge(denied, given).fired


def test_one_sentence_about_two_things_stays_two() -> None:
    rope = side_of("A tow rope is not provided on the pier.", title="The tow rope")
    vest = side_of("A life vest is provided on the pier.", title="The life vest")
    assert judge(rope, vest).tier is not Tier.CONFLICT
