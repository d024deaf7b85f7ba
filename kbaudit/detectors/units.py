"""What documents are compared by: sentences, list items, table rows and lines of code, each with its exact span."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kbaudit.model import BlockKind, Claim, Document
from kbaudit.normalisation import normalise, words

LINK = "\u2192"
"""Begins the word that stands for a link's target: two notices that differ only in where they send the reader differ."""

_SUFFIX = re.compile(r"\.(?:md|mdx|html?|markdown|rst|adoc)$")
_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(r"(?<=\])\[[^\[\]\n]{1,80}\]")
"""The label of a reference link whose definition stayed behind when the paragraph was copied: shown, but no word of it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a document that is copied whole or not at all, as `words` of its normalised text."""

    words: tuple[str, ...]
    start: int
    end: int
    code: bool = False

    def __len__(self) -> int:
        return len(self.words)

    @property
    def prose(self) -> tuple[str, ...]:
        """Its words without the targets of links."""
        return tuple(word for word in self.words if not word.startswith(LINK))


def units_by_document(documents: Sequence[Document], claims: Iterable[Claim]) -> dict[str, tuple[Unit, ...]]:
    """The units of every document, in the order of the text, by document id. Headings are none."""
    said: dict[str, list[Claim]] = {document.id: [] for document in documents}
    for claim in claims:
        if claim.document in said:
            said[claim.document].append(claim)
    return {document.id: units_of(document, said[document.id]) for document in documents}


def units_of(document: Document, claims: Sequence[Claim]) -> tuple[Unit, ...]:
    """The units of one document: its claims, each with what it links to, and the lines of its code."""
    found = []
    links = sorted((link.span[0], link.target) for link in document.links if link.span and not link.image)
    starts = [start for start, _ in links]
    for claim in claims:
        inside = links[bisect_left(starts, claim.start) : bisect_left(starts, claim.end)]
        text = tuple(words(normalise(_LABEL.sub("", claim.text))))
        found.append(Unit((*text, *(f"{LINK}{_place(target)}" for _, target in inside)), claim.start, claim.end))
    found.extend(_lines_of_code(document))
    return tuple(sorted((unit for unit in found if unit.words), key=lambda unit: (unit.start, unit.end)))


def _place(target: str) -> str:
    """The last part of a link's target, which stays the same when the page that links moves to another folder."""
    path, mark, rest = target.partition("#") if "?" not in target else target.partition("?")
    last = path.rstrip("/").rsplit("/", 1)[-1].casefold()
    return _SUFFIX.sub("", last) + mark + rest.casefold()


def _lines_of_code(document: Document) -> Iterator[Unit]:
    for block in document.blocks:
        if block.kind is BlockKind.CODE:
            for match in _LINE.finditer(document.text, block.start, block.end):
                yield Unit(tuple(words(normalise(match[0]))), match.start(), match.end(), code=True)
