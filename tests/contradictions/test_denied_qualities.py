"""A duty to be something and its denial are one sentence: what is denied of it is no word that only one of them has."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.side import side_of
from kbaudit.model import Tier

DUTIES = [
    "Guest parking must be included in the weekend plan of the lodge.",
    "Backups of the photo archive must be available to the press office.",
    "Late returns of hired tools should be accepted without a fee.",
    "Timecards of the night crew should be available by Monday.",
    "A lost deposit shall be refundable to the tenant of the flat.",
]


@pytest.mark.parametrize("duty", DUTIES)
@pytest.mark.parametrize("denied", ["must not be", "should not be", "need not be", "may not be"])
def test_what_is_denied_leaves_no_word_of_its_own(duty: str, denied: str) -> None:
    head, _, tail = duty.partition(" be ")
    other = f"{head.rpartition(' ')[0]} {denied} {tail}"
    assert side_of(duty).content == side_of(other).content


def test_such_a_pair_is_one_sentence_and_a_conflict() -> None:
    left, right = DUTIES[0], DUTIES[0].replace("must be", "need not be")
    judgement = judge(side_of(left, document="a.md", title="Lodge"), side_of(right, document="b.md", title="Lodge"))
    assert judgement.view is not None
    assert judgement.view.agreement == 1.0
    assert judgement.tier is Tier.CONFLICT


def test_what_is_denied_of_something_else_stays_two_sentences() -> None:
    left = side_of("Guest parking must be included in the weekend plan of the lodge.", document="a.md")
    right = side_of("Breakfast trays must not be available in the garden rooms of the lodge.", document="b.md")
    assert not judge(left, right).found


def test_words_behind_a_modal_that_denies_nothing_stay() -> None:
    assert "insur" in side_of("The parcel shall not be insured by the sender.").content
