"""Guards that tell two rules of one beginning from each other: about two sorts of an object, or with two endings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.common_ends import alike_in_front, spoken
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import Token

__all__ = ["two_endings", "two_objects"]

LONGEST = 3
"""Words that tell one sort of an object from another: "public liability insurance"."""
VERB = 1
"""Where the verb stands among the content words of "builders carry liability insurance"."""
_JOINED = re.compile(r"[ -]")


def two_objects(case: Case) -> bool:
    """One rule about two sorts of an object: "return unopened units within 60 days", "return demonstration units within 15"."""
    if not case.clash.facing or not case.view.own_left or not case.view.own_right:
        return False
    left, right = case.view.left, case.view.right
    if min(len(case.view.own_left), len(case.view.own_right)) > LONGEST:
        return False
    mine, other = _kinds(left, case.view.own_left), _kinds(right, case.view.own_right)
    return any(
        # Where both have words of their own elsewhere as well, one was said in other words: "the final phase", "the last stage".
        (case.view.own_left <= mine[noun].names or case.view.own_right <= other[noun].names)
        # Two participles mostly are one thing done, in two words: "the agreed price", "the stipulated price".
        and not (mine[noun].done and other[noun].done)
        for noun in mine.keys() & other.keys()
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """The words that tell a sort of something, and whether they are one participle."""

    names: frozenset[str]
    done: bool


def _kinds(side: Side, own: frozenset[str]) -> dict[str, _Kind]:
    """The shared nouns of a statement behind its subject, with the words of its own that stand directly before each."""
    found: dict[str, _Kind] = {}
    said = spoken(side)
    for index, token in enumerate(said):
        if index < 2 or said[index - 1].name not in own or token.name in own or not token.content:
            continue
        before: list[Token] = []
        following = token
        for earlier in reversed(said[:index]):
            if earlier.name not in own or not _JOINED.fullmatch(side.text, earlier.end, following.start):
                break
            before.append(earlier)
            following = earlier
        if before and len(before) <= LONGEST and _begins_a_noun(side, said[: index - len(before)], following, token):
            written = side.text[following.start : token.start].casefold().strip()
            done = written.endswith("ed") and not written.startswith(("un", "dis")) and len(before) == 1
            found.setdefault(token.name, _Kind(frozenset(item.name for item in before), done))
    return found


_VERB_OF = re.compile(
    r"(?i)\b(?:shall|must|may|can|could|will|would|should|to|not|never|i|we|you|they|who)\s+(?:(?:also|only|\w+ly)\s+)*$"
)
"""Before a verb, whose object is what follows it."""


_ARTICLE = re.compile(r"(?i)\s+(?:an?|the|your|their|its|our|her|his)\b")
"""Behind a verb rather than a noun."""


def _begins_a_noun(side: Side, earlier: Sequence[Token], first: Token, noun: Token) -> bool:
    """Whether the words that tell a sort begin the phrase of their noun: not "a safe working environment", nor an adverb's."""
    if not earlier or side.text[noun.start : noun.end].endswith("ly") or _ARTICLE.match(side.text, noun.end):
        return False
    previous = earlier[-1]
    if not (previous.content and _JOINED.fullmatch(side.text, previous.end, first.start)):
        return True
    subject = earlier[0]
    follows_subject = len(earlier) == VERB + 1 and _JOINED.fullmatch(side.text, subject.end, previous.start)
    return bool(follows_subject) or _VERB_OF.search(side.text, 0, previous.start) is not None


BEGINNING = 3
"""Content words and values that two rules begin with alike, from which one thing is ruled for two cases."""
ENDING = 2
"""Content words of its own by which each ending says for what it holds; one is enough behind values and a preposition that
tells what they are for."""
_FOR_WHAT = frozenset(("for", "of", "on", "to", "in", "by"))
_LINK = re.compile(
    r"(?i)\b(?P<link>to|by|for|in|on|of|with|from|through|against|at|into|as|under|after)\s+(?:(?:the|an?|each|his|her|its|their|our|your)\s+)?$"
)
_DIRECT = re.compile(r"(?i)\s(?:(?:the|an?|his|her|its|their|our|your)\s)?")
_ANY = re.compile(
    r"(?i)\b(?:any\w*|every\w*|all|when(?:so)?ever|where(?:so)?ever|whatever|always|freely|without|whether|regardless|only|unless|except)\b"
)


def two_endings(case: Case) -> bool:
    """One beginning goes on to two ends: "may use the terrace to dry laundry", "may not use the terrace to hold parties"."""
    if not (case.view.own_left and case.view.own_right) or case.clash.of_terms:
        return False
    left, right = case.view.left, case.view.right
    mine, other = spoken(left), spoken(right)
    front = alike_in_front(mine, other)
    if front < BEGINNING:
        return False
    ends, ends_of_other = mine[front:], other[front:]
    if _differs_behind(case, ends, ends_of_other):
        return False
    if {token.name for token in ends} & {token.name for token in ends_of_other}:
        return False
    link, another = _link(left, mine[front - 1], ends[0]), _link(right, other[front - 1], ends_of_other[0])
    if link is None or link != another or _reaches_all(left, ends) or _reaches_all(right, ends_of_other):
        return False
    counted = link == "of" and "time" in (mine[front - 1].slot, other[front - 1].slot)  # "within five days of receipt"
    least = 1 if case.clash.facing and link in _FOR_WHAT and not counted else ENDING
    return _tells(ends, least) and _tells(ends_of_other, least)


def _differs_behind(case: Case, ends: Sequence[Token], ends_of_other: Sequence[Token]) -> bool:
    """Whether a value or stance that differs stands in an ending: it has to stand before."""
    if not (ends and ends_of_other):
        return True
    spans = [(pair.left.end, pair.right.end) for pair in case.clash.facing]
    spans += [(left[0], right[0]) for left, right in case.clash.opposed]
    return any(mine > ends[0].start or other > ends_of_other[0].start for mine, other in spans)


def _tells(ends: Sequence[Token], least: int) -> bool:
    return sum(token.content for token in ends) >= least


def _link(side: Side, last: Token, first: Token) -> str | None:
    """What leads from the common beginning to an ending: a preposition, or nothing to the object of a verb."""
    found = _LINK.search(side.text, 0, first.start)
    if found:
        return found["link"].casefold()
    return "" if _DIRECT.fullmatch(side.text, last.end, first.start) else None


def _reaches_all(side: Side, ends: Sequence[Token]) -> bool:
    return _ANY.search(side.text, max(0, ends[0].start - 12)) is not None
