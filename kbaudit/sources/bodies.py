"""The body of a record, which may be plain text or HTML, as blocks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from kbaudit.model import Block, BlockKind, HiddenText, Link, Place
from kbaudit.sources.extract import TextBuilder
from kbaudit.sources.hidden import hidden_at, reveal

KEY_CHARACTERS = 80
"""Characters of a record's key; a longer identifier is cut."""
KEY_DIGITS = 12
"""Hexadecimal digits of the digest that stands for a record without an identifier: 48 bits, enough for 10^6 records."""

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|table|tr|td|strong|em|b|i|a|h[1-6]|img|blockquote|pre|code)\b[^<>]{0,2000}>", re.I
)
_ITEM = re.compile(r"^[ \t]*(?:[-*\u2022\u25cf\u00b7]|\d{1,2}[.)])[ \t]+(?=\S)")
_BULLET = re.compile(r"^[ \t]*[-*\u2022\u25cf\u00b7][ \t]+")
_ABSOLUTE = re.compile(r"^[a-z][a-z0-9+.-]{1,20}:", re.I)


@dataclass(slots=True)
class Body:
    """The text of one record while it is put together.

    In a `flat` body a line break in the text is none in the file (JSON), so that it becomes a space.
    """

    nesting: int
    flat: bool = False
    builder: TextBuilder = field(default_factory=TextBuilder)
    links: list[Link] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)

    def add(self, kind: BlockKind, text: str, place: Place, *, level: int = 0) -> Block | None:
        """Append a block of visible text. The place is that of its beginning."""
        text, removed = reveal(text)
        if removed:
            self.hidden.extend(replace(item, place=place) for item in hidden_at(removed, text, 1))
        return self.builder.add(kind, _flattened(text) if self.flat else text, place, level=level)


def add_text(body: Body, text: str, place: Place) -> None:
    """Append plain text or HTML, whichever it is."""
    if "<" in text and is_markup(text):
        add_markup(body, text, place)
    else:
        add_plain(body, text, place)


def is_markup(text: str) -> bool:
    """Whether a text is HTML: it has a tag that text about something else would not have."""
    return _MARKUP.search(text) is not None


def add_plain(body: Body, text: str, place: Place) -> None:
    """Append plain text: an empty line ends a paragraph, a bullet or number at the beginning of a line makes a list item."""
    group: list[str] = []
    first = 0
    for number, line in enumerate((*text.split("\n"), "")):
        item = _ITEM.match(line) is not None
        if group and (item or not line.strip()):
            _close(body, group, _moved(place, first, flat=body.flat))
            group = []
        if line.strip():
            if not group:
                first = number
            group.append(line)


def add_markup(body: Body, source: str, place: Place) -> None:
    """Append HTML. Only links that name their site are kept: where others lead to, the file does not tell."""
    from kbaudit.sources.html import read_fragment
    from kbaudit.sources.page import Page

    page = Page()
    read_fragment(
        source,
        page,
        1,
        body.nesting,
        on_heading=lambda _: None,
        on_target=lambda target: target,
        as_words=lambda words: words,
    )
    text = page.builder.text
    shifts: list[tuple[int, int, int]] = []
    for block in page.builder.blocks:
        there = _moved(place, (block.place.line or 1) - 1, flat=body.flat)
        words = text[block.start : block.end]
        level = block.level + 1 if block.kind is BlockKind.HEADING else block.level
        added = body.builder.add(
            block.kind,
            words.replace("\n", " ") if body.flat else words,
            there,
            level=min(6, level),
            header=block.header,
            cells=tuple((start - block.start, end - block.start) for start, end in block.cells),
        )
        if added is not None:
            shifts.append((block.start, block.end, added.start - block.start))
    for link in page.links:
        if _ABSOLUTE.match(link.target):
            span = link.span
            shift = next((by for start, end, by in shifts if span and start <= span[0] and span[1] <= end), None)
            moved = (span[0] + shift, span[1] + shift) if span is not None and shift is not None else None
            body.links.append(
                replace(link, span=moved, place=_moved(place, (link.place.line or 1) - 1, flat=body.flat))
            )
    for item in page.hidden:
        body.hidden.append(replace(item, place=_moved(place, (item.place.line or 1) - 1, flat=body.flat)))


def key_of(identifier: str, text: str, seen: Counter[str]) -> str:
    """A key that stays when records move: the identifier, else a digest of the text; `-2`, `-3` for repeats.

    `seen` counts the keys of the file so far.
    """
    key = " ".join(identifier.split())[:KEY_CHARACTERS]
    if not key:
        normal = " ".join(text.casefold().split())
        key = hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:KEY_DIGITS]
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"


def _close(body: Body, group: list[str], place: Place) -> None:
    if _ITEM.match(group[0]):
        body.add(BlockKind.LIST_ITEM, "\n".join((_BULLET.sub("", group[0]), *group[1:])), place, level=1)
    else:
        body.add(BlockKind.PARAGRAPH, "\n".join(group), place)


def _flattened(text: str) -> str:
    return " ".join(text.split())


def _moved(place: Place, lines: int, *, flat: bool) -> Place:
    if flat or place.line is None:
        return replace(place, end_line=place.line)
    return replace(place, line=place.line + lines, end_line=None)
