"""Words for people and for the weekend are a scope only where they say for whom or when something holds."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.audiences import speaks_to_members
from kbaudit.contradictions.scope import in_words
from kbaudit.contradictions.side import side_of


def named(text: str, dimension: str) -> list[str]:
    return [value for name, value in in_words(text) if name == dimension]


@pytest.mark.parametrize(
    "text",
    [
        "Sundays are paid at twice the hourly rate.",
        "The hourly charge is £12.",
        "Guest passes a year: 4",
        "The guest flat costs £22 a night.",
        "Guest speakers are announced a week ahead.",
        "A larger share is up to you and your lender.",
        "Your employer may pay the invoice.",
        "If your own landlord agrees, send us the form.",
        "Returning something to the shop",
        "Report the loss within 28 days of returning.",
        "A temporary password is valid for a day.",
        "No permanent repairs before the visit.",
        "The seasonal menu changes on 1 May.",
        "Family members may collect it.",
        "Staff members carry a badge.",
    ],
)
def test_a_thing_or_somebody_dealt_with_is_no_audience(text: str) -> None:
    assert named(text, "audience") in ([], ["staff"])


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("Hourly employees are paid on Fridays.", "hourly"),
        ("Guests may park for two hours.", "guest"),
        ("Guest Wi-Fi is cut off at midnight.", "guest"),
        ("Lenders pay £50 for a certificate.", "lender"),
        ("The landlord keeps the deposit for 30 days.", "landlord"),
        ("Returning customers pay £10.", "returning"),
        ("Returning long-term patients pay £10.", "returning"),
        ("Temporary staff get 20 days.", "temporary"),
        ("Permanent employees get 25 days.", "permanent"),
        ("Seasonal workers get 10 days.", "seasonal"),
        ("Members pay £5.", "member"),
    ],
)
def test_those_for_whom_it_holds_are_one(text: str, audience: str) -> None:
    assert named(text, "audience") == [audience]


def test_only_the_word_for_people_is_left_out() -> None:
    assert named("No permanent repairs before the visit.", "change") == ["repair"]


@pytest.mark.parametrize(
    "text",
    [
        "Two days, weekends left out, by post.",
        "Within three days, excluding weekends and bank holidays.",
        "On the 28th, or the Friday before if that falls on a weekend.",
        "Five days, weekends not counted.",
        "Within 24 hours, weekends included.",
        "Ten days, not counting weekends.",
    ],
)
def test_how_days_are_counted_is_no_time_at_which_something_holds(text: str) -> None:
    assert named(text, "period") == []


@pytest.mark.parametrize(
    "text",
    [
        "At weekends the desk opens at ten.",
        "Weekends cost £5 more.",
        "Closed at the weekend.",
        "A weekend ticket is £12.",
        "Weekend calls are answered on Monday.",
        "We do not deliver at weekends.",
    ],
)
def test_a_time_at_which_it_holds_is_a_period(text: str) -> None:
    assert named(text, "period") == ["weekend"]


@pytest.mark.parametrize(
    ("text", "staff"),
    [
        ("Once your lead has agreed, twice a week.", []),
        ("A password manager is advisable.", []),
        ("Get sign-off from the venue manager.", []),
        ("Managers approve leave.", ["manager"]),
        ("A customer's password needs 12 characters.", ["customer"]),
    ],
)
def test_who_approves_is_not_whom_a_rule_is_for(text: str, staff: list[str]) -> None:
    assert named(text, "staff") == staff


@pytest.mark.parametrize("place", ["Joining the club", "Club terms", "help/club-membership.md", "For our members"])
def test_a_page_about_belonging_to_a_club_speaks_to_members(place: str) -> None:
    assert speaks_to_members(place)


@pytest.mark.parametrize("place", ["Remembering passwords", "Clubbing together", "Joined cases", "Staff handbook"])
def test_other_pages_do_not(place: str) -> None:
    assert not speaks_to_members(place)


@pytest.mark.parametrize("heading", ["Laundry, keys and guests", "Parking, visitors, guests & bicycles"])
def test_people_among_listed_topics_are_no_audience(heading: str) -> None:
    side = side_of("A wash costs £2.40.", title="Charges", heading=(heading,))
    assert not any(name == "audience" for name, _ in side.around)


@pytest.mark.parametrize("heading", ["Members, guests and volunteers", "Prices, members", "For guests", "Guests"])
def test_people_alone_in_a_heading_are_one(heading: str) -> None:
    side = side_of("A wash costs £2.40.", title="Charges", heading=(heading,))
    assert any(name == "audience" for name, _ in side.around)
