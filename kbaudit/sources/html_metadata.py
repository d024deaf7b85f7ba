"""What an HTML page says of itself: meta elements, JSON-LD, its language, its canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from kbaudit.model import Field, Place

MOST_FIELDS = 2_000
"""Entries of one page's metadata."""

LONGEST = 2_000_000
"""Characters of a JSON-LD script."""

_REFRESH = re.compile(r"""^\s*[\d.]*\s*[;,]?\s*url\s*=\s*["']?\s*([^"']+)""", re.I)


def metadata(root: Any, note: Callable[[str], None], nesting: int) -> Iterator[Field]:
    """The fields of a page, in document order of their kinds. What is broken is passed to `note`."""
    for count, entry in enumerate(_all(root, note, nesting)):
        if count >= MOST_FIELDS:
            note(f"has more than {MOST_FIELDS} metadata entries; the rest was not read")
            return
        yield entry


def title_element(root: Any) -> str | None:
    """The words of the page's title element."""
    for element in root.iter("title"):
        if element.getparent() is None or element.getparent().tag in ("head", "html", "body"):
            return " ".join("".join(element.itertext()).split()) or None
    return None


def _all(root: Any, note: Callable[[str], None], nesting: int) -> Iterator[Field]:
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    if root.tag == "html" and language and language.strip():
        yield Field("lang", language.strip(), "HTML lang", Place(line=root.sourceline))
    if title := title_element(root):
        place = next((element.sourceline for element in root.iter("title")), None)
        yield Field("page title", title, "title element", Place(line=place))
    for element in root.iter("meta"):
        yield from _meta(element)
    for element in root.iter("link"):
        relation = (element.get("rel") or "").lower().split()
        if "canonical" in relation and element.get("href"):
            yield Field("canonical", element.get("href").strip(), "HTML link", Place(line=element.sourceline))
    for element in root.iter("time"):
        name = element.get("itemprop") or ("pubdate" if element.get("pubdate") is not None else None)
        value = element.get("datetime") or " ".join("".join(element.itertext()).split())
        if name and value:
            yield Field(name.strip(), value.strip(), "HTML time", Place(line=element.sourceline))
    for element in root.iter("script"):
        if (element.get("type") or "").split(";")[0].strip().lower() == "application/ld+json":
            yield from _linked_data(element, note, nesting)


def _meta(element: Any) -> Iterator[Field]:
    content = (element.get("content") or "").strip()
    place = Place(line=element.sourceline)
    equivalent = (element.get("http-equiv") or "").strip().lower()
    if equivalent == "refresh":
        if found := _REFRESH.match(content[:5000]):
            yield Field("redirect", found.group(1).strip(), "HTML meta", place)
        return
    name = element.get("name") or element.get("property") or element.get("itemprop") or equivalent
    if name and content and name.strip():
        yield Field(name.strip(), content, "HTML meta", place)


def _linked_data(element: Any, note: Callable[[str], None], nesting: int) -> Iterator[Field]:
    source = (element.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
    if len(source) > LONGEST:
        note(f"JSON-LD is longer than {LONGEST} characters and was not read")
        return
    try:
        data = json.loads(source, parse_int=str, parse_float=str, parse_constant=str, strict=False)
    except (ValueError, RecursionError) as error:
        note(f"JSON-LD cannot be read: {str(error)[:120] or 'nested too deep'}")
        return
    for key, value in _leaves(data, nesting):
        yield Field(key, value, "JSON-LD", Place(line=element.sourceline))


def _leaves(data: Any, nesting: int) -> Iterator[tuple[str, str]]:
    """Leaves with dotted keys. @graph and lists add nothing to the key; null says nothing."""
    stack: list[tuple[str, Any, int]] = [("", data, 0)]
    while stack:
        key, value, depth = stack.pop()
        if isinstance(value, dict) and depth < nesting:
            inner = [
                (key if name == "@graph" else f"{key}.{name}" if key else name, item, depth + 1)
                for name, item in value.items()
            ]
            stack.extend(reversed(inner))
        elif isinstance(value, list) and depth < nesting:
            stack.extend((key, item, depth + 1) for item in reversed(value))
        elif isinstance(value, bool):
            yield key, "true" if value else "false"
        elif isinstance(value, str) and value.strip():
            yield key, value.strip()
