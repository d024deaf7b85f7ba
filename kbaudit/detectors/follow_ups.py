"""Tells news that follow up each other, which say again what was said before, from pages that hold one passage twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from kbaudit.detectors.differences import stems
from kbaudit.detectors.keeper import cared_for
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Document
from kbaudit.normalisation import normalise, words

FOLLOWING = 90
"""Days within which one piece of news follows up another one."""

_NAME_PARTS = re.compile(r"[/_.\W]+")

_OF_EVERY_POST = frozenset("post new update announcement release note notice change md html upcoming".split())
"""Words that any two pieces of news may have in their names and suffixes."""

_NAMED_ALIKE = 0.25
"""Part of the other words of the shorter name that two pieces of news on one matter have in common ..."""

TOLD = 2
"""... and words that are enough whatever the names."""


def are_follow_ups(carriers: Sequence[Document], *, surely: bool = False) -> bool:
    """Whether all are news, and any two of them are about one matter: by their names, or by their days.

    `surely` by two words of their names alone: those of one week, or with one word in common, may be about two matters.
    """
    return all(document.kind in RECORDS for document in carriers) and all(
        _about_one_matter(left, right, surely=surely) for left, right in combinations(carriers, 2)
    )


def _about_one_matter(left: Document, right: Document, *, surely: bool) -> bool:
    mine, other = _named(left), _named(right)
    common = len(mine & other)
    if surely or common >= TOLD:
        return common >= TOLD
    days = [cared_for(document) for document in (left, right)]
    near = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= FOLLOWING
    return near or (common > 0 and common >= _NAMED_ALIKE * min(len(mine), len(other)))


def _named(document: Document) -> set[str]:
    """The words of a piece of news's title and file name that another one need not have. Its folder names no matter."""
    name = _NAME_PARTS.sub(" ", document.path.rpartition("/")[2])
    found = set(stems(tuple(words(normalise(f"{document.title or ''} {name}")))))
    return {word for word in found if not word[:1].isdigit()} - _OF_EVERY_POST
