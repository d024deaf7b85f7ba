"""One sentence twice, once with a negation: "you can change this later", "you cannot change this later".

Stances are read from the verb that a modal or a negation governs. Where that reading finds nothing to hold on to, two sentences
that are the same but for such words still say the opposite of each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from kbaudit.contradictions.openings import opening_remark
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stances import DENIED, PLAIN, StanceClash
from kbaudit.contradictions.worked_out import worked_out

__all__ = ["flipped"]

_LEAST = 3
"""Content words of a sentence that can be told to be the same."""

_LONGEST = 80
"""Words of a sentence at most."""

_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_NEGATIVE = frozenset("not never no cannot without neither nor unable".split())
_MODAL = frozenset(
    "must shall should may need needs have has required obliged allowed permitted eligible entitled mandatory prohibited".split()
)
_STANCE = (
    _NEGATIVE
    | _MODAL
    | frozenset("can could might will would do does did always to be is are was were longer able".split())
)
_SUBORDINATE = frozenset("if when whenever once unless until whether where which that who whom whose as".split())
"""Behind these a negation says which case is meant, not what holds in it."""


def flipped(left: Side, right: Side) -> StanceClash | None:
    """The one place where two sentences in the same words deny and affirm; None where there is none, or more than one."""
    if left.content != right.content or len(left.content) < _LEAST or left.text == right.text:
        return None
    mine, other = _words(left), _words(right)
    if _denies(left) == _denies(right) or max(len(mine), len(other)) > _LONGEST:
        return None  # with a denial more in one place alone, one of them denies as a whole, and the other does not
    names, facing = [word for word, _, _ in mine], [word for word, _, _ in other]
    places = [
        (a, b, c, d)
        for tag, a, b, c, d in SequenceMatcher(None, names, facing, autojunk=False).get_opcodes()
        if tag != "equal" and _odd(names[a:b]) != _odd(facing[c:d])
    ]
    if len(places) != 1:
        return None
    a, b, c, d = places[0]
    if not (_STANCE.issuperset(map(_plain, names[a:b])) and _STANCE.issuperset(map(_plain, facing[c:d]))):
        return None
    if not _SUBORDINATE.isdisjoint((*names[:a], *facing[:c])):
        return None
    around = {_plain(word) for word in (*names[max(a - 2, 0) : b + 2], *facing[max(c - 2, 0) : d + 2])}
    kinds = ("must", "must not") if around & _MODAL else (PLAIN, DENIED)
    denied = _odd(names[a:b])
    return StanceClash(
        predicate=names[b] if b < len(names) else "",
        left=kinds[denied],
        right=kinds[not denied],
        hard=True,
        left_span=_span(mine, a, b),
        right_span=_span(other, c, d),
    )


@worked_out
def _words(side: Side) -> list[tuple[str, int, int]]:
    return [
        (match[0].casefold().replace("’", "'"), match.start(), match.end())
        for match in _WORD.finditer(side.text, opening_remark(side.text))
    ]


@worked_out
def _denies(side: Side) -> bool:
    return _odd([word for word, _, _ in _words(side)])


def _plain(word: str) -> str:
    """A word without a contracted negation: "don't" is "do", "can't" is "can"."""
    return {"can't": "can", "won't": "will", "shan't": "shall"}.get(word, word.removesuffix("n't"))


def _odd(words: Sequence[str]) -> bool:
    """Whether the words deny: an odd number of negations."""
    return sum(word in _NEGATIVE or word.endswith("n't") for word in words) % 2 == 1


def _span(words: Sequence[tuple[str, int, int]], start: int, end: int) -> tuple[int, int]:
    """The words at these places with the modal before them; where there are none, the word before."""
    if start and (start == end or words[start - 1][0] in _STANCE):
        start -= 1
    return words[start][1], words[max(end, start + 1) - 1][2]
