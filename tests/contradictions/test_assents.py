"""Whose consent a deed needs, and what says that it needs none."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.assents import AssentWay, assents_of, opposite_assents
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.stances import ASSENT, stance_clashes

NEEDED, ENOUGH, WAIVED, REFUSED = AssentWay.NEEDED, AssentWay.ENOUGH, AssentWay.WAIVED, AssentWay.REFUSED


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("Allotments may be shared only with the consent of the committee.", NEEDED),
        ("The shed may only be moved after the warden has approved the new place.", NEEDED),
        ("No tree may be felled without the permission of the parish council.", NEEDED),
        ("Do not enter the vault until the curator has agreed.", NEEDED),
        ("Loans to other museums require the approval of the trustees.", NEEDED),
        ("Posters must be approved by the press office.", NEEDED),
        ("Posters may be hung provided that the press office has approved them.", NEEDED),
        ("The hedge may be cut if the neighbour has agreed, and not otherwise.", NEEDED),
        ("Without the consent of the owner, no photographs may be sold.", NEEDED),
        ("A skipper may take a dog aboard if the owner agrees.", ENOUGH),
        ("Boats may be lent with the consent of the club.", ENOUGH),
        ("Allotments may be shared without the consent of the committee.", WAIVED),
        ("You can move the shed whether or not the warden agrees.", WAIVED),
        ("Branches below the first fork need no permission from the council.", WAIVED),
        ("Posters need not be approved by the press office.", WAIVED),
        ("Curators may lend prints without asking the trustees.", WAIVED),
        ("The approval of the trustees is not required for loans.", WAIVED),
        ("Dogs are not allowed aboard, even with the consent of the owner.", REFUSED),
        ("Sheds must not be moved, whether or not the warden agrees.", REFUSED),
    ],
)
def test_a_sentence_says_how_a_consent_counts(sentence: str, way: AssentWay) -> None:
    assert [item.way for item in assents_of(sentence)] == [way]


@pytest.mark.parametrize(
    "sentence",
    [
        "The consent form is on the back of the ticket.",
        "We agree with most of what the report says.",
        "Approved sheds are listed in the appendix.",
        "Guests may leave without asking for the bill.",
        "The keeper opened the gate without a word.",
    ],
)
def test_other_words_of_agreement_say_nothing_of_consent(sentence: str) -> None:
    assert assents_of(sentence) == ()


def exclude(left: str, right: str) -> bool:
    return opposite_assents(assents_of(left), assents_of(right)) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Allotments may be shared only with the consent of the committee.",
            "Allotments may be shared without the committee's consent.",
        ),
        (
            "No shed may be moved without the warden's approval.",
            "A shed may be moved whether or not the warden approves.",
        ),
        ("Posters must be approved by the press office.", "Posters need not be approved by the press office."),
        (
            "Members may keep bees if the committee agrees.",
            "Members may not keep bees, even with the committee's consent.",
        ),
        (
            "Loans of prints require the approval of the trustees.",
            "Loans of prints need no approval from the trustees.",
        ),
        ("Overtime needs no approval.", "No overtime may be worked without the approval of the foreman."),
    ],
)
def test_a_consent_that_is_needed_and_one_that_is_not_exclude_each_other(left: str, right: str) -> None:
    assert exclude(left, right)
    assert exclude(right, left)
    clashes = stance_clashes(side_of(left), side_of(right))
    assert [clash.predicate for clash in clashes] == [ASSENT]
    assert clashes[0].hard


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # of two people
        ("Posters must be approved by the press office.", "Posters need not be approved by the fire brigade."),
        # to two deeds
        (
            "Tenants may paint a room without the owner's consent.",
            "Tenants may not sublet a room without the owner's consent.",
        ),
        # to a kind of the deed, which a rule may leave to itself
        ("Staff may take leave without approval.", "Staff may take unpaid leave only with the approval of the bursar."),
        # one rule in two ways
        ("No shed may be moved without the warden's approval.", "A shed may be moved only if the warden approves."),
        ("Members may keep bees if the committee agrees.", "Members may keep bees with the consent of the committee."),
        ("Boats may be lent with the consent of the club.", "Boats may be lent without the consent of the club."),
    ],
)
def test_other_people_other_deeds_and_one_rule_in_two_ways_exclude_nothing(left: str, right: str) -> None:
    assert not exclude(left, right)
    assert not exclude(right, left)


def test_the_consent_itself_is_no_condition_that_only_one_of_them_has() -> None:
    judged = judge(
        side_of("Allotments may be shared only with the prior written consent of the committee.", document="a.md"),
        side_of("Allotments may be shared without the consent of the committee.", document="b.md"),
    )
    assert judged.tier is not None
    assert judged.guards == ()


def test_consent_to_two_deeds_is_no_conflict_of_the_sentences_as_wholes() -> None:
    judged = judge(
        side_of("Tenants may paint a room without the owner's consent.", document="a.md"),
        side_of("Tenants may not sublet a room without the owner's consent.", document="b.md"),
    )
    assert judged.tier is None
