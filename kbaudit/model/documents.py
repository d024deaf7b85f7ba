"""A document with what is known about it, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kbaudit.model.blocks import Block, Place
from kbaudit.model.dates import IMPORTED, BrokenDate, Dated


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a document's metadata. Nested keys are joined by dots; a list gives one entry for each item."""

    key: str
    value: str
    origin: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Link:
    """A link as the source wrote it; `span` covers its words in the text where it has any."""

    target: str
    words: str
    place: Place
    span: tuple[int, int] | None = None
    image: bool = False


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that a reader does not see; never part of `Document.text`. `how` names the means: "display:none"."""

    text: str
    how: str
    place: Place


class Status(StrEnum):
    """What a document says of its own standing. Only live and deprecated ones are served."""

    LIVE = "live"
    DEPRECATED = "deprecated"
    DRAFT = "draft"
    ARCHIVED = "archived"
    SUPERSEDED = "superseded"

    @property
    def served(self) -> bool:
        """Whether an agent would answer from it: in the scanned sources and not withdrawn by its own metadata."""
        return self in (Status.LIVE, Status.DEPRECATED)


class Standing(StrEnum):
    """Whether the owner of a document is there to answer, as far as the directory tells."""

    UNCHECKED = "unchecked"
    ACTIVE = "active"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ownership:
    """What is known of a document's owner beside the name.

    `declared` is False where only authorship tells the owner (an author, a contact, git). `mail` and `standing` come from the
    directory, as does `nearest`, the id that an unknown owner resembles. `guess` is who edited the document most in git,
    where nobody owns it. `place` is where the owner is named.
    """

    standing: Standing = Standing.UNCHECKED
    declared: bool = True
    mail: str | None = None
    nearest: str | None = None
    guess: str | None = None
    place: Place = Place()

    @property
    def there(self) -> bool:
        """Whether nothing speaks against asking the owner."""
        return self.standing in (Standing.UNCHECKED, Standing.ACTIVE)


@dataclass(frozen=True, slots=True)
class Document:
    """One document as a reader sees it, whatever format it came from.

    `id` is the same in every run: the path relative to its source, `path#key` for a record of a table, `system:id` for a
    record of an export. `path` is what a report names: the file's path relative to its source, or the id for an export.
    `text` is the visible text without markup and front matter; `blocks` cover it in order. `audience` and `scope` are
    pairs of dimension and value. `usage` weighs the document in the score. `place` tells where a record stands in its file.
    `digest` is the SHA-256 of what was read.
    """

    id: str
    path: str
    uri: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    digest: str
    title: str | None = None
    title_origin: str = ""
    owner: str | None = None
    owner_origin: str = ""
    status: Status = Status.LIVE
    status_origin: str = ""
    status_place: Place = Place()
    language: str = "en"
    kind: str = "reference"
    collection: str = ""
    audience: str | None = None
    scope: tuple[tuple[str, str], ...] = ()
    dates: tuple[Dated, ...] = ()
    broken_dates: tuple[BrokenDate, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    hidden: tuple[HiddenText, ...] = ()
    notes: tuple[str, ...] = ()
    metadata: tuple[Field, ...] = ()
    usage: float = 1.0
    place: Place = Place()
    ownership: Ownership = Ownership()

    @property
    def served(self) -> bool:
        """Whether an agent would answer from this document."""
        return self.status.served

    @property
    def undated(self) -> bool:
        """Whether nothing but the day on which many files were added together dates the document."""
        return all(dated.origin == IMPORTED for dated in self.dates)

    @property
    def name(self) -> str:
        """What to call the document in a sentence: its title, else the number of its row, else its id."""
        return self.title or (f"row {self.place.row} of {self.path}" if self.place.row else self.id)

    def field(self, *keys: str) -> str | None:
        """The first value that the metadata has under one of these keys, keys compared without case."""
        wanted = [key.casefold() for key in keys]
        for key in wanted:
            for entry in self.metadata:
                if entry.key.casefold() == key:
                    return entry.value
        return None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be read, and why. It counts in the coverage; it never ends a run."""

    uri: str
    reason: str
