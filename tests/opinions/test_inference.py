"""A second opinion by an inference model: its labels, its directions, what it may take back. Random weights: plumbing only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy
import pytest

from kbaudit import embedding
from kbaudit.contradictions.comparing import Compared
from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.side import Side, side_of
from kbaudit.errors import ModelError
from kbaudit.model import Tier
from kbaudit.opinions.inference import contradiction_label, judge_pairs, load_judge
from kbaudit.opinions.veto import GUARD, proposed, vetoed
from tests.opinions.models import tiny_model

OPEN = side_of("Parcels that were opened can be returned to the shop.", document="a.md", path="a.md", title="Returns")
CLOSED = side_of(
    "Parcels that were opened cannot be returned to the shop.", document="b.md", path="b.md", title="Returns"
)
WEEK = side_of("Refunds are paid out within 7 days of the return.", document="c.md", path="c.md", title="Refunds")
MONTH = side_of("Refunds are paid out within 30 days of the return.", document="d.md", path="d.md", title="Refunds")
SIDES = (OPEN, CLOSED, WEEK, MONTH)


def found() -> dict[tuple[int, int], Judgement]:
    return {(0, 1): judge(OPEN, CLOSED), (2, 3): judge(WEEK, MONTH)}


def saying(probability: float, label: int = 2):  # type: ignore[no-untyped-def]
    def answer(pairs: Sequence[tuple[str, str]]):  # type: ignore[no-untyped-def]
        rows = numpy.zeros((len(pairs), 3), dtype=numpy.float32)
        rows[:, label] = probability
        return rows

    return answer


def test_the_label_for_contradiction_is_read_from_the_model_and_never_assumed() -> None:
    assert contradiction_label({0: "CONTRADICTION", 1: "neutral"}) == 0
    assert contradiction_label({0: "entailment", 1: "neutral", 2: "contradiction"}) == 2
    for labels in ({0: "LABEL_0", 1: "LABEL_1"}, {}, {0: "contradiction", 1: "not_contradiction"}):
        with pytest.raises(ModelError, match="labels are"):
            contradiction_label(labels)


def test_both_directions_are_asked_and_come_back_in_order() -> None:
    asked: list[tuple[str, str]] = []

    def longer_first(pairs: Sequence[tuple[str, str]]):  # type: ignore[no-untyped-def]
        asked.extend(pairs)
        return numpy.array([[0.0, 0.0, 0.9 if len(first) > len(second) else 0.1] for first, second in pairs])

    pairs = [("a", "bbbb"), ("cccccc", "d"), ("ee", "fffff")]
    assert judge_pairs(pairs, longer_first, 2) == [(0.1, 0.9), (0.9, 0.1), (0.1, 0.9)]
    lengths = [len(first) + len(second) for first, second in asked]
    assert lengths == sorted(lengths)


def test_a_conflict_of_polarity_that_the_model_does_not_see_becomes_one_to_review_and_a_value_stays() -> None:
    before = found()
    assert {judgement.tier for judgement in before.values()} == {Tier.CONFLICT}
    after = vetoed(before, SIDES, saying(0.2), 2, least=0.5)
    assert after[0, 1].tier is Tier.REVIEW
    assert GUARD in after[0, 1].guards[-1]
    assert after[2, 3] == before[2, 3]


def test_a_conflict_that_the_model_sees_in_one_direction_stays() -> None:
    before = found()
    assert vetoed(before, SIDES, saying(0.7), 2, least=0.5) == before


def test_it_proposes_only_pairs_of_two_documents_of_one_scope() -> None:
    def at(text: str, name: str, title: str = "Shop") -> Side:
        return side_of(text, document=name, path=name, title=title)

    sides = (
        at("The shop is glad to see dogs.", "a.md"),
        at("Animals stay outside, please.", "b.md"),
        at("Animals stay outside, please.", "a.md"),
        at("Animals stay outside, please.", "c.md", "Shop in Japan"),
        at("In Canada the shop is glad to see dogs.", "d.md", "Shop in Canada"),
    )
    compared = Compared({}, (), {}, 0, quiet=((0, 1), (0, 2), (3, 4)))
    assert proposed(compared, sides, saying(0.99), 2, least=0.98) == ((0, 1, 0.99),)
    assert proposed(compared, sides, saying(0.9), 2, least=0.98) == ()


def test_any_cross_encoder_in_a_folder_can_be_used_and_its_labels_sum_to_one(tmp_path: Path) -> None:
    labels = ("contradiction", "entailment", "neutral")
    judge_of, label = load_judge(embedding.locate(str(tiny_model(tmp_path / "model", labels))))
    assert label == 0
    rows = judge_of([("refunds are paid", "refunds are not paid"), ("open", "closed")])
    assert rows.shape == (2, 3)
    assert rows.sum(axis=1) == pytest.approx([1.0, 1.0], abs=1e-4)
    assert judge_pairs([("open", "closed")], judge_of, label) == judge_pairs([("open", "closed")], judge_of, label)


def test_a_folder_without_a_usable_model_is_an_error_with_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"no weights")
    (folder / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="broken"):
        load_judge(embedding.locate(str(folder)))
