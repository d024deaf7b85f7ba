"""Tells articles that were made from one template, each about a thing of its own, from articles that answer one question.

Pages of a reference are alike by design: the same headings, the same phrases between them, the same fields and values. What each
is about stands in its title, so that the titles decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kbaudit.model import BlockKind, Document
from kbaudit.normalisation import normalise, words

TEMPLATE = 5
"""Articles with one heading, the two that are compared among them, from which it belongs to a template."""

OUTLINE = 2
"""Headings of a template that both must have ..."""

PART = 0.5
"""... and the part of the headings of the one that has fewer."""

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CODE = re.compile(r"[\w.-]*\d[\w.-]*")
_CONNECTORS = frozenset("a an and at by for from in of on or the to with".split())
_CAPITAL = re.compile(r"\b[A-Z0-9][\w'’-]*")


def headings_by_count(documents: Iterable[Document]) -> Mapping[str, int]:
    """In how many documents each heading stands, titles aside."""
    return Counter(heading for document in documents for heading in headings_of(document))


def headings_of(document: Document) -> frozenset[str]:
    """The headings of a document as they are compared, without its title."""
    title = normalise(document.title or "")
    found = {
        normalise(document.text[block.start : block.end])
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.level > 1
    }
    return frozenset(found - {title, ""})


def are_siblings(left: Document, right: Document, counts: Mapping[str, int]) -> bool:
    """Whether two articles are about two things by their titles: two codes, two names, or two subjects of one template."""
    return by_code(left, right) or by_named_thing(left, right) or of_one_template(left, right, counts)


def by_code(left: Document, right: Document) -> bool:
    """Whether the titles agree but for a number or a code: "Error 480", "Error 486"."""
    mine, other = (normalise(document.title or "") for document in (left, right))
    return mine != other and bool(mine) and _CODE.sub("", mine).split() == _CODE.sub("", other).split() != []


def by_named_thing(left: Document, right: Document) -> bool:
    """Whether each is about a thing with a name of its own, which its text calls by it and the other's never does."""
    mine, other = _name(left), _name(right)
    if not mine or not other or mine in other or other in mine:
        return False
    return all(
        own in _below_title(document) and own not in stranger.text
        for own, document, stranger in ((mine, left, right), (other, right, left))
    )


def of_one_template(left: Document, right: Document, counts: Mapping[str, int]) -> bool:
    """Whether both follow an outline that further articles have, under titles without a word in common."""
    mine, other = headings_of(left), headings_of(right)
    shared = [heading for heading in mine & other if counts.get(heading, 0) >= TEMPLATE]
    if len(shared) < OUTLINE or len(shared) < PART * min(len(mine), len(other)):
        return False
    return not _subject(left) & _subject(right)


def _name(document: Document) -> str:
    """The title where it is a name of two words or more, each with a capital; else nothing."""
    title = _ASIDE.sub("", document.title or "").strip()
    parts = title.split()
    return title if len(parts) > 1 and all(_CAPITAL.match(part) or part in _CONNECTORS for part in parts) else ""


def _below_title(document: Document) -> str:
    first = document.blocks[0] if document.blocks else None
    return document.text[first.end :] if first and first.kind is BlockKind.HEADING else document.text


def _subject(document: Document) -> frozenset[str]:
    return frozenset(words(normalise(_ASIDE.sub("", document.title or ""))))
