"""From the tokens of the Markdown parser to blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kbaudit.model import BlockKind
from kbaudit.sources.hidden import Appearance
from kbaudit.sources.html import read_fragment
from kbaudit.sources.inline import Context, render
from kbaudit.sources.markdown_html import (
    MARKUP,
    markdown_inside,
    markdown_tail,
    table_end,
    without_markup,
    without_structure,
)
from kbaudit.sources.page import Page, Run, RunLink
from kbaudit.sources.tags import COMMENT, TAG, VOID, attributes

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEADING_ID = re.compile(r"[ \t]*\{(?::[ \t]*)?#([^\s{}]{1,200})[^{}]{0,200}\}[ \t]*$")
_HEADING_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*\.[^{}]{1,200}\}[ \t]*$")
_TASK = re.compile(r"^\[[ xX]\][ \t]+")
_RAW = frozenset({"script", "style", "template", "noscript", "svg"})


@dataclass(slots=True)
class _Item:
    """A list item being read: its level, and whether its own text has come."""

    level: int
    fresh: bool = True


@dataclass(slots=True)
class _Pending:
    """The paragraphs of a list item so far."""

    run: Run
    line: int
    last: int
    level: int
    item: _Item


@dataclass
class MarkdownWalk:
    """One walk over the tokens of a document; `lines` are those the parser saw, `first` is the number of the first one."""

    page: Page
    context: Context
    lines: Sequence[str]
    first: int
    nesting: int
    headings: list[str]
    reread: Callable[[str, int], None] | None = None
    items: list[_Item] = field(default_factory=list)
    lists: int = 0
    quotes: list[bool] = field(default_factory=list)
    pending: _Pending | None = None
    open: list[tuple[str, Appearance]] = field(default_factory=list)
    header: tuple[str, ...] = ()
    cells: list[str] = field(default_factory=list)
    rows: int = 0
    held: tuple[list[str], int] | None = None
    term: tuple[str, int, int] | None = None
    veiled: str = ""

    def walk(self, tokens: Sequence[Token]) -> None:
        """Read all tokens."""
        at = 0
        while at < len(tokens):
            token = tokens[at]
            match token.type:
                case "inline":
                    pass
                case "heading_open":
                    self._heading(tokens[at + 1], int(token.tag[1]))
                    at += 2
                case "paragraph_open":
                    self._paragraph(tokens[at + 1])
                    at += 2
                case "bullet_list_open" | "ordered_list_open":
                    self._settle()
                    self.lists += 1
                case "bullet_list_close" | "ordered_list_close":
                    self._settle()
                    self.lists -= 1
                case "list_item_open" | "dd_open":
                    self._settle_item(token.type)
                    self.items.append(_Item(max(1, self.lists)))
                case "list_item_close" | "dd_close":
                    self._settle()
                    self._loose_term()
                    self.items.pop()
                case "dt_open":
                    self._settle()
                    self._loose_term()
                    content = tokens[at + 1]
                    line = (content.map or [0])[0]
                    self.term = (content.content, line, line + content.content.count("\n"))
                    at += 2
                case "blockquote_open":
                    self._settle()
                    self.quotes.append(self._alert(token))
                case "blockquote_close":
                    self._settle()
                    self.quotes.pop()
                case "fence" | "code_block":
                    self._code(token)
                case "html_block":
                    at = self._html(tokens, at)
                case "table_open":
                    self._settle()
                    self.header, self.rows, self.held = (), 0, None
                case "tr_open":
                    at = self._row(tokens, at)
                case "table_close":
                    if self.held and not self.rows:
                        self._cells(*self.held, header=())
                case _:
                    pass
            at += 1
        self._settle()
        self._loose_term()

    # -- text

    def _line(self, index: int) -> int:
        return self.first + index

    def _render(self, content: str, index: int) -> Run:
        """The visible run of inline Markdown that begins at a line index; everything beside it goes to the page."""
        inline = render(content, self.context)
        line = self._line(index)
        for text, how, offset in inline.hidden:
            self.page.hide(text, how, line + offset)
        self.page.anchors.update(inline.anchors)
        return inline.run

    def _hidden_now(self) -> str:
        return self.open[-1][1].how if self.open else ""

    def _heading(self, token: Token, level: int) -> None:
        self._settle()
        content = token.content
        if "{" in content:
            if found := _HEADING_ID.search(content):
                self.page.anchors.add(found.group(1))
                content = content[: found.start()]
            content = _HEADING_ATTRIBUTES.sub("", content)
        index = (token.map or [0])[0]
        run = self._render(content, index)
        self.headings.append(run.text)
        self._add(BlockKind.HEADING, run, self._line(index), level)

    def _paragraph(self, token: Token) -> None:
        index = (token.map or [0])[0]
        content = token.content
        item = self.items[-1] if self.items else None
        if item is not None and item.fresh and (task := _TASK.match(content)):
            content = content[task.end() :]
        if self.term is not None:
            content, index = self._with_term(content, index)
        run = self._render(content, index)
        line = self._line(index)
        if item is None:
            quoted = bool(self.quotes) and not self.quotes[-1]
            self._add(BlockKind.QUOTE if quoted else BlockKind.PARAGRAPH, run, line)
        elif not run.text.strip():
            self._add(BlockKind.PARAGRAPH, run, line)
        elif self.pending is not None and self.pending.item is item:
            self.pending = _joined(self.pending, run, line)
        else:
            self._settle()
            self.pending = _Pending(run, line, line + run.text.count("\n"), item.level, item)

    def _with_term(self, content: str, index: int) -> tuple[str, int]:
        """A definition together with the term that it explains."""
        term, line, last = self.term or ("", index, index)
        self.term = None
        colon = "" if term.rstrip().endswith((":", "?", ".", "!")) else ":"
        breaks = index - last
        return f"{term.rstrip()}{colon}" + ("\n" * breaks if breaks > 0 else " ") + content, line

    def _loose_term(self) -> None:
        if self.term is not None:
            term, line, _ = self.term
            self.term = None
            self._add(BlockKind.LIST_ITEM, self._render(term, line), self._line(line), max(1, self.lists))

    def _settle_item(self, kind: str) -> None:
        if kind != "dd_open":
            self._loose_term()
        self._settle()

    def _settle(self) -> None:
        """Write the list item that was being read."""
        pending = self.pending
        if pending is None:
            return
        self.pending = None
        kind = BlockKind.LIST_ITEM if pending.item.fresh else BlockKind.PARAGRAPH
        pending.item.fresh = False
        self._add(kind, pending.run, pending.line, pending.level if kind is BlockKind.LIST_ITEM else 0)

    def _add(self, kind: BlockKind, run: Run, line: int, level: int = 0, header: tuple[str, ...] = ()) -> None:
        if how := self._hidden_now():
            self.page.hide(run.text, how, line)
            return
        self.page.add(kind, run, line, level=level, header=header)

    def _alert(self, token: Token) -> bool:
        """Whether a quote is a note of GitHub's or Microsoft's kind, whose mark `prepare` has taken out of its first line."""
        start = (token.map or [0])[0]
        return not self.lines[start].strip(" \t>")

    def _code(self, token: Token) -> None:
        self._settle()
        start, _ = token.map or [0, 0]
        text = self.context.masked.restored(token.content)
        line = self._line(start + (1 if token.type == "fence" else 0))
        self._add(BlockKind.CODE, Run(text.rstrip("\n")), line)

    # -- tables

    def _row(self, tokens: Sequence[Token], at: int) -> int:
        """Read one row; returns the index of its last token."""
        index = (tokens[at].map or [0])[0]
        cells: list[str] = []
        heading = False
        while tokens[at].type != "tr_close":
            heading = heading or tokens[at].type == "th_open"
            if tokens[at].type == "inline":
                cells.append(tokens[at].content)
            at += 1
        if heading:
            inlines = [render(cell, self.context) for cell in cells]
            self.header = tuple(" ".join(inline.run.text.split()) for inline in inlines)
            self.held = (cells, index)
            if any(self.header):
                for inline in inlines:
                    for link in inline.run.links:
                        self.page.add(BlockKind.TABLE_ROW, Run("", (link,)), self._line(index))
        else:
            self.rows += 1
            self._cells(cells, index, header=self.header if any(self.header) else ())
        return at

    def _cells(self, cells: Sequence[str], index: int, header: tuple[str, ...]) -> None:
        parts: list[str] = []
        spans: list[tuple[int, int]] = []
        links: list[RunLink] = []
        length = 0
        for number, cell in enumerate(cells):
            run = self._render(cell, index)
            if number:
                parts.append(" | ")
                length += 3
            text = run.text.strip().replace("\n", " ")
            lead = len(run.text) - len(run.text.lstrip())
            shift = length - lead
            links.extend(
                RunLink(
                    link.target, link.words, max(length, link.start + shift), max(length, link.end + shift), link.image
                )
                for link in run.links
            )
            parts.append(text)
            spans.append((length, length + len(text)))
            length += len(text)
        text = "".join(parts)
        if text.strip(" |"):
            self._add(BlockKind.TABLE_ROW, Run(text, tuple(links), tuple(spans)), self._line(index), header=header)

    # -- HTML

    def _html(self, tokens: Sequence[Token], at: int) -> int:
        """Read a block of HTML; returns the index of the last token that it took."""
        self._settle()
        token = tokens[at]
        start, end = token.map or [0, 0]
        source = token.content
        end = start + source.rstrip("\n").count("\n") + 1
        if "<table" in source.lower() and (closing := table_end(self.lines, source, end)):
            end = closing
            source = "\n".join(self.lines[start:end])
            while at + 1 < len(tokens) and (tokens[at + 1].map is None or (tokens[at + 1].map or [0])[0] < end):
                at += 1
        visible, hidden = self._follow(source)
        if hidden.strip():
            self.page.hide(TAG.sub(" ", COMMENT.sub(" ", hidden)), self.veiled, self._line(start))
            source = "\n" * hidden.count("\n") + visible
        if self.reread is not None and markdown_inside(source):
            self._reparse(source, start)
            return at
        if self.items and self.items[-1].fresh:
            self.items[-1].fresh = False
        rows = source.rstrip("\n").split("\n")
        tail = markdown_tail(rows) if self.reread is not None and not self.open else 0
        source = "\n".join(rows[: len(rows) - tail])
        read_fragment(
            source,
            self.page,
            self._line(start),
            self.nesting,
            on_heading=self.headings.append,
            on_target=self.context.masked.target,
            as_words=self._words_in_html,
        )
        if tail:
            self.reread(self.context.masked.restored("\n".join(self.lines[end - tail : end])), self._line(end - tail))  # type: ignore[misc]
        return at

    def _words_in_html(self, words: str) -> str:
        """Text between tags without template tags, and without Markdown that somebody put there."""
        words = self.context.masked.words(words)
        return without_markup(words, self.context) if MARKUP.search(words) else words

    def _follow(self, source: str) -> tuple[str, str]:
        """Keep account of open elements; returns what can be seen and what came before that, inside a hidden element."""
        how = self._hidden_now()
        self.veiled = how
        position = 0
        until = 0
        bare = COMMENT.sub(lambda found: " " * len(found.group()), source) if "<!--" in source else source
        while found := TAG.search(bare, position):
            position = found.end()
            name = found.group(2).lower()
            if found.group(1):
                for index in range(len(self.open) - 1, max(-1, len(self.open) - 50), -1):
                    if self.open[index][0] == name:
                        del self.open[index:]
                        break
                if how and not self._hidden_now() and not until:
                    until = position
            elif name not in VOID and not found.group(3).endswith("/") and len(self.open) < 1000:
                before = self.open[-1][1] if self.open else Appearance()
                self.open.append((name, before if name in _RAW else before.inside(attributes(found.group(3)))))
        if self.open and self.open[-1][0] == "p" and not self._hidden_now():
            self.open.pop()
        if not how:
            return source, ""
        return (source[until:], source[:until]) if until else ("", source)

    def _reparse(self, source: str, start: int) -> None:
        """Markdown within HTML: the elements that give structure go, the rest is read as Markdown."""
        if self.reread is None:
            return
        for found in TAG.finditer(source):
            given = attributes(found.group(3)) if found.group(3).strip() else {}
            if given.get("id"):
                self.page.anchors.add(given["id"])
        bare = without_structure(self.context.masked.restored(source))
        self.reread(bare, self._line(start))


def _joined(pending: _Pending, run: Run, line: int) -> _Pending:
    """Two paragraphs of one list item as one text; the empty lines between them stay."""
    lead = len(run.text) - len(run.text.lstrip())
    gap = "\n" * max(1, line + run.text.count("\n", 0, lead) - pending.last)
    shift = len(pending.run.text.rstrip()) + len(gap) - lead
    links = tuple(
        RunLink(link.target, link.words, max(0, link.start + shift), max(0, link.end + shift), link.image)
        for link in run.links
    )
    text = pending.run.text.rstrip() + gap + run.text.strip()
    return _Pending(
        Run(text, (*pending.run.links, *links)),
        pending.line,
        line + run.text.rstrip().count("\n"),
        pending.level,
        pending.item,
    )
