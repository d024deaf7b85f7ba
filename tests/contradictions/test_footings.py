"""On what footing something holds: at once, beyond an end, binding, without limit, and the opposite of each."""

from __future__ import annotations

import pytest

from kbaudit.contradictions.footings import footings
from kbaudit.contradictions.settled import opposite_settled
from kbaudit.contradictions.settled_matters import Matter, Pole
from kbaudit.contradictions.side import side_of


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Cover begins at once.", Matter.START),
        ("Rowers are insured from day one.", Matter.START),
        ("The duty to keep the log secret survives the charter.", Matter.END),
        ("The drawings are binding on the yard.", Matter.FORCE),
        ("Members may borrow as many oars as they like.", Matter.AMOUNT),
        ("There is no limit on the number of guests.", Matter.AMOUNT),
    ],
)
def test_it_holds_in_full(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.YES) in [(found.matter, found.pole) for found in footings(sentence)]


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Cover begins only after two months.", Matter.START),
        ("Notice takes effect at the end of the month.", Matter.START),
        ("The duty to keep the log secret ends when the charter does.", Matter.END),
        ("The drawings are for information only.", Matter.FORCE),
        ("The headings are not part of the contract.", Matter.FORCE),
        ("Members can borrow up to six oars.", Matter.AMOUNT),
        ("A warden may be elected only once.", Matter.AMOUNT),
    ],
)
def test_it_holds_in_part(sentence: str, matter: Matter) -> None:
    assert (matter, Pole.NO) in [(found.matter, found.pole) for found in footings(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The keeper has a dog.",
        "If the mast breaks, call the yard immediately.",
        "Immediately after the race the boats are washed.",
        "Cover begins at once and is paid for after two months.",
    ],
)
def test_a_case_and_both_at_once_settle_nothing(sentence: str) -> None:
    assert not list(footings(sentence))


def test_two_sentences_on_opposite_footings_exclude_each_other() -> None:
    found = opposite_settled(side_of("The drawings are binding."), side_of("The drawings are for guidance only."))
    assert found is not None
    assert found[0].matter is Matter.FORCE
    limited = side_of("Members can borrow up to six oars.")
    assert opposite_settled(side_of("Members may borrow oars."), limited) is None
    assert opposite_settled(side_of("Members may borrow as many oars as they like."), limited) is not None
