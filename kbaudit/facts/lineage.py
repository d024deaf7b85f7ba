"""Editions of one document: what names, metadata and statements say about which replaced which."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from kbaudit.facts.self_statements import PARTS
from kbaudit.model import Field, Link

SUPERSEDES_KEYS = frozenset(
    {"supersedes", "replaces", "dcterms.replaces", "obsoletes", "previous_version", "previous-version", "predecessor"}
)
"""Metadata keys that name what a document took the place of."""

SUPERSEDED_BY_KEYS = frozenset(
    {
        "superseded_by",
        "superseded-by",
        "supersededby",
        "replaced_by",
        "replaced-by",
        "replacedby",
        "successor",
        "newer_version",
    }
)
"""Metadata keys that name what took a document's place."""


TRANSLATION_OF_KEYS = frozenset(
    {
        "translation_of",
        "translation-of",
        "translationof",
        "translated_from",
        "translated-from",
        "translatedfrom",
        "translation_source",
        "source_page",
        "original_page",
    }
)
"""Metadata keys that name the page that a document was translated from."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a name says about an edition: without its marks, the version or year, and whether it is left over."""

    base: str
    version: tuple[int, ...] = ()
    year: int | None = None
    left_over: bool = False
    copy: bool = False

    @property
    def marked(self) -> bool:
        """Whether the name has any mark of an edition."""
        return bool(self.version) or self.year is not None or self.left_over or self.copy


_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?:[-_/](\d\d|(?:19|20)\d\d))?(?![\d.])")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)")
_VERSION = re.compile(
    r"(?i)(?:^|[\s_.(-])(?:v|ver|version|rev|revision|r|edition|ed|issue|"
    r"fassung)[\s_.-]?(\d{1,3}(?:\.\d{1,3}){0,3})(?=$|[\s_.)-])"
)
_ORDINAL_EDITION = re.compile(r"(?i)\b(\d{1,2})(?:st|nd|rd|th)\s+edition\b")
_TRAILING_NUMBER = re.compile(r"(?<=[a-z])[-_ ]\(?(\d{1,2})\)?$", re.I)
_LEFT_OVER = re.compile(
    r"(?i)(?:^|[\s_.(\[-])(?:old|alt|backup|bak|previous|prev|archived?|outdated|superseded|obsolete|deprecated|former|orig(?:inal)?|vieux|ancien|viejo|antiguo|antigo)(?=$|[\s_.)\]-])"
)
_COPY = re.compile(
    r"(?i)(?:^|[\s_.(\[-])(?:copy(?:[\s_-]of)?|kopie(?:[\s_-]von)?|copie|copia|cópia|duplicate)(?=$|[\s_.)\]-])"
)
_NEW = re.compile(
    r"(?i)(?:^|[\s_.(\[-])(?:new|latest|current|final|updated|revised|neu|aktuell|nouveau|nuevo|novo)(?=$|[\s_.)\]-])"
)
_PRODUCT = re.compile(
    r"(?i)\b(?:api|sdk|cli|app|client|server|driver|library|protocol|schema|firmware|plugin|model|http|tls|"
    r"ssl|oauth|ipv?|windows|android|ios|python|java|node|php|sql)$"
)


def edition_of(name: str) -> Edition:
    """What a title or a file name without suffix says. A version after the name of a technology ("API v2") is that thing's."""
    text = _DATE.sub(" ", name)
    version: tuple[int, ...] = ()
    match = _VERSION.search(text) or _ORDINAL_EDITION.search(text)
    if match and not _PRODUCT.search(text[: match.start()].rstrip(" _.-(")):
        version = tuple(int(part) for part in match[1].split("."))
        text = text[: match.start()] + " " + text[match.end() :]
    year = None
    if match := _YEAR.search(text):
        year = int(match[1])
        text = text[: match.start()] + " " + text[match.end() :]
    left_over, copy = bool(_LEFT_OVER.search(text)), bool(_COPY.search(text))
    for pattern in (_LEFT_OVER, _COPY, _NEW):
        text = pattern.sub(" ", text)
    if not version and (match := _TRAILING_NUMBER.search(text.strip())):
        version = (int(match[1]),)
        text = text.strip()[: match.start()]
        copy = True
    base = " ".join(re.findall(r"\w+", re.sub(r"_", " ", text.casefold())))
    return Edition(base, version, year, left_over, copy)


ARCHIVE_FOLDER = re.compile(r"(?i)^_?(?:archives?|archived|archiv|old|attic|backup|superseded|previous|obsolete)$")
VERSION_FOLDER = re.compile(r"(?i)^(?:v(?:ersion)?[-_.]?)?\d+(?:\.(?:\d+|x))*$|^(?:latest|current|stable|next|lts)$")

_EDITION_FOLDER = re.compile(
    r"(?P<name>[a-z][a-z_. -]*?[a-z])(?:[-_. ]?(?P<dated>(?:19|20)\d\d|\d+(?:\.\d+)+)|[-_. ](?P<numbered>v\d+(?:\.\d+)*))?"
)
"""A folder called by a name of its own, with or without a year or a version: MailServer2013, handbook-2024, guide_v2, guide."""

_OF_NO_THING = frozenset("docs ed edition rel release releases rev revision ver version versions".split())
"""Words that name no thing of which there are editions: which pages of version-2.1 and version-2.2 are one, their names say."""

_SAYS_REPLACED = re.compile(
    rf"\b(?:this|the\s+present)\s+(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+(?:(?:has|have)\s+(?:since\s+)?been|is|was|are|"
    rf"were)\s+(?:now\s+)?(?:superseded|replaced|supplanted)(?:\s+by\b|\s+with\b|[.,;:]|\s+(?:on|in|as)\b)"
    rf"|^[^\w\n]{{0,12}}(?:superseded|replaced)\s+by\b|\bdiese\s+(?:Seite|Richtlinie)\s+wurde\s+(?:durch|ersetzt)\b|"
    rf"\b(?:cette\s+page|ce\s+document)\s+(?:est|a\s+été)\s+remplacée?\s+par\b"
    rf"|\b(?:esta\s+página|este\s+documento)\s+(?:ha\s+sido|fue|foi)\s+(?:reemplazad|substituíd|sustituid)[oa]\s+por\b",
    re.I | re.M,
)
_SAYS_REPLACES = re.compile(
    rf"\b(?:this|the\s+present|it)\s+(?:(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+)?(?:replaces|supersedes|supplants)\b|"
    rf"^[^\w\n]{{0,12}}(?:replaces|supersedes)\s*:",
    re.I | re.M,
)
REACH = 800
"""Characters from the beginning in which a document says what it replaced or what replaced it."""


def edition_folders(left: str, right: str) -> bool:
    """Whether two paths part at folders of one name, for two years or versions of it, or with one and without.

    All that stands below them is of two editions, whatever it is called: what was renamed between two editions is no copy.
    """
    folders = (path.casefold().split("/")[:-1] for path in (left, right))
    mine, other = next(((a, b) for a, b in zip(*folders, strict=False) if a != b), ("", ""))
    first, second = _EDITION_FOLDER.fullmatch(mine), _EDITION_FOLDER.fullmatch(other)
    if not first or not second:
        return False
    names = [re.sub(r"[-_. ]", "", found["name"]) for found in (first, second)]
    editions = [found["dated"] or found["numbered"] for found in (first, second)]
    return names[0] == names[1] not in _OF_NO_THING and editions[0] != editions[1]


def says_replaced(text: str) -> tuple[int, int] | None:
    """Where a text says at its beginning that something took its place."""
    match = _SAYS_REPLACED.search(text, 0, REACH)
    return match.span() if match else None


def says_replaces(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says at its beginning what it took the place of."""
    for match in _SAYS_REPLACES.finditer(text, 0, REACH):
        yield match.span()


def named_in(metadata: Sequence[Field], keys: frozenset[str]) -> Iterator[Field]:
    """The fields under such keys that name something."""
    for field in metadata:
        if (
            field.key.casefold() in keys
            and field.value.strip()
            and field.value.strip().casefold() not in ("none", "null", "n/a", "-", "tbd")
        ):
            yield field


def target_of(path: str, target: str) -> str | None:
    """The path, without suffix, that a relative or site-absolute link of the document at `path` means; None for others."""
    wanted = unquote(target.strip()).partition("#")[0].partition("?")[0]
    wanted = re.sub(r"\{\{.*?\}\}", "", wanted).strip()
    tag = re.search(r"\{%-?\s*(?:link|page|post_url|ref)\s+[\"']?([^\"'%\s]+)", wanted)
    if tag:
        wanted = "/" + tag[1].lstrip("/")
    if not wanted or re.match(r"[a-z][a-z0-9+.-]*:|//", wanted, re.I):
        return None
    joined = wanted.lstrip("/") if wanted.startswith("/") else posixpath.join(posixpath.dirname(path), wanted)
    return without_suffix(posixpath.normpath(joined))


def without_suffix(path: str) -> str:
    """A path in lower case without its suffix, and without "index" or "readme" at its end."""
    bare = re.sub(
        r"(?:\.html)?\.(?:md|mdx|markdown|html?|rst|adoc|txt|erb|docx|"
        r"pdf)$",
        "",
        path.rstrip("/"),
        flags=re.I,
    ).casefold()
    return re.sub(r"(?:^|/)(?:index|readme|_index)$", "", bare)


def link_in(links: Sequence[Link], start: int, end: int, words: str) -> Link | None:
    """The link that stands in a stretch of text, by its span, or by its words where the source gives no span."""
    for link in links:
        if link.span and start <= link.span[0] < end:
            return link
    return next((link for link in links if not link.span and link.words and link.words in words), None)
