"""Whether a deed has to be announced."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.judge import judge
from kbaudit.contradictions.notices import notices_of, opposite_notices
from kbaudit.contradictions.side import side_of
from kbaudit.contradictions.stances import NOTICE


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("We will tell you before we raise the mooring fee.", True),
        ("The landlord must give the tenant notice of any repair.", True),
        ("The fee may be raised on thirty days' notice.", True),
        ("The keeper will not close the lock unless skippers have been informed.", True),
        ("The keeper may close the lock without notice.", False),
        ("The landlord need not notify the tenant of repairs.", False),
        ("No prior notice is required for a repair.", False),
        ("The fee can go up without our letting you know.", False),
    ],
)
def test_a_sentence_says_whether_notice_is_given(sentence: str, given: bool) -> None:
    assert [item.given for item in notices_of(sentence)] == [given]


@pytest.mark.parametrize(
    "sentence", ["The notice hangs at the lock.", "Tell the keeper your name.", "Nobody may pass without a permit."]
)
def test_other_words_of_telling_say_nothing_of_notice(sentence: str) -> None:
    assert notices_of(sentence) == ()


def exclude(left: str, right: str) -> bool:
    return opposite_notices(notices_of(left), notices_of(right)) is not None


def test_notice_of_one_deed_is_given_or_not() -> None:
    assert exclude("We will tell you before we raise the mooring fee.", "The mooring fee may rise without notice.")


def test_notice_of_two_kinds_is_notice_of_two_deeds() -> None:
    assert not exclude(
        "The yard shall notify skippers of planned repairs in advance.",
        "The yard may carry out urgent repairs without notice.",
    )


def test_both_giving_notice_exclude_nothing() -> None:
    assert not exclude("The fee may rise on a month's notice.", "We will tell you before we raise the fee.")


def test_the_pair_is_judged_by_the_notice() -> None:
    judgement = judge(
        side_of("The club may change the berths at any time without notice."),
        side_of("The club will not change the berths unless it has notified the members in advance."),
        cosine=0.9,
    )
    assert judgement.clash is not None
    assert [stance.predicate for stance in judgement.clash.stances] == [NOTICE]
