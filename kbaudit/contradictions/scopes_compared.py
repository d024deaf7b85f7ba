"""The scopes of two statements in a knowledge base held against each other, but for what goes without saying."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kbaudit.contradictions.audiences import one_club, speaks_to_members
from kbaudit.contradictions.clash import DATE, Clash
from kbaudit.contradictions.knowledge import Knowledge
from kbaudit.contradictions.likeness import VERBATIM
from kbaudit.contradictions.price_lists import without_years_of_lists
from kbaudit.contradictions.scope import (
    EDITION,
    MEMBER,
    Scope,
    ScopeComparison,
    compare,
    merged,
    united,
    without_dated_periods,
    without_headings_beside,
    without_known_readers,
    without_members,
    without_misspelt,
    without_named_by_path,
    without_usual,
    words_of_plan,
    words_of_value,
)
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import View

__all__ = ["SideScopes", "scopes_compared", "scopes_of"]


class SideScopes(NamedTuple):
    """The scope that a statement names itself, and the one that its title, headings and metadata name.

    `values` are those of both, each with the words by which another statement names it as well; `plans` those by which another
    names a plan without saying that it is one.
    """

    said: Scope
    around: Scope
    values: tuple[tuple[str, str, frozenset[str]], ...] = ()
    plans: tuple[tuple[str, frozenset[str]], ...] = ()


def scopes_of(side: Side, knowledge: Knowledge) -> SideScopes:
    """The scopes of one statement in a knowledge base, with the dimensions that were learned from its titles."""
    lexicon = knowledge.lexicon
    learned_said = [(pattern, word) for word in side.content if word in lexicon for pattern in lexicon[word]]
    learned_around = [(pattern, word) for word in side.context if word in lexicon for pattern in lexicon[word]]
    said, around = merged((side.said, learned_said)), merged((_placed(side, knowledge), learned_around))
    both = united((around, said))
    return SideScopes(
        said,
        around,
        values=tuple(
            (dimension, value, words)
            for dimension, values in both.items()
            for value in values
            if (words := words_of_value(value))
        ),
        plans=tuple((value, words) for value in both.get("plan", ()) if (words := words_of_plan(value))),
    )


def _placed(side: Side, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """The scope that title, headings and metadata name; a version that is the document's own, as that of a contract, is none."""
    for dimension, value in side.around:
        if dimension != EDITION:
            yield dimension, value
        elif knowledge.editions is None or value in knowledge.editions:
            yield "version", value


def scopes_compared(view: View, clash: Clash, scopes: tuple[SideScopes, SideScopes]) -> ScopeComparison:
    """What the scopes of two statements differ in, and what only one of them names and the other leaves open."""
    left, right = scopes
    verbatim = view.agreement >= VERBATIM and len(view.shared) >= 4
    compared = compare(
        _also_naming(left.said, right, view.left),
        _also_naming(right.said, left, view.right),
        left.around,
        right.around,
        verbatim=verbatim,
    )
    return _still_open(compared, view, clash) if compared.unknown else compared


def _also_naming(said: Scope, of_the_other: SideScopes, side: Side) -> Scope:
    """What a statement says of its scope, with what stands around the other one or in it and its own words name too."""
    further = [(dimension, value) for dimension, value, words in of_the_other.values if words <= side.content]
    further += [("plan", value) for value, words in of_the_other.plans if words <= side.names[0].sure]
    return united((said, merged((further,)))) if further else said


def _still_open(compared: ScopeComparison, view: View, clash: Clash) -> ScopeComparison:
    """The comparison without what one side leaves open and that goes without saying, or is said in another way."""
    left, right, knowledge = view.left, view.right, view.knowledge
    compared = without_usual(without_misspelt(compared, view.shared), knowledge.usual)
    compared = without_known_readers(compared, (left.path, right.path))
    compared = without_named_by_path(compared, (left.path, right.path))
    one_plan = knowledge.names.both_say(left.names[0], right.names[0])
    open_to_members = any((dimension, mine or other) == MEMBER for dimension, mine, other in compared.unknown)
    if open_to_members and (one_plan or _is_for_members(left, right)):
        compared = without_members(compared)
    if not any(name == "plan" for name, _ in (*left.said, *right.said)):
        compared = without_headings_beside(compared, one_plan)
    compared = without_years_of_lists(
        compared, (left.document in knowledge.in_force, right.document in knowledge.in_force)
    )
    return without_dated_periods(compared, (_years(left), _years(right))) if clash.rule == DATE else compared


def _is_for_members(left: Side, right: Side) -> bool:
    """Whether both name one club, or both stand on pages about belonging to one."""
    if one_club(_said_at(left), _said_at(right)):
        return True
    return all(speaks_to_members(" / ".join((side.title, *side.heading, side.path))) for side in (left, right))


def _said_at(side: Side) -> str:
    """A statement with the title and headings above it."""
    return " / ".join((side.title, *side.heading, side.text))


def _years(side: Side) -> frozenset[str]:
    return frozenset(str(slot.mention.first.year) for slot in side.slots if slot.mention)
