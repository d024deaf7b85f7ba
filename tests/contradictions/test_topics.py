"""A group of people that a title joins to another topic narrows nothing, nor does membership of the club that both speak of."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.audiences import one_club
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.topics import without_people_as_topic


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Training and apprentices", "Training"),
        ("Apprentices and training", "training"),
        ("Volunteers and events", "events"),
        ("Parking and contractors", "Parking"),
        ("Passwords & administrators", "Passwords"),
        ("Insurance and new hires", "Insurance"),
        ("Prices and members", "Prices"),
        ("Seasonal workers and uniforms", "uniforms"),
        ("Landlords and repairs", "repairs"),
        ("Meters and tenants", "Meters"),
    ],
)
def test_people_that_are_one_of_two_topics_are_left_out(title: str, left: str) -> None:
    assert without_people_as_topic(title) == left


@pytest.mark.parametrize(
    "title",
    [
        "Training for apprentices and trainees",
        "Apprentices",
        "Tenants and landlords",
        "Rights and duties of tenants",
        "Pay and hours for part-time staff",
        "Leave: apprentices and pay",
        "Training and equipment",
        "Apprentices (pay and hours)",
        "Members' discounts, points and more",
        "Guidance to landlords and agents",
    ],
)
def test_people_whom_a_title_is_for_stay(title: str) -> None:
    assert without_people_as_topic(title) == title


def test_a_page_with_two_topics_leaves_no_audience_open() -> None:
    text = "Expense claims must be submitted within {} days of the expense."
    open_scopes = [
        judge(
            side_of(text.format(60), document="a", path="a", title="Pay and expenses"),
            side_of(text.format(90), document="b", path="b", title=title, heading=("Travel",)),
        ).scope.unknown
        for title in ("Training and apprentices", "Training for apprentices")
    ]
    assert open_scopes == [(), (("audience", "", "intern"),)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Roots Club: questions members ask / Points lapse", "Points / go to Account > Roots Club > Balance"),
        ("Terms of the Harbour Rewards", "Harbour Rewards explained"),
        ("How to join Town Library", "Town Library: fees"),
        ("The Marlow Society / fees", "Fees of the Marlow Society"),
        ("North Shore Gym", "Opening hours / North Shore Gym"),
    ],
)
def test_two_texts_name_one_club(left: str, right: str) -> None:
    assert one_club(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Roots Club: questions", "Points and vouchers"),
        ("Roots Club: questions", "Shoots Club: questions"),
        ("Our club and its members", "Our club"),
        ("Join the club", "The club"),
        ("Roots Clubhouse", "Roots Clubhouse"),
        ("Staff Handbook", "Staff Handbook"),
    ],
)
def test_two_texts_name_no_club_in_common(left: str, right: str) -> None:
    assert not one_club(left, right)
