"""What a document says of its own standing: live, deprecated, draft, archived or superseded."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kbaudit.facts.self_statements import PARTS
from kbaudit.model import Field, Place, Status

_STATUS_KEYS = frozenset(
    {
        "status",
        "state",
        "lifecycle",
        "lifecycle_state",
        "page_status",
        "doc_status",
        "document_status",
        "content_status",
        "workflow_state",
        "publication_status",
    }
)

_WORDS: Mapping[Status, frozenset[str]] = {
    Status.ARCHIVED: frozenset(
        [
            "archived",
            "archive",
            "retired",
            "obsolete",
            "withdrawn",
            "removed",
            "deleted",
            "decommissioned",
            "inactive",
            "unpublished",
            "trashed",
            "expired",
        ]
    ),
    Status.DRAFT: frozenset(
        [
            "draft",
            "wip",
            "work in progress",
            "work-in-progress",
            "in review",
            "in-review",
            "proposed",
            "proposal",
            "unreleased",
            "pending review",
            "entwurf",
            "brouillon",
            "borrador",
            "rascunho",
        ]
    ),
    Status.SUPERSEDED: frozenset(["superseded", "replaced", "supplanted"]),
    Status.DEPRECATED: frozenset(
        ["deprecated", "outdated", "out of date", "out-of-date", "legacy", "stale", "veraltet", "obsolète", "obsoleto"]
    ),
}
_FLAGS: Mapping[str, Status] = {
    "archived": Status.ARCHIVED,
    "is_archived": Status.ARCHIVED,
    "isarchived": Status.ARCHIVED,
    "retired": Status.ARCHIVED,
    "obsolete": Status.ARCHIVED,
    "withdrawn": Status.ARCHIVED,
    "draft": Status.DRAFT,
    "is_draft": Status.DRAFT,
    "isdraft": Status.DRAFT,
    "wip": Status.DRAFT,
    "unpublished": Status.DRAFT,
    "superseded": Status.SUPERSEDED,
    "deprecated": Status.DEPRECATED,
    "is_deprecated": Status.DEPRECATED,
    "outdated": Status.DEPRECATED,
    "is_outdated": Status.DEPRECATED,
    "stale": Status.DEPRECATED,
}
_POINTERS = frozenset(
    {
        "superseded_by",
        "supersededby",
        "superseded-by",
        "replaced_by",
        "replacedby",
        "replaced-by",
        "dcterms.isreplacedby",
    }
) | {"redirect_to", "redirect", "redirect_url", "redirecturl"}
_REDIRECTS = frozenset({"redirect_to", "redirect", "redirect_url", "redirecturl"})
_TRUE = frozenset({"true", "yes", "1", "on", "y"})
_FALSE = frozenset({"false", "no", "0", "off", "n"})
_PRODUCT = re.compile(r"\b(?:service|product|plan|feature|api|library|package|endpoint)\b", re.I)

BANNER_REACH = 700
"""Characters at the beginning of a text in which a banner stands."""

_STATE = (
    r"archived|deprecated|retired|obsolete|out[- ]of[- ]date|outdated|no\s+longer\s+(?:maintained|valid|applicable|applies|"
    r"in\s+(?:use|force|effect)|current|supported|updated|accurate|relevant)|"
    r"not\s+(?:maintained|current)|withdrawn|discontinued|kept\s+for\s+(?:reference|historical|archival)|for\s+(?:historical|"
    r"archival)\s+(?:reference|purposes)"
)
_BANNERS = (
    # This page is archived. This policy has been withdrawn and is no longer in force.
    re.compile(
        rf"\b(?:this|the\s+(?:following|present))\s+(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+(?:is|are|has\s+been|have\s+been|was|"
        rf"were)\s+(?:\w+\s+){{0,2}}?(?:{_STATE})\b",
        re.I,
    ),
    re.compile(
        rf"\bthis\s+(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+(?:no\s+longer\s+appl(?:y|ies)|should\s+no(?:t|"
        rf"\s+longer)\s+be\s+used|must\s+not\s+be\s+used|is\s+a\s+draft)\b",
        re.I,
    ),
    # DEPRECATED: …, [ARCHIVED], ⚠️ OUTDATED — …, DRAFT — do not use
    re.compile(
        r"(?m)^[^\w\n]{0,12}(?:DEPRECATED|ARCHIVED|OBSOLETE|OUTDATED|RETIRED|WITHDRAWN|DRAFT|VERALTET|OBSOLÈTE|"
        r"OBSOLETO)\b(?=\s*(?:[:!.–—\])*_-]|$))"
    ),
    re.compile(
        r"(?im)^[^\w\n]{0,12}(?:deprecated|archived|obsolete|outdated|draft)\s*[:!–—][^\n]{0,120}\b(?:do\s+not\s+use|"
        r"not\s+for\s+use|see|use|replaced|instead|no\s+longer)\b"
    ),
    re.compile(
        r"(?im)^[^\w\n]{0,12}(?:please\s+)?do\s+not\s+use\s+this\s+(?:page|document|article|guide|version|policy|"
        r"procedure)\b"
    ),
    re.compile(
        r"\b(?:diese\s+(?:Seite|Richtlinie|Anleitung)|dieses\s+Dokument|"
        r"dieser\s+Artikel)\s+ist\s+(?:\w+\s+){0,2}?(?:veraltet|archiviert|ungültig|nicht\s+mehr\s+gültig)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:cette\s+page|ce\s+document|cet\s+article|cette\s+politique)\s+(?:est|"
        r"n['’]est)\s+(?:\w+\s+){0,2}?(?:obsolète|archivée?|périmée?|plus\s+(?:valable|à\s+jour))\b",
        re.I,
    ),
    re.compile(
        r"\b(?:esta\s+(?:página|política)|este\s+(?:documento|artículo|artigo))\s+(?:está|fue|foi|"
        r"ha\s+sido)\s+(?:\w+\s+){0,2}?(?:obsolet[oa]|archivad[oa]|arquivad[oa]|desactualizad[oa]|"
        r"desatualizad[oa])\b",
        re.I,
    ),
)
_CONDITIONAL = re.compile(r"\b(?:if|when|once|unless|until|whether|will\s+be|may\s+be|can\s+be|wenn|falls|si)\b", re.I)
_SECTION = re.compile(
    r"\bthis\s+(?:[\w-]+\s+){0,3}?(?:section|information|requirement|entry|feature|release|offer|promotion|"
    r"benefit|discount|approach|measure|plan|schedule)\b",
    re.I,
)
_TITLE_MARK = re.compile(
    r"^\s*[\[(]?\s*(?:deprecated|archived|obsolete|outdated|retired|superseded|draft|do not use)\s*(?:[\])]|[:–—]| - )"
    r"|[\[(]\s*(?:deprecated|archived|obsolete|outdated|retired|draft|do not use)\s*[\])]\s*$",
    re.I,
)
_DRAFT_FOLDER = re.compile(r"(?:^|/)_drafts/")


def status_of(metadata: Sequence[Field], title: str | None, path: str, beginning: str) -> tuple[Status, str, Place]:
    """A document's standing, where it says so, and the place of the saying. `beginning` is the first part of its text.

    Metadata decides first: what it calls archived, draft or superseded is not served. A banner or a mark in the title makes a
    page deprecated: it is still served, and says that it should not be. A product's status ("beta") and prose about deprecated
    things change nothing.
    """
    found: list[tuple[int, Status, Field]] = []
    for field in metadata:
        status = _said(field, metadata)
        if status is not None:
            # A redirect says where readers are sent, a flag what the owners think of the text that is still there.
            rank = 0 if field.key.casefold() in _REDIRECTS else _RANK[status]
            found.append((rank, status, field))
    if found:
        _, status, field = max(found, key=lambda item: item[0])
        return status, f"{field.origin}: {field.key}", field.place
    if _DRAFT_FOLDER.search(path):
        return Status.DRAFT, "path", Place()
    if title and (mark := _TITLE_MARK.search(title)) and not _deprecated_product(title, mark[0]):
        return Status.DEPRECATED, "title", Place()
    if banner_span(beginning, title) is not None:
        return Status.DEPRECATED, "text", Place()
    return Status.LIVE, "", Place()


def _deprecated_product(title: str, mark: str) -> bool:
    """Of “CDN service (deprecated)” the service is, and its page may say so for good reason."""
    return "deprecated" in mark.casefold() and bool(_PRODUCT.search(title))


_RANK = {Status.LIVE: 0, Status.DEPRECATED: 1, Status.DRAFT: 2, Status.SUPERSEDED: 3, Status.ARCHIVED: 4}


def _said(field: Field, metadata: Sequence[Field]) -> Status | None:
    key, value = field.key.casefold(), field.value.strip().casefold()
    if key in _POINTERS:
        return (
            Status.SUPERSEDED
            if value and value not in _FALSE and value not in ("none", "null", "n/a", "-", "tbd")
            else None
        )
    if key in ("published", "visible", "is_published", "ispublished") and value in _FALSE:
        return Status.DRAFT
    if key in _FLAGS and value in _TRUE:
        return _FLAGS[key]
    if key in _STATUS_KEYS:
        if key in ("status", "state", "lifecycle") and _of_a_product(metadata):
            return None
        return next((status for status, words in _WORDS.items() if value in words), None)
    return None


def _of_a_product(metadata: Sequence[Field]) -> bool:
    """Whether the page describes one product or service, so that `status` is that thing's: "deprecated" as "beta" would be."""
    kinds = [field.value for field in metadata if field.key.casefold() in ("layout", "type", "category", "kind")]
    return any(
        re.fullmatch(r"(?i)\s*(?:services?|products?|features?|api|package|component)\s*", value) for value in kinds
    )


def banner_span(beginning: str, title: str | None = None) -> tuple[int, int] | None:
    """Where the beginning of a text says that the document is not to be relied on; None where it does not."""
    head = beginning[:BANNER_REACH]
    for pattern in _BANNERS:
        for match in pattern.finditer(head):
            start = max(head.rfind("\n", 0, match.start()), head.rfind(". ", 0, match.start())) + 1
            if _CONDITIONAL.search(head, start, match.start()) or _SECTION.match(head, match.start()):
                continue
            return match.span()
    return _title_banner(head, title)


def _title_banner(head: str, title: str | None) -> tuple[int, int] | None:
    """Where “The Corporate Terms of Service were deprecated …” stands on the page of that name."""
    if (
        not title
        or len(title.split()) < 2
        or not re.search(rf"\b(?:{PARTS})\b", title, re.I)
        or _PRODUCT.search(re.sub(r"(?i)terms of service", "terms", title))
    ):
        return None
    match = re.search(
        rf"\b{re.escape(title.strip())}\s+(?:is|are|was|were|has\s+been|"
        rf"have\s+been)\s+(?:now\s+)?(?:{_STATE})\b",
        head,
        re.I,
    )
    return match.span() if match else None
