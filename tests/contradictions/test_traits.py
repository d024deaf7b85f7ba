"""What kind of statement a sentence is, by its own words and by where it stands."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.traits import place_traits, traits_of
from kbaudit.model import BlockKind


@pytest.mark.parametrize(
    "text",
    [
        "Employees = 50 GB",
        "Threshold = 85 dB(A)",
        "M: included = 50",
        "United Kingdom: annual charge = £12",
    ],
)
def test_a_label_with_its_value_is_no_formula(text: str) -> None:
    assert "formula" not in traits_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "12 × 30 = £360 per year",
        "Storage need: 200 users * 25 MB = 5 GB in all.",
        "message_size_limit = 30 MB",
        "x = 10",
        "Miles x 0.45",
        "Debt = 8 x weekly rent",
    ],
)
def test_a_calculation_or_a_line_of_code_is_one(text: str) -> None:
    assert "formula" in traits_of(text)


@pytest.mark.parametrize(
    ("title", "recorded"),
    [
        ("Announcements", True),
        ("Phone announcement", False),
        ("IVR announcements", False),
        ("Archive", True),
        ("HR archive manual", False),
    ],
)
def test_what_a_telephone_says_and_how_an_archive_is_kept_are_no_records(title: str, recorded: bool) -> None:
    assert ("record" in place_traits("x.md", title, ())) is recorded


@pytest.mark.parametrize(
    ("text", "narrated"),
    [
        ("Over the next four decades, those centres would take on many tasks.", True),
        ("In the following years the house would open nine branches.", True),
        ("Over the next four weeks, send us the receipts.", False),
        ("In the first years, you would be able to leave at any time.", False),
        ("During the next 12 months you pay half.", False),
    ],
)
def test_what_a_history_tells_of_later_years_is_of_the_past(text: str, narrated: bool) -> None:
    assert ("narrated" in traits_of(text)) is narrated


@pytest.mark.parametrize(
    ("heading", "changes"),
    [
        ("Upcoming changes", True),
        ("Upcoming breaking change", True),
        ("Upcoming", True),
        ("News: upcoming", True),
        ("Upcoming fees and charges", True),
        ("Upcoming price increases", True),
        ("Upcoming rules for parking", True),
        ("Changes for 2027", True),
        ("Coming soon", True),
        ("Our upcoming releases", True),
        ("Logging time for upcoming leave", False),
        ("Do you have an upcoming trip?", False),
        ("Upcoming appointments", False),
        ("Cancelling an upcoming booking", False),
        ("Upcoming shifts and holidays", False),
        ("Your upcoming stay", False),
        ("Upcoming payments", False),
        ("Reminders of upcoming renewals", False),
        ("Upcoming meetings of the board", False),
        ("See your upcoming lessons", False),
        ("Upcoming travel policy questions", False),
    ],
)
def test_what_is_upcoming_changes_a_rule_only_where_it_is_a_rule(heading: str, changes: bool) -> None:
    assert ("change" in place_traits("x.md", "Time sheets", (heading,))) is changes


@pytest.mark.parametrize("title", ["Good news for commuters", "Retrospective claims", "Retrospective approval"])
def test_good_news_and_claims_for_the_past_are_no_records(title: str) -> None:
    assert "record" not in place_traits("a.md", title, ())


@pytest.mark.parametrize("title", ["Company news", "Sprint retrospectives", "News"])
def test_news_and_retrospectives_are_records(title: str) -> None:
    assert "record" in place_traits("a.md", title, ())


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("At the time of booking a deposit is taken.", False),
        ("Seats are shown at the time that you book.", False),
        ("At the time of writing there were four ferries.", True),
        ("Ferries were slower at that time.", True),
        ("There was no bridge at the time.", True),
    ],
)
def test_the_time_of_an_event_is_not_the_past(text: str, past: bool) -> None:
    assert ("past" in traits_of(text, BlockKind.PARAGRAPH)) is past


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("Samples drawn under the contract are kept for a year.", False),
        ("Every sample taken for the report is sealed.", False),
        ("The sample invoice shows all fields.", True),
        ("See the sample grant letter below.", True),
    ],
)
def test_a_sample_of_a_thing_is_no_example(text: str, example: bool) -> None:
    assert ("example" in traits_of(text, BlockKind.PARAGRAPH)) is example


def test_what_goes_on_at_will_or_also_otherwise_is_no_exception() -> None:
    assert "override" not in traits_of("Hirers may moor there for as long as they like.")
    assert "override" in traits_of("Hirers may moor there as long as they pay.")
    assert "override" not in traits_of("Hirers may not moor there by day or otherwise.")
    assert "override" in traits_of("Hirers may moor there; otherwise they need leave.")
