"""Document properties: what an office file or a PDF says about itself, without what a template or a program put there."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from kbaudit.model import Field
from kbaudit.sources.package import part_of

ORIGIN = "document properties"

TEMPLATE_TIMES = (
    "2013-12-23T23:15",  # python-docx and Word's own default template
    "2013-01-27T09:1",  # python-pptx
    "2006-09-16T00:00",  # Excel 2007 and many libraries
    "2015-06-05T18:1",  # Excel 2016
    "1601-01-01",  # zero in Windows
    "1899-12-3",  # zero in Excel
    "1904-01-01",  # zero in Excel for Mac
    "1970-01-01",  # zero in Unix
    "1980-01-01T00:00",  # zero in ZIP
)
"""Beginnings of dates that a template or a zero put there; they say nothing about the document."""

NO_TITLES = re.compile(
    r"(?i)(?:microsoft (?:word|powerpoint|excel)\b.*|word document|powerpoint[ -]pr[aeä]sentation|powerpoint presentation"
    r"|title|untitled.*|document ?\d*|presentation ?\d*|slide 1|book ?\d*|template|\(anonymous\)"
    r"|.*\.(?:docx?|pptx?|xlsx?|pdf|dotx?|indd|qxd))"
)
NO_PEOPLE = re.compile(
    r"(?i)(?:python-docx|openpyxl|steve canny|microsoft office user|\(?anonymous\)?|admin(?:istrator)?|user|owner|author|root"
    r"|apache poi|unknown|default|windows user|.*pdf ?creator.*)"
)
_CORE_KEYS = {
    "title": "title",
    "creator": "author",
    "created": "created",
    "modified": "modified",
    "lastModifiedBy": "editor",
    "keywords": "keywords",
    "category": "category",
    "subject": "topic",
    "description": "description",
    "contentStatus": "status",
    "language": "language",
    "version": "version",
}
_MOST_CHARACTERS = 2000


def package_properties(package: zipfile.ZipFile) -> tuple[Field, ...]:
    """The core and the custom properties of an office file."""
    core = {
        _CORE_KEYS[name]: text for name, text in _entries(part_of(package, "docProps/core.xml")) if name in _CORE_KEYS
    }
    return (*stated(core), *stated(dict(_entries(part_of(package, "docProps/custom.xml")))))


def stated(properties: Mapping[str, str]) -> Iterable[Field]:
    """Properties that somebody stated: without empty ones and those of templates and programs."""
    for key, value in properties.items():
        text = " ".join(value.replace("\0", " ").split())[:_MOST_CHARACTERS]
        if text and not _is_default(key, text):
            yield Field(key, text, ORIGIN)


def _is_default(key: str, text: str) -> bool:
    if key in ("created", "modified"):
        return text.startswith(TEMPLATE_TIMES)
    if key == "title":
        return NO_TITLES.fullmatch(text) is not None
    if key in ("author", "editor"):
        return NO_PEOPLE.fullmatch(text) is not None
    return key == "description" and text.startswith("generated ")


def _entries(xml: bytes | None) -> Iterator[tuple[str, str]]:
    """Name and text of each property in a part; nothing for a part that is damaged."""
    if not xml:
        return
    from lxml import etree

    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return
    for element in root:
        if isinstance(element.tag, str):
            text = "".join(str(part) for part in element.itertext())
            name = element.get("name") or etree.QName(element).localname
            yield str(name), text
