"""How sure a conflict is between two statements in different words: its own features and its own fitted model.

The words that two such statements share say little; what says more is who else is near in meaning, what the passages, titles
and headings around have in common, and whether the two values are of one order. The coefficients stand beside those of
`confidence` in `confidence.json`, fitted by the same script.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping

from kbaudit.contradictions.clash import DATE, REFERENCE, Clash
from kbaudit.contradictions.confidence import features_of_words
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Slot, compared_in
from kbaudit.contradictions.surroundings import Surroundings
from kbaudit.contradictions.view import Facing, View
from kbaudit.contradictions.word_order import word_order
from kbaudit.facts.quantity_comparison import LENGTHS

__all__ = ["features_of_few", "other_purpose"]

USUAL_APART = 0.15
"""How much nearer than their neighbours two statements on one matter mostly are; taken where there are no neighbours."""

USUAL_MATTER = 0.1
"""How much less than their cosine that of two statements by their matter mostly is; taken where it is not known."""

FARTHEST = 5.0
"""Natural logarithm of the ratio of two values from which they are simply of different orders."""

NEAR = 5
"""Rank among each other's neighbours up to which a number with one other character is a slip, not another line of the house."""

SHORTEST_NUMBER = 7
"""Characters from which one that differs is rather a slip than another number."""

_HINTS = (
    "exception",
    "condition",
    "unmatched negation",
    "record",
    "history",
    "other subject",
    "other path",
    "other language",
    "change of rule",
    "version unknown",
    "narrower subject",
    "own names",
)
FARTHEST_DAYS = 1500
"""Days between two dates from which they are simply of different times."""

_KINDS = ("time", "money", "percent", "count")


def features_of_few(
    view: View,
    clash: Clash,
    scope: ScopeComparison,
    around: Surroundings,
    fired: Container[str],
) -> dict[str, float]:
    """What the confidence rests on; each feature lies between about -1 and 1. `fired` are the names of the guards that fire."""
    facing = [pair for pair in clash.facing if pair.clash]
    kind = compared_in(facing[0].left) if facing else ""
    cosine = view.cosine if view.cosine is not None else 0.4 + 0.6 * view.agreement
    matter = around.matter if around.matter is not None else cosine - USUAL_MATTER
    ranks = around.left_rank, around.right_rank
    shared = view.left.all_words & view.right.all_words
    weights = [(view.knowledge.weight(name) - 0.3) / 0.7 for name in shared]
    established = bool(facing) and all(_is_established(pair, view) for pair in facing)
    bounds = [
        (a.low is None, a.high is None) == (b.low is None, b.high is None)
        for a, b in ((pair.left.quantity, pair.right.quantity) for pair in facing)
        if a is not None and b is not None
    ]
    found = {
        "judged alone": float(around.apart is None),
        "cosine": cosine,
        "apart": around.apart if around.apart is not None else USUAL_APART,
        "nearest of both": 1.0 / max(ranks),
        "nearest of one": 1.0 / min(ranks),
        "matter": matter,
        "matter of places": around.places_by_matter if around.places_by_matter is not None else matter,
        "matter of passages": around.passages_by_matter if around.passages_by_matter is not None else matter,
        "matter across": around.across if around.across is not None else matter,
        "places": around.places if around.places is not None else cosine,
        "passages": around.passages if around.passages is not None else cosine,
        "shared rare words": min(sum(weights), 3.0) / 3.0,
        "rarest shared word": max(weights, default=0.0),
        "containment": view.containment,
        "covered least": view.covered[0],
        "covered most": view.covered[1],
        "subjects meet": view.subjects_meet,
        "other order": min(_ratios(clash), default=0.2),
        "same bound": float(all(bounds)) if bounds else 0.5,
        "other unit": float(any(pair.loose for pair in facing)),
        "open slots": min(view.open_slots, 3) / 3.0,
        "further differences": min(clash.count - 1, 3) / 3.0,
        "one document": float(view.one_document),
        "one section": float(view.one_section),
        "scope unknown": min(len(scope.unknown), 3) / 3.0,
        "slip": float(max(ranks) <= NEAR and not established and any(_is_slip(pair) for pair in facing)),
        "both established": float(established),
        "date": float(clash.rule == DATE),
        "reference": float(clash.rule == REFERENCE),
        "bare number": float(bool(facing) and all(pair.left.kind == "number" for pair in facing)),
    }
    found.update(_measures(view))
    found.update(word_order(view.left, view.right))
    # What the model of same words rests on counts here as well: two statements may be sure by both only.
    found.update(features_of_words(view, clash))
    found.update({f"of {name}": float(kind == name) for name in _KINDS})
    found.update({f"guard {name}": float(name in fired) for name in _HINTS})
    return found


LEAST_NAMED = 0.1
"""What a statement that names no measure, or only those that stand everywhere, counts as naming."""


SAID = 2
"""Shared content words that say what a place to turn to is for, where no measure is named: "the fault line"."""


def other_purpose(view: View, clash: Clash, around: Surroundings, values: Mapping[str, float]) -> bool:
    """Whether two places to turn to are hardly for one purpose: a page names many, and only that to which both lead counts."""
    if clash.rule != REFERENCE:
        return False
    named = values["measure named"] or len(view.shared) >= SAID
    return max(around.left_rank, around.right_rank) > NEAR or not named


def _measures(view: View) -> dict[str, float]:
    """Whether the values of both measure the same: as their sentences say, as their titles and headings say too, or not.

    A pair that can be compared in several kinds has the best of all.
    """
    found = dict.fromkeys(("measure said", "measure named", "measures covered", "other measure", "measures known"), 0.0)
    others = {measured.kind: measured for measured in view.right.measured}
    for mine in view.left.measured:
        other = others.get(mine.kind)
        if other is None:
            continue

        def weighed(names: Iterable[str], kind: str = mine.kind) -> list[float]:
            known = view.knowledge.measures
            return [(known.get((kind, name), view.knowledge.unknown_weight) - 0.3) / 0.7 for name in sorted(names)]

        least = min(sum(weighed(mine.all)), sum(weighed(other.all)))
        apart = mine.said and other.said and not mine.said & other.all and not other.said & mine.all
        values = {
            "measure said": max(weighed(mine.said & other.said), default=0.0),
            "measure named": max(weighed(mine.all & other.all), default=0.0),
            "measures covered": min(sum(weighed(mine.all & other.all)) / max(least, LEAST_NAMED), 1.0),
            "other measure": float(bool(apart)),
            "measures known": float(bool(mine.all and other.all)),
        }
        found = {name: max(value, values[name]) for name, value in found.items()}
    return found


def _is_established(pair: Facing, view: View) -> bool:
    """Whether other documents name both addresses as well, so that neither is a slip: two lines of one house."""
    known = view.knowledge.established
    mine, other = pair.left.reference, pair.right.reference
    return mine is not None and other is not None and mine.normalised in known and other.normalised in known


def _is_slip(pair: Facing) -> bool:
    """Whether two telephone numbers or addresses differ in one character, or in two that have changed places."""
    if pair.left.reference is None or pair.right.reference is None:
        return False
    mine, other = pair.left.reference.normalised, pair.right.reference.normalised
    if len(mine) != len(other) or len(mine) < SHORTEST_NUMBER:
        return False
    apart = [index for index, (a, b) in enumerate(zip(mine, other, strict=True)) if a != b]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        return mine[apart[0]] == other[apart[1]] and mine[apart[1]] == other[apart[0]]
    return len(apart) == 1


def _ratios(clash: Clash) -> list[float]:
    """How many times one value is the other, or how far two dates are apart, as a share of what is simply another order."""
    found = []
    for pair in clash.facing:
        mine, other = _size(pair.left), _size(pair.right)
        if pair.clash and pair.left.mention and pair.right.mention:
            apart = abs((pair.left.mention.first - pair.right.mention.first).days)
            found.append(min(apart, FARTHEST_DAYS) / FARTHEST_DAYS)
        elif pair.clash and mine and other:
            found.append(min(abs(math.log(mine / other)), FARTHEST) / FARTHEST)
    return found


def _size(slot: Slot) -> float | None:
    quantity = slot.quantity
    if quantity is None:
        return None
    ends = [end for end in (quantity.low, quantity.high) if end is not None and end > 0]
    return max(ends) * LENGTHS.get(quantity.unit, 1.0) if ends else None
