"""What every reader makes of a file, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from kbaudit.config import Fields, Limits
from kbaudit.errors import KbauditError
from kbaudit.model import Block, BlockKind, Field, HiddenText, Link, Place, Skipped


class Unreadable(KbauditError):
    """One file cannot be read. The message is the reason; the run goes on and lists the file as skipped."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as it lies on the disk, read once. `path` is relative to its source, with forward slashes."""

    path: str
    uri: str
    data: bytes
    limits: Limits = Limits()
    fields: Fields = Fields()

    @property
    def suffix(self) -> str:
        """The last suffix in lower case, with its dot."""
        name = self.path.rsplit("/", 1)[-1]
        return "." + name.rsplit(".", 1)[-1].lower() if "." in name.lstrip(".") else ""


@dataclass(frozen=True, slots=True)
class Extract:
    """The content of one document: visible text in blocks, and everything that stands around it.

    `metadata` keeps what the format says in its own words (front matter, meta elements, columns, properties); its meaning
    is read later, in one place for all formats. `key` tells records of one file apart and is stable when rows move.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    title_origin: str = ""
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    hidden: tuple[HiddenText, ...] = ()
    metadata: tuple[Field, ...] = ()
    notes: tuple[str, ...] = ()
    key: str | None = None
    place: Place = Place()


class Reader(Protocol):
    """Reads one file into the documents it holds; raises Unreadable where it cannot."""

    def __call__(self, raw: RawFile) -> Iterator[Extract | Skipped]:
        """Yield the documents of the file, and what of it could not be read."""
        ...


class TextBuilder:
    """Puts visible text together block by block and keeps where each one stands.

    Blocks are parted by an empty line; offsets are those of the finished text.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(
        self,
        kind: BlockKind,
        text: str,
        place: Place,
        *,
        level: int = 0,
        header: tuple[str, ...] = (),
        cells: tuple[tuple[int, int], ...] = (),
    ) -> Block | None:
        """Append a block; spans of `cells` are offsets into `text`. Whitespace-only text adds nothing."""
        if not text.strip():
            return None
        leading = len(text) - len(text.lstrip())
        if "\n" in text[:leading] and place.line is not None:
            place = replace(place, line=place.line + text.count("\n", 0, leading))
        text = text.strip()
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        start = self._length
        shifted = tuple(
            (start + max(0, left - leading), start + max(0, min(right - leading, len(text)))) for left, right in cells
        )
        block = Block(kind, start, start + len(text), place, level, header, shifted)
        self._parts.append(text)
        self._length += len(text)
        self._blocks.append(block)
        return block

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far."""
        return tuple(self._blocks)
