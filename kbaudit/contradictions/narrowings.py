"""The words by which the clause that obliges, permits, forbids or denies narrows down what the other statement speaks of.

"May disclose the data to its auditors" is narrower than "shall not disclose the data"; "need not disclose any data" is not.
"""

from __future__ import annotations

from kbaudit.contradictions.exchanges import exchangeable
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.stretches import stretch
from kbaudit.contradictions.sweeping import sweeping
from kbaudit.contradictions.view import spelt_alike
from kbaudit.contradictions.words import bag, tokens
from kbaudit.facts.modality import PEOPLE

__all__ = ["PERSONS", "narrowings"]

PERSONS = bag(" ".join(sorted(PEOPLE))) | bag("member director anyone everyone anybody everybody party individual team")
"""Those of whom something is asked: who does it is often named in one of two statements alone."""

_IDLE = bag(
    "obtain get hold have make give take use do provide submit carry discretion judgement judgment choice option obligation "
    "duty need ask time whatever whenever circumstance case event way entire whole voluntary optional mandatory compulsory "
    "required necessary needed free liberty entitled right permission allowed purpose matter reason regard decide choose "
    "wish want like leave whether further longer additional even rule regular regularly produce present beforehand first anyone"
) | {"wherev", "exception", "under", "upon", "all", "prior", "~after", "~before", "premis", "itself"}
"""Words of a clause that narrow nothing: what is said of a deed, not which one is meant."""


def narrowings(side: Side, other: Side, span: tuple[int, int]) -> tuple[str, ...]:
    """The content words, and the kinds of values, of the clause around a span that the other statement has nothing for."""
    start, end = stretch(side.text, span)
    said = (span, *sweeping(side.text))
    kinds = {token.slot for token in other.tokens if token.slot}
    named = tokens(other.text)
    names = {token.name for token in named}
    found = []
    for token in side.tokens:
        if not start <= token.start < end or any(first <= token.start < last for first, last in said):
            continue
        if token.slot and token.slot not in ("stance", "label", *kinds):
            found.append(f"<{token.slot}>")
        elif token.content and token.name not in names and token.name not in _IDLE:
            written = side.text[token.start : token.end]
            if not any(
                spelt_alike(token.name, word.name) or exchangeable(written, other.text[word.start : word.end])
                for word in named
                if word.content
            ):
                found.append(token.name)
    return tuple(found)
