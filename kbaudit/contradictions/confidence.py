"""How sure a conflict is: a logistic regression over named features, whose coefficients anybody can read.

The coefficients stand in `confidence.json`, fitted by tests/benchmarks/train_confidence.py on labelled pairs of the development
data and of this project's own; the figures in reports/benchmarks are out of fold.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from kbaudit.contradictions.clash import DATE, REFERENCE, Clash
from kbaudit.contradictions.likeness import restated
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import View

__all__ = ["Model", "Models", "confidence", "features", "features_of_words", "model", "models"]

FILE = "confidence.json"


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients by feature, the intercept, the version of the fit, and the least confidence for each tier.

    `one_sentence` is the limit of the conflict tier for two statements that are one sentence but for the slot; for others it is
    `conflict`, which is higher, since nearly all that is flagged wrongly in unseen corpora is worded differently on both sides.
    `opposed` is the limit for stances that cannot both hold: unlike two values, "must" and "must not" are seldom of two things.
    `alone` is the limit for pairs in different words that are judged without a knowledge base around them.
    """

    version: int
    intercept: float
    coefficients: Mapping[str, float]
    conflict: float
    one_sentence: float
    opposed: float
    review: float
    alone: float


@dataclass(frozen=True, slots=True)
class Models:
    """The model for statements in the same words, and the one for values in statements with few words in common."""

    words: Model
    few: Model


@lru_cache(maxsize=1)
def models() -> Models:
    """The fitted models that come with the package."""
    read = json.loads(resources.files("kbaudit.contradictions").joinpath(FILE).read_text("utf-8"))
    return Models(_model(read), _model(read["few words"]))


def model() -> Model:
    """The model for statements in the same words."""
    return models().words


def _model(read: Mapping[str, Any]) -> Model:
    return Model(
        version=int(read["version"]),
        intercept=float(read["intercept"]),
        coefficients={str(name): float(value) for name, value in read["coefficients"].items()},
        conflict=float(read["tiers"]["conflict"]),
        one_sentence=float(read["tiers"].get("one sentence", read["tiers"]["conflict"])),
        opposed=float(read["tiers"].get("opposed stances", read["tiers"]["conflict"])),
        review=float(read["tiers"]["review"]),
        alone=float(read["tiers"].get("judged alone", 1.0)),
    )


def features(view: View, clash: Clash, scope: ScopeComparison) -> dict[str, float]:
    """What the confidence rests on; each feature lies between 0 and about 1."""
    facing = [pair for pair in clash.facing if pair.clash]
    return {
        **features_of_words(view, clash),
        "containment": view.containment,
        "cosine": _near_in_meaning(view, clash),
        "covered least": view.covered[0],
        "covered most": view.covered[1],
        "subjects meet": view.subjects_meet,
        "one document": float(view.one_document),
        "one section": float(view.one_section),
        "further differences": min(clash.count - 1, 3) / 3.0,
        "open slots": min(view.open_slots, 3) / 3.0,
        "bare number": float(bool(facing) and all(pair.left.kind == "number" for pair in facing)),
        "date": float(clash.rule == DATE),
        "reference": float(clash.rule == REFERENCE),
        "stance": float(clash.of_stances),
        "soft stance": float(bool(clash.stances) and not any(stance.hard for stance in clash.stances)),
        "same predicate": max((_meeting(view, *spans) for spans in clash.opposed), default=0.5),
        "about itself": float("self-reference" in view.left.traits or "self-reference" in view.right.traits),
        "scope unknown": float(bool(scope.unknown)),
    }


def features_of_words(view: View, clash: Clash) -> dict[str, float]:
    """What two statements, their titles and headings, and what stands around their values have in common in words."""
    near = [_overlap(pair.left.near, pair.right.near) for pair in clash.facing if pair.clash]
    mine, other = view.left.context, view.right.context
    return {
        "agreement": view.agreement,
        "shared words": min(view.shared_weight, 10.0) / 10.0,
        "own words of one": min(max(view.left_weight, view.right_weight), 10.0) / 10.0,
        "own words of both": min(min(view.left_weight, view.right_weight), 5.0) / 5.0,
        "headings agree": _overlap(mine, other) if mine and other else 0.5,
        "words around the value": sum(near) / len(near) if near else 0.5,
    }


def _near_in_meaning(view: View, clash: Clash) -> float:
    """The cosine of the two statements, each embedded with its title and heading, or what their words make likely.

    A whole sentence that one document affirms and another denies says itself what it is about: how near the titles are in
    meaning is not asked.
    """
    by_words = 0.4 + 0.6 * view.agreement
    if view.cosine is None:
        return by_words
    return max(view.cosine, by_words) if clash.of_stances and restated(view, clash) else view.cosine


def confidence(values: Mapping[str, float], fitted: Model | None = None) -> float:
    """The probability of a real conflict, between 0 and 1, rounded to three decimals."""
    fitted = fitted or model()
    weights = fitted.coefficients
    total = fitted.intercept + sum([weights.get(name, 0.0) * value for name, value in values.items()])
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 3)


Span = tuple[int, int]


def _meeting(view: View, left: Span, right: Span) -> float:
    """How far the words before and after the clashing predicates are the same: who does it, and to what."""
    before = [_words(side, 0, span[0])[-3:] for side, span in ((view.left, left), (view.right, right))]
    after = [_words(side, span[1], len(side.text))[:4] for side, span in ((view.left, left), (view.right, right))]
    return 0.5 * _overlap(frozenset(before[0]), frozenset(before[1])) + 0.5 * _overlap(
        frozenset(after[0]), frozenset(after[1])
    )


def _words(side: Side, start: int, end: int) -> list[str]:
    return [token.name for token in side.tokens if token.content and start <= token.start and token.end <= end]


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.5
