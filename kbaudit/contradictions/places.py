"""Whether two references lead to one place: names are often shortened, and the steps of a menu told in another order."""

from __future__ import annotations

from kbaudit.contradictions.words import stem
from kbaudit.facts.references import Reference

__all__ = ["apart", "one_place"]

SHARED = 0.5
"""Share of the shorter name's words from which two names may mean one place ("the department's secretary")."""


def one_place(left: Reference, right: Reference) -> bool:
    """Whether both are the same, or one names the other less fully: "Quarry Lane", "our centre in Quarry Lane"."""
    if left.kind != right.kind:
        return False
    if left.normalised == right.normalised:
        return True
    if left.kind == "place":
        mine, other = _words(left), _words(right)
        return mine <= other or other <= mine
    return left.kind == "menu" and set(left.normalised.split(" > ")) == set(right.normalised.split(" > "))


def apart(left: Reference, right: Reference) -> bool:
    """Whether two references of one kind lead to two places."""
    if left.kind != right.kind or one_place(left, right):
        return False
    if left.kind != "place":
        return True
    mine, other = _words(left), _words(right)
    return len(mine & other) < SHARED * min(len(mine), len(other))


def _words(reference: Reference) -> frozenset[str]:
    return frozenset(stem(word) for word in reference.normalised.split())
