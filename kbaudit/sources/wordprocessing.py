"""The text of a Word document: paragraphs, headings, lists and tables in their order, hidden runs apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kbaudit.model import BlockKind, Field, HiddenText, Link, Place
from kbaudit.sources.colours import WHITE, alike, colour
from kbaudit.sources.columns import known_as_metadata
from kbaudit.sources.extract import TextBuilder
from kbaudit.sources.hidden import hidden_at, reveal
from kbaudit.sources.rows import add_row

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

SMALLEST_TYPE = 2
"""Half points up to which nobody can read the text."""

_NOT_SHOWN = frozenset(
    (f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom", f"{W}sdtPr", f"{W}p", f"{W}tbl", f"{COMPATIBILITY}Fallback")
)
_HEADING = re.compile(r"(?i)heading (\d)")
_FIELD_LINK = re.compile(r'^\s*HYPERLINK\s+(\\l\s+)?"([^"]+)"')
_PLAIN_TABLES = frozenset(("", "TableNormal", "TableGrid", "TableGridLight"))
_HEADER_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or character style means for the text."""

    name: str = ""
    level: int = 0
    list_item: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The visible text of a paragraph and its links as (target, start, end)."""

    text: str
    links: tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class Content:
    """A Word document while it is read. `white` tells whether text stands on white paper as far as is known."""

    styles: Mapping[str, Style]
    targets: Mapping[str, str]
    builder: TextBuilder = field(default_factory=TextBuilder)
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    hidden: list[HiddenText] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    title: str | None = None


def add_body(content: Content, container: _Element, *, white: bool) -> None:
    """Append the paragraphs and tables of a body, a cell or a text box."""
    for child in container:
        if child.tag == f"{W}p":
            _add_paragraph(content, child, white=white)
        elif child.tag == f"{W}tbl":
            _add_table(content, child, white=white)
        elif child.tag not in _NOT_SHOWN and isinstance(child.tag, str):
            add_body(content, child, white=white)


def styles_of(root: _Element | None) -> dict[str, Style]:
    """The styles of a document by their id, with what they inherit."""
    if root is None:
        return {}
    elements = {str(style.get(f"{W}styleId")): style for style in root.iterfind(f"{W}style")}
    return {name: _style(name, elements) for name in elements}


def text_of(element: _Element) -> str:
    """All visible text below an element on one line, for page headers and footnotes."""
    paragraphs = element.iter(f"{W}p")
    return " ".join(
        " ".join("".join(text for text, _, _ in _pieces(paragraph, {})).split()) for paragraph in paragraphs
    ).strip()


def is_dark(container: _Element) -> bool:
    """Whether a page has a background of its own, so that white text may be meant to be seen."""
    background = container.find(f"{W}background")
    return background is not None and str(background.get(f"{W}color", "auto")).upper() not in ("AUTO", "FFFFFF")


def _style(name: str, elements: Mapping[str, _Element]) -> Style:
    style = Style()
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        element = elements[name]
        label = element.find(f"{W}name")
        said = str(label.get(f"{W}val", "")) if label is not None else ""
        level = style.level or _level(said, element)
        listed = style.list_item or said.casefold().startswith(("list bullet", "list number")) or _numbered(element)
        hidden = style.hidden or _switched_on(element.find(f"{W}rPr/{W}vanish"))
        style = Style(style.name or said, level, listed, hidden)
        base = element.find(f"{W}basedOn")
        name = str(base.get(f"{W}val")) if base is not None else ""
    return style


def _level(name: str, element: _Element) -> int:
    if found := _HEADING.fullmatch(name):
        return min(6, max(1, int(found.group(1))))
    if name.casefold() == "title":
        return 1
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and str(outline.get(f"{W}val")).isdigit() and int(str(outline.get(f"{W}val"))) < 9:
        return min(6, int(str(outline.get(f"{W}val"))) + 1)
    return 0


def _numbered(element: _Element) -> bool:
    number = element.find(f"{W}pPr/{W}numPr/{W}numId")
    return number is not None and number.get(f"{W}val") != "0"


def _switched_on(element: _Element | None) -> bool:
    return element is not None and str(element.get(f"{W}val", "true")).lower() not in ("0", "false", "off", "none")


# ------------------------------------------------------------------------------------------------ paragraphs


def _add_paragraph(content: Content, paragraph: _Element, *, white: bool) -> None:
    style = _style_of(content, paragraph)
    words = _words(content, paragraph, style, white=white)
    level = style.level or _direct_level(paragraph)
    if level:
        kind = BlockKind.HEADING
    elif style.list_item or _numbered(paragraph):
        kind, level = BlockKind.LIST_ITEM, _depth(paragraph)
    elif "quote" in style.name.casefold():
        kind = BlockKind.QUOTE
    elif style.name.casefold() in ("html preformatted", "macro text", "code", "source code", "code block"):
        kind = BlockKind.CODE
    else:
        kind = BlockKind.PARAGRAPH
    block = content.builder.add(kind, words.text, Place(), level=level)
    leading = len(words.text) - len(words.text.lstrip())
    for target, start, end in words.links:
        shift = block.start - leading if block is not None else 0
        span = (start + shift, end + shift) if block is not None and end > start else None
        content.links.append(Link(target, words.text[start:end].strip(), Place(), span))
    if block is not None and kind is BlockKind.HEADING and level == 1 and content.title is None:
        content.title = " ".join(words.text.split())
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(parent.tag == f"{COMPATIBILITY}Fallback" for parent in box.iterancestors()):
            add_body(content, box, white=False)


def _style_of(content: Content, paragraph: _Element) -> Style:
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return content.styles.get(str(named.get(f"{W}val")), Style()) if named is not None else Style()


def _direct_level(paragraph: _Element) -> int:
    properties = paragraph.find(f"{W}pPr")
    return _level("", paragraph) if properties is not None else 0


def _depth(paragraph: _Element) -> int:
    depth = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
    value = str(depth.get(f"{W}val", "0")) if depth is not None else "0"
    return int(value) + 1 if value.isdigit() else 1


def _words(content: Content, paragraph: _Element, style: Style, *, white: bool) -> Words:
    """The visible text of a paragraph; what its runs hide is set aside."""
    shading = paragraph.find(f"{W}pPr/{W}shd")
    white = white and (shading is None or _is_white(shading))
    shown: list[str] = []
    links: list[tuple[str, int, int]] = []
    concealed: dict[str, list[str]] = {}
    length = 0
    for text, run, target in _pieces(paragraph, content.targets):
        how = _how_hidden(content, run, style, white=white)
        if how:
            concealed.setdefault(how, []).append(text)
            continue
        text, removed = reveal(text)
        content.hidden.extend(replace(item, place=Place()) for item in hidden_at(removed, text, 1))
        if target:
            if links and links[-1][0] == target and links[-1][2] == length:
                links[-1] = (target, links[-1][1], length + len(text))
            else:
                links.append((target, length, length + len(text)))
        shown.append(text)
        length += len(text)
    for how, texts in concealed.items():
        if "".join(texts).strip():
            content.hidden.append(HiddenText(" ".join("".join(texts).split()), how, Place()))
    for mark in paragraph.iter(f"{W}bookmarkStart"):
        content.anchors.add(str(mark.get(f"{W}name", "")))
    return Words("".join(shown), tuple(links))


def _pieces(paragraph: _Element, targets: Mapping[str, str]) -> Iterator[tuple[str, _Element, str]]:
    """Text, run and link target of each run of a paragraph. Deleted text and the codes of fields are left out."""
    code: list[str] | None = None
    target = ""
    for run, link in _runs(paragraph, "", targets):
        text = []
        for child in run:
            if child.tag == f"{W}fldChar":
                state = child.get(f"{W}fldCharType")
                if state == "begin":
                    code = []
                elif state == "separate" and code is not None:
                    target = _field_target("".join(code))
                    code = None
                elif state == "end":
                    target, code = "", None
            elif child.tag == f"{W}instrText" and code is not None:
                code.append(child.text or "")
            elif code is None:
                text.append(_text(child))
        if any(text):
            yield "".join(text), run, link or target


def _runs(element: _Element, link: str, targets: Mapping[str, str]) -> Iterator[tuple[_Element, str]]:
    for child in element:
        if child.tag == f"{W}r":
            yield child, link
        elif child.tag == f"{W}hyperlink":
            anchor = str(child.get(f"{W}anchor") or "")
            target = targets.get(str(child.get(f"{R}id")), "") + (f"#{anchor}" if anchor else "")
            yield from _runs(child, target, targets)
        elif isinstance(child.tag, str) and child.tag not in _NOT_SHOWN:
            yield from _runs(child, link, targets)


def _text(child: _Element) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}tab":
        return "\t"
    if child.tag in (f"{W}br", f"{W}cr"):
        return "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else " "
    return "-" if child.tag == f"{W}noBreakHyphen" else ""


def _field_target(code: str) -> str:
    found = _FIELD_LINK.match(code)
    return (("#" if found.group(1) else "") + found.group(2)) if found else ""


def _how_hidden(content: Content, run: _Element, style: Style, *, white: bool) -> str:
    """By what means a run is hidden; empty where it can be seen."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return "hidden text" if style.hidden else ""
    vanish = properties.find(f"{W}vanish")
    named = properties.find(f"{W}rStyle")
    character = content.styles.get(str(named.get(f"{W}val")), Style()) if named is not None else Style()
    if _switched_on(vanish) or (vanish is None and (character.hidden or style.hidden)):
        return "hidden text"
    size = properties.find(f"{W}sz")
    if size is not None and str(size.get(f"{W}val")).isdigit() and int(str(size.get(f"{W}val"))) <= SMALLEST_TYPE:
        return "type of at most 1 point"
    tint, marked, shading = (properties.find(f"{W}{name}") for name in ("color", "highlight", "shd"))
    shown = colour("#" + str(tint.get(f"{W}val", "")).lower()) if tint is not None else None
    if (
        white
        and shown is not None
        and alike(shown, WHITE)
        and marked is None
        and (shading is None or _is_white(shading))
    ):
        return "white on white"
    return ""


def _is_white(shading: _Element) -> bool:
    return str(shading.get(f"{W}fill", "auto")).upper() in ("AUTO", "FFFFFF") and shading.get(f"{W}val") in (
        None,
        "clear",
        "nil",
    )


# ---------------------------------------------------------------------------------------------------- tables


def _add_table(content: Content, table: _Element, *, white: bool) -> None:
    """Append a table row by row; one that is only there for the layout as what its cells hold."""
    named = table.find(f"{W}tblPr/{W}tblStyle")
    style = str(named.get(f"{W}val")) if named is not None else ""
    white = white and style in _PLAIN_TABLES and table.find(f"{W}tblPr/{W}shd") is None
    rows = [row for row in _descend(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
    cells = [list(_descend(row, f"{W}tc")) for row in rows]
    if len(rows) < 2 or max(map(len, cells)) < 2:
        for row in cells:
            for cell in row:
                add_body(content, cell, white=white and _cell_is_white(cell))
        return
    grid: list[list[str]] = []
    for row in cells:
        grid.append(_row(content, row, grid[-1] if grid else [], white=white))
    if _holds_properties(grid):
        content.fields.extend(Field(row[0].rstrip(": "), row[1], "document table") for row in grid if row[0] and row[1])
    header: tuple[str, ...] = ()
    if rows[0].find(f"{W}trPr/{W}tblHeader") is not None or _looks_like_header(grid, style):
        header = tuple(grid[0])
    for texts in grid[1:] if header else grid:
        add_row(content.builder, header, texts, Place())


def _descend(element: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, through content controls but not into nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _descend(child, tag)


def _row(content: Content, cells: Sequence[_Element], above: Sequence[str], *, white: bool) -> list[str]:
    """The texts of a row, one for each column: a merged cell says the same in every row and column that it covers."""
    texts: list[str] = []
    for cell in cells:
        merge, span = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}gridSpan")
        width = str(span.get(f"{W}val")) if span is not None else "1"
        if merge is not None and merge.get(f"{W}val", "continue") == "continue" and len(texts) < len(above):
            text = above[len(texts)]
        else:
            text = _cell_text(content, cell, white=white and _cell_is_white(cell))
        texts.extend([text] * (min(int(width), 63) if width.isdigit() else 1))
    return texts


def _cell_text(content: Content, cell: _Element, *, white: bool) -> str:
    parts = []
    for paragraph in cell.iter(f"{W}p"):
        words = _words(content, paragraph, _style_of(content, paragraph), white=white)
        content.links.extend(Link(target, words.text[start:end].strip(), Place()) for target, start, end in words.links)
        parts.append(" ".join(words.text.split()))
    return " ".join(part for part in parts if part)


def _cell_is_white(cell: _Element) -> bool:
    shading = cell.find(f"{W}tcPr/{W}shd")
    return shading is None or _is_white(shading)


def _holds_properties(grid: Sequence[Sequence[str]]) -> bool:
    """Whether a table is one of those on a first page that say who owns the document and when it was reviewed."""
    labels = [row[0].rstrip(": ") for row in grid if row and row[0]]
    known = sum(known_as_metadata(label) for label in labels)
    return all(len(row) == 2 for row in grid) and known >= 2 and 2 * known >= len(labels)


def _looks_like_header(grid: Sequence[Sequence[str]], style: str) -> bool:
    first = grid[0]
    if _holds_properties(grid) or not all(first) or len(set(first)) < len(first):
        return False
    if any(len(cell) > _HEADER_CHARACTERS for cell in first):
        return False
    return style not in _PLAIN_TABLES or not any(character.isdigit() for cell in first for character in cell)
