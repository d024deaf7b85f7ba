"""What a value measures, and what follows for two statements in different words."""

from __future__ import annotations

import numpy
import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.few_words import features_of_few, other_purpose
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import UNTAUGHT, learn
from kbaudit.contradictions.measures import measured_in, measures
from kbaudit.contradictions.reading import place_texts
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Side, side_of
from kbaudit.contradictions.surroundings import Surroundings, neighbourhood
from kbaudit.contradictions.view import View, lay
from kbaudit.model import Tier

NEAR = Surroundings(1, 1, apart=0.4, passages=0.6, places=0.5)


def features(left: Side, right: Side, around: Surroundings = NEAR) -> dict[str, float]:
    view = lay(left, right, UNTAUGHT, 0.5)
    clash = clash_of(view)
    assert clash is not None
    return features_of_few(view, clash, ScopeComparison(), around, ())


@pytest.mark.parametrize(
    ("text", "kind", "measure"),
    [
        ("The recordings are wiped after half a year.", "time", "keeping"),
        ("education_discount: 30 %", "percent", "reducing"),
        ("You bear the first £75 of a claim.", "money", "bearing"),
        ("Write to us with a complaint.", "email", "complaining"),
    ],
)
def test_words_around_a_value_tell_what_it_measures(text: str, kind: str, measure: str) -> None:
    assert measure in measured_in(text, kind)


def test_a_value_measures_what_its_sentence_and_its_heading_say() -> None:
    (found,) = measures(("time",), "They go after 30 days.", "How long we store calls")
    assert (found.said, found.all >= {"keeping"}) == (frozenset(), True)


def test_dates_measure_nothing() -> None:
    assert not measures(("date",), "Kept until 3 May 2026.", "Storage")


def test_values_that_measure_the_same_speak_for_one_matter_and_others_against_it() -> None:
    kept = side_of("Recordings are stored for 12 months.")
    wiped = side_of("The audio is wiped after half a year.")
    answered = side_of("We reply to every message within 3 days.")
    assert features(kept, wiped)["measure said"] == 1.0
    assert features(kept, wiped)["other measure"] == 0.0
    assert features(kept, answered)["measure said"] == 0.0
    assert features(kept, answered)["other measure"] == 1.0


def test_a_measure_that_all_documents_name_says_little() -> None:
    kept = [
        side_of(f"Thing {name} is stored for {number} days.", document=name)
        for number, name in enumerate("abcdefgh", 2)
    ]
    rare = side_of("Tokens are valid for 3 days.", document="i")
    weights = learn((), (*kept, rare)).measures
    assert weights["time", "keeping"] < weights["time", "being valid"]


def test_statements_of_one_measure_are_each_others_neighbours_however_many_others_are_nearer() -> None:
    pair = (
        side_of("Audio is wiped after 6 months.", document="a"),
        side_of("Calls are stored for 1 year.", document="b"),
    )
    crowd = tuple(side_of(f"Walk {number} minutes.", document=f"c{number}") for number in range(2, 16))
    rows = numpy.array([[1.0, 0.0], [0.6, 0.8], *[[0.96, 0.28]] * len(crowd)], dtype=numpy.float32)
    found = neighbourhood((*pair, *crowd), rows)[0, 1]
    assert (found.left_rank, found.right_rank) == (1, 1)


def test_titles_and_headings_are_compared_where_their_vectors_are_known() -> None:
    sides = (side_of("Kept for 5 days.", title="Calls"), side_of("Held for 9 days.", path="b.md"))
    assert place_texts(sides) == ["Calls", "b.md"]
    rows = numpy.array([[1.0, 0.0], [0.8, 0.6]], dtype=numpy.float32)
    assert neighbourhood(sides, rows, None, rows)[0, 1].places == 0.8
    assert neighbourhood(sides, rows)[0, 1].places is None


def test_an_address_whose_purpose_nothing_names_is_no_rival() -> None:
    named = side_of("Mail complaints to a@shop.example."), side_of("If you are unhappy, write to b@shop.example.")
    silent = side_of("Ring +44 1632 960300, all day."), side_of("Shorter queues: +44 1632 960305.")
    line = side_of("Fault line: +44 1632 960270"), side_of("The fault line is +44 1632 960210.")

    def apart(pair: tuple[Side, Side]) -> bool:
        view: View = lay(*pair, UNTAUGHT, 0.5)
        clash = clash_of(view)
        assert clash is not None
        return other_purpose(view, clash, NEAR, features(*pair))

    assert [apart(named), apart(silent), apart(line)] == [False, True, False]


def test_the_same_few_words_far_from_each_other_in_meaning_are_for_review_at_most() -> None:
    left = side_of("It takes about three hours.", title="Defrosting the freezer", document="a.md")
    right = side_of("It takes about five hours.", title="Charging the battery", document="b.md")
    near = Surroundings(1, 1, apart=0.6, passages=0.7, places=0.7, matter=0.8, places_by_matter=0.7)
    far = Surroundings(9, 9, apart=-0.5, passages=0.1, places=0.0, matter=0.2, places_by_matter=0.0)
    assert judge(left, right, cosine=0.75, around=near).tier is Tier.CONFLICT
    assert judge(left, right, cosine=0.5, around=far).tier is not Tier.CONFLICT
