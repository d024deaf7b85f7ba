"""PDF files: the text of each page in paragraphs, and what the file says about itself."""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

from kbaudit.model import BlockKind, Field, HiddenText, Place, Skipped
from kbaudit.sources.extract import Extract, RawFile, TextBuilder, Unreadable
from kbaudit.sources.hidden import hidden_at, reveal
from kbaudit.sources.pdf_lines import EDGE_SHARE, Line, Part, cleaned, parts_of, with_headings, without_furniture
from kbaudit.sources.properties import stated
from kbaudit.sources.rows import add_row

EMPTY_CONTENT = 200
"""Bytes of drawing commands up to which a page without text and pictures is simply blank."""
SMALLEST_TYPE = 1.0
"""Points up to which nobody can read the text."""
OUTLINE_ENTRIES = 5_000

_INFORMATION = {
    "/Title": "title",
    "/Author": "author",
    "/Subject": "topic",
    "/Keywords": "keywords",
    "/CreationDate": "created",
    "/ModDate": "modified",
}


def read_pdf(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read a PDF up to the limit of pages; a page without a text layer is named in the notes.

    Raises Unreadable where the file is encrypted, damaged, or takes longer than the limit of time, which is checked
    between pages.
    """
    if b"%PDF" not in raw.data[:1024]:
        raise Unreadable("is no PDF: it does not begin like one")
    with _silent():
        reader = _opened(raw)
        total = _page_count(reader, raw)
        pages, hidden, notes = _pages(reader, min(total, raw.limits.pages), raw)
        outline = _outline(reader)
        properties = _properties(reader)
    if b"%%EOF" not in raw.data[-2048:]:
        notes.append("the end of the file is missing; pages may be missing too")
    kept, furniture = without_furniture(pages)
    notes.extend(f"left out as page header or footer: {text[:120]}" for text in furniture)
    builder = TextBuilder()
    parts = with_headings(parts_of(kept), outline)
    for part in parts:
        _add(builder, hidden, part)
    heading = next((part.text for part in parts if part.kind is BlockKind.HEADING and part.level == 1), None)
    title = heading or next((field.value for field in properties if field.key == "title"), None)
    yield Extract(
        text=builder.text,
        blocks=builder.blocks,
        title=title,
        title_origin="heading" if heading else ("document properties" if title else ""),
        hidden=tuple(hidden),
        metadata=(
            *(field for field in properties if field.key != "title" or not heading),
            *(Field("page header", text[:500], "page header") for text in furniture),
        ),
        notes=tuple(notes),
    )
    if total > raw.limits.pages:
        yield Skipped(raw.uri, f"read the first {raw.limits.pages:,} of its {total:,} pages (limits.pages)")


@contextmanager
def _silent() -> Iterator[None]:
    """Pypdf reports every oddity of a file as a warning; what matters ends up in notes and reasons."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _opened(raw: RawFile) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(BytesIO(raw.data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except Unreadable:  # the limit of time
        raise
    except DependencyError:
        raise Unreadable(
            "is encrypted with AES, which needs the package `cryptography`; save it without protection"
        ) from None
    except Exception as error:
        raise Unreadable(_damage(raw, error)) from None
    if locked:
        raise Unreadable("is encrypted with a password; save it without one")
    return reader


def _page_count(reader: Any, raw: RawFile) -> int:
    try:
        count = len(reader.pages)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(_damage(raw, error)) from None
    if not count:
        raise Unreadable("is damaged: no page can be found")
    return count


def _damage(raw: RawFile, error: Exception) -> str:
    what = "is truncated: its end is missing" if b"%%EOF" not in raw.data[-2048:] else "is damaged"
    said = str(error).partition("\n")[0][:120]
    return f"{what} ({said})" if said else what


def _pages(reader: Any, count: int, raw: RawFile) -> tuple[list[list[Line]], list[HiddenText], list[str]]:
    """The lines of each page in the order of reading, text too small to see, and notes."""
    started = time.monotonic()
    pages: list[list[Line]] = []
    hidden: list[HiddenText] = []
    notes: list[str] = []
    failed = 0
    for index in range(count):
        if raw.limits.seconds and time.monotonic() - started > raw.limits.seconds:
            limit = f"{raw.limits.seconds:g} seconds (limits.seconds)"
            raise Unreadable(f"took longer than {limit}: {index:,} of {count:,} pages were read by then")
        try:
            page = reader.pages[index]
            lines = _lines(page, index + 1)
        except Unreadable:
            raise
        except Exception as error:
            failed += 1
            notes.append(f"page {index + 1} cannot be read: {type(error).__name__}")
            pages.append([])
            continue
        tiny = " ".join(line.text for line in lines if line.size <= SMALLEST_TYPE)
        if tiny:
            hidden.append(HiddenText(tiny, "type of at most 1 point", Place(page=index + 1)))
        pages.append([line for line in lines if line.size > SMALLEST_TYPE])
        if not lines and _shows_something(page):
            notes.append(f"page {index + 1} has no text layer")
    if failed == count:
        raise Unreadable("is damaged: none of its pages can be read")
    return pages, hidden, notes


def _lines(page: Any, number: int) -> list[Line]:
    """Pieces of text as pypdf hands them out, put together to lines; a line has the place of its first piece."""
    lines: list[Line] = []
    low, high = _inner_heights(page)
    open_line: list[tuple[str, float, float, float, bool]] = []

    def close() -> None:
        text = cleaned("".join(piece[0] for piece in open_line))
        visible = [piece for piece in open_line if piece[0].strip()]
        if text and visible:
            _, left, top, size, _ = visible[0]
            bold = all(piece[4] for piece in visible)
            lines.append(Line(text, number, left, top, round(size, 1), bold, edge=not low < top < high))
        open_line.clear()

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        if not text:
            return
        left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
        top = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
        scale = (abs(inner[3]) or abs(inner[1]) or 1.0) * (abs(outer[3]) or abs(outer[1]) or 1.0)
        name = str(font.get("/BaseFont", "")) if font is not None else ""
        bold = any(word in name for word in ("Bold", "Black", "Heavy", "bold"))
        for position, piece in enumerate(text.split("\n")):
            if position:
                close()
            if piece:
                open_line.append((piece, left, top, abs(size) * scale, bold))

    page.extract_text(visitor_text=visit)
    close()
    return lines


def _inner_heights(page: Any) -> tuple[float, float]:
    """Between which heights of a page no headers and footers stand, in points."""
    box = page.mediabox
    margin = EDGE_SHARE * float(box.height)
    return float(box.bottom) + margin, float(box.top) - margin


def _shows_something(page: Any) -> bool:
    """Whether there is anything on a page: a picture, or more drawing than an empty page needs."""
    try:
        resources = page.get("/Resources")
        pictures = resources.get_object().get("/XObject") if resources is not None else None
        if pictures is not None and len(pictures.get_object()):
            return True
        contents = page.get_contents()
        return contents is not None and len(contents.get_data()) > EMPTY_CONTENT
    except Exception:
        return True


def _outline(reader: Any) -> list[tuple[int, str, int]]:
    """Page, title and level of each entry of the outline; nothing where it is damaged."""
    found: list[tuple[int, str, int]] = []
    try:
        waiting = [(entry, 1) for entry in reversed(reader.outline)]
        while waiting and len(found) < OUTLINE_ENTRIES:
            entry, level = waiting.pop()
            if isinstance(entry, list):
                waiting.extend((child, level + 1) for child in reversed(entry))
                continue
            page = reader.get_destination_page_number(entry)
            if page is not None and page >= 0:
                found.append((page + 1, str(entry.title), min(level, 6)))
    except Exception:
        return []
    return found


def _properties(reader: Any) -> tuple[Field, ...]:
    """The information dictionary, dates as ISO, and the language of the catalogue."""
    said: dict[str, str] = {}
    try:
        information = reader.metadata or {}
        for name, key in _INFORMATION.items():
            value = information.get(name)
            if value is not None:
                said[key] = _date(str(value)) if key in ("created", "modified") else str(value)
        language = reader.trailer["/Root"].get_object().get("/Lang")
        if language is not None:
            said["language"] = str(language)
    except Exception:
        return tuple(stated(said))
    return tuple(
        stated({key: value for key, value in said.items() if value.strip("()") not in ("unspecified", "anonymous")})
    )


def _date(value: str) -> str:
    """The day of a PDF date: D:20240131093000+01'00' → 2024-01-31. Anything else stays as it is."""
    digits = value.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else value


def _add(builder: TextBuilder, hidden: list[HiddenText], part: Part) -> None:
    place = Place(page=part.page)
    if part.kind is BlockKind.TABLE_ROW:
        add_row(builder, part.header, part.cells, place)
        return
    text, removed = reveal(part.text)
    hidden.extend(replace(item, place=place) for item in hidden_at(removed, part.text, 1))
    builder.add(part.kind, text, place, level=part.level)
