"""To deny a ban is to permit, to deny a choice is to oblige, and what nobody asks for is not owed."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.double_denials import double_denials
from kbaudit.contradictions.leaning_words import Leaning
from kbaudit.contradictions.leanings import leanings
from kbaudit.contradictions.side import side_of

PERMITS, FORBIDS, OBLIGES, LEAVES_FREE = Leaning.PERMITS, Leaning.FORBIDS, Leaning.OBLIGES, Leaning.LEAVES_FREE


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("There is nothing to stop you from bringing a dog.", PERMITS),
        ("Nothing prevents a tenant from painting the walls.", PERMITS),
        ("Nothing in the statutes forbids a second term.", PERMITS),
        ("There are no restrictions on the use of the slipway.", PERMITS),
        ("There is no rule against singing in the boat house.", PERMITS),
        ("Use of the slipway is unrestricted.", PERMITS),
        ("A life jacket is not optional.", OBLIGES),
        ("The swimming test isn't negotiable.", OBLIGES),
        ("There is no getting around the swimming test.", OBLIGES),
        ("Attendance at the briefing is not voluntary.", OBLIGES),
        ("Nobody will ask you for a ticket.", LEAVES_FREE),
        ("You will not be asked for proof of address.", LEAVES_FREE),
        ("Volunteers are not expected to answer letters at night.", LEAVES_FREE),
        ("The need for a second signature has been dropped.", LEAVES_FREE),
    ],
)
def test_a_denied_ban_or_choice_leans_the_other_way(sentence: str, leaning: Leaning) -> None:
    read = leanings(side_of(sentence))
    assert leaning in read
    assert {PERMITS: FORBIDS, OBLIGES: LEAVES_FREE, LEAVES_FREE: OBLIGES}[leaning] not in read


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices are not expected to rise.",
        "There is nothing in the shed.",
        "No rule of the house is older.",
        "The gate stops a car from entering.",
        "A life jacket is optional.",
        "There are restrictions on the use of the slipway.",
        "Nothing is prevented by a lock alone.",
        "No way back leads over the pier.",
        "Nobody asked.",
        "You need not attend.",
        "The requirement for a licence has not been checked.",
    ],
)
def test_a_single_denial_is_no_double_one(sentence: str) -> None:
    assert not list(double_denials(sentence))


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("Smoking in the shed is a disciplinary offence.", FORBIDS),
        ("Sharing a key is against club policy.", FORBIDS),
        ("There is zero tolerance of noise after ten.", FORBIDS),
        ("Sale of berths is unlawful.", FORBIDS),
        ("Camping on the green is within the rules.", PERMITS),
        ("A briefing is a legal requirement.", OBLIGES),
        ("Helmets are non-negotiable.", OBLIGES),
        ("Wearing a tie on deck is at your own discretion.", LEAVES_FREE),
        ("Whether to tip the porter is left to the discretion of the guest.", LEAVES_FREE),
    ],
)
def test_a_sentence_leans_by_its_phrases(sentence: str, leaning: Leaning) -> None:
    assert leaning in leanings(side_of(sentence))


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("The locker is insured against theft.", FORBIDS),
        ("Walking on the ice is no offence.", FORBIDS),
        ("A briefing is not a requirement.", OBLIGES),
        ("The rota is within the office.", PERMITS),
        ("The race committee shows discretion.", LEAVES_FREE),
    ],
)
def test_words_that_only_look_alike_do_not_lean(sentence: str, leaning: Leaning) -> None:
    assert leaning not in leanings(side_of(sentence))
