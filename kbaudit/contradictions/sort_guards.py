"""Guards that tell two sorts of one thing from each other, where one sentence is said of both."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Sequence

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import REFERENCE
from kbaudit.contradictions.common_ends import alike_at_the_end, alike_in_front, spoken
from kbaudit.contradictions.scope import in_words, merged
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import Token
from kbaudit.contradictions.worked_out import worked_out

SAID = 1
"""Content words that two statements have in common behind their subjects, beside the value, from which one thing is said of both."""

NAMED = 2
"""Content words that name a kind in full."""

_OF = re.compile(
    r"(?i)\b(?:of|on|by|to|for|from|in|with|at|under|without)\s+(?:(?:the|a|an|our|your|their|its)\s+)?(?:[\w’'-]+\s+){0,2}$"
)


def two_subjects(case: Case) -> bool:
    """The same is said of two kinds of one thing: "animals on long-term medicine must …", "animals on flea treatment must …"."""
    if not case.clash.facing:
        return False
    parted = case.parted
    if parted is None:
        return False
    front_mine, front_other, said = parted.left, parted.right, parted.left_end
    if not any(token.slot for token in said) or any(token.slot for token in (*front_mine, *front_other)):
        return False
    if sum(token.content for token in said) < SAID:
        # Nothing but the value is said, so that the two have to name their kind in full: "the parking charge for lorries is £9".
        shared = {token.name for token in front_mine} & {token.name for token in front_other}
        return len(shared) >= NAMED and all(
            front[0].name in shared and _narrowed(side, front, shared)
            for side, front in ((case.view.left, front_mine), (case.view.right, front_other))
        )
    if _told_apart(_text(case.view.left, front_mine), _text(case.view.right, front_other)):
        return True
    named = {token.name for token in front_mine} & {token.name for token in front_other}
    return (
        bool(named) and _narrowed(case.view.left, front_mine, named) and _narrowed(case.view.right, front_other, named)
    )


def two_sorts(case: Case) -> bool:
    """One sentence about two sorts of one thing: "cat flu vaccine must …", "kennel cough vaccine must …"."""
    found = _own_modifiers(case)
    return found is not None and bool(found[0]) and bool(found[1])


def one_sort(case: Case) -> bool:
    """One sentence about a thing, and about a sort of it: "a quotation stays open", "a self-lay quotation stays open"."""
    found = _own_modifiers(case)
    return found is not None and bool(found[0]) != bool(found[1])


_TELLS_FURTHER = re.compile(
    r"(?i)\s(?:about|at|by|for|from|in|of|on|to|under|with|without|bought|issued|made|sent|sold|who|that|which)\s"
)
_IN_FRONT = re.compile(r"(?i)^\W*(?:at|during|for|in|on|under|with|without)\s[^;:.]*$")


SUBJECT = 2
"""Content words of a subject that another statement tells further."""


def told_further(case: Case) -> bool:
    """One tells of which of its kind it holds, or when: "invoices", "invoices from sole traders"; "on match days the bar …"."""
    if case.parted is None or not case.clash.facing or bool(case.view.own_left) == bool(case.view.own_right):
        return False
    brief, fewer, side, more = case.view.left, case.parted.left, case.view.right, case.parted.right
    if case.view.own_left:
        brief, fewer, side, more = side, more, brief, fewer
    further, said = len(more) - len(fewer), case.parted.left_end
    if len(fewer) > SUBJECT or further < 1 or any(token.slot for token in (*fewer, *more)):
        return False
    first = (*fewer, *(case.parted.right_end if case.view.own_left else said))[0]
    if not any(token.slot for token in said) or not _BEGINS_FOR_ALL.match(brief.text[: first.start]):
        return False
    names, all_names = [token.name for token in fewer], [token.name for token in more]
    if fewer and names == all_names[: len(fewer)]:
        own, leads = more[len(fewer) :], _TELLS_FURTHER.match(side.text, more[len(fewer) - 1].end)
    elif names == all_names[further:]:
        own, leads = more[:further], _IN_FRONT.match(side.text[: more[further - 1].end])
    else:
        return False
    return leads is not None and not any(token.start and side.text[token.start].isupper() for token in own)


_BEGINS = re.compile(r"(?i)^\W*(?:[\d.]+\s+)?(?:(?:the|an?|our|your|these|those)\s+)?$")
_BEGINS_FOR_ALL = re.compile(r"(?i)^\W*(?:[\d.]+\s+)?(?:(?:the|an?|our|your|these|those|any|all|each|every)\s+)?$")
"""A rule for all of a kind stands beside one for some of them, which goes before it there."""
_JOINED = re.compile(
    r"(?i)^(?!(?:all|any|both|each|every|most|no|only|other|some|such|which)\b)(?:(?!(?:and|or|an?|the|of|in|into|on|at|by|to|for|from|with|under|over|after|before|as|per|than|via|can|may|must|"
    r"should|shall|will|would|need|is|are|was|were|be|has|have|do|does|who|that|which|you|we)\b)[\w’'-]+ ){1,3}$"
)
_DOES = re.compile(
    r"(?i)(?:pay|get|receive|earn|save|keep|need|look|give|take|make|order|book|send|return|work|come|go(?:e)?|put|cost|last|reach|arrive|leave|use|"
    r"apply|claim|start|begin|open|close|carry|wait|join|accrue|contribute|enjoy|collect|borrow|renew|lapse|expire|end|run|stay|charge)s?\b"
)
"""What a subject does: where the first word that both have is no noun, other subjects do the same, be it under two names."""


@worked_out
def _own_modifiers(case: Case) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """What stands before the shared noun that both statements begin with; None where they do not go on in the same words."""
    if case.parted is None:
        return None
    left, right = case.view.left, case.view.right
    front_mine, front_other = case.parted.left, case.parted.right
    said, said_by_other = case.parted.left_end, case.parted.right_end
    if not said[0].content or not any(token.slot for token in said):
        return None
    if sum(token.content for token in said) <= SAID or any(token.slot for token in (*front_mine, *front_other)):
        return None
    if {token.name for token in front_mine} & {token.name for token in front_other}:
        return None
    for side, front, noun in ((left, front_mine, said[0]), (right, front_other, said_by_other[0])):
        first = front[0].start if front else noun.start
        if not _BEGINS.match(side.text[:first]) or (front and not _JOINED.match(side.text[first : noun.start])):
            return None
    if _DOES.match(left.text, said[0].start):
        return None
    return front_mine, front_other


_FOR_WHAT = re.compile(
    r"(?i)\b(?:about|concerning|for|of|on|regarding|reports?|reporting|with)\s+(?:(?:the|a|an|any|our|your|their|its)\s+)?$"
)
LONGEST = 2
"""Content words of what a place to turn to is for, where only these differ: "a blocked drain"."""


def two_purposes(case: Case) -> bool:
    """One sentence that sends two matters to two places: "to tell us about a leak, ring …", "… about a blocked drain, ring …"."""
    if case.clash.rule != REFERENCE:
        return False
    mine, other = spoken(case.view.left), spoken(case.view.right)
    front = alike_in_front(mine, other)
    back = alike_at_the_end(mine, other, min(len(mine), len(other)) - front)
    own_mine, own_other = mine[front : len(mine) - back], other[front : len(other) - back]
    if not (own_mine and own_other) or max(len(own_mine), len(own_other)) > LONGEST:
        return False
    if any(token.slot for token in (*own_mine, *own_other)):
        return False
    if not any(token.content for token in (*mine[:front], *mine[len(mine) - back :])):
        return False
    return all(
        _FOR_WHAT.search(side.text[: own[0].start]) is not None
        for side, own in ((case.view.left, own_mine), (case.view.right, own_other))
    )


def _text(side: Side, front: Sequence[Token]) -> str:
    return side.text[front[0].start : front[-1].end] if front else ""


def _told_apart(subject: str, other: str) -> bool:
    """Whether two subjects name alternatives: "puppies", "kittens"."""
    mine, others = merged((in_words(subject),)), merged((in_words(other),))
    return any(mine[dimension].isdisjoint(others[dimension]) for dimension in mine.keys() & others.keys())


def _narrowed(side: Side, front: Sequence[Token], named: set[str]) -> bool:
    """Whether a subject is told from its kind by words of its own behind a preposition."""
    own = [token for token in front if token.name not in named]
    return bool(own) and _OF.search(side.text[: own[0].start]) is not None
