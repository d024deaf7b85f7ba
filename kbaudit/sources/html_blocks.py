"""From an HTML tree to blocks: what a reader sees, in the order of reading, with the line of every word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kbaudit.model import BlockKind
from kbaudit.sources.flow import Flow, OpenLink
from kbaudit.sources.hidden import Appearance, reveal
from kbaudit.sources.html_tables import Table, add_spanned, end_cell, merged, separate, table_of
from kbaudit.sources.page import Page, Run, RunLink
from kbaudit.sources.tags import BLOCKS, DROPPED

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
DEEPEST_TABLE = 5
"""Tables inside tables beyond this depth are layout without a closer look."""

_PUNCTUATION = re.compile(r"[.:;,?!\-\u2013\u2014]$")


@dataclass(slots=True)
class _Frame:
    """What ending an element must undo."""

    tag: str
    kind: BlockKind | None
    level: int
    appearance: Appearance
    quotes: int
    link: OpenLink | None = None
    cell: int | None = None
    inner: int = 0


@dataclass
class HtmlWalk:
    """One walk over a tree. `line` is the line of the source that has been reached."""

    page: Page
    nesting: int
    first_line: int = 1
    on_heading: Callable[[str], None] = field(default=lambda _: None)
    on_target: Callable[[str], str] = field(default=lambda target: target)
    as_words: Callable[[str], str] = field(default=lambda words: words)
    line: int = 1
    flow: Flow = field(default_factory=Flow)
    frames: list[_Frame] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    appearance: Appearance = Appearance()
    veil: list[str] = field(default_factory=list)
    veil_line: int = 1
    veil_how: str = ""
    kind: BlockKind | None = None
    level: int = 0
    quotes: int = 0
    lists: int = 0
    verbatim: int = 0
    fresh_item: bool = False
    term: bool = False
    articles: int = 0
    in_cell: bool = False
    repeated: int = 0
    spare_headers: bool = False

    def walk(self, root: Any) -> None:
        """Read the whole tree."""
        from lxml import etree

        self.line = self.first_line
        for comment in reversed(list(root.itersiblings(etree.Comment, preceding=True))):
            self._comment(comment)
        events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in events:
            if event == "start":
                if self._start(element):
                    self._text(element.text)
                else:
                    events.skip_subtree()
                    self._pass_over(element)
            elif event == "end":
                if self.frames and self.frames[-1].inner == id(element):
                    self._end(element)
                if element is not root:
                    self._text(element.tail)
            else:
                if event == "comment":
                    self._comment(element)
                if element is not root:
                    self._text(element.tail)
        self._unveil()
        self._flush()
        for comment in root.itersiblings(etree.Comment):
            self._comment(comment)

    # -- elements

    def _start(self, element: Any) -> bool:
        """Enter an element; False where nothing of it is read."""
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        self._reach(element)
        if tag in DROPPED or (tag in ("header", "footer") and not self.articles and not self._spared(element, tag)):
            self._image_links(element, tag)
            return False
        attributes = element.attrib
        frame = _Frame(tag, self.kind, self.level, self.appearance, self.quotes, inner=id(element))
        if len(attributes):
            given = {str(name).lower(): str(value) for name, value in attributes.items()}
            self._named(tag, given)
            self._look(self.appearance.inside(given))
        deep = len(self.frames) >= self.nesting
        if deep:
            self.page.note(f"elements are nested deeper than {self.nesting} levels; below, only words were read")
        elif tag == "br":
            if not self.verbatim:
                self._append(" ")
            elif not self.appearance.how:
                self.flow.append("\n", self.line, verbatim=True)
        elif tag == "img":
            self._image(element)
        elif tag == "a" and element.get("href") and not self.appearance.how:
            frame.link = OpenLink(self.on_target(element.get("href").strip()), self.flow.length)
            self.flow.open.append(frame.link)
        elif tag in BLOCKS:
            self._start_block(element, tag, frame)
        self.frames.append(frame)
        return True

    def _end(self, element: Any) -> None:
        frame = self.frames.pop()
        tag = frame.tag
        if frame.link is not None:
            self._end_link(frame.link)
        if tag in BLOCKS and len(self.frames) < self.nesting:
            self._end_block(element, tag, frame)
        self._look(frame.appearance)
        self.kind, self.level, self.quotes = frame.kind, frame.level, frame.quotes

    def _start_block(self, element: Any, tag: str, frame: _Frame) -> None:
        if self.in_cell and tag not in ("table", "td", "th", "tr", "tbody", "thead", "tfoot"):
            self._append(" ")
            return
        table = self.tables[-1] if self.tables else None
        if tag in ("td", "th") and table and not table.layout:
            self._start_cell(table, frame)
            return
        soft = (tag == "p" and self.kind is BlockKind.LIST_ITEM) or (tag == "dd" and self.term)
        if soft or (self.term and tag == "p"):
            if tag == "dd" and self.flow.length:
                breaks = self.flow.trim()
                colon = "" if self.flow.pieces and _PUNCTUATION.search(self.flow.pieces[-1]) else ":"
                self.flow.append(colon + ("\n" * breaks or " "), self.line, verbatim=True)
                self.term = False
                self.kind, self.level = BlockKind.LIST_ITEM, max(1, self.lists)
            else:
                self._append(" ")
            return
        self._flush()
        if tag in _HEADINGS:
            self.kind, self.level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag == "summary":
            self.kind, self.level = (BlockKind.HEADING, 6) if _stands_alone(element) else (BlockKind.PARAGRAPH, 0)
        elif tag in _LISTS:
            self.lists += 1
            self.kind = None
        elif tag in ("li", "dt", "dd"):
            self.kind, self.level, self.fresh_item = BlockKind.LIST_ITEM, max(1, self.lists), True
        elif tag == "blockquote":
            self.quotes += 1
        elif tag == "pre":
            self.verbatim += 1
            self.kind = BlockKind.CODE
        elif tag == "table":
            deep = len(self.tables) >= DEEPEST_TABLE
            self.tables.append(Table(element, layout=True) if deep else table_of(element))
        elif tag == "tr" and table and not table.layout:
            table.column = 0
        elif tag in ("article", "main"):
            self.articles += 1

    def _end_block(self, element: Any, tag: str, frame: _Frame) -> None:
        if frame.cell is not None:
            self._end_cell(element, frame)
            return
        if self.in_cell:
            self._append(" ")
            return
        if tag == "dt":
            self.term = bool(self.flow.length)
            if self.term:
                return
        table = self.tables[-1] if self.tables else None
        if tag == "tr" and table and not table.layout:
            self._end_row(table, element)
            return
        if tag == "p" and frame.kind is BlockKind.LIST_ITEM:
            self._append(" ")
            return
        self._flush()
        if tag in _LISTS:
            self.lists = max(0, self.lists - 1)
        elif tag == "pre":
            self.verbatim = max(0, self.verbatim - 1)
        elif tag == "table" and table and table.element is element:
            if table.held is not None and not table.rows:
                run, line = table.held
                self.page.add(BlockKind.TABLE_ROW, run, line)
            self.tables.pop()
        elif tag in ("article", "main"):
            self.articles = max(0, self.articles - 1)

    # -- tables

    def _start_cell(self, table: Table, frame: _Frame) -> None:
        self._spanned(table)
        separate(self.flow, table, self.line)
        frame.cell = self.flow.length
        self.in_cell = True

    def _spanned(self, table: Table) -> None:
        """Cells from rows above that reach down to here."""
        self.repeated = add_spanned(self.flow, table, self.line, self.repeated)

    def _end_cell(self, element: Any, frame: _Frame) -> None:
        table = self.tables[-1]
        self.in_cell = False
        end_cell(self.flow, table, element, frame.cell or 0)

    def _end_row(self, table: Table, element: Any) -> None:
        self._spanned(table)
        run, line = self.flow.take()
        texts = [" ".join(run.text[start:end].split()) for start, end in run.cells]
        if any(element is row for row in table.header_rows):
            table.header = merged(table.header, texts)
            table.held = (run, line)
            for link in run.links:
                self.page.add(BlockKind.TABLE_ROW, Run("", (link,)), line)
            if not table.repeat_header:
                return
            run = Run(run.text, (), run.cells)
        else:
            table.rows += 1
        header = () if any(element is row for row in table.header_rows) else tuple(table.header)
        self.page.add(BlockKind.TABLE_ROW, run, line, header=header)

    # -- text

    def _text(self, text: str | None) -> None:
        if not text:
            return
        self._append(text)
        self.line += text.count("\n")

    def _append(self, text: str) -> None:
        if not text.isascii():
            line = self.line
            plain, found = reveal(text)
            for item in found:
                self.page.hide(item.text, item.how, line + text.count("\n", 0, item.offset))
            text = plain
        text = self.as_words(text)
        if self.appearance.how:
            if not self.veil:
                self.veil_line = self.line
            self.veil.append(text)
        elif self.tables and not self.tables[-1].layout and not self.in_cell and not text.strip():
            if self.flow.length:
                self.flow.append(text, self.line)
        else:
            self.flow.append(text, self.line, verbatim=bool(self.verbatim))

    def _reach(self, element: Any) -> None:
        """Go on to the line where the element's start tag ends: line breaks inside tags count too."""
        source = element.sourceline or 0
        if not source:
            return
        source += self.first_line - 1
        if source > self.line:
            gap = source - self.line
            if not self.appearance.how and self.flow.length:
                self.flow.append("\n" * gap, self.line)
            self.line = source

    def _pass_over(self, element: Any) -> None:
        """Count the lines of an element that is not read."""
        from lxml import etree

        for part in element.iter():
            self._reach(part)
            inner = (part.text or "").count("\n") if part.tag is not etree.Comment else 0
            inner += (part.tail or "").count("\n") if part is not element else 0
            if inner and self.flow.length and not self.appearance.how:
                self.flow.append("\n" * inner, self.line)
            self.line += inner

    def _comment(self, element: Any) -> None:
        text = element.text or ""
        self._reach(element)
        if not text.lstrip().startswith("[if") and not text.strip().startswith("[endif"):
            self.page.hide(text, "comment", max(self.first_line, self.line - text.count("\n")))

    def _flush(self) -> None:
        """End the block that is being collected."""
        self.term = False
        if not self.flow.length:
            if self.flow.links or self.flow.open:
                run, line = self.flow.take()
                for link in run.links:
                    self.page.add(
                        BlockKind.PARAGRAPH, Run("", (RunLink(link.target, link.words, 0, 0, link.image),)), line
                    )
            return
        run, line = self.flow.take()
        kind = self.kind or (BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH)
        level = self.level if kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0
        if kind is BlockKind.LIST_ITEM:
            if not self.fresh_item:
                kind = BlockKind.PARAGRAPH
            self.fresh_item = False
        block = self.page.add(kind, run, line, level=level)
        if block is not None and kind is BlockKind.HEADING:
            self.on_heading(" ".join(run.text.split()))

    # -- appearance, links, ids

    def _look(self, appearance: Appearance) -> None:
        if appearance.how != self.veil_how:
            self._unveil()
            self.veil_how = appearance.how
        self.appearance = appearance

    def _unveil(self) -> None:
        """Set aside what was collected while text was hidden."""
        if self.veil:
            self.page.hide("".join(self.veil), self.veil_how, self.veil_line)
            if self.flow.length and self.line > self.veil_line:
                self.flow.append("\n" * (self.line - self.veil_line), self.line)
            self.veil = []

    def _named(self, tag: str, given: dict[str, str]) -> None:
        if name := given.get("id"):
            self.page.anchors.add(name.strip())
        if tag == "a" and (name := given.get("name")):
            self.page.anchors.add(name.strip())

    def _image(self, element: Any) -> None:
        target = (element.get("src") or "").strip()
        if target and not self.appearance.how and not target.startswith("data:"):
            words = " ".join((element.get("alt") or "").split())
            if not self.flow.length:
                self.flow.line = self.line
            self.flow.links.append(
                RunLink(self.on_target(target), words, self.flow.length, self.flow.length, image=True)
            )

    def _image_links(self, element: Any, tag: str) -> None:
        """Frames and media count as links, though nothing of them is read."""
        source = element.get("src") or element.get("data")
        if source and tag in ("iframe", "embed", "object", "video", "audio") and not self.appearance.how:
            self.flow.links.append(RunLink(self.on_target(source.strip()), "", self.flow.length, self.flow.length))

    def _end_link(self, link: OpenLink) -> None:
        if link in self.flow.open:
            self.flow.open.remove(link)
        if not link.done:
            self.flow.links.append(RunLink(link.target, "", min(link.start, self.flow.length), self.flow.length))

    def _spared(self, element: Any, tag: str) -> bool:
        """A header that holds the page's only h1 is part of the content."""
        if tag != "header" or not self.spare_headers:
            return False
        return next(element.iter("h1"), None) is not None


def _stands_alone(summary: Any) -> bool:
    """Whether nothing follows its details element that would seem to belong under its words."""
    details = summary.getparent()
    if details is None or details.tag != "details":
        return True
    if (details.tail or "").strip():
        return False
    after = details.getnext()
    return after is None or after.tag in ("details", *_HEADINGS, "hr", "section")
