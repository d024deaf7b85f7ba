"""How many of several it takes: "if all of the owners agree", "any one of the owners can".

Both sentences let the deed be done; what they exclude each other in is whether one of the group is enough.
"""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.contradictions.ruled_deeds import deed_words, one_deed, plain_words
from kbaudit.facts.small_letters import small
from kbaudit.facts.word_lists import hint, words_in

__all__ = ["Quorum", "opposite_quorums", "quorums_of"]


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether all of a group are needed or any one is enough, for which deed, by content words, and the words that say so.

    `refused` says that the sentence denies its deed.
    """

    every: bool
    group: frozenset[str]
    deed: frozenset[str]
    refused: bool
    span: tuple[int, int]


_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)"
_OF = rf"(?:of\s+)?(?:(?:the|these|those|our|your|their|its|his|her|such)\s+)?(?:{_NUMBER}\s+)?(?:(?:other|following|required|named)\s+)?"
_GROUP = r"(?P<group>(?!(?:time|times|day|day's|case|cases|other|the|of|rights|costs|means)\b)[^\W\d_][\w'’-]{2,}(?:\s+(?!(?:is|are|has|have|must|shall|may|can|will|agree|agrees|sign|signs|need|needs|and|or|of|in|on|at|for|to)\b)[\w'’-]+)?)"
_WHEN = r"(?:if|when|once|where|unless|until|after|as\s+soon\s+as|provided(?:\s+that)?|only\s+with|with(?=\s+(?:the\s+)?(?:written\s+|prior\s+)?(?:consent|approval|agreement|signatures?|permission|votes?)\s+of\b))"
_ASSENT = (
    r"(?:(?:the\s+)?(?:written\s+|prior\s+)?(?:consent|approval|agreement|signatures?|permission|votes?)\s+of\s+)?"
)
_EVERY = (
    re.compile(rf"\b{_WHEN}\s+(?:[\w'’-]+\s+){{0,3}}?{_ASSENT}(?:all|each|every|every\s+one|both)\s+{_OF}{_GROUP}"),
    re.compile(
        rf"\b(?:must|shall|needs?|requires?|ha(?:s|ve)\s+to|required|signed\s+by|approved\s+by|agreed\s+by)\s+(?:[\w'’-]+\s+){{0,3}}?{_ASSENT}(?:all|each|every|every\s+one|both)\s+{_OF}{_GROUP}"
    ),
    re.compile(
        rf"\b(?:all|each|every|every\s+one|both)\s+{_OF}{_GROUP}(?:\s+of\s+[\w'’-]+)?\s+(?:must|shall|ha(?:s|ve)\s+to|needs?\s+to|(?:is|are)\s+(?:required|needed))\b"
    ),
    re.compile(rf"\b(?:takes|needs|requires)\s+(?:all|both)\s+{_OF}{_GROUP}"),
)
_ONE = r"(?:any(?:\s+(?:single\s+)?one)?|either(?:\s+one)?|(?:just|only|at\s+least)\s+one|one|a\s+single(?:\s+one)?)"
_ANY = (
    re.compile(
        rf"\b(?:{_WHEN}\s+(?:[\w'’-]+\s+){{0,3}}?|enough\s+(?:[\w'’-]+\s+){{0,8}}?){_ASSENT}{_ONE}\s+{_OF}{_GROUP}"
    ),
    re.compile(rf"\beither\s+{_OF}{_GROUP}\s+[a-z]+s\b"),
    re.compile(
        rf"\b{_ONE}\s+{_OF}{_GROUP}\s+(?:can|may|is\s+(?:enough|sufficient)|will\s+do|suffices|alone\s+(?:can|may))\b"
    ),
    re.compile(
        rf"\b(?:each|every)\s+{_OF}{_GROUP}\s+(?:can|may)\b(?=[^.;:!?]*\b(?:alone|on\s+(?:its|his|her|their)\s+own|by\s+(?:itself|himself|herself|themselves)|singly|independently|without\s+the\s+others?)\b)"
    ),
    re.compile(
        rf"\b(?:signed\s+by|approved\s+by|agreed\s+by|(?:consent|approval|agreement|signature|permission|vote)\s+of)\s+{_ONE}\s+{_OF}{_GROUP}"
    ),
)
_HINT = hint("any either one single"), hint("all each every both")
_REFUSED = re.compile(
    r"\b(?:not|never|no|cannot|nobody|none|nothing|forbidden|prohibited|refused|rejected|barred|missing|lacking|absent|fails?|failed)\b|n['’]t\b"
)
_OF_FORM = plain_words(
    "enough sufficient require need consent approval agreement signature permission vote agree approve sign alone other others bind"
)


def quorums_of(text: str) -> tuple[Quorum, ...]:
    """How many of which groups one sentence asks for, all of them first."""
    said = words_in(text)
    if all(words.isdisjoint(said) for words in _HINT):
        return ()
    return tuple(_found(small(text)))


def opposite_quorums(left: Sequence[Quorum], right: Sequence[Quorum]) -> tuple[Quorum, Quorum] | None:
    """The first two of which one asks for all of a group where one is enough for the other; None where there are none."""
    for mine in left:
        for other in right:
            if (
                mine.every != other.every
                and mine.refused == other.refused
                and mine.group & other.group
                and one_deed(mine.deed, other.deed, least=1)  # the group ties the two together as well
            ):
                return mine, other
    return None


def _found(letters: str) -> Iterator[Quorum]:
    for every, patterns in ((True, _EVERY), (False, _ANY)):
        for pattern in patterns:
            for match in pattern.finditer(letters):
                group = plain_words(match["group"])
                deed = deed_words(letters, match.span()) - _OF_FORM
                refused = _REFUSED.search(letters) is not None
                if group and deed:
                    yield Quorum(every, group, deed - group or deed, refused, match.span())
