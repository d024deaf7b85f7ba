"""Pages that only a mark in their metadata calls outdated: in force as ever, but known to need going over."""

from __future__ import annotations

from kbaudit.facts.status import banner_span, title_says_so
from kbaudit.model import Document, Status

__all__ = ["only_flagged"]

_FLAGS = frozenset({"outdated", "is_outdated", "stale"})
_WORDS = frozenset({"outdated", "out of date", "out-of-date", "stale", "veraltet"})
"""Words for a page that has fallen behind. "Deprecated", "legacy" and "archived" say that it no longer holds at all."""


def only_flagged(document: Document) -> bool:
    """Whether a served document is outdated by its metadata alone, which nobody sees who is handed a part of its text.

    A banner or a mark in the title is a word to the reader, who then expects another answer elsewhere.
    """
    if document.status is not Status.DEPRECATED or document.status_origin in ("", "text", "title"):
        return False
    key = document.status_origin.partition(": ")[2]
    value = (document.field(key) or "").strip().casefold()
    if key.casefold() not in _FLAGS and value not in _WORDS:
        return False
    return not title_says_so(document.title) and banner_span(document.text, document.title) is None
