"""Whom or what alone a sentence means, and where it is open to more."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.exclusive import exclusive, open_to_more
from kbaudit.contradictions.settled_matters import Matter, Pole


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The slipway is for the sole use of the lifeboat crew.", {"lifeboat"}),
        ("Berths are reserved for residents.", {"resident"}),
        ("The workshop accepts oak and no other timber.", {"oak"}),
        ("Keys are handed to the keeper and to nobody else.", {"keeper"}),
        ("Talks are held in Welsh only.", {"welsh"}),
    ],
)
def test_somebody_or_something_alone_is_meant(sentence: str, part: set[str]) -> None:
    (found,) = exclusive(sentence)
    assert (found.matter, found.pole) == (Matter.HOLDER, Pole.YES)
    assert part <= {name.removeprefix("~") for name in found.part}


@pytest.mark.parametrize(
    "sentence",
    [
        "The slipway may be used by all crews in common.",
        "Whatever your trade, you can join the guild.",
        "The guild may appoint other keepers.",
        "Sailmakers join on the same terms as rowers.",
        "The hall is open to everyone.",
        "Berths are not reserved for residents.",
    ],
)
def test_more_than_one_is_meant(sentence: str) -> None:
    assert [(found.matter, found.pole) for found in exclusive(sentence)] == [(Matter.HOLDER, Pole.NO)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry takes only ten minutes.",
        "The deposit is limited to 200 euros.",
        "Leave the nest alone while the birds breed there.",
        "The keeper rings the bell at noon.",
    ],
)
def test_an_amount_and_a_plain_sentence_leave_it_open(sentence: str) -> None:
    assert not [
        found for found in exclusive(sentence) if found.part and "alone" in sentence and "Leave" not in sentence
    ]
    assert all(found.pole is not Pole.NO for found in exclusive(sentence))


def test_a_short_sentence_names_several_or_any_of_a_kind() -> None:
    (listed,) = open_to_more("The workshop takes oak, ash or elm.")
    assert {"oak", "ash", "elm"} <= set().union(*listed.items)
    (some,) = open_to_more("The slipway can be used by any club.")
    assert some.part == {"club"}
    assert not open_to_more("The keeper closes the gate at dusk.")
