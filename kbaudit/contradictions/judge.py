"""Can both statements hold? One pure function, used by a scan, by `kbaudit judge` and by the benchmarks."""

from __future__ import annotations

from dataclasses import dataclass

from kbaudit.contradictions.alone import opposed_alone, without_bystanders
from kbaudit.contradictions.case import Case
from kbaudit.contradictions.chosen import chosen
from kbaudit.contradictions.clash import DATE, REFERENCE, Clash, clash_of, clash_of_exchanged, settled_apart
from kbaudit.contradictions.confidence import confidence, features, model, models
from kbaudit.contradictions.exchanges import exchanged
from kbaudit.contradictions.express import expressly_opposed, of_one_measure, of_one_period, without_those_meant
from kbaudit.contradictions.few_stances import SURE, clearly_opposed, plainly_opposed
from kbaudit.contradictions.few_words import features_of_few, other_purpose
from kbaudit.contradictions.guards import BY_NAME, Guard, fired
from kbaudit.contradictions.knowledge import UNTAUGHT, Knowledge
from kbaudit.contradictions.likeness import (
    NAMING,
    SAME_MEANING,
    SHORT,
    SIMILAR,
    SPECIFIC,
    VERBATIM,
    one_sentence,
    restated,
)
from kbaudit.contradictions.scope import ScopeComparison, merged
from kbaudit.contradictions.scopes_compared import SideScopes, scopes_compared, scopes_of
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.surroundings import ALONE, Surroundings
from kbaudit.contradictions.traits import OUTDATED_PAGE
from kbaudit.contradictions.view import View, face, lay
from kbaudit.model import Tier

__all__ = ["NOTHING", "Judgement", "answered", "judge", "scope_of", "vetoed"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is thought of a pair.

    `rule` and `tier` are None where there is no conflict; `guards` then say why, where the two differ in a slot at all.
    `slots` are the differing parts as written, left and right. `view`, `clash` and `scope` are what it was decided by;
    `fired` are the guards that fired at all, `guards` those that decided.
    """

    rule: str | None
    tier: Tier | None
    confidence: float
    slots: tuple[tuple[str, str], ...] = ()
    guards: tuple[str, ...] = ()
    scope: ScopeComparison = ScopeComparison()
    clash: Clash | None = None
    view: View | None = None
    fired: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is something to report."""
        return self.tier is not None


NOTHING = Judgement(None, None, 0.0)
"""The two statements do not differ in any slot."""


def judge(
    left: Side,
    right: Side,
    knowledge: Knowledge = UNTAUGHT,
    *,
    cosine: float | None = None,
    around: Surroundings = ALONE,
    scopes: tuple[SideScopes, SideScopes] | None = None,
) -> Judgement:
    """Judge a pair. `cosine` is that of the two masked statements, where they were embedded.

    Two statements are held against each other by their words; where these say no conflict, by what stands `around` them.
    `scopes` is what `scopes_of` makes of each, where that was asked before: a statement stands in many pairs.
    """
    faced = face(left, right)
    if left.stances or right.stances or any(pair.left.reference is None for pair in faced.clashes):
        named = exchanged(left, right, knowledge.beside)
        if named[0] is not left:
            left, right = named
            faced = face(left, right)
    clash = clash_of(faced)
    if clash is None:
        choosing = chosen(faced)
        if choosing is not None:
            left, right = choosing
            scopes = None
            faced = face(left, right)
        clash = clash_of(faced) if choosing is not None else settled_apart(left, right)
    if clash is None and around.apart is None and cosine is not None:
        clash = clash_of_exchanged(left, right)
    if clash is None:
        return NOTHING
    view = lay(left, right, knowledge, cosine, faced=faced)
    compared = scopes_compared(view, clash, scopes or (scopes_of(left, knowledge), scopes_of(right, knowledge)))
    compared = without_those_meant(compared, clash)
    guards = fired(Case(view, clash, compared))
    fired_at_all = tuple(guard.name for guard in guards)
    if any(guard.veto and not answered(guard, view, clash) for guard in guards):
        # Neither model is asked about a pair that it could not report: most pairs end here.
        return Judgement(
            None, None, 0.0, _slots(view, clash), fired_at_all, compared, clash=clash, view=view, fired=fired_at_all
        )
    # Where words in common are missed, the model of same words is not asked either.
    sure = 0.0 if any(guard.veto for guard in guards) else confidence(features(view, clash, compared))
    tier = _tier(view, clash, sure, guards, compared)
    alone = around.apart is None
    few = None
    if alone and tier is Tier.REVIEW and not compared.unknown and of_one_measure(view, clash, fired_at_all, sure):
        tier = Tier.CONFLICT
    if tier is Tier.CONFLICT and not alone and _may_be_doubted(view, clash):
        few = _in_few_words(view, clash, compared, around, fired_at_all)
        if few[0] < _least(view, few[1]):
            tier = Tier.REVIEW
    if tier is not Tier.CONFLICT and cosine is not None and not (alone and _says_too_little(view, clash, fired_at_all)):
        asked = tuple(guard for guard in guards if not answered(guard, view, clash))
        guessed, limit = few or _in_few_words(view, clash, compared, around, fired_at_all)
        if alone and clash.of_stances and guessed >= limit:
            compared = without_bystanders(view, clash, compared)
        other = _tier_of_few(guessed, asked, compared, limit)
        if other is not None and (tier is None or other is Tier.CONFLICT):
            tier, sure, guards = other, guessed, asked
    if tier is Tier.REVIEW and OUTDATED_PAGE in left.traits | right.traits:
        tier = None  # that such a page differs is to be expected: only what is sure is worth a word
    return Judgement(
        rule=clash.rule if tier else None,
        tier=tier,
        confidence=sure if not any(guard.veto for guard in guards) else 0.0,
        slots=_slots(view, clash),
        guards=tuple(guard.name for guard in guards),
        scope=compared,
        clash=clash,
        view=view,
        fired=fired_at_all,
    )


def vetoed(judgement: Judgement) -> bool:
    """Whether guards alone decided: what stands around the two statements could not have changed it."""
    view, clash = judgement.view, judgement.clash
    if view is None or clash is None or judgement.tier is not None:
        return False
    return any(guard.veto and not answered(guard, view, clash) for guard in map(BY_NAME.__getitem__, judgement.fired))


def scope_of(side: Side) -> dict[str, list[str]]:
    """The scope of one statement as it is printed: what it says and what its place says."""
    return {dimension: sorted(values) for dimension, values in sorted(merged((side.said, side.around)).items())}


def _tier(view: View, clash: Clash, sure: float, guards: tuple[Guard, ...], compared: ScopeComparison) -> Tier | None:
    fitted = model()
    if any(guard.veto for guard in guards) or sure < fitted.review:
        return None
    twice = one_sentence(view) or (clash.rule not in (DATE, REFERENCE) and restated(view, clash, SHORT))
    limit = fitted.opposed if clash.of_stances and all(stance.hard for stance in clash.stances) else fitted.conflict
    if guards or compared.unknown or sure < (fitted.one_sentence if twice else limit):
        return Tier.REVIEW
    return Tier.CONFLICT


DOUBTED = 0.25
"""What the few-words model must give at least to a pair that is one short sentence ("the Hub connects up to 64 devices"), or of
which one statement has no words of its own: "limited to 120 euros a fill", as a cell."""

_OF_THE_PAST = frozenset({"record", "history"})


def answered(guard: Guard, view: View, clash: Clash) -> bool:
    """Whether a guard is a feature of the few-words model: for words in common, and for the past where an event is dated.

    Rules and prices of the past have changed since; the day on which something happened has not.
    """
    both_recorded = "record" in view.left.traits and "record" in view.right.traits
    return guard.of_words or (clash.rule == DATE and guard.name in _OF_THE_PAST and not both_recorded)


_OPEN_ALONE = frozenset({"exception", "condition", "unmatched negation", "own names", "other unit", "other predicate"})


def _says_too_little(view: View, clash: Clash, fired_at_all: tuple[str, ...]) -> bool:
    """Whether two statements in different words can only be judged with a knowledge base around them.

    Alone they need a title or heading each and a value with a unit, a date or a reference that nothing makes conditional.
    """
    if clash.of_stances:
        return not (plainly_opposed(view, clash, fired_at_all) or _opposed_by_words(view, clash, fired_at_all))
    if _opposed_by_words(view, clash, fired_at_all):
        return False
    if clash.stances or not (view.left.context and view.right.context):
        return True
    # What is built alike is judged by its words, and what is far apart in meaning is about two things.
    if view.agreement >= SIMILAR or view.cosine is None or view.cosine < SAME_MEANING:
        return True
    bare = all(pair.left.kind == "number" for pair in clash.facing)
    return bare or not _OPEN_ALONE.isdisjoint(fired_at_all)


def _opposed_by_words(view: View, clash: Clash, fired_at_all: tuple[str, ...]) -> bool:
    """Whether two statements that are judged alone oppose each other by their own words alone."""
    if not clash.of_stances:
        return of_one_period(view, clash, fired_at_all)
    return opposed_alone(view, clash, fired_at_all) or expressly_opposed(view, fired_at_all)


def _in_few_words(
    view: View,
    clash: Clash,
    compared: ScopeComparison,
    around: Surroundings,
    fired_at_all: tuple[str, ...],
) -> tuple[float, float]:
    """How sure a conflict is by what stands around the two statements, and from where on it counts as one."""
    if clash.of_stances:
        sure = plainly_opposed(view, clash, fired_at_all) or clearly_opposed(view, clash, around, fired_at_all)
        sure = sure or (around.apart is None and _opposed_by_words(view, clash, fired_at_all))
        return (SURE if sure else 0.0), SURE
    few = models().few
    if around.apart is None and _opposed_by_words(view, clash, fired_at_all):
        return SURE, few.alone
    values = features_of_few(view, clash, compared, around, set(fired_at_all))
    if other_purpose(view, clash, around, values):
        return 0.0, few.conflict
    return confidence(values, few), few.alone if around.apart is None else few.conflict


def _may_be_doubted(view: View, clash: Clash) -> bool:
    """Whether two statements agree in words that say too little of what they are about.

    "It takes about three hours" agrees with many sentences word for word; what stands around the two then has to say so too.
    """
    return not clash.of_stances and view.cosine is not None and len(view.shared) < SPECIFIC


def _least(view: View, limit: float) -> float:
    """How sure the few-words model must be of such a pair at least."""
    return DOUBTED if view.containment >= VERBATIM and len(view.shared) >= NAMING else limit


def _tier_of_few(sure: float, guards: tuple[Guard, ...], compared: ScopeComparison, limit: float) -> Tier | None:
    if any(guard.veto for guard in guards) or sure < min(models().few.review, limit):
        return None
    return Tier.REVIEW if guards or compared.unknown or sure < limit else Tier.CONFLICT


def _slots(view: View, clash: Clash) -> tuple[tuple[str, str], ...]:
    left, right = view.left.text, view.right.text
    written = [
        (left[pair.left.start : pair.left.end], right[pair.right.start : pair.right.end]) for pair in clash.facing
    ]
    written += [(left[slice(*mine)], right[slice(*other)]) for mine, other in clash.opposed]
    return tuple(written)
