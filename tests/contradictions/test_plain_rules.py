"""Rules that are told as plain facts, against leave or a ban."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.leanings import Leaning
from kbaudit.contradictions.plain_rules import plainly_ruled
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier


def ruled(left: str, right: str) -> tuple[Leaning, Leaning] | None:
    found = plainly_ruled(side_of(left), side_of(right))
    return (found.left, found.right) if found else None


def test_what_is_simply_done_is_owed_where_the_other_leaves_free() -> None:
    assert ruled("Log books are written in ink.", "Whether a log book is written in ink is up to each skipper.") == (
        Leaning.OBLIGES,
        Leaning.LEAVES_FREE,
    )


def test_what_is_simply_done_is_permitted_where_the_other_forbids() -> None:
    assert ruled("Passengers must not ring the ship's bell.", "Passengers ring the ship's bell at noon.") == (
        Leaning.FORBIDS,
        Leaning.PERMITS,
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Log books must be written in ink.", "Whether a log book is written in ink is up to each skipper."),
        ("Your rights to the log book", "You do not have any rights to the log book."),
        ("Log books are not written in ink.", "Whether a log book is written in ink is up to each skipper."),
        ("Log books are written in ink.", "Log books are kept on the bridge."),
    ],
)
def test_a_duty_a_heading_and_a_denial_are_not_plain(left: str, right: str) -> None:
    assert ruled(left, right) is None


def test_the_pair_is_a_conflict_only_alone_and_near_in_meaning() -> None:
    left, right = "Log books are written in ink.", "Whether a log book is written in ink is up to each skipper."
    assert judge(side_of(left), side_of(right), cosine=0.8).tier is Tier.CONFLICT
    assert judge(side_of(left), side_of(right), cosine=0.4).tier is None
    assert not judge(side_of(left), side_of(right)).found
