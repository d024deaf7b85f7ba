"""The text of slides: the title as heading, then what stands on the slide, then the notes of the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kbaudit.model import BlockKind, HiddenText, Link, Place
from kbaudit.sources.extract import TextBuilder
from kbaudit.sources.hidden import hidden_at, reveal
from kbaudit.sources.rows import add_row

if TYPE_CHECKING:
    from lxml.etree import _Element

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_TITLES = frozenset(("title", "ctrTitle"))
_FURNITURE = frozenset(("dt", "ftr", "sldNum", "hdr", "sldImg"))
"""Placeholders that repeat on every slide."""
_LISTS = frozenset(("body", "obj", ""))
"""Placeholders whose paragraphs are bullet points."""


@dataclass(slots=True)
class Slides:
    """A presentation while it is read."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    hidden: list[HiddenText] = field(default_factory=list)
    fields: tuple[()] = ()
    title: str | None = None


def add_slide(slides: Slides, slide: _Element, notes: _Element | None, number: int, targets: Mapping[str, str]) -> None:
    """Append a slide and its notes. The text of a slide that is not shown is hidden text."""
    place = Place(slide=number)
    if slide.get("show") in ("0", "false"):
        text = " ".join(" ".join(str(part.text or "") for part in slide.iter(f"{A}t")).split())
        if text:
            slides.hidden.append(HiddenText(text, "hidden slide", place))
        return
    shapes = list(_shapes(slide))
    for shape in shapes:
        if _placeholder(shape) in _TITLES:
            text = " ".join(_text(slides, shape, place).split())
            if slides.builder.add(BlockKind.HEADING, text, place, level=1 if slides.title is None else 2):
                slides.title = slides.title or text
    for shape in shapes:
        kind = _placeholder(shape)
        if kind in _TITLES or kind in _FURNITURE:
            continue
        if shape.tag == f"{P}graphicFrame":
            _add_tables(slides, shape, place)
        else:
            _add_paragraphs(slides, shape, place, targets, listed=kind in _LISTS)
    for shape in _shapes(notes) if notes is not None else ():
        if _placeholder(shape) == "body":
            _add_paragraphs(slides, shape, place, {}, listed=False)


def _shapes(slide: _Element) -> Iterator[_Element]:
    """The shapes of a slide in their order, also those in groups."""
    for element in slide.iter(f"{P}sp", f"{P}graphicFrame"):
        hidden = element.find(f"./*/{P}cNvPr")
        if hidden is None or hidden.get("hidden") not in ("1", "true"):
            yield element


def _placeholder(shape: _Element) -> str | None:
    """The kind of a placeholder; empty for one of no kind, None for a shape that is none."""
    found = shape.find(f"./*/{P}nvPr/{P}ph")
    return None if found is None else str(found.get("type", ""))


def _text(slides: Slides, element: _Element, place: Place) -> str:
    """The text below an element; line breaks and paragraphs as line feeds."""
    lines = []
    for paragraph in element.iter(f"{A}p"):
        parts = ["\n" if part.tag == f"{A}br" else str(part.text or "") for part in paragraph.iter(f"{A}t", f"{A}br")]
        lines.append("".join(parts))
    text, removed = reveal("\n".join(lines).replace("\v", "\n"))
    slides.hidden.extend(replace(item, place=place) for item in hidden_at(removed, text, 1))
    return text


def _add_paragraphs(slides: Slides, shape: _Element, place: Place, targets: Mapping[str, str], *, listed: bool) -> None:
    for paragraph in shape.iter(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        level = str(properties.get("lvl", "0")) if properties is not None else "0"
        bullet = properties is not None and any(
            properties.find(f"{A}{name}") is not None for name in ("buChar", "buAutoNum")
        )
        plain = properties is not None and properties.find(f"{A}buNone") is not None
        text = _text(slides, paragraph, place)
        item = (listed and not plain) or bullet
        kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
        block = slides.builder.add(kind, text, place, level=(int(level) if level.isdigit() else 0) + 1 if item else 0)
        for run in paragraph.iter(f"{A}r"):
            click = run.find(f"{A}rPr/{A}hlinkClick")
            target = targets.get(str(click.get(f"{R}id")), "") if click is not None else ""
            if target and not target.startswith("ppt/"):
                words = "".join(str(part.text or "") for part in run.iter(f"{A}t"))
                at = text.find(words) if words else -1
                leading = len(text) - len(text.lstrip())
                span = (
                    (block.start + at - leading, block.start + at - leading + len(words))
                    if block and at >= leading
                    else None
                )
                slides.links.append(Link(target, words.strip(), place, span))


def _add_tables(slides: Slides, frame: _Element, place: Place) -> None:
    for table in frame.iter(f"{A}tbl"):
        rows = [
            [" ".join(_text(slides, cell, place).split()) for cell in row.iterfind(f"{A}tc")]
            for row in table.iterfind(f"{A}tr")
        ]
        properties = table.find(f"{A}tblPr")
        headed = (
            properties is not None and properties.get("firstRow") in ("1", "true") and len(rows) > 1 and all(rows[0])
        )
        header = tuple(rows[0]) if headed else ()
        for row in rows[1:] if headed else rows:
            add_row(slides.builder, header, row, place)
