"""HTML pages: the visible text in blocks, what the page hides, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kbaudit.model import Skipped
from kbaudit.sources.decoding import declared_charset, decode
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.front_matter import blank_front_matter, front_matter
from kbaudit.sources.html_blocks import HtmlWalk
from kbaudit.sources.html_metadata import metadata, title_element
from kbaudit.sources.page import Page
from kbaudit.sources.slugs import heading_anchors
from kbaudit.sources.templates import mask

_DEEPEST = 200
"""Elements that libxml2 nests without complaint."""


def read_html(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read an HTML page. The title is its first h1, else its title element; front matter of site generators is read too."""
    decoded = decode(raw.data, declared_charset(raw.data))
    matter = front_matter(decoded.text, raw.limits)
    source = blank_front_matter(decoded.text, matter)
    page = Page()
    masked = mask(source) if matter.end else mask("")
    root = parse(masked.text if matter.end else source, page)
    headings: list[str] = []
    if root is not None:
        page.fields.extend(metadata(root, page.note, raw.limits.nesting))
        walk = HtmlWalk(page, raw.limits.nesting, on_heading=headings.append)
        if matter.end:
            walk.on_target, walk.as_words = masked.target, masked.words
        walk.spare_headers = not _first_heading_outside_headers(root)
        walk.walk(root)
        page.anchors |= heading_anchors(headings)
    title, origin = page.heading(), "first heading"
    if not title and root is not None:
        title, origin = title_element(root), "title element"
    yield page.extract(
        title,
        origin,
        fields=matter.fields,
        notes=(*decoded.notes, *matter.notes),
        end_line=source.count("\n") + 1,
    )


def read_fragment(
    source: str,
    page: Page,
    line: int,
    nesting: int,
    *,
    on_heading: Callable[[str], None],
    on_target: Callable[[str], str],
    as_words: Callable[[str], str],
) -> None:
    """Read a piece of HTML inside another format, which begins in `line`, into `page`."""
    root = parse("<div>" + source, page)
    if root is not None:
        walk = HtmlWalk(page, nesting, first_line=line, on_heading=on_heading, on_target=on_target, as_words=as_words)
        walk.articles = 1
        walk.walk(root)


def parse(source: str, page: Page) -> Any:
    """The tree of a page, however broken it is; None where there is nothing in it. `page` gets a note of what is missing."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(source.replace("\0", " ").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise Unreadable(f"its HTML cannot be parsed: {error}") from None
    if source.count("<") > _DEEPEST and any("depth" in entry.message.lower() for entry in parser.error_log):
        page.note("elements are nested so deep that the parser gave up; what stands below was not read")
    return root


def _first_heading_outside_headers(root: Any) -> bool:
    for heading in root.iter("h1"):
        above = {parent.tag for parent in heading.iterancestors()}
        if "header" not in above or above & {"main", "article"}:
            return True
    return False
