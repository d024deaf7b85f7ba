"""Duties, leave and their absence are read from many words; what only sounds so is not."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.leaning_words import Leaning
from kbaudit.contradictions.leanings import leans, opposed
from kbaudit.contradictions.prerequisites import conditions_made, conditions_waived
from kbaudit.contradictions.question_answers import answer_to
from kbaudit.contradictions.reading import carries_slot
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.stances import stance_clashes


def leanings(text: str, heading: str = "") -> set[Leaning]:
    return {leaning for leaning, _ in side_of(text, heading=(heading,) if heading else ()).leanings}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody else needs to agree.",
        "No one hiring a boat has to leave a card.",
        "No doctor's note is needed.",
        "Whether you keep the leaflet is left to you.",
        "That's your own decision.",
        "Sorting the cutlery is a matter of taste.",
        "The signature on the slip is waived.",
        "Bring whatever you like to the picnic.",
        "You may come in without an appointment.",
        "We don't insist on a tie.",
        "You can skip the second form.",
        "Weighing the parcels is at the discretion of the warden.",
        "The order of the dives is left to each diver's judgment.",
        "Signing the visitors' book was made optional.",
    ],
)
def test_what_nobody_owes_is_left_free(text: str) -> None:
    assert Leaning.LEAVES_FREE in leanings(text)
    assert Leaning.OBLIGES not in leanings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Participants are to hand in a report.",
        "The hall may be opened only with the keeper's consent.",
        "No key leaves the desk until the keeper has signed for it.",
        "Do not move the piano without the owner's permission.",
        "Get the keeper's approval for every poster.",
        "Locking the shed is a duty of the last to leave.",
        "The loan is subject to prior approval.",
        "No ticket, no entry.",
        "Rinsing the cups is an obligation.",
    ],
)
def test_what_has_to_come_first_is_owed(text: str) -> None:
    assert Leaning.OBLIGES in leanings(text)
    assert Leaning.LEAVES_FREE not in leanings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody may row alone.",
        "No dogs of any kind are permitted.",
        "Guests are asked: please refrain from whistling.",
        "Lending out the badge is a breach of the rules.",
        "Drones are taboo on the meadow.",
    ],
)
def test_what_is_forbidden_permits_nothing(text: str) -> None:
    assert Leaning.FORBIDS in leanings(text)
    assert Leaning.PERMITS not in leanings(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The aim is to help new readers.", Leaning.OBLIGES),
        ("Given how quickly you want users to see changes, pick a cache.", Leaning.LEAVES_FREE),
        ("Choose the language of your choice.", Leaning.LEAVES_FREE),
        ("We may close the account with or without notice.", Leaning.LEAVES_FREE),
        ("Penalty for cars left without a permit: £60", Leaning.LEAVES_FREE),
        ("The right to light cannot be waived.", Leaning.LEAVES_FREE),
        ("If the firm is in breach of the contract, the fee falls due.", Leaning.FORBIDS),
        ("Plans are guided by partner needs and reached by team agreement.", Leaning.OBLIGES),
        ("We don't need them to help you.", Leaning.LEAVES_FREE),
        ("No more than two guests may stay.", Leaning.FORBIDS),
        ("No matter what you have to lift, ask for a hand.", Leaning.LEAVES_FREE),
        ("You may not enter without a pass.", Leaning.PERMITS),
    ],
)
def test_what_only_sounds_like_it_is_not_read(text: str, never: Leaning) -> None:
    assert never not in leanings(text)


@pytest.mark.parametrize(
    ("question", "answer", "leaning"),
    [
        ("Do I have to bring a towel?", "No, we have plenty.", Leaning.LEAVES_FREE),
        ("Must I sign the list?", "Nobody has to.", Leaning.LEAVES_FREE),
        ("Is a helmet compulsory?", "Yes, on every bike.", Leaning.OBLIGES),
        ("Do I need a ticket for the baby?", "You don't, she rides free.", Leaning.LEAVES_FREE),
        ("May I bring my cat?", "Certainly, on a lead.", Leaning.PERMITS),
        ("Can we barbecue on the roof?", "Afraid not.", Leaning.FORBIDS),
    ],
)
def test_a_bare_answer_says_what_the_question_asks(question: str, answer: str, leaning: Leaning) -> None:
    found = answer_to(question, answer)
    assert found is not None
    assert found.leaning is leaning
    assert leaning in leanings(answer, question)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Do you have a trip ahead?", "Yes, in June."),
        ("Is it forbidden to fish?", "No, go and try."),
        ("Is my old coat a problem?", "Not at all."),
        ("Bring a towel", "No, we have plenty."),
        ("Do I have to bring a towel?", "Notice boards hang in the hall."),
    ],
)
def test_other_questions_are_left_unanswered(question: str, answer: str) -> None:
    assert answer_to(question, answer) is None


def test_a_condition_is_made_or_waived_and_never_both() -> None:
    assert list(conditions_waived("Walk-ins are welcome without an appointment."))
    assert not list(conditions_made("Walk-ins are welcome without an appointment."))
    assert list(conditions_made("Nobody is seen without an appointment."))
    assert not list(conditions_waived("Nobody is seen without an appointment."))


def test_a_duty_and_its_absence_in_other_words_exclude_each_other() -> None:
    duty = side_of("Posters may be hung only with the keeper's consent.")
    free = side_of("Hang up whatever you like, that's your own decision.")
    assert opposed(duty, free) is not None
    assert opposed(duty, duty) is None


def test_a_sentence_with_such_words_alone_is_read() -> None:
    assert leans("Get the keeper's approval for every poster")
    assert carries_slot("Get the keeper's approval for every poster")
    assert not leans("The keeper lives behind the hall")


@pytest.mark.parametrize(
    ("text", "heading", "leaning"),
    [
        ("Take a photo of every parcel you deliver.", "", Leaning.OBLIGES),
        ("Always lock the shed.", "", Leaning.OBLIGES),
        ("Ask the keeper before you dig.", "", Leaning.OBLIGES),
        ("Members are bound to tell the keeper.", "", Leaning.OBLIGES),
        ("Your cover only starts when you register the lamp.", "", Leaning.OBLIGES),
        ("Scarf, cardigan, badge", "Optional items", Leaning.LEAVES_FREE),
        ("Letter, photo, certificate", "Mandatory uploads", Leaning.OBLIGES),
        ("Sleep wherever you like.", "", Leaning.LEAVES_FREE),
        ("Sleep wherever you like.", "", Leaning.PERMITS),
    ],
)
def test_standing_orders_and_headed_lists_are_read(text: str, heading: str, leaning: Leaning) -> None:
    assert leaning in leanings(text, heading)


@pytest.mark.parametrize(
    ("text", "heading", "never"),
    [
        ("Click the button next to every row.", "", Leaning.OBLIGES),
        ("Take the lift to the third floor.", "", Leaning.OBLIGES),
        ("This lets you move on while you wait for approval.", "", Leaning.OBLIGES),
        ("The boat is bound to sink.", "", Leaning.OBLIGES),
        ("If you wish to leave early, tell us.", "", Leaning.LEAVES_FREE),
        ("The scarf is blue.", "Optional items", Leaning.LEAVES_FREE),
    ],
)
def test_instructions_and_descriptions_are_no_standing_orders(text: str, heading: str, never: Leaning) -> None:
    assert never not in leanings(text, heading)


def test_what_may_only_be_done_so_is_more_than_advice_and_no_ban() -> None:
    only = side_of("The survey tool can only be used if the survey helps the house.")
    advised = side_of("The survey tool should be used if the survey helps the house.")
    forbidden = side_of("The survey tool must not be used if the survey helps the house.")
    assert [clash.hard for clash in stance_clashes(only, advised)] == [False]
    assert [clash.hard for clash in stance_clashes(only, forbidden)] == [True]


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("We bear the cost of the return.", Leaning.PERMITS),
        ("Knocks and spills fall within your warranty.", Leaning.PERMITS),
        ("A drink with the meal is claimable.", Leaning.PERMITS),
        ("Leave the flat clean and you get your deposit back.", Leaning.PERMITS),
        ("Tell the porter and let them in.", Leaning.PERMITS),
        ("The buyer bears the cost of postage.", Leaning.FORBIDS),
        ("The member is liable for cleaning.", Leaning.FORBIDS),
        ("Coloured shirts get sent back to the changing room.", Leaning.FORBIDS),
        ("The two offers are mutually exclusive.", Leaning.FORBIDS),
        ("Later the deposit is forfeited.", Leaning.FORBIDS),
        ("If you cancel late, we keep your deposit.", Leaning.FORBIDS),
        ("A small fee is added when you tick this.", Leaning.FORBIDS),
        ("As to a helpline, there is none.", Leaning.FORBIDS),
        ("Redemption is confined to physical stores.", Leaning.LIMITS),
        ("Any sturdy carton will do.", Leaning.LEAVES_FREE),
        ("The wrapping is irrelevant as long as the lamp is intact.", Leaning.LEAVES_FREE),
        ("Keys are handed out only on presentation of a badge.", Leaning.OBLIGES),
        ("A portrait belongs in every application.", Leaning.OBLIGES),
    ],
)
def test_what_a_house_gives_keeps_and_asks_for_is_read(text: str, leaning: Leaning) -> None:
    assert leaning in leanings(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("We bear in mind what guests tell us.", Leaning.PERMITS),
        ("The report falls within the second quarter.", Leaning.PERMITS),
        ("Call them back within the hour.", Leaning.PERMITS),
        ("Let them know when the lift is mended.", Leaning.PERMITS),
        ("The bank is liable for the loss.", Leaning.FORBIDS),
        ("Deposits are kept in a separate account, never with ours.", Leaning.OBLIGES),
        ("We keep the money market fund under review.", Leaning.PERMITS),
        ("No fee is added.", Leaning.FORBIDS),
        ("There is none better.", Leaning.PERMITS),
        ("Findings which are irrelevant for the site are left out.", Leaning.LEAVES_FREE),
        ("This is irrelevant to the refund.", Leaning.LEAVES_FREE),
        ("Any one of them will do the job.", Leaning.LEAVES_FREE),
        ("The card belongs in the slot.", Leaning.OBLIGES),
        ("The game is confined to 20 players.", Leaning.LIMITS),
    ],
)
def test_what_only_has_such_words_is_not(text: str, never: Leaning) -> None:
    assert never not in leanings(text)
