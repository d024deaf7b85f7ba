"""Who owns each document: its metadata, else the map of owners, else its author; and whether that owner is there to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kbaudit.config import Configuration
from kbaudit.model import Document, Ownership, Place, Standing
from kbaudit.sources.code_owners import OwnerMap, find_owner_map, read_owner_map
from kbaudit.sources.directory import Directory, read_directory

AUTHOR_KEYS = frozenset(
    {"ms.author", "author", "authors", "author.name", "contact", "reviewer", "ms.reviewer", "article:author", "byline"}
)
"""Metadata keys that tell whom to ask but not who owns a document: a map of owners knows better."""

_IN_MAIL = re.compile(r"[^\s<>\"',;()]+@[^\s<>\"',;()]+\.[^\s<>\"',;()]+")


def with_owners(
    documents: Sequence[Document],
    locations: Mapping[str, Path],
    folders: Iterable[Path],
    editors: Mapping[str, str],
    configuration: Configuration,
    home: Path,
) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents with their owners, and what to say about the map.

    `locations` are the files and `editors` those who edited them most, both by document path; `folders` are the sources.
    Paths of the configuration are relative to `home`. Raises ConfigurationError for a map or directory that cannot be read.
    """
    settings = configuration.owners
    maps = _maps(configuration, folders, home)
    directory = read_directory(home / settings.directory) if settings.directory else None
    owned = [
        _checked(_found(document, maps, locations, editors.get(document.path), settings.git), directory)
        for document in documents
    ]
    return tuple(owned), tuple(dict.fromkeys(notice for known in maps for notice in known.notices))


def _maps(configuration: Configuration, folders: Iterable[Path], home: Path) -> list[OwnerMap]:
    if configuration.owners.map:
        return [read_owner_map(home / configuration.owners.map)]
    if not configuration.owners.codeowners:
        return []
    found = {path for folder in folders if (path := find_owner_map(folder))}
    return [read_owner_map(path, key="owners.codeowners") for path in sorted(found)]


def _found(
    document: Document, maps: Sequence[OwnerMap], locations: Mapping[str, Path], editor: str | None, git: str
) -> Document:
    """The document with the owner that the surest source names; an author counts less than the map."""
    key = document.owner_origin.rpartition(": ")[2].strip().casefold()
    declared = document.owner is not None and key not in AUTHOR_KEYS
    if not declared and document.path in locations:
        for known in maps:
            owner, said = _mapped(known, locations[document.path])
            if owner:
                return replace(document, owner=owner, owner_origin=said, ownership=Ownership())
    if document.owner is not None:
        place = next((field.place for field in document.metadata if field.value == document.owner), Place())
        return replace(document, ownership=Ownership(declared=declared, place=place))
    if editor is None or git == "off":
        return document
    if git == "owner":
        origin = "git: made most edits"
        return replace(document, owner=editor, owner_origin=origin, ownership=Ownership(declared=False))
    return replace(document, ownership=Ownership(guess=editor))


def _mapped(known: OwnerMap, location: Path) -> tuple[str | None, str]:
    """Who a map says owns a file, joined where there are several, and where it says so."""
    absolute, root = location.absolute(), known.root.absolute()
    if not absolute.is_relative_to(root):
        absolute, root = absolute.resolve(), root.resolve()
    if not absolute.is_relative_to(root):
        return None, ""
    line = known.line_of(absolute.relative_to(root).as_posix())
    if line is None or not line.owners:
        return None, ""
    return ", ".join(line.owners), f"{known.name}, line {line.number}"


def _checked(document: Document, directory: Directory | None) -> Document:
    """The document with what the directory says of its owner. One who is there is called by the id, however they are written."""
    if document.owner is None:
        return document
    if directory is None:
        mail = _IN_MAIL.search(document.owner.removeprefix("mailto:"))
        return replace(document, ownership=replace(document.ownership, mail=mail.group() if mail else None))
    person = directory.find(document.owner)
    if person is None:
        nearest = directory.nearest(document.owner)
        return replace(document, ownership=replace(document.ownership, standing=Standing.UNKNOWN, nearest=nearest))
    if not person.active:
        return replace(document, ownership=replace(document.ownership, standing=Standing.LEFT))
    return replace(
        document,
        owner=person.id,
        ownership=replace(document.ownership, standing=Standing.ACTIVE, mail=person.mail),
    )
