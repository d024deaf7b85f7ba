"""Where a sentence sends its reader in words, without a number or a sign to know it by: teams, places, forms, menus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kbaudit.facts.asked_places import answer_of
from kbaudit.facts.desks import find_desks
from kbaudit.facts.form_codes import find_forms
from kbaudit.facts.menu_words import find_menu_words
from kbaudit.facts.references import Reference
from kbaudit.facts.whereabouts import find_whereabouts

__all__ = ["GENERAL", "find_destinations"]

GENERAL = frozenset(
    """the our your their his her any a an team teams desk unit squad department dept section group people colleagues specialists
    staff crew office of in at on off to from and for by next beside behind which who no""".split()
)
"""Words that many teams and places have in their name, and that tell none of them from another."""

_WORD = re.compile(r"[^\W_]+")


def find_destinations(text: str, taken: Sequence[tuple[int, int]], headings: tuple[str, ...] = ()) -> list[Reference]:
    """The destinations of a sentence in their order, without overlaps, and none where something is `taken` already.

    `headings` are what stands above it: under a question an answer may be a name alone. Their kinds are "form", "menu" and
    "place"; a place is compared by the words that tell it from others, in their order.
    """
    found: list[Reference] = []
    for reference in _all(text, headings):
        start, end = reference.span
        spans = (*taken, *(other.span for other in found))
        if reference.normalised and not any(begin < end and start < stop for begin, stop in spans):
            found.append(reference)
    return sorted(found, key=lambda reference: reference.span)


def _all(text: str, headings: tuple[str, ...]) -> Iterator[Reference]:
    for raw, normalised, span in find_forms(text):
        yield Reference("form", raw, normalised, span)
    for raw, normalised, span in find_menu_words(text):
        yield Reference("menu", raw, normalised, span)
    for raw, span in (*find_whereabouts(text), *find_desks(text)):
        yield Reference("place", raw, _telling(raw), span)
    answer = answer_of(text, headings)
    if answer is not None:
        yield replace(answer, normalised=_telling(answer.raw)) if answer.kind == "place" else answer


def _telling(raw: str) -> str:
    words = [word.casefold() for word in _WORD.findall(raw.replace("’s", "").replace("'s", ""))]
    return " ".join(word for word in words if word not in GENERAL)
