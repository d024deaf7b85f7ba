"""The parts the judge is made of: words, scope, stances, facing slots, candidates, groups, lines."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kbaudit.contradictions.grouping import group
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.knowledge import UNTAUGHT, learn
from kbaudit.contradictions.lines import judge_lines
from kbaudit.contradictions.neighbours import propose
from kbaudit.contradictions.reading import carries_slot
from kbaudit.contradictions.scope import compare, in_words, merged
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.stances import stance_clashes
from kbaudit.contradictions.view import lay
from kbaudit.contradictions.words import bag, stem, tokens
from kbaudit.model import Document, Tier


def test_inflection_and_synonyms_do_not_make_words_differ() -> None:
    assert bag("Purchasing the parcels") == bag("buy a package")
    assert stem("policies") == stem("policy")


def test_phrases_are_one_token() -> None:
    assert [token.name for token in tokens("prior to")] == [token.name for token in tokens("before")]


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say_and_in_order(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_scope_is_read_from_words() -> None:
    assert ("region", "germany") in in_words("For employees based in Germany")
    assert ("region", "us") not in in_words("tell us more")
    assert ("period", "2024") in in_words("Fiscal year 2024")


def test_the_price_of_an_insurance_is_no_plan() -> None:
    assert ("plan", "premium") not in in_words("Premium payments")
    assert ("plan", "premium") in in_words("On Premium, storage is larger")
    assert ("plan", "premium") in in_words("for premium customers")


def test_telephone_and_computer_side_by_side_are_everywhere() -> None:
    assert ("platform", "web") not in in_words("on the phone as in the browser")
    assert ("platform", "web") not in in_words("on the web or on the phone")
    assert ("platform", "web") in in_words("in the browser")


def test_a_service_that_was_retired_is_no_audience() -> None:
    assert ("audience", "retiree") not in in_words("Version 2 was retired")
    assert ("audience", "retiree") in in_words("for retired employees")


def test_a_scope_whose_word_the_other_statement_says_is_known_on_both_sides() -> None:
    left = side_of(
        "Dealers receive 8 % commission on every parcel sold through their link.",
        document="a.md",
        scope=(("audience", "dealers"),),
    )
    right = side_of("Dealers receive 6 % commission on every parcel sold through their link.", document="b.md")
    assert judge(left, right).tier is Tier.CONFLICT
    assert judge(left, right).scope.unknown == ()


def test_a_page_of_the_year_of_a_date_leaves_no_period_open() -> None:
    left = side_of("The depot opens on 6 October 2025.", document="a.md", heading=("News of 2025",))
    same, other = (
        side_of(f"The depot opens on 13 October {year}.", document="b.md", heading=("Depot",)) for year in (2025, 2026)
    )
    assert not judge(left, same).scope.unknown
    assert judge(left, other).scope.unknown


def test_the_number_of_a_version_counts_nothing() -> None:
    left, right = side_of("The app is at version 4.12 now."), side_of("The app has three windows.")
    assert not lay(left, right, UNTAUGHT).clashes


def test_a_sentence_that_only_shows_a_way_through_a_menu_is_read() -> None:
    assert carries_slot("Open Settings, then Account, then Login methods.")
    assert carries_slot("Admins look under Admin → Security.")
    assert not carries_slot("Managers look there.")


def test_scopes_differ_only_where_both_sides_name_a_value() -> None:
    canada, japan, none = merged([in_words("in Canada")]), merged([in_words("in Japan")]), merged([])
    assert compare(canada, japan, none, none).different
    assert not compare(canada, none, none, none).different
    assert compare(canada, none, none, none).unknown


def test_values_face_each_other_in_any_order() -> None:
    left, right = (
        side_of("You may take 13 days (104 hours) of leave."),
        side_of("You may take 104 hours (13 days) of leave."),
    )
    assert not lay(left, right, UNTAUGHT).clashes


def test_counted_people_and_users_are_one_unit() -> None:
    assert lay(side_of("Up to 25 people may join."), side_of("Up to 10 users may join."), UNTAUGHT).clashes


def test_stances_on_one_verb_clash() -> None:
    left, right = side_of("Guests must register at the desk."), side_of("Guests must not register at the desk.")
    assert stance_clashes(left, right)
    assert not stance_clashes(left, left)


def test_both_of_two_opposites_named_is_no_stance() -> None:
    left = side_of("Active and inactive members receive the letter.")
    right = side_of("Active members and inactive members receive the same letter.")
    assert not stance_clashes(left, right)


def test_titles_of_one_pattern_teach_a_dimension() -> None:
    documents = [
        Document(
            id=name, path=name, uri=name, format="md", text="", blocks=(), digest="", title=f"Parking rules in {name}"
        )
        for name in ("Alphaville", "Betatown", "Gammaburg")
    ]
    assert "alphaville" in learn(documents, ()).lexicon


def test_candidates_share_words_and_a_kind_of_slot() -> None:
    sides = [
        side_of("Parcels are kept for 5 days at the shop.", document="a"),
        side_of("Parcels are kept for 9 days at the shop.", document="b"),
        side_of("Write to jobs@acme.org about parcels at the shop.", document="c"),
    ]
    assert list(propose(sides, None)) == [(0, 1)]


def test_candidates_grow_about_linearly() -> None:
    def pairs(count: int) -> int:
        return len(
            propose(
                [
                    side_of(f"Parcels of kind{i % 7} number{i} are kept for {i % 9 + 1} days.", document=str(i))
                    for i in range(count)
                ],
                None,
            )
        )

    assert pairs(800) <= 2.6 * pairs(400) + 400


def test_a_matter_is_a_star_and_never_a_chain() -> None:
    pair = Judgement("KB201", Tier.CONFLICT, 0.9, (("5 days", "9 days"),))
    matters = group({(0, 1): pair, (1, 2): pair, (2, 3): pair}, ())
    for matter in matters:
        assert all(
            (min(matter.centre, other), max(matter.centre, other)) in {(0, 1), (1, 2), (2, 3)}
            for other in matter.others
        )


def test_a_line_in_gives_a_line_out_with_its_id() -> None:
    lines = [
        json.dumps(
            {
                "id": 7,
                "a": {"text": "Parcels are kept for 5 days at the shop."},
                "b": {"text": "Parcels are kept for 9 days at the shop."},
            }
        ),
        "not json",
        json.dumps({"id": 8, "a": {"text": ""}, "b": {"text": "x"}}),
    ]
    out = [json.loads(line) for line in judge_lines(lines)]
    assert (out[0]["id"], out[0]["rule"], out[0]["tier"]) == (7, "KB201", "conflict")
    assert set(out[0]) == {"id", "rule", "tier", "confidence", "slots", "guards", "because", "scope"}
    assert "error" in out[1]
    assert out[2]["id"] == 8
    assert "error" in out[2]


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_can_be_judged(left: str, right: str) -> None:
    judgement = judge(side_of(left), side_of(right))
    assert 0.0 <= judgement.confidence <= 1.0


def test_two_matters_that_share_a_statement_stay_apart() -> None:
    pair = Judgement("KB201", Tier.CONFLICT, 0.9, (("48 hours", "72 hours"),))
    other = Judgement("KB201", Tier.CONFLICT, 0.8, (("48 hours", "60 minutes"),))
    matters = group({(0, 1): pair, (0, 2): other}, ())
    assert [(matter.centre, matter.others) for matter in matters] == [(0, (1,)), (0, (2,))]


def test_statements_that_say_the_same_or_contradict_each_other_are_one_matter() -> None:
    pair = Judgement("KB201", Tier.CONFLICT, 0.9, (("5 days", "9 days"),))
    third = Judgement("KB201", Tier.CONFLICT, 0.9, (("5 days", "7 days"),))
    assert len(group({(0, 1): pair, (0, 2): pair}, ())) == 1
    assert len(group({(0, 1): pair, (0, 2): third, (1, 2): pair}, ())) == 1
