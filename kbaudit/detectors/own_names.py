"""By what names a document speaks of itself: "these Event Terms", "this Retention Policy".

A clause that was adapted to the page it was copied to names that page. One that was not goes on speaking of the page it was
written for, so that it says of a reader's agreement what was agreed elsewhere.
"""

from __future__ import annotations

import re

from kbaudit.detectors.differences import stems
from kbaudit.model import Document
from kbaudit.normalisation import normalise, words

Span = tuple[int, int]

_OWN_NAME = re.compile(
    r"\b[Tt]h(?:is|ese)\s+(?P<name>(?:[A-Z][\w’'-]*\s+){1,4}"
    r"(?:Addend(?:um|a)|Agreements?|Conditions|Contracts?|Guidelines|Licen[cs]es?|Notices?|Polic(?:y|ies)|Statements?|Terms))\b"
)
"""With a word of its own before the kind of document: every agreement says "this Agreement"."""


def foreign_name(source: Document, there: Span, host: Document, here: Span) -> str | None:
    """The name by which a passage of two pages speaks of its page, where `source` has it elsewhere and `host` does not.

    `there` and `here` are where the passage stands in each. None where it names no page so, or fits both.
    """
    own, others = (_names_beside(page, span) for page, span in ((source, there), (host, here)))
    title = set(stems(tuple(words(normalise(host.title or "")))))
    for match in _OWN_NAME.finditer(host.text, *here):
        name = _folded(match["name"])
        if name in own and name not in others and not set(name[:-1]) <= title:
            return " ".join(match[0].split())
    return None


def _names_beside(document: Document, span: Span) -> set[tuple[str, ...]]:
    start, end = span
    return {
        _folded(match["name"])
        for text in (document.text[:start], document.text[end:])
        for match in _OWN_NAME.finditer(text)
    }


def _folded(name: str) -> tuple[str, ...]:
    return tuple(stems(tuple(words(normalise(name)))))
