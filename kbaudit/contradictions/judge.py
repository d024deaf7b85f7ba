"""Can both statements hold? One pure function, used by a scan, by `kbaudit judge` and by the benchmarks."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import Clash, clash_of
from kbaudit.contradictions.confidence import confidence, features, model
from kbaudit.contradictions.guards import Guard, fired
from kbaudit.contradictions.knowledge import UNTAUGHT, Knowledge
from kbaudit.contradictions.likeness import VERBATIM, one_sentence
from kbaudit.contradictions.scope import Scope, ScopeComparison, compare, merged
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import View, lay
from kbaudit.model import Tier

__all__ = ["NOTHING", "Judgement", "judge", "scope_of"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of a pair.

    `rule` and `tier` are None where there is no conflict; `guards` then say why, where the two differ in a slot at all.
    `slots` are the differing parts as written, left and right. `view`, `clash` and `scope` are what it was decided by.
    """

    rule: str | None
    tier: Tier | None
    confidence: float
    slots: tuple[tuple[str, str], ...] = ()
    guards: tuple[str, ...] = ()
    scope: ScopeComparison = ScopeComparison()
    clash: Clash | None = None
    view: View | None = None

    @property
    def found(self) -> bool:
        """Whether there is something to report."""
        return self.tier is not None


NOTHING = Judgement(None, None, 0.0)
"""The two statements do not differ in any slot."""


def judge(left: Side, right: Side, knowledge: Knowledge = UNTAUGHT, *, cosine: float | None = None) -> Judgement:
    """Judge a pair. `cosine` is that of the two masked statements, where they were embedded."""
    view = lay(left, right, knowledge, cosine)
    clash = clash_of(view)
    if clash is None:
        return NOTHING
    compared = compare(*_scopes(view), verbatim=view.agreement >= VERBATIM and len(view.shared) >= 4)
    guards = fired(Case(view, clash, compared))
    sure = confidence(features(view, clash, compared))
    tier = _tier(view, sure, guards, compared)
    return Judgement(
        rule=clash.rule if tier else None,
        tier=tier,
        confidence=sure if not any(guard.veto for guard in guards) else 0.0,
        slots=_slots(view, clash),
        guards=tuple(guard.name for guard in guards),
        scope=compared,
        clash=clash,
        view=view,
    )


def scope_of(side: Side) -> dict[str, list[str]]:
    """The scope of one statement as it is printed: what it says and what its place says."""
    return {dimension: sorted(values) for dimension, values in sorted(merged((side.said, side.around)).items())}


def _tier(view: View, sure: float, guards: tuple[Guard, ...], compared: ScopeComparison) -> Tier | None:
    fitted = model()
    if any(guard.veto for guard in guards) or sure < fitted.review:
        return None
    if guards or compared.unknown or sure < (fitted.one_sentence if one_sentence(view) else fitted.conflict):
        return Tier.REVIEW
    return Tier.CONFLICT


def _scopes(view: View) -> tuple[Scope, Scope, Scope, Scope]:
    lexicon = view.knowledge.lexicon
    found = []
    for side in (view.left, view.right):
        learned_said = [(pattern, word) for word in side.content if word in lexicon for pattern in lexicon[word]]
        learned_around = [(pattern, word) for word in side.context if word in lexicon for pattern in lexicon[word]]
        found.append((merged((side.said, learned_said)), merged((side.around, learned_around))))
    return found[0][0], found[1][0], found[0][1], found[1][1]


def _slots(view: View, clash: Clash) -> tuple[tuple[str, str], ...]:
    left, right = view.left.text, view.right.text
    written = [
        (left[pair.left.start : pair.left.end], right[pair.right.start : pair.right.end]) for pair in clash.facing
    ]
    written += [
        (left[stance.left_span[0] : stance.left_span[1]], right[stance.right_span[0] : stance.right_span[1]])
        for stance in clash.stances
    ]
    return tuple(written)
