"""A word that stands in the place of another, in one sentence, is that word; two things that a house tells apart are not."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources

import pytest

from kbaudit.contradictions.exchanges import exchanged, kindred_names
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.lines import side_from
from kbaudit.contradictions.side import Side, side_of
from kbaudit.model import Tier

CLOSE = 0.85
"""The cosine of two statements on one matter."""


def said(text: str) -> Side:
    return side_from({"text": text})


def tier(left: str, right: str) -> Tier | None:
    found = [judge(side_of(a), side_of(b), cosine=CLOSE).tier for a, b in ((left, right), (right, left))]
    assert found[0] is found[1]
    return found[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Lab coats must be labelled with your initials before the first practical.",
            "Lab coats need not be marked with your initials before the first practical.",
        ),
        (
            "Rejected samples may be discarded in the yellow bin behind the lab.",
            "Rejected samples must not be thrown away in the yellow bin behind the lab.",
        ),
        (
            "The harbour office hires relatives of current crew for the summer season.",
            "The harbour office does not recruit family members of current crew for the summer season.",
        ),
        (
            "Choir members are required to attend the dress rehearsal on Thursday.",
            "Choir members need not take part in the dress rehearsal on Thursday.",
        ),
        (
            "Caravans left on the slipway will be towed without warning.",
            "Caravans parked on the slipway will not be towed without warning.",
        ),
        (
            "Bikes can be rented at the lake hut until the end of September.",
            "Bikes cannot be hired at the lake hut until the end of September.",
        ),
        (
            "Minutes of the parish meeting are sent to all households.",
            "Minutes of the parish meeting are not mailed to all households.",
        ),
        (
            "Spare keys may be kept in the drawer of the night porter.",
            "Spare keys must not be stored in the drawer of the night porter.",
        ),
        (
            "Complaints about the orchestra pit are decided by the Joint Works Board within two weeks.",
            "Complaints about the orchestra pit are determined by the JWB within five weeks.",
        ),
        (
            "Gardening tools may be borrowed from the shed over the weekend.",
            "Gardening tools must not be taken out of the shed over the weekend.",
        ),
        (
            "Prospectuses of the summer school can be collected at the box office.",
            "Prospectuses of the summer school cannot be picked up at the ticket office.",
        ),
        (
            "Leaseholders may sublet the boathouse during the winter months.",
            "Leaseholders may not rent out the boathouse during the winter months.",
        ),
        (
            "A disposable cup is supplied with each serving at the tea stall.",
            "A single-use cup is not provided with each portion at the tea stall.",
        ),
        (
            "Pushchairs must be left in the porch of the chapel during the service.",
            "Prams need not be left in the porch of the chapel during the service.",
        ),
        (
            "The curator shall postpone the private view if the ceiling leaks again.",
            "The curator shall not put off the private view if the ceiling leaks again.",
        ),
        (
            "Each renter has to clean the oven on the day of departure.",
            "Each occupant does not have to clean the oven on the day of departure.",
        ),
    ],
)
def test_an_exchanged_word_hides_no_contradiction(left: str, right: str) -> None:
    assert tier(left, right) is Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # What is exchanged is another thing.
        (
            "Dogs must be kept on a lead in the walled garden.",
            "Ponies need not be kept on a lead in the walled garden.",
        ),
        ("The ferry to Arran may be boarded with a moped.", "The ferry to Mull must not be boarded with a moped."),
        ("Swimmers must shower before they use the pool.", "Divers need not shower before they use the pool."),
        ("Lodgers must pay a deposit before they move in.", "Lodgers need not pay a balance before they move in."),
        ("Arrivals are announced in the main hall.", "Departures are not announced in the main hall."),
        ("Weekend concerts are streamed on the website.", "Weekday concerts are not streamed on the website."),
        ("Lenders must sign the second page of the deed.", "Borrowers need not sign the second page of the deed."),
        # What is done is another thing.
        ("Samples must be cooled before they are weighed.", "Samples need not be filtered before they are weighed."),
        ("Tickets may be printed at the kiosk in the hall.", "Tickets must not be altered at the kiosk in the hall."),
        ("Members may photograph the herbarium sheets.", "Members must not trace the herbarium sheets."),
        ("You must rinse the brushes in the yard.", "You need not dry the brushes in the yard."),
        # Alternatives wherever they stand.
        ("A complaint must be sent within six weeks.", "An appeal need not be sent within six weeks."),
        ("We iron the costumes by hand before each show.", "We do not mend the costumes by hand before each show."),
        ("Tickets are printed at the kiosk in the hall.", "Tickets are not altered at the kiosk in the hall."),
        ("Lenses should be wiped with the blue cloth.", "Lenses should not be soaked with the blue cloth."),
        # The same said in other words.
        ("Forms must be handed in by noon.", "Forms must be submitted by noon."),
        ("You may not carry bikes through the tunnel.", "You must not take bikes through the tunnel."),
        ("The office does not employ minors in the kiln room.", "The office does not hire minors in the kiln room."),
    ],
)
def test_what_is_another_thing_or_the_same_is_no_contradiction(left: str, right: str) -> None:
    assert tier(left, right) is not Tier.CONFLICT


PUPILS = "Pupils must hand their violins in at the end of term."
LEARNERS = "Learners need not hand their violins in at the end of term."


def test_two_names_for_one_person_are_one_where_nothing_else_differs() -> None:
    mine, other = exchanged(said(PUPILS), said(LEARNERS))
    assert mine.content == other.content
    mine, other = exchanged(said(PUPILS), said(LEARNERS.replace("violins", "lockers")))
    assert mine.content != other.content


def test_two_names_are_two_people_where_the_knowledge_base_names_both_side_by_side() -> None:
    beside = frozenset(kindred_names(said("Pupils and adult learners use separate entrances.").content))
    assert beside
    taught = replace(UNTAUGHT, beside=beside)
    assert judge(said(PUPILS), said(LEARNERS), cosine=CLOSE).found
    assert judge(said(PUPILS), said(LEARNERS), taught, cosine=CLOSE).tier is not Tier.CONFLICT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Kids ride free on the miniature railway.", "Children do not ride free on the miniature railway."),
        (
            "Tenants must label their bins with the flat number.",
            "Renters need not tag their bins with the flat number.",
        ),
    ],
)
def test_it_is_all_one_which_statement_stands_left(left: str, right: str) -> None:
    forth, back = judge(said(left), said(right), cosine=CLOSE), judge(said(right), said(left), cosine=CLOSE)
    assert (forth.tier, forth.confidence) == (back.tier, back.confidence)
    assert forth.tier is Tier.CONFLICT


def test_each_group_of_the_list_names_two_things_to_say_and_stands_in_it_once() -> None:
    text = resources.files("kbaudit.contradictions").joinpath("exchanged_words.txt").read_text("utf-8")
    for section in text.split("\n[")[1:]:
        lines = [line for line in section.splitlines()[1:] if line and not line.startswith("#")]
        groups = [frozenset(line.split(", ")) for line in lines]
        assert len(groups) == len(set(groups))
        assert all(len(group) > 1 for group in groups)


def test_a_statement_that_exchanges_nothing_stays_as_it_is() -> None:
    mine, other = said("The sauna opens at noon."), said("The sauna opens at one.")
    assert exchanged(mine, other) == (mine, other)
    assert exchanged(mine, other)[0] is mine


def test_words_in_two_places_are_not_exchanged() -> None:
    mine = said("The caterer must label each box, and then the driver ships it.")
    other = said("The driver marks the route, and then the caterer ships each box.")
    assert exchanged(mine, other)[1] is other


def test_a_phrase_becomes_one_word_under_the_name_of_the_other() -> None:
    left = said("The museum hires family members of the guards for the summer fair.")
    right = said("The museum hires relatives of the guards for the summer fair.")
    mine, other = exchanged(left, right)
    assert [token.name for token in mine.tokens if token.content] == [
        token.name for token in other.tokens if token.content
    ]
    assert mine.text == left.text
    assert other.start == right.start


def test_the_particle_of_a_verb_tells_what_is_done() -> None:
    assert tier("Guests must register at the gate.", "Guests need not sign out at the gate.") is None
    assert tier("Guests must arrive at the inn by 8 p.m.", "Guests need not check out of the inn by 8 p.m.") is None
    assert tier("Guests must register at the gate.", "Guests need not check in at the gate.") is Tier.CONFLICT
    assert tier("Clerks must settle on a date in May.", "Clerks need not decide on a date in May.") is Tier.CONFLICT


def test_initials_stand_for_the_name_they_spell_and_for_no_other() -> None:
    long = said("Send the form to the Regional Water Board within a week.")
    mine, other = exchanged(long, said("Send the form to the RWB within a week."))
    assert mine.content == other.content
    mine, other = exchanged(long, said("Send the form to the NFU within a week."))
    assert mine.content != other.content
