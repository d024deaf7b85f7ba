"""Plain text, and the entries for reStructuredText and AsciiDoc, which are read as text with some markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kbaudit.model import BlockKind, Skipped
from kbaudit.sources.asciidoc import AsciiDoc
from kbaudit.sources.decoding import decode
from kbaudit.sources.extract import Extract, RawFile
from kbaudit.sources.front_matter import blank_front_matter, front_matter
from kbaudit.sources.hidden import hidden_at, reveal
from kbaudit.sources.page import Page
from kbaudit.sources.restructured import Restructured
from kbaudit.sources.slugs import heading_anchors
from kbaudit.sources.substitution import with_bare_links
from kbaudit.sources.text_header import text_header

LONGEST_TITLE = 80
"""Characters of a first line that may be a title."""

LONGEST_HEADING = 60
"""Characters of a line in capitals or with a number that may be a heading."""

_BULLET = re.compile(r"^([ \t]*)(?:[-*+\u2022\u2013\u00b7\u25cf\u25aa]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"^(={3,}|-{3,}|\*{3,}|~{3,}|_{3,})[ \t]*$")
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?[ \t]+[A-Z\u00c0-\u00de][^.!?;]{2,60}$")
_CAPITALS = re.compile(r"^[^a-z\u00df-\u00f6\u00f8-\u00ff]+$")
_LEVELS = {"=": 1, "-": 2, "*": 2, "~": 3, "_": 2}


def read_plain(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read plain text: paragraphs parted by empty lines, list items, and the headings that are safe to call so."""
    yield _read(raw, _plain)


def read_rst(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read reStructuredText: headings, lists, tables, code and notes; roles and references become their words."""
    yield _read(raw, _restructured)


def read_asciidoc(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read AsciiDoc as text: headings, lists, tables, code and attributes; macros become their words."""
    yield _read(raw, lambda lines, page, headings, _: AsciiDoc(lines, page, headings).read())


def _read(raw: RawFile, reader: Callable[[list[str], Page, list[str], int], None]) -> Extract:
    decoded = decode(raw.data)
    matter = front_matter(decoded.text, raw.limits)
    text = blank_front_matter(decoded.text, matter)
    page = Page()
    shown, found = reveal(text)
    page.hidden.extend(hidden_at(found, text, 1))
    headings: list[str] = []
    lines = shown.split("\n")
    header = text_header(lines) if reader is _plain and not matter.fields else None
    if header:
        page.add(BlockKind.HEADING, with_bare_links(header.title), header.title_line, level=1)
        headings.append(header.title)
        lines[: header.lines] = [""] * header.lines
    reader(lines, page, headings, min(50, raw.limits.nesting))
    page.anchors |= heading_anchors(headings)
    return page.extract(
        header.title if header else page.heading(),
        "first line" if raw.suffix not in (".rst", ".adoc", ".asciidoc", ".asc") else "first heading",
        fields=(*matter.fields, *(header.fields if header else ())),
        notes=(*decoded.notes, *matter.notes),
        end_line=len(lines),
    )


def _restructured(lines: list[str], page: Page, headings: list[str], nesting: int) -> None:
    Restructured([line.expandtabs(8) for line in lines], page, headings, nesting).read()


def _plain(lines: list[str], page: Page, headings: list[str], nesting: int) -> None:
    del nesting
    at = 0
    first = True
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        level, used = _heading(lines, at, first=first)
        if level:
            run = with_bare_links(lines[at].strip())
            page.add(BlockKind.HEADING, run, at + 1, level=level)
            headings.append(run.text)
            at += used
        elif _UNDERLINE.match(lines[at]):
            at += 1
            continue
        elif found := _BULLET.match(lines[at]):
            at = _item(lines, at, found, page)
        else:
            at = _paragraph(lines, at, page)
        first = False


def _capital_title(line: str) -> bool:
    """Whether a first line in capitals is a title, whatever follows it: two words at least, and no sentence."""
    return len(line) <= LONGEST_TITLE and len(line.split()) > 1 and line[-1] not in ".,;:!" and not _BULLET.match(line)


def _heading(lines: list[str], at: int, *, first: bool) -> tuple[int, int]:
    """The level of a heading that begins here (0 for none) and how many lines it takes."""
    line = lines[at].strip()
    after = lines[at + 1] if at + 1 < len(lines) else ""
    underline = _UNDERLINE.match(after)
    if underline and len(line) <= 2 * LONGEST_TITLE and len(underline.group(1)) >= min(len(line), 3):
        alone = at == 0 or not lines[at - 1].strip() or bool(_UNDERLINE.match(lines[at - 1]))
        if alone and not _BULLET.match(lines[at]) and line[-1] not in ".,;":
            return (1 if first else _LEVELS[underline.group(1)[0]]), 2
    if first and line.isupper() and _capital_title(line):
        return 1, 1
    if after.strip() or (at and lines[at - 1].strip() and not _UNDERLINE.match(lines[at - 1])):
        return 0, 0
    if not any(row.strip() for row in lines[at + 1 : at + 50]):
        return 0, 0
    if first:
        title = len(line) <= LONGEST_TITLE and line[-1] not in ".,;:!" and not _BULLET.match(lines[at])
        return (1 if title and any(character.isalpha() for character in line) else 0), 1
    if len(line) > LONGEST_HEADING or line[-1] in ".,;:!?":
        return 0, 0
    if (numbered := _NUMBERED.match(line)) and not _numbered_list(lines, at):
        return min(6, 2 + numbered.group(1).count(".")), 1
    letters = [character for character in line if character.isalpha()]
    if len(letters) >= 4 and _CAPITALS.match(line) and all(letter.isupper() for letter in letters):
        return 2, 1
    return 0, 0


def _numbered_list(lines: list[str], at: int) -> bool:
    """Whether the next text after the empty line is numbered too, as in a list with air between its items."""
    for row in lines[at + 1 : at + 20]:
        if row.strip():
            return bool(_NUMBERED.match(row.strip()))
    return False


def _item(lines: list[str], at: int, found: re.Match[str], page: Page) -> int:
    """Read a list item with its continuation lines; returns the index after it."""
    indent = len(found.group(1).expandtabs(4))
    rows = [lines[at][found.end() :].strip()]
    after = at + 1
    while after < len(lines) and lines[after].strip() and not _BULLET.match(lines[after]):
        if len(lines[after]) - len(lines[after].lstrip()) <= indent:
            break
        rows.append(lines[after].strip())
        after += 1
    page.add(BlockKind.LIST_ITEM, with_bare_links("\n".join(rows)), at + 1, level=min(6, 1 + indent // 2))
    return after


def _paragraph(lines: list[str], at: int, page: Page) -> int:
    rows = [lines[at].strip()]
    after = at + 1
    while after < len(lines) and lines[after].strip() and not _BULLET.match(lines[after]):
        if _UNDERLINE.match(lines[after]) or (after + 1 < len(lines) and _heading(lines, after, first=False)[1] == 2):
            break
        rows.append(lines[after].strip())
        after += 1
    quoted = all(row.startswith(">") for row in rows)
    rows = [row.lstrip("> ") for row in rows] if quoted else rows
    page.add(BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH, with_bare_links("\n".join(rows)), at + 1)
    return after
