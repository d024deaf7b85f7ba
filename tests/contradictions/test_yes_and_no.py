"""A house says yes and no in many words; what only has such words in it says neither."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.clash import POLARITY, clash_of
from kbaudit.contradictions.headed_lists import listed_as_refused
from kbaudit.contradictions.leanings import Leaning, leanings, opposed
from kbaudit.contradictions.limits import limited
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
        "Cancel the berth by noon and it costs you nothing.",
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guide dogs only", "Guide dogs only"),
        ("The tower café takes only cash.", "takes only cash"),
        ("Letters are sent exclusively to members.", "exclusively to members"),
        ("The panel speaks Dutch alone.", "speaks Dutch alone"),
    ],
)
def test_what_alone_is_done_is_a_limit(text: str, words: str) -> None:
    start, end = limited(text) or (0, 0)
    assert text[start:end] == words


@pytest.mark.parametrize(
    "text",
    [
        "It takes only five minutes.",
        "The list is for information only.",
        "Open a read-only share.",
        "You are solely responsible for the wording.",
        "Notes should not be shared only in the yard.",
        "If you travel by ferry only, skip this page.",
        "It only matters when the tide is out.",
    ],
)
def test_an_amount_a_remark_a_denied_or_a_supposed_limit_is_none(text: str) -> None:
    assert Leaning.LIMITS not in leanings(said(text))


def test_a_limit_excludes_only_what_it_does_not_name() -> None:
    limit = said("The café takes only cash.")
    assert opposed(limit, said("Cards are accepted.")) is not None
    assert opposed(limit, said("Cash is accepted.")) is None


@pytest.mark.parametrize(
    "text",
    ["Headset: £4 each", "The crew hangs the door for £20.", "Lockers cost £2.", "Locker key, €3 a day"],
)
def test_a_price_stands_against_what_is_free(text: str) -> None:
    clash = clash_of(face(said(text), said("This is free of charge.")))
    assert clash is not None
    assert clash.rule == POLARITY


@pytest.mark.parametrize(
    "text",
    [
        "We pay £4 for each crossing.",
        "Team leaders go up to £100.",
        "Between £40 and £60 is usual.",
        "Own ski equipment: up to £800",
        "Who trains others gets £12 for each session.",
        "If you lose the key, it costs £30.",
        "Insured sum: £5,000",
        "Rooms cost £40 in summer and £30 in winter.",
    ],
)
def test_other_amounts_of_money_are_no_price_of_a_thing(text: str) -> None:
    assert Leaning.PRICED not in leanings(said(text))


@pytest.mark.parametrize(
    ("text", "question", "expected"),
    [
        ("No, just come.", "Do I have to book?", Leaning.LEAVES_FREE),
        ("Yes, a day before.", "Do I need to book?", Leaning.OBLIGES),
        ("No, that is on us.", "Will I be charged for towels?", Leaning.PERMITS),
        ("Yes, each time.", "Do I pay for towels?", Leaning.FORBIDS),
        ("No, leave it.", "Can I bring my dog?", Leaning.FORBIDS),
        ("Yes, we do.", "Does the employer pay for it?", Leaning.PERMITS),
        ("Unfortunately you may only look.", "Can I touch it?", Leaning.FORBIDS),
    ],
)
def test_an_answer_means_what_its_question_asks_after(text: str, question: str, expected: Leaning) -> None:
    assert expected in leanings(said(text, question))


def test_what_explains_an_answer_does_not_turn_it() -> None:
    assert Leaning.PERMITS not in leanings(said("Sorry, parcels are accepted at the other gate."))


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Moorings are not free.", Leaning.PRICED),
        ("The ferry isn't free for pensioners.", Leaning.PRICED),
        ("Lockers: free for members", Leaning.FREE),
        ("Pensioners pay nothing on the ferry.", Leaning.FREE),
        ("A life vest is essential.", Leaning.OBLIGES),
        ("It's essential that you sign the log.", Leaning.OBLIGES),
        ("Booking essential.", Leaning.OBLIGES),
        ("The slipway is not open to guests.", Leaning.FORBIDS),
        ("The tea room doesn't open on Mondays.", Leaning.FORBIDS),
        ("We offer no berths to trawlers.", Leaning.FORBIDS),
    ],
)
def test_what_something_costs_is_told_by_its_denial_too(text: str, leaning: Leaning) -> None:
    assert leaning in leanings(said(text))


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Moorings are not free.", Leaning.FREE),
        ("You are not free to go.", Leaning.PRICED),
        ("Essential members row on Mondays.", Leaning.OBLIGES),
        ("Essential reading for skippers.", Leaning.OBLIGES),
        ("We offer no berths to trawlers.", Leaning.PERMITS),
        ("Rowing; Essential: 2", Leaning.OBLIGES),
        ("Pensioners pay nothing on the ferry.", Leaning.FORBIDS),
        ("The bread is free from nuts.", Leaning.PERMITS),
    ],
)
def test_a_word_for_another_thing_leans_nowhere(text: str, leaning: Leaning) -> None:
    assert leaning not in leanings(said(text))


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Berths that were not used are refunded.", Leaning.PERMITS),
        ("Anyone who does not hold a ticket is refused.", Leaning.FORBIDS),
        ("Oars are there for all members.", Leaning.PERMITS),
        ("The boathouse makes it a rule that no guest rows alone.", Leaning.FORBIDS),
    ],
)
def test_a_denial_that_narrows_who_or_what_is_meant_is_no_refusal(text: str, leaning: Leaning) -> None:
    both = {Leaning.PERMITS, Leaning.FORBIDS}
    assert both & set(leanings(said(text))) == {leaning}


@pytest.mark.parametrize(
    "text", ["Leave a lamp on so that nobody stumbles.", "A boat that has no name is still a boat."]
)
def test_what_is_only_described_or_feared_is_not_refused(text: str) -> None:
    assert Leaning.FORBIDS not in leanings(said(text))
