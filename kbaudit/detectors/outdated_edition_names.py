"""What the names of two documents say of them: editions of one page, or pages of two products or siblings."""

from __future__ import annotations

import posixpath
import re

from kbaudit.facts.lineage import ARCHIVE_FOLDER, Edition, edition_of
from kbaudit.model import Document

_PLAIN = (
    r"(?!(?:In|Since|By|For|Of|The|From|Until|Year|Policy|Handbook|Guide|Edition|Version|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)"
)
_APPLIES = r"(?:applies\s+to|gilt\s+für|s['’]applique\s+à|se\s+aplica\s+a)"
"""What leads to the product that a page is for; one such line is as good as many mentions."""

PRODUCT_NAMED = 3
"""So often must a text say "Server 2016" for 2016 to be the name of a product and not the year of an edition."""


def name_of(document: Document) -> Edition:
    """The edition that a document's file name and, failing that, its title say it is; an archive folder marks a left-over."""
    folder, name = posixpath.split(document.path)
    by_file = edition_of(re.sub(r"\.\w{1,8}$", "", name))
    by_title = edition_of(document.title or "")
    archived = any(ARCHIVE_FOLDER.match(part) for part in folder.split("/"))
    return Edition(
        by_file.base,
        by_file.version or by_title.version,
        by_file.year if by_file.year is not None else by_title.year,
        by_file.left_over or by_title.left_over or archived,
        by_file.copy or by_title.copy,
    )


def named_editions(mine: Edition, other: Edition) -> bool:
    """Whether marks in their names tell two documents of one name apart."""
    return (mine.version, mine.year, mine.left_over, mine.copy) != (
        other.version,
        other.year,
        other.left_over,
        other.copy,
    )


def numbered(mine: Edition, other: Edition) -> bool:
    """Whether the name of one says that it is a later version ("v2") than the other, which may say nothing."""
    if mine.copy or other.copy or mine.version == other.version:
        return False
    return bool(mine.version and other.version) or max(mine.version, other.version) >= (2,)


def headed_apart(left: Document, right: Document) -> bool:
    """Whether the headings of two pages each name something that the other's does not: siblings, whatever their title says."""
    mine, other = (set(edition_of(_heading(document)).base.split()) for document in (left, right))
    return bool(mine - other) and bool(other - mine)


def _heading(document: Document) -> str:
    first = next((block for block in document.blocks if block.kind == "heading" and block.level == 1), None)
    return document.text[first.start : first.end] if first else ""


def of_products(left: Document, right: Document, mine: Edition, other: Edition) -> bool:
    """Whether the years in two names are those of products: Mail Server 2016 and 2019 have a page each, not one page twice."""
    if mine.year == other.year:
        return False
    return any(
        len(re.findall(rf"\b{_PLAIN}[A-Z][A-Za-z]+[+#]*\s+{edition.year}\b", document.text)) >= PRODUCT_NAMED
        or re.search(rf"(?i:\b{_APPLIES}\W+)(?:[A-Z][\w+#]*\s+)*{_PLAIN}[A-Z][\w+#]*\s+{edition.year}\b", document.text)
        for document, edition in ((left, mine), (right, other))
        if edition.year is not None
    )
