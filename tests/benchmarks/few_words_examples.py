"""Pairs to fit and measure the few-words model on: what the neighbour search proposes over whole corpora."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kbaudit.contradictions.few_words import features_of_few, other_purpose
from kbaudit.contradictions.guards import GUARDS
from kbaudit.contradictions.judge import Judgement, answered, judge
from kbaudit.contradictions.knowledge import learn
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import Surroundings, neighbourhood
from kbaudit.model import Claim, Document
from tests.benchmarks.own_pairs import Planted, planted

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_BY_NAME = {guard.name: guard for guard in GUARDS}


@dataclass(frozen=True, slots=True)
class FewWordsExample:
    """Features and truth of one pair; `group` is the corpus or repository whose pairs stay in one fold.

    `planted` names the planted conflict, where it is one; `text` shows both statements to whoever reads the errors.
    `reported` says that no guard and no unknown scope would keep the pair for review, however sure the model is.
    """

    features: dict[str, float]
    real: bool
    group: str
    planted: str = ""
    rule: str = ""
    text: str = ""
    reported: bool = True


def of_corpus(
    name: str,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    sides: Sequence[Side],
    rows: NDArray[numpy.float32],
    passages: NDArray[numpy.float32],
    places: NDArray[numpy.float32],
    truth: Path | None = None,
    real: Iterable[tuple[str, str]] = (),
) -> Iterator[FewWordsExample]:
    """All neighbouring pairs of a corpus that differ in a slot and that no guard rejects.

    Without a `truth` all are taken for compatible but those that hold both of a pair of `real` quotes.
    """
    knowledge = learn(documents, sides)
    known = planted(truth, sides, claims) if truth else Planted({}, frozenset())
    quotes = tuple(real)
    for pair, around in neighbourhood(sides, rows, passages, places).items():
        left, right = sides[pair[0]], sides[pair[1]]
        judgement = judge(left, right, knowledge, cosine=round(float(rows[pair[0]] @ rows[pair[1]]), 3), around=around)
        if not reaches_few(judgement) or judgement.clash is None or judgement.view is None:
            continue
        conflict = known.holds(pair, judgement.clash.rule) or any(
            (one in left.text and two in right.text) or (two in left.text and one in right.text) for one, two in quotes
        )
        values = few_features(judgement, around)
        if other_purpose(judgement.view, judgement.clash, around, values) or (
            not conflict and (pair in known.unsure or pair in known.conflicts)
        ):
            continue
        identity = known.conflicts[pair][0] if pair in known.conflicts else ""
        text = " || ".join(
            f"{side.path}: {' > '.join((side.title, *side.heading[-1:]))}: {side.text}" for side in (left, right)
        )
        yield FewWordsExample(
            values,
            conflict,
            name,
            identity,
            judgement.clash.rule,
            text,
            not judgement.scope.unknown and not _kept_back(judgement),
        )


def _kept_back(judgement: Judgement) -> bool:
    """Whether a guard keeps the pair for review."""
    view, clash = judgement.view, judgement.clash
    return bool(view and clash) and any(not answered(_BY_NAME[name], view, clash) for name in judgement.fired)


def reaches_few(judgement: Judgement) -> bool:
    """Whether a value differs and no guard has rejected the pair but those that miss words in common."""
    if judgement.clash is None or judgement.view is None or judgement.clash.of_stances:
        return False
    guards = [_BY_NAME[name] for name in judgement.fired]
    return not any(guard.veto and not answered(guard, judgement.view, judgement.clash) for guard in guards)


def few_features(judgement: Judgement, around: Surroundings) -> dict[str, float]:
    """The features of a judgement."""
    assert judgement.view is not None
    assert judgement.clash is not None
    return features_of_few(judgement.view, judgement.clash, judgement.scope, around, set(judgement.fired))
