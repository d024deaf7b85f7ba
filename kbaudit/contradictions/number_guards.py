"""Guards that look at numbers: those that only name something, and steps of a scale."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.view import Facing, View

_NAMING = re.compile(
    r"(?i)(?:\b(?:topic|part|group|unit|figure|fig|table|step|section|chapter|part|page|volume|level|tier|phase|stage|model|code|error|type|version|v|release|rev|id|no|"
    r"number|room|suite|building|floor|line|port|rfc|iso|form|class|grade|option|question|item|article|annex|appendix|exhibit|schedule|ticket|issue|"
    r"pr|build|patch|cve|usc|cfr|sf|gs|memo(?:randum)?|act|title|rule|layer|node|java|python|ruby|php|jre|jdk|windows|office|buildpack)\W{0,2}|[A-Za-z]-|[#/.:_-])$"
)
_STEP = re.compile(
    r"(?i)\b(?:after|over|above|beyond|below|under|more than|less than|fewer than|exceeding|between|from|first|for|with|at)\s+(?:the\s+)?[$€£]?\d[\d.,]*"
)
_SECTION_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def other_step(case: Case) -> bool:
    """Two values differ, and one of them is the condition of the other: steps of a scale ("after 1 TB", "after 5 TB")."""
    if len(case.clash.facing) < 2:
        return False
    return any(
        _STEP.search(case.view.left.text[max(0, pair.left.start - 14) : pair.left.end])
        and _STEP.search(case.view.right.text[max(0, pair.right.start - 14) : pair.right.end])
        for pair in case.clash.facing
    )


def enumerator(case: Case) -> bool:
    """The numbers only name something: a figure, a step, a model, a code."""
    bare = [pair for pair in case.clash.facing if pair.left.kind == "number"]
    if not bare or case.clash.stances:
        return False
    if len(bare) < len(case.clash.facing):
        # What the numbers name is told apart by them: "severity 1 within an hour", "severity 3 within a day".
        return any(_names_of_one_kind(case.view, pair) for pair in bare)
    return all(
        _names_something(case.view.left.text, pair.left.start, pair.left.end) or _numbers_a_section(case.view, pair)
        for pair in bare
    )


_ENUMERATES = re.compile(r"\s?\.(?!\s*$)")
"""The full stop behind the number of an item; one that ends the statement follows any number: "members must be 18 or over."."""
_SAID = re.compile(
    r"(?i)\b(?:is|are|was|were|be|to|by|of|than|at|exceeds?|reach(?:es)?|least|most|over|under|only)\s+$"
)
_NEXT_SENTENCE = re.compile(r"\.\s+[A-Z]")
"""A full stop behind what is said ends a sentence: "the maximum is 12. Ask for more"."""


def _names_something(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 24) : start].split()
    if (
        before
        and before[-1][:1].isupper()
        and len(before[-1]) > 1
        and start > len(before[-1]) + 1
        and text[start].isdigit()
    ):
        return True
    return (
        bool(_NAMING.search(text[max(0, start - 16) : start]))
        or text[end : end + 1] in ("-", "/", "_", ":")
        or (
            _ENUMERATES.match(text, end) is not None
            and not (_SAID.search(text, max(0, start - 16), start) and _NEXT_SENTENCE.match(text, end))
        )
    )


_KIND_OF_NUMBER = re.compile(r"([A-Z][a-z]{2,})\s$")


def _names_of_one_kind(view: View, pair: Facing) -> bool:
    """Whether two numbers stand behind one word with a capital letter: "Severity 1", "Severity 3"."""
    mine = _KIND_OF_NUMBER.search(view.left.text, 0, pair.left.start)
    other = _KIND_OF_NUMBER.search(view.right.text, 0, pair.right.start)
    return mine is not None and other is not None and mine[1] == other[1] and mine.start() > 0 and other.start() > 0


def _numbers_a_section(view: View, pair: Facing) -> bool:
    texts = (view.left.text[pair.left.start : pair.left.end], view.right.text[pair.right.start : pair.right.end])
    after = view.left.text[pair.left.end :].lstrip()[:1]
    return all(_SECTION_NUMBER.fullmatch(text) for text in texts) and after.isupper()
