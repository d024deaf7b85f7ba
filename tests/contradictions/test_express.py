"""Two statements that are judged alone are opposed by express words where what they are about is the same."""

from __future__ import annotations

import dataclasses

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.express import expressly_opposed, matter_in_common, of_one_measure
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.surroundings import ALONE
from kbaudit.contradictions.view import View, face, lay
from kbaudit.model import Tier

FOR_GOOD = "Our season tickets never expire."
A_YEAR = "A season ticket has to be used within twelve months of purchase."


def view(left: str, right: str, cosine: float = 0.7) -> View:
    mine, other = side_of(left), side_of(right)
    return lay(mine, other, UNTAUGHT, cosine, faced=face(mine, other))


def test_express_words_and_one_thing_make_a_conflict() -> None:
    assert matter_in_common(view(FOR_GOOD, A_YEAR)) == (2, 1.0)
    assert expressly_opposed(view(FOR_GOOD, A_YEAR), ())
    assert judge(side_of(FOR_GOOD), side_of(A_YEAR), cosine=0.7).tier is Tier.CONFLICT


def test_they_must_be_near_in_meaning() -> None:
    assert not expressly_opposed(view(FOR_GOOD, A_YEAR, 0.5), ())


def test_two_things_are_no_conflict() -> None:
    assert not expressly_opposed(view(FOR_GOOD, "Logbooks are shredded after twelve months."), ())


def test_a_case_of_its_own_is_no_conflict() -> None:
    narrowed = "If it was a gift, a season ticket has to be used within twelve months."
    assert not expressly_opposed(view(FOR_GOOD, narrowed), ())
    excepted = "Season tickets never expire, except those of juniors."
    assert not expressly_opposed(view(excepted, A_YEAR), ())


def test_in_a_knowledge_base_it_is_for_what_stands_around_to_say() -> None:
    far = dataclasses.replace(ALONE, left_rank=9, right_rank=9, apart=0.0)
    assert judge(side_of(FOR_GOOD), side_of(A_YEAR), cosine=0.7, around=far).tier is None


def test_one_value_that_differs_is_enough_where_no_guard_fires() -> None:
    left = side_of("Our bills fall due 14 days after the date of the bill.")
    right = side_of("The keeper has 45 days from the date of the bill in which to pay it.")
    seen = view(left.text, right.text, 0.7)
    clash = clash_of(seen)
    assert clash is not None
    assert of_one_measure(seen, clash, (), 0.7)
    assert not of_one_measure(seen, clash, ("condition",), 0.7)
    assert not of_one_measure(seen, clash, (), 0.6)
    assert not of_one_measure(view(left.text, right.text, 0.5), clash, (), 0.7)


def test_what_the_house_pays_is_against_what_comes_on_top() -> None:
    paid = "The paint for members' boats is paid for by the club."
    charged = "The paint for members' boats is charged in addition to the membership fee."
    assert expressly_opposed(view(paid, charged, 0.8), ())
    assert not expressly_opposed(view(paid, charged, 0.65), ())


def test_another_time_is_a_case_of_its_own_for_a_price_and_not_for_an_order() -> None:
    free = "Members never pay for paint."
    assert not expressly_opposed(view(free, "After the first coat, the cost of paint falls on the member.", 0.8), ())


def test_whom_alone_a_rule_means_is_no_other_audience() -> None:
    alone = side_of("The roof of the harbour house is for the sole use of the owner of the top flat.")
    shared = side_of("The roof of the harbour house may be enjoyed by all residents in common.")
    found = judge(alone, shared, cosine=0.8)
    assert "other scope" not in found.fired
    assert found.tier is Tier.CONFLICT
