"""How many other documents link to each document."""

from __future__ import annotations

from collections import Counter

from kbaudit.corpus import Corpus
from kbaudit.model import Document


def inbound(corpus: Corpus) -> dict[str, int]:
    """For each document the number of links of other documents that end in its file name, with or without suffix."""
    counts: Counter[str] = Counter()
    for document in corpus.documents:
        ends = {link.target.split("#")[0].split("?")[0].rstrip("/").rsplit("/", 1)[-1] for link in document.links}
        counts.update(end for end in ends if end and end != document.path.rsplit("/", 1)[-1])
    return {document.id: sum(counts[name] for name in _names(document.path)) for document in corpus.documents}


def names(document: Document, other: Document) -> bool:
    """Whether one document links to another one, by the file name, with or without suffix, that the link ends in."""
    ends = _names(other.path)
    return any(
        link.target.split("#")[0].split("?")[0].rstrip("/").rsplit("/", 1)[-1] in ends for link in document.links
    )


def _names(path: str) -> set[str]:
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0]
    # A page called index is linked to by its folder.
    return {name, stem, path.split("/")[-2]} if stem.casefold() in ("index", "readme") and "/" in path else {name, stem}
