"""Whether one statement obliges, permits, forbids, affirms or denies what the other does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.contradictions.assents import opposite_assents
from kbaudit.contradictions.inclusions import opposite_inclusions
from kbaudit.contradictions.moments import opposite_moments
from kbaudit.contradictions.notices import opposite_notices
from kbaudit.contradictions.orders import opposite_orders
from kbaudit.contradictions.sole_doers import opposite_doings
from kbaudit.contradictions.terms import opposite_terms
from kbaudit.contradictions.words import bag, predicate_name
from kbaudit.contradictions.worked_out import worked_out
from kbaudit.facts.conditions import Condition
from kbaudit.facts.lemmas import predicate_after
from kbaudit.facts.modality import ModalKind
from kbaudit.facts.statement import Statement

if TYPE_CHECKING:
    from kbaudit.contradictions.side import Side

__all__ = ["ASSENT", "DOER", "EXCLUSIVE", "NOTICE", "ORDER", "Stance", "StanceClash", "stance_clashes", "stances_of"]

ORDER = "before"
"""The predicate of two statements that differ in what comes first."""
MOMENT = "after"
"""That of two statements of which one lets begin or end with an event what the other does only some time behind it."""
ASSENT = "consent"
"""That of two statements of which one makes a deed wait for a consent that the other does not ask for, or does not let count."""
NOTICE = "notice"
"""That of two statements of which one has a deed announced and the other does not."""
DOER = "=doer"
"""That of two statements of which one leaves to some alone what the other has somebody else do."""
INCLUSION = "=included"
"""That of two statements of which one leaves out what the other takes in; the pair of opposites has the same name."""
EXCLUSIVE = "=exclusive"
"""That of what only some may do."""
ONLY = "only"
"""What may be done only so, or only then: who forbids it says the opposite, who demands or advises it says more or less."""
PLAIN, DENIED = "affirmed", "denied"
WILL, WILL_NOT = "will", "will not"

_KINDS = {
    ModalKind.MUST: "must",
    ModalKind.MUST_NOT: "must not",
    ModalKind.MAY: "may",
    ModalKind.NEED_NOT: "need not",
    ModalKind.SHOULD: "should",
    ModalKind.SHOULD_NOT: "should not",
    ModalKind.ABLE: "can",
    ModalKind.UNABLE: "cannot",
    ModalKind.POSSIBLE: "might",
    ModalKind.FUTURE: WILL,
}
_NEGATED = {
    "must": "must not",
    "may": "must not",
    "should": "should not",
    "can": "cannot",
    "might": "might not",
    WILL: WILL_NOT,
    PLAIN: DENIED,
}

_POSITIVE = ("must", "may", "can", "should", WILL, PLAIN)
_NEGATIVE = ("must not", "cannot", WILL_NOT, DENIED)
HARD = frozenset(
    frozenset(pair)
    for pair in (
        *((a, b) for a in (*_POSITIVE, ONLY) for b in _NEGATIVE),
        ("must", "need not"),
        ("should", "should not"),
        ("must", "should not"),
        (WILL, "should not"),
        (WILL, "need not"),
        ("need not", "must not"),
        ("must not", "should"),
        ("should", "need not"),
    )
)
"""Stances that cannot both hold."""
SOFT = frozenset(
    frozenset(pair)
    for pair in (
        ("must", "may"),
        ("must", "should"),
        ("must", "can"),
        ("must", ONLY),
        ("should", "may"),
        ("should", "can"),
        ("should", ONLY),
        (WILL, "may"),
        (WILL, "might"),
        ("might", "might not"),
        ("must", "might"),
        ("must not", "should not"),
    )
)
"""Stances of which one is stronger: an agent's answer depends on which statement it meets."""


@dataclass(frozen=True, slots=True)
class StanceClash:
    """A predicate on which two statements differ, and how: the stance of each, and whether the two exclude each other."""

    predicate: str
    left: str
    right: str
    hard: bool
    left_span: tuple[int, int]
    right_span: tuple[int, int]

    @property
    def polarity(self) -> bool:
        """Whether the two differ in yes and no alone, not in what is owed or allowed."""
        pair = {self.left, self.right}
        return pair in (
            {PLAIN, DENIED},
            {WILL, WILL_NOT},
            {"can", "cannot"},
            {ONLY, "cannot"},
            {WILL, DENIED},
            {PLAIN, WILL_NOT},
        ) or (self.left.startswith("=") or self.right.startswith("="))


@dataclass(frozen=True, slots=True)
class Stance:
    """What a statement says of one predicate, and where."""

    predicate: str
    stance: str
    span: tuple[int, int]


def stance_clashes(left: Side, right: Side) -> tuple[StanceClash, ...]:
    """The predicates that both statements have and on which their stances differ so that it matters.

    Where they say the opposite of what comes first, that is what they differ in; where they agree on all else, what they take in.
    """
    ordered = opposite_orders(left.orders, right.orders)
    if ordered is not None:
        before, behind = ordered
        return (StanceClash(ORDER, before.way, behind.way, True, before.span, behind.span),)
    asked = opposite_assents(left.assents, right.assents) if left.assents and right.assents else None
    if asked is not None:
        needed, waived = asked
        return (StanceClash(ASSENT, needed.way, waived.way, True, needed.span, waived.span),)
    announced = opposite_notices(left.notices, right.notices) if left.notices and right.notices else None
    if announced is not None:
        said, facing = announced
        ways = ("=notice", "=no notice") if said.given else ("=no notice", "=notice")
        return (StanceClash(NOTICE, *ways, True, said.span, facing.span),)
    timed = opposite_moments(left.moments, right.moments) if left.moments and right.moments else None
    if timed is not None:
        one, two = timed
        when = ("=later", "=at once") if one.later else ("=at once", "=later")
        return (StanceClash(MOMENT, *when, True, one.span, two.span),)
    apart = opposite_terms(left.terms, right.terms) if left.terms and right.terms else None
    if apart is not None:
        return (StanceClash(apart.predicate, apart.left, apart.right, True, apart.left_span, apart.right_span),)
    found = _on_predicates(left, right) if left.stances or right.stances else ()
    doing = None if found else opposite_doings(left.doings, right.doings)
    if doing is not None:
        alone, another = doing
        ways = ("=only", "=other") if alone.sole else ("=other", "=only")
        return (StanceClash(DOER, *ways, True, alone.span, another.span),)
    parted = None if found else opposite_inclusions(left.inclusions, right.inclusions)
    if parted is not None:
        mine, other = parted
        kinds = ("=yes", "=no") if mine.taken_in else ("=no", "=yes")
        return (StanceClash(INCLUSION, *kinds, True, mine.span, other.span),)
    return found


def _on_predicates(left: Side, right: Side) -> tuple[StanceClash, ...]:
    both_ways = _both_ways(left) | _both_ways(right)
    mine = [stance for stance in left.stances if stance.predicate not in both_ways]
    other = [stance for stance in right.stances if stance.predicate not in both_ways]
    known_left, known_right = {item.predicate for item in mine}, {item.predicate for item in other}
    found: list[StanceClash] = []
    for stance in list(mine):
        facing = next(
            (item for item in other if (item.predicate, item.stance) == (stance.predicate, stance.stance)), None
        )
        if facing:
            mine.remove(stance)
            other.remove(facing)
    for stance in list(mine):
        facing = next((item for item in other if item.predicate == stance.predicate), None)
        if facing:
            mine.remove(stance)
            other.remove(facing)
            if stance.predicate != EXCLUSIVE or _of_others(left, stance, right, facing):
                found.extend(_clash(stance, facing))
    # Equal stances on words that do not match are one stance on two words for the same: "may not use", "may not make use of".
    for stance in list(mine):
        facing = next((item for item in other if item.stance == stance.stance), None)
        if facing and not facing.predicate.startswith("="):
            mine.remove(stance)
            other.remove(facing)
    # "none" or "no" as a whole answer denies whatever its line is about.
    left_denies, right_denies = _denies(left), _denies(right)
    for stance in mine:
        span = (
            None
            if _unnamed(stance) or stance.predicate in known_right or right_denies
            else _word_span(right, stance.predicate)
        )
        if span:
            found.extend(_clash(stance, Stance(stance.predicate, PLAIN, span)))
    for facing in other:
        span = (
            None
            if _unnamed(facing) or facing.predicate in known_left or left_denies
            else _word_span(left, facing.predicate)
        )
        if span:
            found.extend(_clash(Stance(facing.predicate, PLAIN, span), facing))
    return tuple(found)


def _unnamed(stance: Stance) -> bool:
    """Whether no word of the other statement can be what a stance is on: a pair of opposites, or nothing ("goes without one")."""
    return stance.predicate.startswith("=") or stance.predicate == "be"


def _of_others(left: Side, stance: Stance, right: Side, facing: Stance) -> bool:
    """Whether those who alone may do something are not named among all who may: "only managers may", "all managers may"."""
    mine, other = left.text[slice(*stance.span)], right.text[slice(*facing.span)]
    return bag(mine).isdisjoint(bag(other))


@worked_out
def _denies(side: Side) -> bool:
    return any(polarity.kind == "answer" and polarity.negative for polarity in side.statement.polarity)


def _clash(left: Stance, right: Stance) -> Iterator[StanceClash]:
    if left.stance == right.stance:
        return
    pair = frozenset((left.stance, right.stance))
    if left.predicate.startswith("=") or pair in HARD:
        yield StanceClash(left.predicate, left.stance, right.stance, True, left.span, right.span)
    elif pair in SOFT:
        yield StanceClash(left.predicate, left.stance, right.stance, False, left.span, right.span)


def stances_of(statement: Statement) -> Iterator[Stance]:
    """Modal expressions with their verbs; negations that no modal has taken; opposites and answers by their name."""
    governed: list[tuple[int, int]] = []
    conditional = [
        (condition.span[0], _noun_ends(statement, condition))
        for condition in statement.conditions
        if condition.kind in _SUBORDINATE
    ]
    modals = statement.modality.modals
    for index, modal in enumerate(modals):
        following = modals[index + 1] if index + 1 < len(modals) else None
        leads = following is not None and modal.span[1] <= following.span[0] <= modal.span[1] + 1
        # "will have to" obliges; "may require" only foresees.
        # "Shall have the right to" grants the right, and permits what it is a right to.
        follows = any(end <= modal.span[0] <= end + 1 for _, end in governed)
        follows = follows and not (modal.kind is ModalKind.MAY and modals[index - 1].kind is ModalKind.MUST)
        if _inside(modal.span, conditional) or (leads and modal.kind is ModalKind.FUTURE):
            continue
        if follows:
            governed.append(modal.span)
            continue
        stance = _KINDS[modal.kind]
        if modal.negated and stance in _NEGATED and "not" not in stance:
            stance = _NEGATED[stance]
        if stance in ("can", "may") and _ONLY.match(statement.text, modal.span[1]):
            stance = ONLY
        governed.append(modal.span)
        yield Stance(_named(statement.text, modal.verb, modal.span[1]), stance, modal.span)
    for polarity in statement.polarity:
        if _inside(polarity.span, conditional):
            continue
        if polarity.kind != "negation":
            if polarity.predicate == "automatic" and polarity.negative and _is_allowed(statement, polarity.span[0]):
                continue
            yield Stance("=" + polarity.predicate, "=no" if polarity.negative else "=yes", polarity.span)
        elif polarity.negative and not any(start <= polarity.span[0] <= end + 1 for start, end in governed):
            yield Stance(_named(statement.text, polarity.predicate, polarity.span[1]), DENIED, polarity.span)


_ONLY = re.compile(r"\s+only\b")


def _is_allowed(statement: Statement, position: int) -> bool:
    """Whether something is only said to be possible: what can be done by hand is done by itself otherwise."""
    return any(
        modal.kind in (ModalKind.MAY, ModalKind.ABLE) and modal.span[1] <= position
        for modal in statement.modality.modals
    )


@worked_out
def _both_ways(side: Side) -> frozenset[str]:
    """Opposites that one sentence names both of: "active and inactive duty" says nothing of either."""
    named: dict[str, set[str]] = {}
    for stance in side.stances:
        if stance.predicate.startswith("="):
            named.setdefault(stance.predicate, set()).add(stance.stance)
    return frozenset(predicate for predicate, said in named.items() if len(said) > 1)


_SUBORDINATE = frozenset({"if", "unless", "when", "until", "except", "after", "before"})
"""Conditions whose own words are not what the sentence claims."""


_OF_A_NOUN = re.compile(r"(?i)(?:in\s+(?:the\s+)?(?:event|case)\s+of|after|before|prior\s+to|following)\b")
_CLAUSE = re.compile(
    r"(?i)\b(?:i|you|we|they|it|he|she|who|which|that|is|are|was|were|has|have|had|do|does|did)\b(?!\s+(?:not|never)\b)|n['’]t\b"
)
"""A subject or verb of its own: what stands behind "after" or "in the event of" is a clause, or has one."""


def _noun_ends(statement: Statement, condition: Condition) -> int:
    """Where a part ends that a noun makes up, if the main clause goes on in it: "bids after May shall be refused"."""
    start, end = condition.span
    opener = _OF_A_NOUN.match(statement.text, start)
    if opener is None:
        return end
    verbs = [modal.span[0] for modal in statement.modality.modals if modal.kind in _OWED]
    if condition.kind == "if":
        # A clause of time has a verb of its own, which may be denied: "before the tide has not turned".
        verbs += [_auxiliary(statement.text, item.span[0]) for item in statement.polarity if item.kind == "negation"]
    inside = [verb for verb in verbs if opener.end() < verb < end]
    if not inside or _CLAUSE.search(statement.text, opener.end(), min(inside)):
        return end
    return min(inside)


_OWED = frozenset(
    (ModalKind.MUST, ModalKind.MUST_NOT, ModalKind.MAY, ModalKind.NEED_NOT, ModalKind.SHOULD, ModalKind.SHOULD_NOT)
)
"""What a clause of time seldom says: "after you may leave" is none."""
_BEFORE_NOT = re.compile(r"(?i)\b(?:do|does|did|is|are|was|were|has|have)\s*$")


def _auxiliary(text: str, negation: int) -> int:
    """Where the verb stands that a negation belongs to: "do not"."""
    found = _BEFORE_NOT.search(text, 0, negation)
    return found.start() if found else negation


def _inside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _named(text: str, predicate: str, end: int) -> str:
    """The name of a predicate that a cue which ends there governs; with its particle, where the two have a name: "take part"."""
    found = predicate_after(text, end)
    return predicate_name(predicate, text, found[1] if found is not None and found[0] == predicate else None)


def _word_span(side: Side, name: str) -> tuple[int, int] | None:
    """Where a statement affirms a predicate: a word that is denied, be it in a condition, affirms nothing."""
    for token in side.tokens:
        if token.name == name and not token.slot and token.end not in _denied(side):
            return token.start, token.end
    return None


@worked_out
def _denied(side: Side) -> frozenset[int]:
    """Where the words end that a statement denies."""
    text = side.statement.text
    negations = (item.span[1] for item in side.statement.polarity if item.kind == "negation")
    return frozenset(found[1] for end in negations if (found := predicate_after(text, end)))
