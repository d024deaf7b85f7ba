"""Guards that look at what a statement says of the page that it stands on: "this policy", "last reviewed"."""

# ruff: noqa: E501 - lists of words and patterns read better unbroken.

from __future__ import annotations

import re

from kbaudit.contradictions.case import Case
from kbaudit.contradictions.clash import DATE
from kbaudit.contradictions.likeness import restated, same_words
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.words import bag


def self_reference(case: Case) -> bool:
    """A statement about "this policy" or "this service" speaks of its own page, and the other of another."""
    if (
        case.clash.rule == DATE
        and not case.view.one_document
        and _dates_its_page(case.view.left)
        and _dates_its_page(case.view.right)
    ):
        return True
    if "self-reference" not in case.view.left.traits or "self-reference" not in case.view.right.traits:
        return False
    if case.view.one_document or (case.view.left.title and same_words(case.view.left.title, case.view.right.title)):
        return False
    if restated(case.view, case.clash) and (_of_no_page(case.view.left) or _of_no_page(case.view.right)):
        return False
    known = bool(case.view.left.title or case.view.left.path) and bool(case.view.right.title or case.view.right.path)
    return known or (case.clash.rule == DATE and len(case.view.shared) <= 3)


_THIS = re.compile(
    r"(?i)\b(?:this|these|the present|said)\s+((?:\w+\s+){0,2}?)(polic(?:y|ies)|agreement|notice|terms|contract|handbook|addendum|directive|manual)\b"
)
_OPENS = 12
"""Characters within which "this policy" is what a sentence is about, not what it mentions."""


def _of_no_page(side: Side) -> bool:
    """Whether a statement mentions "this agreement" on a page that is none, so that it can only mean the one that is."""
    found = _THIS.search(side.text)
    if found is None or found.start() < _OPENS:
        return False
    return bag(found[2]).isdisjoint(bag(f"{side.title} {side.path.replace('-', ' ').replace('_', ' ')}"))


_DATED = re.compile(
    r"(?i)^\W*(?:(?:this|the|page|document|policy|terms|version|last|next|date of(?: last)?|date)\s+)*(?:review(?:ed)?|updated?|edit(?:ed)?|revis(?:ed|ion)|modified|changed|published|"
    r"effective|approved|issued|version|valid|created|date)\b(?:\s+(?:on|in|by|due|date|from|since|as of))?\W*$"
)


def _dates_its_page(side: Side) -> bool:
    """Whether a statement only dates the page that it stands on: "Last reviewed: 17 October 2025"."""
    date = next((slot for slot in side.slots if slot.kind == "date"), None)
    return date is not None and _DATED.match(side.text[: date.start]) is not None
