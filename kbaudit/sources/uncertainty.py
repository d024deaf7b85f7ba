"""What the readers were not sure of, or left out, as notices of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kbaudit.facts.sensitive import mask
from kbaudit.model import Document

SHOWN = 3
"""Files that a notice names where many are alike, and notes of one file that it repeats."""

WITHOUT_WORDS = "text layer"
"""Stands in the notes about scanned pages, which are findings (KB603) and no notices."""

_NUMBER = re.compile(r"\d+")


def notices_of(documents: Iterable[Document]) -> tuple[str, ...]:
    """The notes of the readers, sorted: one notice for each sort of note, with the files that it is about.

    Notes are of one sort where they differ in numbers, or in the details behind a colon.
    """
    sorts: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for document in documents:
        for note in document.notes:
            if WITHOUT_WORDS not in note:
                notes = sorts[_NUMBER.sub("0", note.partition(": ")[0])].setdefault(document.uri, [])
                if note not in notes:
                    notes.append(note)
    return tuple(sorted(_notice(files) for files in sorts.values()))


def _notice(files: dict[str, list[str]]) -> str:
    if len(files) == 1:
        ((uri, notes),) = files.items()
        return f"{uri}: {_some(notes, '; ')}."
    said = {note for notes in files.values() for note in notes}
    if len(said) == 1:
        return f"{len(files)} files: {mask(said.pop())} ({_some(sorted(files), ', ')})."
    return f"{len(files)} files alike: {_some([f'{uri}: {found[0]}' for uri, found in sorted(files.items())], '; ')}."


def _some(items: list[str], between: str) -> str:
    more = f"{between}and {len(items) - SHOWN} more" if len(items) > SHOWN else ""
    return mask(between.join(items[:SHOWN])) + more
