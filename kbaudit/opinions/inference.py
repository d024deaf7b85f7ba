"""Whether a model for natural language inference sees a contradiction between two statements.

Any CrossEncoder of sentence-transformers with three labels will do, by name or folder. The order of its labels is read from its
configuration; both directions are asked, since these models answer "A, therefore B?" and a contradiction has no direction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kbaudit.embedding import ModelSource
from kbaudit.errors import ModelError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Judge", "contradiction_label", "judge_pairs", "load_judge"]

BATCH = 16
"""Pairs judged at once. They are sorted by length first, because padding otherwise costs several times the judging."""

Judge = Callable[[Sequence[tuple[str, str]]], "NDArray[numpy.float32]"]
"""Pairs of premise and hypothesis → the probability of each label, a row for each pair."""


def contradiction_label(labels: Mapping[int, str]) -> int:
    """The index of the label that means contradiction; ModelError where a model has none, for then it is of another kind."""
    found = [index for index, label in labels.items() if "contradiction" in str(label).casefold()]
    if len(found) != 1:
        named = ", ".join(str(labels[index]) for index in sorted(labels)) or "none"
        raise ModelError(
            f"The inference model's labels are {named}, and exactly one must be called contradiction. "
            "Name a model for natural language inference in [inference], or leave it out."
        )
    return found[0]


def load_judge(source: ModelSource) -> tuple[Judge, int]:
    """Load a model from its folder, with the index of its label for contradiction. Nothing is fetched."""
    from sentence_transformers import CrossEncoder

    try:
        encoder = CrossEncoder(str(source.folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise ModelError(f"The inference model {source.name!r} cannot be loaded: {str(error)[:200]}") from None
    labels = {int(index): str(label) for index, label in (encoder.model.config.id2label or {}).items()}

    def probabilities(pairs: Sequence[tuple[str, str]]) -> NDArray[numpy.float32]:
        rows: NDArray[numpy.float32] = encoder.predict(
            list(pairs), batch_size=BATCH, apply_softmax=True, show_progress_bar=False, convert_to_numpy=True
        )
        return rows

    return probabilities, contradiction_label(labels)


def judge_pairs(pairs: Sequence[tuple[str, str]], judge: Judge, label: int) -> list[tuple[float, float]]:
    """The probability of a contradiction for each pair, read forwards and backwards, to three decimals."""
    asked = [*pairs, *((second, first) for first, second in pairs)]
    order = sorted(range(len(asked)), key=lambda index: (sum(map(len, asked[index])), asked[index]))
    found = [0.0] * len(asked)
    for begin in range(0, len(order), BATCH):
        part = order[begin : begin + BATCH]
        for index, row in zip(part, judge([asked[place] for place in part]), strict=True):
            found[index] = round(float(row[label]), 3)
    return list(zip(found[: len(pairs)], found[len(pairs) :], strict=True))
