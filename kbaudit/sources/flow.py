"""The text of one block while it grows: white space collapses as in a browser, line breaks stay those of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kbaudit.sources.page import Run, RunLink

_SPACE = re.compile(r"[ \t\n\f\v\xa0]+")


def collapsed(text: str) -> str:
    """Every run of white space as one space, or as the line breaks in it."""
    return _SPACE.sub(lambda found: "\n" * found.group().count("\n") or " ", text)


@dataclass(slots=True, eq=False)
class OpenLink:
    """A link whose end has not come yet; `done` once a block has shown its words."""

    target: str
    start: int
    done: bool = False


@dataclass(slots=True)
class Flow:
    """Text that is being collected for a block, with the line where it begins and the links in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    line: int = 1
    open: list[OpenLink] = field(default_factory=list)
    links: list[RunLink] = field(default_factory=list)
    cells: list[tuple[int, int]] = field(default_factory=list)

    def append(self, text: str, line: int, *, verbatim: bool = False) -> None:
        """Add text that begins in `line` of the source."""
        if not verbatim:
            text = collapsed(text)
        if not text:
            return
        if not self.length:
            if not verbatim:
                kept = text.lstrip(" \n")
                line += text.count("\n", 0, len(text) - len(kept))
                text = kept
            if not text:
                return
            self.line = line
        elif not verbatim and text[0] in " \n" and self.pieces[-1][-1] in " \n":
            lead = len(text) - len(text.lstrip(" \n"))
            breaks = text.count("\n", 0, lead)
            if breaks and self.pieces[-1].endswith(" "):
                self._cut()
            text = "\n" * breaks + text[lead:]
            if not text:
                return
        self.pieces.append(text)
        self.length += len(text)

    def _cut(self) -> None:
        last = self.pieces.pop()[:-1]
        self.length -= 1
        if last:
            self.pieces.append(last)

    def trim(self) -> int:
        """Take white space off the end; returns how many line breaks went."""
        breaks = 0
        while self.pieces:
            kept = self.pieces[-1].rstrip(" \n")
            gone = len(self.pieces[-1]) - len(kept)
            breaks += self.pieces[-1].count("\n", len(kept))
            self.length -= gone
            if kept:
                self.pieces[-1] = kept
                break
            self.pieces.pop()
        return breaks

    def take(self) -> tuple[Run, int]:
        """The finished run and its line; the flow is empty afterwards, and links still open go on in the next block."""
        text = "".join(self.pieces)
        links = list(self.links)
        for link in self.open:
            if not link.done and text[link.start :].strip():
                links.append(closed_link(text, link.target, link.start, len(text)))
                link.done = True
            link.start = 0
        links = [settled(text, link) for link in links]
        run = Run(text, tuple(sorted(links, key=lambda link: (link.start, link.end, link.target))), tuple(self.cells))
        line = self.line
        self.pieces, self.length, self.links, self.cells = [], 0, [], []
        return run, line


def closed_link(text: str, target: str, start: int, end: int) -> RunLink:
    """A link over a stretch of the text, without the white space at its ends."""
    shown = text[start:end]
    start += len(shown) - len(shown.lstrip())
    return RunLink(target, " ".join(shown.split()), start, start + len(shown.strip()))


def settled(text: str, link: RunLink) -> RunLink:
    """A link with its words, now that the text is known."""
    if link.image or link.words or link.start == link.end:
        return RunLink(link.target, link.words, min(link.start, len(text)), min(link.end, len(text)), link.image)
    return closed_link(text, link.target, min(link.start, len(text)), min(link.end, len(text)))
