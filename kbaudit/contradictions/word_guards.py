"""Guards that look at the words of two statements: other names, roles, predicates, and words of their own."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import Clash
from kbaudit.contradictions.clauses import clauses_meet, stretch, two_deeds
from kbaudit.contradictions.likeness import NAMING, SAME_WORDS, SIMILAR, same_subject
from kbaudit.contradictions.plain_rules import NOWHERE
from kbaudit.contradictions.side import Side, Slot
from kbaudit.contradictions.stances import ASSENT, EXCLUSIVE, ORDER, StanceClash
from kbaudit.contradictions.terms import SIDE
from kbaudit.contradictions.view import View
from kbaudit.contradictions.words import FUNCTION_WORDS, Token, bag
from kbaudit.contradictions.worked_out import worked_out

SAME_CLAUSE = 0.6
"""The share of each opposed clause's content words that the other statement has, from which two statements that exclude each other
as wholes are about one matter by their words alone, where they name a thing in common."""


def other_scope(case: Case) -> bool:
    """They name different products, plans, regions, platforms, audiences or periods."""
    if any(stance.predicate in (ORDER, SIDE) for stance in case.clash.stances):
        # Before and after are what the two differ in.
        return any(dimension != "relation" for dimension, _, _ in case.scope.different)
    if any(_open_and_closed(case, stance) for stance in case.clash.stances):
        return any(dimension != "access" for dimension, _, _ in case.scope.different)
    return any(not _of_consent(case, mine, other) for _, mine, other in case.scope.different)


def _of_consent(case: Case, mine: str, other: str) -> bool:
    """Whether one of the two values only names who has to consent, where they differ in that."""
    return any(
        stance.predicate == ASSENT
        and (
            bag(mine) <= bag(case.view.left.text[slice(*stance.left_span)])
            or bag(other) <= bag(case.view.right.text[slice(*stance.right_span)])
        )
        for stance in case.clash.stances
    )


_PREDICATED = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|be|stays?|remains?|keeps?)\s+(?:(?:not|never|always|also|all|still|now|both|\w+ly)\s+)*|(?P<mark>[:;|,]\s*))$"
)
_NO_NOUN = re.compile(r"(?i)\w*\s*(?:$|[,.;:|(]|\d|(?:on|at|from|for|until|all|every|daily|round|in|during|with)\b)")
"""Behind an "open" that a label or a comma leads to: no noun that it tells from others."""


def _open_and_closed(case: Case, stance: StanceClash) -> bool:
    """Whether they differ in what is open and what is closed, said of a thing: no open and closed things are told apart."""
    if stance.predicate != "=open" or not case.clash.of_stances:
        return False
    sides = ((case.view.left, stance.left_span), (case.view.right, stance.right_span))
    for side, (start, _) in sides:
        found = _PREDICATED.search(side.text, max(0, start - 40), start)
        if found is None or (found["mark"] and not _NO_NOUN.match(side.text, start)):
            return False
    return True


def other_name(case: Case) -> bool:
    """They are about two plans, products or editions that the knowledge base itself sets beside each other."""
    return case.view.knowledge.names.told_apart(case.view.left.names, case.view.right.names)


def own_words(case: Case) -> bool:
    """Each has words of its own that say what it is about, and they share too little else."""
    if case.view.containment >= SAME_WORDS:
        return False
    return not same_subject(case.view)


def own_names(case: Case) -> bool:
    """Each names something with a capital letter that the other does not name at all."""
    return _has_a_name(case, left=True) and _has_a_name(case, left=False)


def _end_of_clause(clash: Clash, side: Side, *, left: bool) -> int:
    """Where what a statement affirms or denies ends: behind a semicolon it says something else, of somebody else."""
    spans = [stance.left_span if left else stance.right_span for stance in clash.stances] if not clash.facing else []
    ends = [side.text.find(";", stop) for _, stop in spans]
    return max(ends) if ends and min(ends) >= 0 else len(side.text)


_POINTS = re.compile(
    r"(?i)^\W*(?:this|these|that|those|such|said)\s+(?!(?:will|would|shall|should|may|might|can|cannot|could|must|is|are|was|were|"
    r"has|have|had|does|do|did|need|not|only|also|never|always)\b)(?=[a-z])"
)


def other_referent(case: Case) -> bool:
    """Both begin with "this …", and one names a kind of what the other names: "this charge", "this monthly charge"."""
    left, right = case.view.left, case.view.right
    if not (_POINTS.match(left.text) and _POINTS.match(right.text)):
        return False
    return bool(_before_shared(left, case.view)) != bool(_before_shared(right, case.view))


def _before_shared(side: Side, view: View) -> list[str]:
    """The words and values of a statement before the first word that both have."""
    found = []
    for token in side.tokens:
        if token.name in view.shared:
            break
        if token.content or (token.slot and token.slot != "stance"):
            found.append(token.name)
    return found


def other_first_noun(case: Case) -> bool:
    """One sentence about two things: what each begins with, or what its page is about, is not named anywhere around the other."""
    if not case.view.agreement >= SIMILAR or not case.view.own_left or not case.view.own_right:
        return False
    if any(stance.predicate == EXCLUSIVE for stance in case.clash.stances):
        return False  # who may do it is what they differ in
    own_left = case.view.own_left & _claimed(case, case.view.left, left=True)
    own_right = case.view.own_right & _claimed(case, case.view.right, left=False)
    if (own_left & case.view.left.context) or (own_right & case.view.right.context):
        return True
    mine = next((token.name for token in case.view.left.tokens if token.content), "")
    other = next((token.name for token in case.view.right.tokens if token.content), "")
    return mine in case.view.own_left and other in case.view.own_right and not _reordered(case.view)


def _claimed(case: Case, side: Side, *, left: bool) -> frozenset[str]:
    """The content words of what a statement affirms or denies, where they differ in that: not what follows from it, nor when."""
    if case.clash.facing or not case.clash.stances:
        return side.content
    conditional = [item.span for item in side.statement.conditions if item.kind in ("if", "when")]
    span = case.clash.stances[0].left_span if left else case.clash.stances[0].right_span
    start, end = stretch(side.text, span)
    return frozenset(
        token.name
        for token in side.tokens
        if token.content and start <= token.start < end and not any(a <= token.start < b for a, b in conditional)
    )


def narrower_subject(case: Case) -> bool:
    """One sentence speaks of a kind of what the other speaks of, and its page is about that kind: "staff password", "employees in Dublin"."""
    if case.view.agreement < SIMILAR:
        return False
    return _narrows(case.view.left, case.view.own_left, case.view) != _narrows(
        case.view.right, case.view.own_right, case.view
    )


_PLACE_OF = re.compile(r"(?i) (?:in|at|on|of|for)(?: the| our)? ")
"""Between a thing and the place or part of it that a statement is about: "employees in Dublin"."""


def _narrows(side: Side, own: frozenset[str], view: View) -> bool:
    kinds = own & side.context
    if not kinds:
        return False
    named = [token for token in side.tokens if token.content]
    return any(
        (first.name in kinds and second.name in view.shared and side.text[first.end : second.start] == " ")
        or (
            first.name in view.shared
            and second.name in kinds
            and _PLACE_OF.fullmatch(side.text, first.end, second.start)
        )
        for first, second in pairwise(named)
    )


def _reordered(view: View) -> bool:
    """Whether the shared words stand in another order: a clause was moved to the front."""
    mine = [token.name for token in view.left.tokens if token.name in view.shared]
    other = [token.name for token in view.right.tokens if token.name in view.shared]
    return bool(mine and other) and mine[0] != other[0]


def role_swap(case: Case) -> bool:
    """The same names in exchanged roles: who pays whom."""
    if len(case.view.shared) < 3:
        return False
    capitalised = _capitalised(case.view.left) & _capitalised(case.view.right)
    if len(capitalised & case.view.shared) < 2:
        return False
    mine = [token.name for token in _main_clause_first(case.view.left) if token.name in case.view.shared]
    other = [token.name for token in _main_clause_first(case.view.right) if token.name in case.view.shared]
    mine, other = list(dict.fromkeys(mine)), list(dict.fromkeys(other))
    if min(len(mine), len(other)) < 3 or mine[0] == other[0]:
        return False
    if mine[0] not in other or other[0] not in mine:
        return False
    names = [name for name in mine if name in other and name in capitalised]
    exchanged = [name for name in other if name in names]
    return len(names) >= 2 and names[0] == mine[0] and exchanged[0] == other[0] and names[:2] == exchanged[1::-1]


_IN_FRONT = re.compile(
    r"(?i)^\W*(?:[\d.]+\s+)?(?:so\s+as\s+to|in\s+order\s+to|to|if|when|where|while|once|upon|on|before|after|until|unless|should)\s[^,;.]*,\s"
)


def _main_clause_first(side: Side) -> list[Token]:
    """The words of a statement; a clause that was moved to the front stands behind the main clause again."""
    moved = _IN_FRONT.match(side.text)
    end = moved.end() if moved else 0
    return [token for token in side.tokens if token.start >= end] + [
        token for token in side.tokens if token.start < end
    ]


@worked_out
def _capitalised(side: Side) -> frozenset[str]:
    """The words that a statement writes with a capital letter somewhere."""
    return frozenset(token.name for token in side.tokens if side.text[token.start].isupper())


def opposite_words(case: Case) -> bool:
    """A negation on one side is made good by an opposite word on the other: "not publish unredacted", "only publish redacted"."""
    return bool(case.clash.stances) and any(
        f"{prefix}{word}" in said
        for said, words in (
            (case.view.left.content, case.view.own_right),
            (case.view.right.content, case.view.own_left),
        )
        for word in words
        for prefix in ("un", "in", "im", "non", "non-", "dis", "ir")
    )


_UNDONE = re.compile(r"(?i)\b(?:un|non-?)(?P<sort>[a-z]{4,})\s+(?P<what>[a-z]{3,}(?:\s+[a-z]{3,})?)")


def opposite_sorts(case: Case) -> bool:
    """One is about what the other's kind is not: "paid parental leave", "unpaid parental leave"."""
    left, right = case.view.left.text, case.view.right.text
    slots = [(pair.left, pair.right) for pair in case.clash.facing]
    return bool(slots) and (
        _has_the_other_sort(left, right, [mine for mine, _ in slots])
        or _has_the_other_sort(right, left, [other for _, other in slots])
    )


def _has_the_other_sort(text: str, other: str, slots: Sequence[Slot]) -> bool:
    return any(
        not any(slot.start < match.end("sort") and match.start() < slot.end for slot in slots)
        and re.search(rf"(?i)(?<![\w-]){match['sort']}\s+(?:\w+\s+)?{match['what'].split()[-1]}\b", other) is not None
        for match in _undone(text)
    )


@lru_cache(maxsize=16384)
def _undone(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_UNDONE.finditer(text))


_ACTS = re.compile(r"(?i)\b(?:can|may|could|(?:how|want|wish|like) to)\s+(?:(?:also|then|either|easily|not)\s+)*$")


def two_actions(case: Case) -> bool:
    """Two things that one can do, not two states: "you can enable the preview", "you can disable the preview"."""
    left, right = case.view.left.text, case.view.right.text
    return bool(case.clash.stances) and all(
        stance.predicate.startswith("=")
        and _ACTS.search(left[: stance.left_span[0]])
        and _ACTS.search(right[: stance.right_span[0]])
        for stance in case.clash.stances
    )


def other_language(case: Case) -> bool:
    """One page is in another language: mostly a translation, which is older than its source (KB303)."""
    return any(dimension == "language" for dimension, _, _ in case.scope.unknown)


def version_unknown(case: Case) -> bool:
    """Only one of the sentences says for which version it holds."""
    return any(
        dimension == "version" and any(name == "version" for name, _ in (*case.view.left.said, *case.view.right.said))
        for dimension, _, _ in case.scope.unknown
    )


def other_predicate(case: Case) -> bool:
    """Only the sentences as wholes exclude each other: what one permits and what the other forbids has another name."""
    if case.clash.whole is None:
        return False
    if NOWHERE in (case.clash.whole.left_span, case.clash.whole.right_span):
        return True
    if len(case.view.shared) < NAMING or clauses_meet(case.view, case.clash) < SAME_CLAUSE:
        return True
    return two_deeds(case.view, case.clash)


def other_unit(case: Case) -> bool:
    """What is counted has another name on each side, or one amount is for a time and the other is not."""
    return any(pair.loose for pair in case.clash.facing)


def many_differences(case: Case) -> bool:
    """They differ in three or more values: rows or worked cases of one pattern."""
    clash = case.clash
    if not clash.facing:
        return False  # what is affirmed once and denied in several words is one thing
    most = len(clash.facing) + len(clash.stances) + (clash.whole is not None)
    if not clash.facing and len({stance.left in _DENYING for stance in clash.stances}) == 1:
        return False  # one rule is denied in each of its parts
    return most >= 3 and clash.count >= 3  # to count how many of them are one change takes longer than all of this


_DENYING = frozenset(("must not", "cannot", "need not", "should not", "will not", "denied", "=no"))


def _has_a_name(case: Case, *, left: bool) -> bool:
    """Whether a statement has a word of its own with a capital letter, where not every word has one."""
    view = case.view
    side, own = (view.left, view.own_left) if left else (view.right, view.own_right)
    named = [start for name, start in _names(side) if name in own]
    return bool(named) and named[0] < _end_of_clause(case.clash, side, left=left)


@worked_out
def _names(side: Side) -> tuple[tuple[str, int], ...]:
    """The words of a statement that have a capital letter where not every word has one, and where they begin."""
    return tuple(
        (token.name, token.start)
        for token in side.tokens[1:]
        if side.text[token.start].isupper()
        and token.name not in FUNCTION_WORDS
        and side.text[: token.start].rstrip()[-1:] not in '.:!?•*-–|;"“('
    )
