"""A page under construction: runs of visible text become blocks, links find their span, hidden text is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kbaudit.model import Block, BlockKind, Field, HiddenText, Link, Place
from kbaudit.sources.extract import Extract, TextBuilder

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RunLink:
    """A link in a run of text; `start` and `end` are offsets into it, equal where the link has no visible words."""

    target: str
    words: str
    start: int
    end: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Visible text without markup. Its line breaks are those of the source; it begins with a visible character.

    `cells` are offsets into the text, for the row of a table.
    """

    text: str
    links: tuple[RunLink, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()


@dataclass
class Page:
    """Collects the parts of one document in the order of reading."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    hidden: list[HiddenText] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self, kind: BlockKind, run: Run, line: int, *, level: int = 0, header: tuple[str, ...] = ()
    ) -> Block | None:
        """Append a run as a block whose first character stands in `line`; None where the run has no visible text."""
        text = run.text
        leading = len(text) - len(text.lstrip())
        stripped = text.strip()
        first = line + text.count("\n", 0, leading)
        place = Place(line=line, end_line=first + stripped.count("\n"))
        last = leading + len(stripped)
        cells = tuple((min(left, last), min(right, last)) for left, right in run.cells)
        block = self.builder.add(kind, text, place, level=level, header=header, cells=cells)
        for link in run.links:
            where = Place(line=line + text.count("\n", 0, link.start))
            span = None
            if block is not None and link.end > link.start:
                span = (block.start + link.start - leading, block.start + link.end - leading)
            self.links.append(Link(link.target, link.words, where, span, link.image))
        return block

    def hide(self, text: str, how: str, line: int) -> None:
        """Set text aside that a reader does not see; blank text is nothing."""
        shown = _SPACES.sub(" ", text).strip()
        if shown:
            lead = text[: len(text) - len(text.lstrip())].count("\n")
            self.hidden.append(HiddenText(shown, how, Place(line=line + lead)))

    def note(self, text: str) -> None:
        """Say once what was uncertain."""
        if text not in self.notes:
            self.notes.append(text)

    def heading(self) -> str | None:
        """The words of the first heading of level 1."""
        for block in self.builder.blocks:
            if block.kind is BlockKind.HEADING and block.level == 1:
                return _SPACES.sub(" ", self.builder.text[block.start : block.end])
        return None

    def extract(
        self,
        title: str | None,
        title_origin: str,
        *,
        fields: Iterable[Field] = (),
        notes: Iterable[str] = (),
        end_line: int | None = None,
    ) -> Extract:
        """The finished document. `fields` and `notes` come before those found on the way."""
        return Extract(
            text=self.builder.text,
            blocks=self.builder.blocks,
            title=title,
            title_origin=title_origin if title else "",
            links=tuple(self.links),
            anchors=frozenset(self.anchors),
            hidden=tuple(sorted(self.hidden, key=lambda item: (item.place.line or 0, item.how, item.text))),
            metadata=(*fields, *self.fields),
            notes=(*notes, *self.notes),
            place=Place(line=1, end_line=end_line),
        )
