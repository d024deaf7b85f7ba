"""A house says yes and no in many words; what only has such words in it says neither."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import POLARITY, clash_of
from kbaudit.contradictions.headed_lists import listed_as_refused
from kbaudit.contradictions.leanings import Leaning, leanings
from kbaudit.contradictions.reading import carries_slot
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.view import face
from kbaudit.contradictions.yes_and_no import sayings


def said(text: str, heading: str = "") -> Side:
    return side_of(text, heading=(heading,) if heading else ())


@pytest.mark.parametrize(
    "text",
    [
        "We repair pumps on the spot.",
        "On weekdays we collect prams from the ward.",
        "A helmet comes with every scooter.",
        "Cleaning is part of the rent and already in the price.",
        "Certainly, hand it to the porter.",
        "You may, at any counter.",
        "Broken lamps are replaced within a day.",
        "The ferry fare is borne by the company.",
        "Lockers are handed out with no extra charge.",
        "You won't pay for the second key.",
        "Late applications are never turned away.",
        "The rebate extends to pensioners.",
    ],
)
def test_a_yes_is_read(text: str) -> None:
    found = leanings(said(text))
    assert Leaning.PERMITS in found
    assert Leaning.FORBIDS not in found
    assert carries_slot(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sorry, prams stay in the yard.",
        "Regrettably the pool has been given up.",
        "We're afraid the tower is locked in winter.",
        "Stained glass is left out of the insurance.",
        "Key copies are made at the tenant's expense.",
        "Ferry fares are borne by the traveller.",
        "Send hawkers away at the gate.",
        "Refuse parcels without a name.",
        "Subletting is against the rules.",
        "Damage by frost lies outside the scope of the warranty.",
        "The second key is billed separately.",
        "We have stopped developing film.",
        "For the crossing we charge each adult.",
    ],
)
def test_a_no_is_read(text: str) -> None:
    found = leanings(said(text))
    assert Leaning.FORBIDS in found
    assert Leaning.PERMITS not in found
    assert carries_slot(text)


@pytest.mark.parametrize(
    "text",
    [
        "The data we collect fall under the notice.",
        "What we offer differs from town to town.",
        "We are sorry to hear of your loss.",
        "We are sorry for the delay.",
        "Requests from an account that is locked wait in the queue.",
        "Whether you come is up to you.",
        "The attacker aims to deny service to others.",
        "The form is provided by the ministry.",
        "We take note of every remark.",
        "Using the old lift comes with a risk.",
        "Bring your own business cards.",
        "Mandates lapse after a year without payment.",
        "Leave out the last digit.",
        "The read-only seats stand in the second list.",
        "Ensure the guest has been withdrawn from the list.",
    ],
)
def test_words_that_only_look_like_it_say_neither(text: str) -> None:
    assert list(sayings(text)) == []


def test_a_denied_yes_is_left_to_the_negation() -> None:
    found = leanings(said("Ironing is never part of the price and never included."))
    assert Leaning.PERMITS not in found
    assert Leaning.FORBIDS in found


def test_a_yes_excludes_a_no_in_other_words() -> None:
    clash = clash_of(face(said("The crew takes up carpets; we collect them."), said("Carpets are turned away.")))
    assert clash is not None
    assert clash.rule == POLARITY
    assert clash.whole is not None


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("Prams, walking frames.", "What is not covered", True),
        ("Prams, walking frames.", "Exclusions", True),
        ("Prams, walking frames.", "What's included", False),
        ("Prams, walking frames.", "Prams", None),
        ("Prams, walking frames.", "Are prams not covered?", None),
        ("Please contact the desk.", "Exclusions", None),
        ("Registered office: 4 Quay Street", "Exclusions", None),
        ("If both disagree, the newer one wins.", "Not included", None),
        ("Damage done by wind or water to sheds, fences and gates in open country", "Exclusions", None),
    ],
)
def test_a_list_is_left_out_or_taken_in_by_its_heading(text: str, heading: str, expected: bool | None) -> None:
    assert listed_as_refused(text, heading) is expected


def test_a_thing_listed_as_excluded_leans_to_no() -> None:
    assert Leaning.FORBIDS in leanings(said("Prams, walking frames.", "Exclusions"))
    assert leanings(said("Prams, walking frames.", "Prams")) == {}
