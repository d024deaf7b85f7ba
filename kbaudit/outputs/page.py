"""Prints lines into a page of fixed width: paragraphs wrapped at words, places never."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

NARROWEST = 40
"""Columns below which nothing is laid out any more; a narrower terminal wraps by itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of `width` columns. Everything is printed as Text, never as markup."""

    console: Console
    file: StringIO
    width: int

    @property
    def text(self) -> str:
        """What has been printed so far."""
        return self.file.getvalue()

    def paragraph(
        self, text: str | Text, *, indent: int = 0, hanging: int = 0, lines: int | None = None, end: str = ""
    ) -> None:
        """Print words. `hanging` indents all lines but the first further.

        After `lines` lines, where given, the rest is cut at a word; then `end` follows the ellipsis.
        """
        wrapped = self._wrapped(text if isinstance(text, Text) else Text(text), self.width - indent, hanging)
        if lines is not None and len(wrapped) > lines:
            ellipsis = f" …{end}"
            last = wrapped[lines - 1]
            room = self.width - indent - (hanging if lines > 1 else 0) - cell_len(ellipsis)
            wrapped = [*wrapped[: lines - 1], _cut(last, room) + Text(ellipsis)]
        for number, line in enumerate(wrapped):
            self._print(Text(" " * (indent + (hanging if number else 0))) + line)

    def place(self, where: str, detail: str, *, indent: int) -> None:
        """Print where something stands, whole, however long: it is there to be copied or clicked."""
        line = Text(" " * indent) + Text(where, style="cyan")
        fits = cell_len(where) + cell_len(detail) + indent + 3 <= self.width
        self._print(line + Text(f" ({detail})" if detail and fits else ""))
        if detail and not fits:
            self.paragraph(f"({detail})", indent=indent + 2)

    def heading(self, title: str, remark: str = "") -> None:
        """Print the title of a section after an empty line."""
        self._print(Text())
        self.paragraph(Text.assemble((title, "bold"), f"  {remark}" if remark else ""))

    def blank(self) -> None:
        """Print an empty line."""
        self._print(Text())

    def _wrapped(self, text: Text, width: int, hanging: int) -> list[Text]:
        first, *others = text.wrap(self.console, max(10, width)) or [Text()]
        if not others or not hanging:
            return [first, *others]
        # The lines after the first are narrower: wrap again what follows it.
        start = len(text.plain) - len(text.plain[len(first.plain.rstrip()) :].lstrip())
        return [first, *text.divide([start])[1].wrap(self.console, max(10, width - hanging))]

    def _print(self, line: Text) -> None:
        line.rstrip()
        self.console.print(line, soft_wrap=True)


def _cut(line: Text, room: int) -> Text:
    """The line within a number of columns, cut at a word where it has one beyond the middle."""
    if cell_len(line.plain) > room:
        line = line.copy()
        line.truncate(room)
        space = line.plain.rfind(" ")
        if space > len(line.plain) // 2:
            line.right_crop(len(line.plain) - space)
    line.rstrip()
    return line


def blank_page(width: int, *, colour: bool) -> Page:
    """A page without anything on it. Nothing of the environment changes what is printed."""
    file = StringIO()
    width = max(NARROWEST, width)
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    return Page(console, file, width)
