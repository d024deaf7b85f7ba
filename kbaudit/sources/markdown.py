"""Markdown and MDX: blocks, links, ids and hidden text, every word in the line where the source has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kbaudit.model import BlockKind, Skipped
from kbaudit.sources.decoding import decode
from kbaudit.sources.extract import Extract, RawFile
from kbaudit.sources.front_matter import blank_front_matter, front_matter
from kbaudit.sources.hidden import hidden_at, reveal
from kbaudit.sources.inline import Context
from kbaudit.sources.markdown_blocks import MarkdownWalk
from kbaudit.sources.markdown_dialects import PARAGRAPH, prepare
from kbaudit.sources.page import Page, Run, RunLink
from kbaudit.sources.slugs import heading_anchors
from kbaudit.sources.templates import mask

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

MOST_LISTS = 100
"""Nested lists and quotes that the parser, which recurses, can be trusted with, whatever the configuration says."""


def read_markdown(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read a Markdown file (CommonMark with tables, strikethrough, definition lists, and what generators add to it)."""
    decoded = decode(raw.data)
    matter = front_matter(decoded.text, raw.limits)
    text = blank_front_matter(decoded.text, matter)
    page = Page()
    text, found = reveal(text)
    if found:
        page.hidden.extend(hidden_at(found, blank_front_matter(decoded.text, matter), 1))
    headings: list[str] = []
    read_body(text, page, headings, mdx=raw.suffix == ".mdx", nesting=raw.limits.nesting)
    page.anchors |= heading_anchors(headings)
    yield page.extract(
        page.heading(),
        "first heading",
        fields=matter.fields,
        notes=(*decoded.notes, *matter.notes),
        end_line=text.count("\n") + 1,
    )


def read_body(
    text: str,
    page: Page,
    headings: list[str],
    *,
    mdx: bool = False,
    nesting: int = 100,
    line: int = 1,
    within_html: bool = False,
) -> None:
    """Read Markdown without front matter, which begins in `line` of its file, into `page`; `headings` gets their words."""
    masked = mask(text)
    if masked.comments:
        for comment in masked.comments:
            page.hide(comment.text, comment.how, line + text.count("\n", 0, comment.offset))
    prepared = prepare(masked.text, mdx=mdx)
    page.anchors |= prepared.anchors
    for target, words, at, image in prepared.links:
        if target:
            link = RunLink(masked.target(target), masked.words(words), 0, 0, image=image)
            page.add(BlockKind.PARAGRAPH, Run("", (link,)), line + at - 1)
    for words, at in prepared.comments:
        page.hide(masked.restored(words), "comment", line + at - 1)
    parser = _parser(mdx, min(nesting, MOST_LISTS))
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser.parse(prepared.text, environment)
    references = {key: entry["href"] for key, entry in environment.get("references", {}).items()}
    context = Context(references, masked, mdx)
    walk = MarkdownWalk(page, context, prepared.text.split("\n"), line, nesting, headings)
    if not within_html:
        walk.reread = lambda inner, at: read_body(
            inner, page, headings, mdx=mdx, nesting=nesting, line=at, within_html=True
        )
    walk.walk(tokens)
    if any(token.level >= min(nesting, MOST_LISTS) - 1 for token in tokens):
        page.note(
            f"lists or quotes are nested deeper than {min(nesting, MOST_LISTS)} levels; what stands below was not read"
        )


@cache
def _parser(mdx: bool, nesting: int) -> MarkdownIt:
    """The block parser; inline markup is read by `inline`, which keeps the lines."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": nesting}).enable("table").disable(["inline", "text_join"])
    if mdx:
        parser.disable("code")
    parser.use(deflist_plugin)
    parser.block.ruler.before(
        "fence", "own paragraph", _own_paragraph, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = _any  # type: ignore[method-assign]
    return parser


def _any(url: str) -> bool:
    """Every target counts, also those that a browser would not follow."""
    return bool(url) or not url


def _own_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: a marked line is a paragraph for itself."""
    del end
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(PARAGRAPH, position):
        return False
    if silent:
        return True
    state.line = start + 1
    for kind, nesting in (("paragraph_open", 1), ("inline", 0), ("paragraph_close", -1)):
        token = state.push(kind, "" if kind == "inline" else "p", nesting)  # type: ignore[arg-type]
        token.map = [start, start + 1]
        if kind == "inline":
            token.content = state.src[position + 1 : state.eMarks[start]].strip()
            token.children = []
    return True
