"""Statements with few words in common: neighbours, names, leanings, and what the model rests on."""

from __future__ import annotations

import numpy
import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.few_stances import clearly_opposed
from kbaudit.contradictions.few_words import features_of_few
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import UNTAUGHT, Knowledge
from kbaudit.contradictions.leanings import Leaning, leanings, opposed
from kbaudit.contradictions.names import NO_NAMES, Names, learn_names, names_in, without_house_names
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.surroundings import ALONE, FAR, Surroundings, neighbourhood
from kbaudit.contradictions.view import lay
from kbaudit.model import Tier


def features(left: Side, right: Side, around: Surroundings = ALONE) -> dict[str, float]:
    view = lay(left, right, UNTAUGHT, 0.5)
    clash = clash_of(view)
    assert clash is not None
    return features_of_few(view, clash, ScopeComparison(), around, ())


def test_neighbours_are_sought_among_statements_with_a_value_of_one_kind() -> None:
    sides = (
        side_of("You may send it back for a fortnight.", document="a.md"),
        side_of("Returns are taken for thirty days.", document="b.md"),
        side_of("The fee is 20 EUR.", document="c.md"),
    )
    rows = numpy.array([[1.0, 0.0], [0.8, 0.6], [1.0, 0.0]], dtype=numpy.float32)
    found = neighbourhood(sides, rows)
    assert (0, 1) in found
    assert found[0, 1].left_rank == 1
    assert (0, 2) not in found


def test_a_statement_that_is_near_to_everything_gains_nothing() -> None:
    lone = (side_of("Kept for 5 days."), side_of("Held for 9 days."))
    crowd = tuple(side_of(f"Thing {name} lasts {number} days.") for number, name in enumerate("bcdefg", 2))
    near = numpy.array([[1.0, 0.0], [0.9, 0.4359]], dtype=numpy.float32)
    same = numpy.array([[1.0, 0.0]] * len(crowd), dtype=numpy.float32)
    alone = neighbourhood(lone, near)[0, 1]
    crowded = neighbourhood((*lone, *crowd), numpy.vstack([near, same]))
    assert crowded.get((0, 1), Surroundings(FAR, FAR, -1.0)).apart != alone.apart


def test_cells_of_one_row_are_no_neighbours() -> None:
    sides = (side_of("Late train; Amber: 40 EUR", claim=7), side_of("Late train; Cobalt: 80 EUR", claim=7))
    assert not neighbourhood(sides, numpy.eye(2, dtype=numpy.float32) + 1)


def test_a_scope_that_only_one_side_names_makes_a_conflict_one_to_review() -> None:
    left = side_of("Returns are open for a fortnight.", title="Returning goods", document="a.md")
    text = "We take items back up to thirty days."
    anywhere = side_of(text, title="Returning goods", document="b.md")
    somewhere = side_of(text, title="Returning goods", document="b.md", scope=(("region", "germany"),))
    assert judge(left, anywhere, cosine=0.6).tier is Tier.CONFLICT
    assert judge(left, somewhere, cosine=0.6).tier is Tier.REVIEW


def test_values_of_another_order_count_against_a_conflict() -> None:
    left = side_of("You may send it back for 14 days.")
    near, far = side_of("Returns are taken for 30 days."), side_of("Records are held for 7 years.")
    assert features(left, near)["other order"] < features(left, far)["other order"]


def test_counted_things_with_other_names_face_each_other_loosely() -> None:
    left, right = side_of("You get 50 automations."), side_of("There is room for a hundred rules.")
    assert features(left, right)["other unit"] == 1.0


def test_a_pair_judged_alone_is_taken_for_each_others_nearest() -> None:
    found = features(side_of("You may send it back for 14 days."), side_of("Returns are taken for 30 days."))
    assert found["judged alone"] == found["nearest of both"] == 1.0


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("The region you pick is final.", Leaning.FORBIDS),
        ("We gladly move your workspace.", Leaning.PERMITS),
        ("A second signature is optional.", Leaning.LEAVES_FREE),
        ("Every driver must wear a belt.", Leaning.OBLIGES),
        ("Dogs are always welcome here.", Leaning.PERMITS),
        ("No proof of address is asked of students.", Leaning.LEAVES_FREE),
        ("The yard is out of bounds.", Leaning.FORBIDS),
        ("Nobody is insured at your own risk.", Leaning.FORBIDS),
    ],
)
def test_a_sentence_leans_one_way(text: str, leaning: Leaning) -> None:
    assert leaning in leanings(side_of(text))


def test_what_one_permits_and_the_other_forbids_is_opposed() -> None:
    assert opposed(side_of("The region you pick is final."), side_of("We gladly move your workspace elsewhere."))
    assert not opposed(side_of("You may park here."), side_of("You may stay here."))


def test_what_stands_in_a_condition_is_no_leaning() -> None:
    assert Leaning.FORBIDS not in leanings(side_of("If you cannot come, ring us."))


def test_what_is_not_known_or_only_surmised_is_no_leaning() -> None:
    assert not leanings(side_of("The cause is not known yet."))
    assert Leaning.PERMITS not in leanings(side_of("It is possible that the parcel is late."))


NEAR = Surroundings(1, 1, apart=0.2, passages=0.6)


def test_near_neighbours_whose_opposed_clauses_are_on_one_matter_conflict() -> None:
    left = side_of(
        "Drivers must not carry out the customs check themselves.", title="Rules for drivers", document="a.md"
    )
    right = side_of(
        "Drivers may complete the customs check for a shop.", title="First steps for drivers", document="b.md"
    )
    assert judge(left, right, cosine=0.75, around=NEAR).tier is Tier.CONFLICT
    assert judge(left, right, cosine=0.75, around=Surroundings(9, 9, apart=0.2)).tier is not Tier.CONFLICT
    assert judge(left, right, cosine=0.75, around=Surroundings(1, 1, apart=0.0)).tier is not Tier.CONFLICT


def test_a_leaning_in_another_clause_opposes_nothing() -> None:
    left = side_of("Night work; Extra pay: none", title="Shifts", document="a.md")
    right = side_of("Extra pay goes to who works, and swaps of a month are fine.", title="Swaps", document="b.md")
    view = lay(left, right, UNTAUGHT, 0.75)
    clash = clash_of(view)
    assert clash is not None
    assert clash.whole is not None
    assert not clearly_opposed(view, clash, NEAR, ())


def test_numbers_far_from_each_other_are_two_lines_and_no_slip() -> None:
    left, right = side_of("Call 01632 960140 for the duty desk."), side_of("Leeds: 01632 960100, all day.")
    assert features(left, right, NEAR)["slip"] == 1.0
    assert features(left, right, Surroundings(9, 9, apart=0.0))["slip"] == 0.0


def test_an_address_counts_only_where_each_statement_leads_to_the_other() -> None:
    left = side_of("Leeds: leeds@depot.example", title="Contacts of the depots", document="a.md")
    right = side_of("If not, write to payroll@depot.example.", title="Leeds", document="b.md")
    assert judge(left, right, cosine=0.6, around=Surroundings(15, 1, apart=0.4)).tier is None


def test_names_of_a_series_stand_beside_each_other() -> None:
    names = learn_names(("It comes with Amber, Cobalt and Ochre.",), {})
    assert frozenset(("amber", "ochre")) in names.pairs
    amber, cobalt = (names_in("On Amber"), names_in("")), (names_in("On Cobalt"), names_in(""))
    assert names.told_apart(amber, cobalt)
    assert not names.told_apart(amber, amber)


def test_what_a_sentence_names_goes_before_what_its_page_names() -> None:
    names = learn_names(("It comes with Amber, Cobalt and Ochre.",), {})
    on_the_page_of_amber = (names_in("It holds for Cobalt"), names_in("Our Amber"))
    assert not names.told_apart(on_the_page_of_amber, (names_in("With Cobalt"), names_in("")))


def test_a_common_word_is_a_name_only_where_its_capital_says_so() -> None:
    names = learn_names(("We have Team, Amber and Cobalt.", "Ask your team."), {})
    assert not names.told_apart((names_in("Team members agree."), names_in("")), (names_in("On Amber"), names_in("")))
    assert names.told_apart((names_in("All on Team agree."), names_in("")), (names_in("On Amber"), names_in("")))


def named_by(*pages: str) -> list[tuple[str, tuple[Names, Names]]]:
    """A statement of each page, which names nothing, below the title."""
    return [(f"{number}.md", (NO_NAMES, names_in(title))) for number, title in enumerate(pages)]


def test_a_house_and_the_one_that_it_belongs_to_tell_none_of_its_pages_from_another() -> None:
    names = learn_names(("All is run by Quayside and Northgate.", "It comes with Amber and Cobalt."), {})
    quayside, northgate = (NO_NAMES, names_in("Leave at Quayside")), (NO_NAMES, names_in("Rules of Northgate"))
    assert names.told_apart(quayside, northgate)
    pages = ["Leave at Quayside and Northgate"] * 8 + ["Prices of Amber"] * 3 + ["Prices of Cobalt"]
    left = without_house_names(names, named_by(*pages))
    assert not left.told_apart(quayside, northgate)
    assert left.told_apart((NO_NAMES, names_in("On Amber")), (NO_NAMES, names_in("On Cobalt")))


@pytest.mark.parametrize(
    "pages",
    [
        ["Prices of Amber and Cobalt"] * 4 + ["Parking"] * 8,
        ["Prices of Amber"] * 8 + ["Prices of Cobalt"] * 2,
        ["Prices of Amber and Cobalt"] * 4,
        [],
    ],
)
def test_what_stands_on_fewer_pages_or_in_a_handful_of_them_is_told_apart(pages: list[str]) -> None:
    names = learn_names(("It comes with Amber and Cobalt.",), {})
    assert without_house_names(names, named_by(*pages)) == names


def test_without_titles_two_statements_in_other_words_say_too_little() -> None:
    left, right = side_of("You may send it back for a fortnight."), side_of("Returns are taken for thirty days.")
    assert judge(left, right, cosine=0.5).tier is None


def test_with_titles_two_statements_in_other_words_can_conflict_alone() -> None:
    left = side_of("You may send it back for a fortnight.", title="Returns", path="a.md")
    right = side_of("Returns are taken for thirty days.", title="Returns and refunds", path="b.md")
    assert judge(left, right, cosine=0.6).tier is not None
    assert judge(left, right, cosine=None).tier is None


def test_a_conflict_by_its_words_is_kept_where_neither_statement_has_words_of_its_own() -> None:
    left = side_of("Fuel cards are limited to £120.", document="a.md", title="Fuel cards", heading=("Limits",))
    right = side_of("Fuel cards are limited to £150.", document="b.md", title="Things to issue", heading=("Cards",))
    near, far = Surroundings(1, 1, 0.4, 0.6, 0.3), Surroundings(FAR, FAR, -0.9, 0.1, 0.9)
    assert judge(left, right, cosine=0.75, around=near).tier is Tier.CONFLICT
    assert judge(left, right, cosine=0.3, around=far).tier is not Tier.CONFLICT


def test_a_word_exchanged_for_another_in_one_sentence_is_told() -> None:
    diesel = side_of("Diesel vans are serviced every 15,000 miles.", document="a.md")
    electric = side_of("Electric vans are serviced every 20,000 miles.", document="b.md")
    reworded = side_of("After 20,000 miles on the clock it goes to the garage.", document="b.md")
    assert features(diesel, electric)["words exchanged in order"] > 0.1
    assert features(diesel, reworded)["words exchanged in order"] == 0


def test_a_number_that_other_documents_name_too_is_no_slip() -> None:
    first = side_of("Ring the absence line, +44 1632 960260.", document="a.md")
    second = side_of("Ring the absence line on +44 1632 960280.", document="b.md")
    assert features(first, second)["slip"] == 1.0
    known = Knowledge(
        established=frozenset(
            slot.reference.normalised for side in (first, second) for slot in side.slots if slot.reference
        )
    )
    view = lay(first, second, known)
    clash = clash_of(view)
    assert clash is not None
    found = features_of_few(view, clash, ScopeComparison(), ALONE, set())
    assert found["slip"] == 0.0
    assert found["both established"] == 1.0
