"""Teams, places, forms and menus are read where a sentence sends its reader there, and not where they are only mentioned."""

from __future__ import annotations

import pytest

from kbaudit.facts.destinations import find_destinations


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("Write-offs of vans go to Team Harrow.", "place", "harrow"),
        ("Please ask the Tariffs section about it.", "place", "tariffs"),
        ("Requests to postpone an exam are decided by Student Affairs.", "place", "student affairs"),
        ("Ask the colleagues of Early Help about it.", "place", "early help"),
        ("The Lettings Team answers questions about the register.", "place", "lettings"),
        ("Your contact for moves sits in our Relocation Unit.", "place", "relocation"),
        ("Broken scooters: Team Hazel", "place", "hazel"),
        ("Approver: Group Treasury", "place", "treasury"),
        ("Hand the forms to the departmental secretary.", "place", "departmental secretary"),
        ("Return the skis at our centre in Foundry Lane, Aldham.", "place", "foundry lane aldham"),
        ("Send the parcel to 14 Foundry Road, Aldham.", "place", "14 foundry road aldham"),
        ("After the alarm gather in car park B.", "place", "car park b"),
        ("Drop the keys in the red box.", "place", "red box"),
        ("Lost umbrellas are kept in the blue cupboard.", "place", "blue cupboard"),
        ("The shuttle departs from our north entrance.", "place", "north entrance"),
        ("Absences are reported to your line manager.", "place", "line manager"),
        ("Holidays are approved by your manager.", "place", "manager"),
        ("Ask the Office of Civil Rights about it.", "place", "civil rights"),
        ("Contact your Travel Desk.", "place", "travel"),
        ("Please ask Customer Accounts.", "place", "customer accounts"),
        ("Speak with the Support team.", "place", "support"),
        ("Contact the duty manager.", "place", "duty manager"),
        ("Apply with form B12.", "form", "b12"),
        ("Fill in DEV-14 and sign it.", "form", "dev14"),
        ("You find it on the Payments tab of the Billing settings.", "menu", "billing > payments"),
        ("Go to Network and click DNS.", "menu", "network > dns"),
        ("Tap 'Spaces', then 'Reserve', and choose a time.", "menu", "spaces > reserve"),
        ("It is in Reserve, which sits in the Spaces tab.", "menu", "spaces > reserve"),
        ("Menu path: My time / Absences", "menu", "my time > absences"),
    ],
)
def test_a_destination_is_read_with_the_words_that_tell_it_from_others(text: str, kind: str, normalised: str) -> None:
    (found,) = find_destinations(text, ())
    assert (found.kind, found.normalised) == (kind, normalised)
    assert text[slice(*found.span)] == found.raw


@pytest.mark.parametrize(
    "text",
    [
        "The Tariffs section has twelve people.",
        "Traffic is sent to the pods by the Gateway.",
        "The job passes its result to Spark.",
        "Are your interfaces up to the Style Standards?",
        "Once your trip has been approved by the travel team, book it.",
        "If you and your supervisor decide on this, tell us.",
        "Refer to the enforcement section below.",
        "Do not send your password to the service desk.",
        "Ask Android people whether this works.",
        "Contact Center",
        "You may raise a hand at Pennick Road.",
        "We send someone to look at your warehouse.",
        "Using S3 from your application is easy.",
        "The M4 and the A40 are closed.",
        "Click Save and select OK.",
        "See the Sharing section of the Privacy Statement.",
        "Records are kept in good order.",
        "The key is found in the following table.",
        "The kitchen is painted every year.",
        "Enter guests into the reception list.",
        "Yes / No",
        "Choose Enterprise for a large house.",
        "Customers in France and Spain",
        "Please contact the Product Provider to close it.",
        "Ask the Licensor before you pass the software on.",
        "Notices are approved by the Client.",
        "Check with the Landlord before you paint.",
        "Please contact Support for assistance.",
        "Talk to Customer Service first.",
        "Please contact Management.",
        "Ask your supervisor about the extra hours.",
        "Talk to your line manager if it is too much.",
        "Contact your CO before the contract ends.",
        "Speak with your Engagement Lead, who plans the hours.",
        "Please contact tenders.gov if you cannot register.",
        "The rule applies to the whole team.",
        "Bring forward the work the team decides on.",
    ],
)
def test_what_is_only_mentioned_is_no_destination(text: str) -> None:
    assert find_destinations(text, ()) == []


@pytest.mark.parametrize(
    ("text", "heading", "kind", "normalised"),
    [
        ("The Special Vessels Unit.", "Who takes over?", "place", "special vessels"),
        ("Our colleagues in Fraud Watch.", "Somebody lost money, who investigates?", "place", "fraud watch"),
        ("To the yard behind the mill.", "Where does our bus go?", "place", "yard mill"),
        ("Canal meadow", "Muster station", "", ""),
        ("B12", "Form index", "form", "b12"),
        ("Using DEV-20, please.", "Which form do we need?", "form", "dev20"),
        ("B12", "Vitamins", "", ""),
        ("Yes, all of them.", "Who may come?", "", ""),
        ("It depends on the weather.", "Where do we meet?", "", ""),
        ("The Special Vessels Unit.", "History", "", ""),
    ],
)
def test_a_few_words_are_an_answer_under_what_asks_for_it(text: str, heading: str, kind: str, normalised: str) -> None:
    found = [(item.kind, item.normalised) for item in find_destinations(text, (), (heading,))]
    assert found == ([(kind, normalised)] if kind else [])


def test_what_is_read_already_is_no_destination() -> None:
    assert find_destinations("Use form B12.", ((9, 12),)) == []
