"""How many other documents link to each document."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Sequence

from kbaudit.corpus import Corpus
from kbaudit.model import Document


def inbound(corpus: Corpus) -> dict[str, int]:
    """For each document the number of other documents that link to it.

    A link means the documents whose file name, with or without suffix, it ends in; of several the one whose folders it names.
    """
    called: dict[str, list[tuple[Document, Sequence[str]]]] = defaultdict(list)
    for document in corpus.documents:
        for name in _names(document.path):
            called[name].append((document, _parts_of_page(document.path, name)))
    counts: Counter[str] = Counter()
    for document in corpus.documents:
        reached: set[str] = set()
        for target in {_bare(link.target) for link in document.links}:
            meant = called.get(target.rsplit("/", 1)[-1], [])
            if len(meant) == 1:
                reached.add(meant[0][0].id)
            elif meant:
                parts = _parts_of_target(document.path, target)
                agreeing = [(_agreeing(parts, mine), other.id) for other, mine in meant]
                best = max(count for count, _ in agreeing)
                reached.update(identity for count, identity in agreeing if count == best)
        counts.update(reached - {document.id})
    return {document.id: counts[document.id] for document in corpus.documents}


def names(document: Document, other: Document) -> bool:
    """Whether one document links to another one, by the file name, with or without suffix, that the link ends in."""
    ends = _names(other.path)
    return any(_bare(link.target).rsplit("/", 1)[-1] in ends for link in document.links)


def _names(path: str) -> set[str]:
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0]
    # A page called index is linked to by its folder.
    return {name, stem, path.split("/")[-2]} if stem.casefold() in ("index", "readme") and "/" in path else {name, stem}


def _bare(target: str) -> str:
    return target.split("#")[0].split("?")[0].rstrip("/")


def _parts_of_page(path: str, name: str) -> Sequence[str]:
    """The folders of a page before the name that a link ends in, the nearest first."""
    folders = path.split("/")[:-1]
    return _folded(
        folders if name in (path.rsplit("/", 1)[-1], path.rsplit("/", 1)[-1].rsplit(".", 1)[0]) else folders[:-1]
    )


def _parts_of_target(path: str, target: str) -> Sequence[str]:
    """The folders that a link names, the nearest first; those of the page that links where it is relative."""
    folders = target.rpartition("/")[0]
    if not folders or target.startswith("."):
        folders = posixpath.normpath(posixpath.join(posixpath.dirname(path), folders))
    return _folded(folders.rpartition(" ")[2].split("/"))


def _folded(folders: Sequence[str]) -> Sequence[str]:
    return [folder.casefold().lstrip("_") for folder in reversed(folders) if folder not in ("", ".")]


def _agreeing(mine: Sequence[str], other: Sequence[str]) -> int:
    """How many folders in a row agree, from the nearest on."""
    return next(
        (place for place, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), min(len(mine), len(other))
    )
