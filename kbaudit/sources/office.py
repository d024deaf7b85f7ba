"""Word documents and slides, read from their XML. Nothing in them is run, and no link in them is followed."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kbaudit.model import BlockKind, Field, Place, Skipped
from kbaudit.sources.extract import Extract, RawFile, Unreadable
from kbaudit.sources.package import checked_package, part_of
from kbaudit.sources.presentation import Slides, add_slide
from kbaudit.sources.properties import package_properties
from kbaudit.sources.wordprocessing import Content, R, W, add_body, is_dark, styles_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/presentationml/main", b"http://schemas.openxmlformats.org/presentationml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
"""Namespaces of the strict variant of the format, and those that everybody else uses."""

_MARGINS = re.compile(r"word/(header|footer)\d*\.xml")


def read_docx(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read a Word document. Raises Unreadable where it is encrypted, damaged, over a limit, or no Word document."""
    package = checked_package(raw.data, raw.limits)
    main = _main_part(package, "word/document.xml")
    root = _parsed(package, main)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise Unreadable("is no Word document: it has no text part")
    targets = {name: target for name, (_, target) in _relations(package, main).items()}
    content = Content(styles_of(_parsed(package, posixpath.join(posixpath.dirname(main), "styles.xml"))), targets)
    add_body(content, body, white=not is_dark(root))
    for name in ("footnotes", "endnotes"):
        notes = _parsed(package, posixpath.join(posixpath.dirname(main), f"{name}.xml"))
        for note in notes if notes is not None else ():
            if note.get(f"{W}type") in (None, "normal") and isinstance(note.tag, str):
                content.builder.add(BlockKind.PARAGRAPH, text_of(note), Place())
    properties = package_properties(package)
    yield _extract(content, properties, _margins(package))


def read_pptx(raw: RawFile) -> Iterator[Extract | Skipped]:
    """Read slides. Raises Unreadable where the file is encrypted, damaged, over a limit, or holds no slides."""
    package = checked_package(raw.data, raw.limits)
    main = _main_part(package, "ppt/presentation.xml")
    root = _parsed(package, main)
    if root is None or "presentationml" not in str(root.tag):
        raise Unreadable("is no presentation: it has no list of slides")
    relations = _relations(package, main)
    slides = Slides()
    number = 0
    for entry in root.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"):
        _, name = relations.get(str(entry.get(f"{R}id")), ("", ""))
        slide = _parsed(package, name) if name else None
        if slide is None:
            continue
        number += 1
        own = _relations(package, name)
        notes = next((_parsed(package, target) for kind, target in own.values() if kind == "notesSlide"), None)
        add_slide(slides, slide, notes, number, {key: target for key, (_, target) in own.items()})
    yield _extract(slides, package_properties(package), ())


def _extract(content: Content | Slides, properties: tuple[Field, ...], margins: tuple[Field, ...]) -> Extract:
    """The finished document. The visible title comes before the one in the properties, which is often a former one's."""
    stated = next((field.value for field in properties if field.key == "title"), None)
    kept = tuple(field for field in properties if field.key != "title" or content.title is None)
    return Extract(
        text=content.builder.text,
        blocks=content.builder.blocks,
        title=content.title or stated,
        title_origin="heading" if content.title else ("document properties" if stated else ""),
        links=tuple(content.links),
        anchors=frozenset(content.anchors - {""}),
        hidden=tuple(content.hidden),
        metadata=(*content.fields, *kept, *margins),
    )


def _margins(package: zipfile.ZipFile) -> tuple[Field, ...]:
    """What stands above and below every page: often the version, the owner or the date of review."""
    found: dict[tuple[str, str], None] = {}
    for name in sorted(package.namelist()):
        if match := _MARGINS.fullmatch(name):
            root = _parsed(package, name)
            if root is not None and (text := text_of(root)):
                found[f"page {match.group(1)}", text[:500]] = None
    return tuple(Field(key, text, key) for key, text in found)


def _main_part(package: zipfile.ZipFile, usual: str) -> str:
    named = next((target for kind, target in _relations(package, "").values() if kind == "officeDocument"), usual)
    return named if named in package.NameToInfo else usual


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The kind and the target of each relation of a part, by its id. Targets inside the package are full part names."""
    folder, name = posixpath.split(part)
    root = _parsed(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    for relation in root if root is not None else ():
        kind = str(relation.get("Type", "")).rsplit("/", 1)[-1]
        target = str(relation.get("Target", ""))
        if relation.get("TargetMode") != "External" and kind != "hyperlink":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[str(relation.get("Id"))] = (kind, target)
    return found


def _parsed(package: zipfile.ZipFile, name: str) -> _Element | None:
    """The XML of a part; None where there is no such part, Unreadable where it is damaged or nested beyond 256 levels."""
    xml = part_of(package, name)
    if not xml:
        return None
    from lxml import etree

    for strict, usual in _STRICT:
        xml = xml.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"is damaged: {name} is no valid XML ({str(error)[:120]})") from None
