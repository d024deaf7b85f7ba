"""`kbaudit judge`: what is known of a pair by its vectors hangs on the model that they are of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy
import pytest

from kbaudit.contradictions.judge import Judgement, judge
from kbaudit.contradictions.knowledge import Knowledge
from kbaudit.contradictions.lines import judge_lines
from kbaudit.contradictions.matter import projection
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import Surroundings

if TYPE_CHECKING:
    from numpy.typing import NDArray

LINE = json.dumps(
    {"id": 1, "a": {"text": "Items may come back within 30 days."}, "b": {"text": "Goods go back for 14 days."}}
)


def vectors(texts: Sequence[str]) -> NDArray[numpy.float32]:
    rows = numpy.random.default_rng(7).normal(size=(len(texts), len(projection().matrix))).astype(numpy.float32)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def asked(monkeypatch: pytest.MonkeyPatch, model: str) -> Surroundings:
    """The surroundings that a pair is judged in."""
    seen: list[Surroundings] = []

    def watched(left: Side, right: Side, knowledge: Knowledge, *, around: Surroundings, **others: Any) -> Judgement:
        seen.append(around)
        return judge(left, right, knowledge, around=around, **others)

    monkeypatch.setattr("kbaudit.contradictions.lines.judge", watched)
    assert len(list(judge_lines([LINE], embed=vectors, model=model))) == 1
    return seen[0]


def test_vectors_of_the_fitted_model_are_compared_by_their_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = vectors(["one", "other"])
    mine, other = rows @ projection().matrix
    exact = float(mine @ other / numpy.linalg.norm(mine) / numpy.linalg.norm(other))
    assert asked(monkeypatch, projection().model).matter == pytest.approx(exact, abs=0.001)


def test_vectors_of_another_model_are_compared_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = vectors(["one", "other"])
    assert asked(monkeypatch, "another").matter == pytest.approx(float(first @ second), abs=0.001)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"a": 1, "b": {"text": "x"}}', "a and b must be objects"),
        ('{"a": {"text": "x"}}', "a and b must be objects"),
        ('{"a": {"text": "x"}, "b": "x"}', "a and b must be objects"),
        ('{"a": {"text": "x", "heading": 5}, "b": {"text": "x"}}', "heading must be a text"),
        ('{"a": {"text": "x", "heading": ["Returns", 5]}, "b": {"text": "x"}}', "heading must be a text"),
        ('{"a": {"text": "x", "metadata": [1]}, "b": {"text": "x"}}', "metadata must be an object"),
        ('{"a": {"text": 5}, "b": {"text": "x"}}', "a and b need a text"),
        ('{"a": {"text": "x", "date": 5}, "b": {"text": "x"}}', "date must be YYYY-MM-DD"),
        ("5", "not an object"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_the_words_of_its_writer(line: str, said: str) -> None:
    (out,) = judge_lines([line])
    assert json.loads(out)["error"].startswith(said)


def test_a_heading_may_be_a_list() -> None:
    entry = {"text": "Items may come back within 30 days.", "heading": ["Returns", "Bikes"]}
    (out,) = judge_lines([json.dumps({"a": entry, "b": {**entry, "heading": "Returns > Bikes"}})])
    assert "error" not in json.loads(out)


def test_a_guard_is_named_and_explained() -> None:
    (out,) = judge_lines([json.dumps({"a": {"text": "Within 14 days."}, "b": {"text": "Within 30 days."}})])
    judged = json.loads(out)
    assert len(judged["guards"]) == len(judged["because"]) > 0
    assert all(sentence.endswith(".") for sentence in judged["because"])
