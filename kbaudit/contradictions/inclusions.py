"""What a rule takes in and what it leaves out: "all staff, including contractors", "all staff except contractors"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kbaudit.contradictions.words import bag
from kbaudit.facts.small_letters import small
from kbaudit.facts.statement import Statement

__all__ = ["Inclusion", "inclusions_of", "opposite_inclusions"]


@dataclass(frozen=True, slots=True)
class Inclusion:
    """A part of what a sentence is about by its content words, whether it is meant too, and the words that say so.

    `denials` counts the negations of the sentence: "no parcels except letters" takes in what "parcels, including letters" does.
    """

    taken_in: bool
    part: frozenset[str]
    span: tuple[int, int]
    denials: int


_PART = (
    r"(?:the\s+|all\s+|any\s+|its\s+|your\s+|our\s+)?(?P<part>(?!(?:if|when|where|as|that|in|by|to|on|for|with|at)\b)[^\W_][\w'’-]*"
    r"(?:\s+(?!(?:must|shall|will|may|can|cannot|is|are|has|have|and|or|which|that|who|when|if|do|does|need|needs|all|any|every|each|no|the|we|you|they|it)\b)[\w'’-]+){0,3})"
)
_TAKEN_IN = re.compile(
    rf"(?i)\b(?:including(?!,?\s+(?:but|without))|inclusive\s+of)\s+{_PART}|,\s*{_PART.replace('part>', 'named>')}\s+included\b"
)
_LEFT_OUT = re.compile(
    rf"(?i)\b(?:except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|apart\s+from|aside\s+from|other\s+than|excluding|"
    rf"not\s+including|save\s+for|but\s+not(?!\s+(?:limited|only|least|always)))\s+{_PART}|"
    rf",\s*{_PART.replace('part>', 'named>')}\s+excluded\b"
)
_STEMS = "inclu|exce|exclud|apart|aside|other than|but not|save for".split("|")


def inclusions_of(statement: Statement) -> tuple[Inclusion, ...]:
    """What one sentence takes in and leaves out, in that order."""
    letters = small(statement.text)
    if not any(stem in letters for stem in _STEMS):
        return ()
    found = []
    for taken_in, pattern in ((True, _TAKEN_IN), (False, _LEFT_OUT)):
        for match in pattern.finditer(statement.text):
            part = bag(match["part"] or match["named"])
            denials = sum(
                item.negative and item.kind == "negation" and not _inside(item.span, match.span())
                for item in statement.polarity
            )
            if part:
                found.append(Inclusion(taken_in, part, match.span(), denials))
    return tuple(found)


def opposite_inclusions(left: Sequence[Inclusion], right: Sequence[Inclusion]) -> tuple[Inclusion, Inclusion] | None:
    """A part that one takes in and the other leaves out of what both affirm, or both deny; None where there is none."""
    for mine in left:
        for other in right:
            same = mine.part <= other.part or other.part <= mine.part
            if same and mine.taken_in != other.taken_in and mine.denials == other.denials:
                return mine, other
    return None


def _inside(span: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= span[0] and span[1] <= outer[1]
