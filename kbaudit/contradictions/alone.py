"""Whether two statements that exclude each other, and are judged with nothing around them, do so on one matter.

A knowledge base tells by its other statements which two are about one thing. A pair alone has its own words only: what one
permits and the other forbids is one deed where neither clause narrows it down, or where the wider one leaves no case out.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.clauses import opposed_spans
from kbaudit.contradictions.exchanges import exchangeable
from kbaudit.contradictions.few_stances import BEYOND
from kbaudit.contradictions.leaning_words import Leaning
from kbaudit.contradictions.leave_guards import LIBERTIES, kinds_of
from kbaudit.contradictions.narrowings import PERSONS, counterparts, narrowings
from kbaudit.contradictions.plain_rules import NOWHERE
from kbaudit.contradictions.scope import ScopeComparison
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import ASSENT, DENIED, DOER, NOTICE, PLAIN
from kbaudit.contradictions.stretches import stretch
from kbaudit.contradictions.sweeping import sweeping, unconditional
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import Token, bag

__all__ = ["opposed_alone", "without_bystanders"]

NEAR, NAMED, SEVERAL = 0.5, 2, 3
"""The least cosine, and the least counts of content words in common from which two clauses may be about one matter."""
PLAINLY = 0.6
"""The cosine from which a plain sentence may be the rule that another leaves free or forbids."""
ALIKE, TAIL = 0.7, 4
"""The cosine from which how, where and by when something is to be done, in so many words at most, is not asked of both."""

_OF_WORDS = frozenset(("other predicate", "own words", "too short", "unmatched negation"))
_LEFT_OPEN = frozenset(("complement", "condition", "exception"))
_OF_ONE_DEED = frozenset((ASSENT, DOER, NOTICE))
"""Predicates of what was read of one deed in both: whose consent it needs, whether it is announced, who alone does it."""
_DUTIES = frozenset(("must", "will", "should"))
_BANS = frozenset(("must not", "cannot", "will not", "should not", DENIED))


def opposed_alone(view: View, clash: Clash, fired: Collection[str]) -> bool:
    """Whether the opposed clauses of two statements are about one deed by their own words. `fired` names the guards that fire."""
    spans = opposed_spans(clash)
    if spans is None or view.cosine is None or view.cosine < NEAR or view.one_document:
        return False
    if clash.of_terms:
        return False  # what has to meet there is not the opposed clauses, and is known to meet
    left, right = view.left, view.right
    named = max(len(view.shared), counterparts(left, right, spans[0]), counterparts(right, left, spans[1]))
    if not all(stance.hard for stance in clash.stances) or named < NAMED:
        return False
    if clash.whole is not None and (_in_passing(left, spans[0]) or _in_passing(right, spans[1])):
        return False
    whole = unconditional(left.text) or unconditional(right.text)
    if set(fired) - (_OF_WORDS | _LEFT_OPEN if whole else _OF_WORDS):
        return False
    if bool(BEYOND.search(left.text)) != bool(BEYOND.search(right.text)):
        return False
    if not whole and (_own_case(left, right, spans[0]) or _own_case(right, left, spans[1])):
        return False
    if clash.stances and clash.stances[0].predicate == DOER:
        return True
    if _two_subjects(left, right, spans):
        return False
    if clash.stances and clash.stances[0].predicate in _OF_ONE_DEED:
        return True
    return _unnarrowed(view, clash, spans)


Span = tuple[int, int]


def _in_passing(side: Side, span: Span) -> bool:
    """Whether a statement only says how: "open several at once, without constant switching" bans no switching."""
    return side.text[slice(*span)].casefold() == "without"


def _unnarrowed(view: View, clash: Clash, spans: tuple[Span, Span]) -> bool:
    """Whether neither clause tells a kind of what the other speaks of, or only one that a wider one takes in."""
    left, right = view.left, view.right
    mine, other = narrowings(left, right, spans[0]), narrowings(right, left, spans[1])
    if not (PERSONS.isdisjoint(mine) or PERSONS.isdisjoint(other)):
        return False
    own = [len([name for name in names if name not in PERSONS]) for names in (mine, other)]
    if any(count == 0 and sweeping(side.text) for count, side in zip(own, (left, right), strict=True)):
        return True
    kinds = kinds_of(clash)
    if min(own) == 0 and any(a in _DUTIES and b in _BANS for a, b in (kinds, kinds[::-1])):
        return DENIED not in kinds or len(view.shared) >= SEVERAL
    if Leaning.LIMITS in kinds:
        granting = left if kinds[1] is Leaning.LIMITS else right
        return max(own) == 0 or _ALL.search(granting.text) is not None
    if set(kinds) == {PLAIN, DENIED}:
        valued = all(name.startswith("<") for name in (mine, other)[kinds.index(PLAIN)])
        few = 1 if len(view.shared) >= SEVERAL or valued else 0
        return max(own) <= few and (own[kinds.index(DENIED)] == 0 or len(view.shared) >= SEVERAL)
    if any(span == NOWHERE for span in spans) and (max(own) > 0 or (view.cosine or 0.0) < PLAINLY):
        return False
    free = [kind in LIBERTIES for kind in kinds]
    if sum(free) != 1:
        return max(own) == 0
    if own[free.index(True)]:
        return False
    bound = free.index(False)
    if own[bound] <= 1:
        return True
    near = len(view.shared) >= SEVERAL and (view.cosine or 0.0) >= ALIKE
    side, against = (left, right) if bound == 0 else (right, left)
    return near and own[bound] <= TAIL and _told_behind(side, against, spans[bound])


def _told_behind(side: Side, other: Side, span: Span) -> bool:
    """Whether all but one of its own words stand behind the last one that both have: how, where and by when it is done."""
    start, end = stretch(side.text, span)
    own = narrowings(side, other, span)
    named = [token for token in side.tokens if start <= token.start < end and (token.content or token.slot)]
    last = max((index for index, token in enumerate(named) if token.name in other.content), default=-1)
    return sum(token.name in own for token in named[: last + 1]) <= 1


_CASES = frozenset(("if", "unless", "when", "except", "until", "after", "before", "during", "notwithstanding"))


def _own_case(side: Side, other: Side, said: Span) -> bool:
    """Whether a statement holds in a case that the other does not name, beside what is `said`."""
    part = side.text.rfind(";", 0, said[0]) + 1, side.text.find(";", said[1])
    return any(
        item.kind in _CASES
        and part[0] <= item.span[0]
        and (part[1] < 0 or item.span[0] < part[1])
        and not (said[0] < item.span[1] and item.span[0] < said[1])
        and item.kind not in ("before", "after")
        and bool(bag(item.text) & side.content - other.content)
        for item in side.statement.conditions
    )


_BINDS = re.compile(
    r"(?i)(?:(?:must|shall|may|can|should|will|need)(?:\s+(?:not|never))?|cannot|neither\b.*|no\b.*)(?:\s+be\s.*)?"
)
"""A modal verb, before which those stand who are bound; not so of "is not necessary"."""
_ALL = re.compile(r"(?i)\b(?:any|all|every|anyone|everyone|anybody|everybody|whatever|whoever|whichever)\b")


def without_bystanders(view: View, clash: Clash, compared: ScopeComparison) -> ScopeComparison:
    """The comparison without people whom one statement names beside those that it binds, or in what alone is meant."""
    spans = opposed_spans(clash)
    if spans is None or not compared.unknown:
        return compared
    bound = [
        {token.name for token in _before(side, span)} for side, span in zip((view.left, view.right), spans, strict=True)
    ]
    limits = clash.whole is not None and Leaning.LIMITS in (clash.whole.left, clash.whole.right)
    unknown = []
    for dimension, mine, other in compared.unknown:
        doers, others = bound if mine else bound[::-1]
        beside = bag(mine or other).isdisjoint(doers) or PERSONS.isdisjoint(others)
        if not ((dimension == "audience" and beside) or limits):
            unknown.append((dimension, mine, other))
    return ScopeComparison(compared.different, tuple(unknown))


_PASSIVE = re.compile(r"(?i)\s+(?:(?:not|never|also|only|always)\s+)*be\b")


def _two_subjects(left: Side, right: Side, spans: tuple[Span, Span]) -> bool:
    """Whether each begins with a word that the other has nothing for, or two are bound who have no word in common."""
    mine, other = _first(left), _first(right)
    if mine is None or other is None:
        return False
    apart = mine.name not in bag(right.text) and other.name not in bag(left.text)
    if apart and not _one(left, mine, right, other):
        return True
    if not (_BINDS.fullmatch(left.text, *spans[0]) and _BINDS.fullmatch(right.text, *spans[1])):
        return False
    if _PASSIVE.match(left.text, spans[0][1]) or _PASSIVE.match(right.text, spans[1][1]):
        return False
    doers, others = _before(left, spans[0]), _before(right, spans[1])
    return bool(doers and others) and not any(_one(left, a, right, b) for a in doers for b in others)


def _one(left: Side, mine: Token, right: Side, other: Token) -> bool:
    return mine.name == other.name or exchangeable(
        left.text[mine.start : mine.end], right.text[other.start : other.end]
    )


def _first(side: Side) -> Token | None:
    return next((token for token in side.tokens if token.content), None)


def _before(side: Side, span: Span) -> list[Token]:
    """The content words of a clause before what permits or forbids, with those that a denied subject holds."""
    start, _ = stretch(side.text, span)
    return [token for token in side.tokens if token.content and start <= token.start < span[0]]
