"""Statements on one matter lie together however they are worded."""

from __future__ import annotations

import numpy
import pytest

from kbaudit.contradictions.matter import by_matter, projection
from kbaudit.contradictions.surroundings import together

DIMENSIONS = 384


def rows(count: int, dimensions: int = DIMENSIONS) -> numpy.ndarray:
    found = numpy.random.default_rng(7).normal(size=(count, dimensions)).astype(numpy.float32)
    return found / numpy.linalg.norm(found, axis=1, keepdims=True)


def test_projected_vectors_are_shorter_and_of_unit_length() -> None:
    found = by_matter(rows(5))
    assert found.shape == (5, projection().matrix.shape[1])
    assert numpy.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=1e-3)


def test_vectors_of_another_model_stay_as_they_are() -> None:
    given = rows(3, 8)
    assert by_matter(given) is given
    others = rows(3)
    assert by_matter(others, "0" * 64) is others
    assert by_matter(others, projection().model) is not others


def test_what_the_wordings_of_one_matter_differ_in_counts_less() -> None:
    matrix = projection().matrix
    directions, sizes, _ = numpy.linalg.svd(matrix, full_matrices=True)
    base = directions[:, 0] * 0.8
    kept = by_matter(numpy.array([base, base + 0.6 * directions[:, 1]], dtype=numpy.float32))
    dropped = by_matter(numpy.array([base, base + 0.6 * directions[:, -1]], dtype=numpy.float32))
    assert sizes.min() > 0
    assert dropped[0] @ dropped[1] == pytest.approx(1.0, abs=1e-3)
    assert kept[0] @ kept[1] < 0.9


def test_two_statements_alone_have_the_cosine_of_their_matter_only() -> None:
    left, right = rows(2)
    found = together(left, right)
    assert found.apart is None
    assert found.matter == pytest.approx(float(by_matter(left[None])[0] @ by_matter(right[None])[0]), abs=1e-3)


def test_a_statement_without_a_direction_is_no_division_by_nothing() -> None:
    assert not numpy.isnan(by_matter(numpy.zeros((1, DIMENSIONS), dtype=numpy.float32))).any()
