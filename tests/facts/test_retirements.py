from __future__ import annotations

import pytest

from kbaudit.facts.retirements import ended_versions, renamings, versions_in_name, without_versions


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Snippets were called macros until version 2024.3.", "macros", "Snippets"),
        ("Rover was called Worldwide until 31 May 2023.", "Worldwide", "Rover"),
        ("Macros have been called snippets since 2024.", "Macros", "snippets"),
        ("The Basic plan is now called Starter.", "Basic plan", "Starter"),
        ("The front desk used to be known as the counter.", "counter", "front desk"),
        ("Since 2024 the counter has been called the front desk.", "counter", "front desk"),
        ("We renamed the Helper app to Assist in 2023.", "Helper app", "Assist"),
        ("Worldwide became Rover in May 2023.", "Worldwide", "Rover"),
        ("The price is that of Rover (formerly Worldwide).", "Worldwide", "Rover"),
        ("Accounts are kept in Post for Schools (formerly Penpal).", "Penpal", "Post for Schools"),
        ("In Post for Schools (formerly Penpal), open a form.", "Penpal", "Post for Schools"),
        ("Support for Rover (formerly Worldwide) ends at noon.", "Worldwide", "Rover"),
        ("Ask the Bureau of Maps (previously known as Chartroom).", "Chartroom", "Bureau of Maps"),
        ("Write to Trust and Safety (formerly Abuse). Trust and Safety answers.", "Abuse", "Trust and Safety"),
        ("Open Mail and Rover (formerly Worldwide). Rover is new.", "Worldwide", "Rover"),
        ("The SignUp portal was replaced by the Welcome desk in June 2024.", "SignUp portal", "Welcome desk"),
        ("The SMS gateway was switched off on 1 March 2025.", "SMS gateway", ""),
        ("In May 2024 we retired the Classic plan.", "Classic plan", ""),
    ],
)
def test_a_text_tells_which_name_was_given_up(text: str, old: str, new: str) -> None:
    (found,) = renamings(text)
    assert (found.old, found.new) == (old, new)


@pytest.mark.parametrize(
    "text",
    [
        "The tool is called Lens.",
        "It was renamed last year.",
        "Ana was called by the customer until noon.",
        "The old system was replaced by a new one in 2019.",
        "The lights were switched off in 2020.",
        "He became a manager in 2020.",
        "The ticket was named after him.",
        "This needs Mail and Rover (formerly Worldwide).",
        "Parcel Web Desk is now known as Parcel on the web, which opens in any browser.",
        "Labels replace what was previously called custom fields.",
    ],
)
def test_other_callings_give_no_name_up(text: str) -> None:
    assert not list(renamings(text))


@pytest.mark.parametrize(
    ("text", "subject", "versions", "below"),
    [
        ("API v2 was switched off on 30 September 2025.", "API", ((2,),), None),
        ("On 30 June 2025 we switched off API v2.", "API", ((2,),), None),
        ("Version 1 was switched off on 1 September 2025.", "", ((1,),), None),
        ("Version 2 of the price list has been withdrawn.", "price list", ((2,),), None),
        ("This is version 3 of the matrix and takes the place of every earlier one.", "matrix", (), (3,)),
        ("We support 4.12 and the two versions before it.", "", (), (4, 10)),
        ("Only version 3 of the API is supported.", "API", (), (3,)),
        ("Versions of the sync client before 5.2 are no longer supported.", "sync client", (), (5, 2)),
    ],
)
def test_a_text_tells_which_versions_are_over(
    text: str, subject: str, versions: tuple[tuple[int, ...], ...], below: tuple[int, ...] | None
) -> None:
    (found,) = ended_versions(text)
    assert (found.subject, found.versions, found.below) == (subject, versions, below)


@pytest.mark.parametrize(
    "text", ["Version 3 will be retired in May.", "Version 2 is stable.", "If version 1 was retired, say so."]
)
def test_a_version_that_lives_or_is_to_end_is_not_over(text: str) -> None:
    assert not list(ended_versions(text))


def test_a_name_is_read_with_and_without_its_version() -> None:
    assert versions_in_name("quote-api-v1") == ((1,),)
    assert versions_in_name("Installing the desktop app 4.9") == ((4, 9),)
    assert versions_in_name("Escalation matrix, version 2.0") == ((2,),)
    assert without_versions("Quote API, version 2").strip(" ,") == "Quote API"
