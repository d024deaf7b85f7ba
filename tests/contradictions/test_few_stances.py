"""Two statements that oppose each other on a predicate are on one matter where both are nearest and the clauses meet."""

from __future__ import annotations

import dataclasses

import pytest

from kbaudit.contradictions.clash import clash_of
from kbaudit.contradictions.clauses import clauses_meet
from kbaudit.contradictions.few_stances import clearly_opposed, plainly_opposed
from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.surroundings import ALONE, Surroundings
from kbaudit.contradictions.view import face, lay

NEAR = dataclasses.replace(ALONE, left_rank=1, right_rank=1, apart=0.3)
GIVEN = "A tow rope is provided free of charge if you ask when you book."
DENIED = "A tow rope is not provided; ask the harbour master in good time."


def opposed(
    left: str, right: str, *, around: Surroundings = NEAR, cosine: float = 0.8, fired: tuple[str, ...] = ()
) -> bool:
    mine, other = side_of(left, document="a.md"), side_of(right, document="b.md")
    clash = clash_of(face(mine, other))
    assert clash is not None
    return clearly_opposed(lay(mine, other, UNTAUGHT, cosine), clash, around, fired)


def test_the_clauses_of_a_predicate_are_held_against_each_other() -> None:
    mine, other = side_of(GIVEN), side_of(DENIED)
    clash = clash_of(face(mine, other))
    assert clash is not None
    assert clash.whole is None
    assert clauses_meet(lay(mine, other, UNTAUGHT), clash) > 0.4
    assert opposed(GIVEN, DENIED)


@pytest.mark.parametrize(
    "around",
    [
        ALONE,
        dataclasses.replace(NEAR, apart=0.05),
        dataclasses.replace(NEAR, left_rank=2, apart=0.15),
        dataclasses.replace(NEAR, left_rank=2, right_rank=2),
        dataclasses.replace(NEAR, left_rank=3),
    ],
)
def test_they_must_be_each_others_nearest_and_stand_out(around: Surroundings) -> None:
    assert not opposed(GIVEN, DENIED, around=around)


def test_one_may_be_the_next_nearest_where_the_two_stand_out_clearly() -> None:
    assert opposed(GIVEN, DENIED, around=dataclasses.replace(NEAR, left_rank=2, apart=0.25))


def test_they_must_be_near_in_meaning_and_bare_of_exceptions() -> None:
    assert not opposed(GIVEN, DENIED, cosine=0.5)
    assert not opposed(GIVEN, DENIED, fired=("exception",))


def test_a_duty_and_advice_can_both_hold() -> None:
    assert not opposed("Skippers must sign the log of the pier.", "Skippers should sign the log of the pier.")


def plainly(
    left: str,
    right: str,
    *,
    cosine: float = 0.85,
    fired: tuple[str, ...] = (),
    places: tuple[str, str] = ("a.md", "b.md"),
) -> bool:
    mine, other = side_of(left, document=places[0]), side_of(right, document=places[1])
    clash = clash_of(face(mine, other))
    assert clash is not None
    return plainly_opposed(lay(mine, other, UNTAUGHT, cosine), clash, fired)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Boats moored overnight at the visitors' quay will be charged the harbour fee.",
            "Boats left overnight at the visitors' quay will not be charged a harbour fee.",
        ),
        (
            "Volunteers may keep the keys of the boat house over the weekend.",
            "Volunteers may not keep keys to the boat house during the weekend.",
        ),
        (
            "Choir practice must be cancelled when the hall is let.",
            "Choir practice need not be cancelled when the hall is let.",
        ),
        (
            "Seedlings grown from saved seed are accepted at the plant fair.",
            "The plant fair does not accept seedlings that were grown from saved seed.",
        ),
    ],
)
def test_two_opposed_clauses_of_the_same_words_need_nothing_around_them(left: str, right: str) -> None:
    assert plainly(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # a case of its own
        (
            "Boats moored at the visitors' quay will be charged the harbour fee.",
            "Boats moored at the visitors' quay will not be charged the harbour fee unless they stay overnight.",
        ),
        # on the other side of a limit
        (
            "The lock keeper will let boats through the upper gate within the hours of daylight.",
            "The lock keeper cannot let boats through the upper gate outside the hours of daylight.",
        ),
        # another thing is forbidden than what is allowed
        (
            "The licensee may copy the charts for the crew of one boat.",
            "The licensee shall not sell the charts at a boat fair.",
        ),
        # too little is said
        ("Dogs may swim.", "Dogs may not swim."),
    ],
)
def test_a_case_of_its_own_another_deed_or_few_words_need_more(left: str, right: str) -> None:
    assert not plainly(left, right)


def test_a_guard_or_another_meaning_keeps_them_apart() -> None:
    left = "Volunteers may keep the keys of the boat house over the weekend."
    right = "Volunteers may not keep keys to the boat house during the weekend."
    assert plainly(left, right)
    assert not plainly(left, right, cosine=0.75)
    for guard in ("own names", "other first noun", "condition", "complement"):
        assert not plainly(left, right, fired=(guard,))


def test_one_page_speaks_of_two_cases() -> None:
    left = "Volunteers may keep the keys of the boat house over the weekend."
    right = "Volunteers may not keep keys to the boat house during the weekend."
    assert not plainly(left, right, places=("a.md", "a.md"))
