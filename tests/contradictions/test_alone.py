"""Two statements that exclude each other and are judged with nothing around them."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.alone import opposed_alone
from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of


def opposed(left: str, right: str, cosine: float = 0.75) -> bool:
    judgement = judge(side_of(left), side_of(right), cosine=cosine)
    assert judgement.view is not None
    assert judgement.clash is not None
    return opposed_alone(judgement.view, judgement.clash, judgement.fired)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Gardeners must return the shears with a label.", "A label is not necessary when shears are returned."),
        ("Aprons shall be worn inside the pottery.", "Whether to wear an apron in the pottery is up to each potter."),
        ("Pupils may borrow the canoes.", "No canoe may be borrowed by pupils, whatever the reason."),
        ("Moorings may be sublet for the winter.", "Moorings must not be sublet under any circumstances."),
        (
            "We always tell you before we change the mooring fee.",
            "The mooring fee may be raised without our letting you know in advance.",
        ),
        (
            "Only the lock keeper may open the sluice gates.",
            "The sluice gates may be opened by the skipper of any barge.",
        ),
    ],
)
def test_clauses_that_nothing_narrows_are_on_one_deed(left: str, right: str) -> None:
    assert opposed(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Gardeners must return the shears.", "Broken shears worth less than ten pounds need not be returned."),
        ("Bargees may moor at the quay.", "Bargees must not moor at the quay while the ferry is loading cars."),
        ("The skipper shall load the barge.", "The lock keeper need not load the crane."),
        ("Skippers must log every lock.", "Passengers need not log every lock."),
    ],
)
def test_a_clause_that_is_narrowed_or_of_others_is_not(left: str, right: str) -> None:
    assert not opposed(left, right)


def test_leave_for_all_is_excluded_by_a_limit() -> None:
    assert opposed("The slipway may be used at low tide only.", "Anybody may use the slipway at any hour.")


def test_what_something_is_done_without_forbids_nothing() -> None:
    assert not opposed(
        "Skippers can moor several boats at one time.", "Several boats are moored at one time without any ropes."
    )


def test_people_that_are_named_beside_those_who_are_bound_leave_no_scope_open() -> None:
    judgement = judge(
        side_of("The lodger is to sweep the stairs every week."),
        side_of("The lodger is not to sweep the stairs; this is done by the tenant alone."),
        cosine=0.85,
    )
    assert judgement.scope.unknown == ()


def test_sentences_that_are_far_apart_in_meaning_are_not_on_one_deed() -> None:
    assert not opposed(
        "Aprons shall be worn inside the pottery.",
        "Whether to wear an apron in the pottery is up to each potter.",
        cosine=0.3,
    )


def test_how_something_is_done_bans_nothing() -> None:
    assert not opposed(
        "Users may keep several mail folders side by side in the window.",
        "The window shows several mail folders side by side without constant switching.",
    )
