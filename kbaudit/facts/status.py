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

TAIL_REACH = 600
"""Characters at the end of a text in which it may say the same in a last line."""

_NOTICE = (
    r"(?:please\s+)?(?:do\s+not|don['’]t|must\s+not|no\s+longer|not\s+to)\s+(?:be\s+)?(?:use[d]?|rel(?:y|ied)|follow(?:ed)?|"
    r"appl(?:y|ied)|quote[d]?|given|circulate[d]?|distribute[d]?|share[d]?|cite[d]?|publish(?:ed)?|copy|copied|work)\b"
)
_STATE = (
    r"archived|deprecated|retired|obsolete|out[- ]of[- ]date|outdated|no\s+longer\s+(?:maintained|valid|applicable|applies|"
    r"in\s+(?:use|force|effect|service)|current|supported|updated|accurate|relevant|followed|used|kept\s+up|to\s+be\s+used|"
    r"looked\s+after|binding|correct|true)|"
    r"not\s+(?:maintained|current)|withdrawn|discontinued|kept\s+for\s+(?:reference|historical|archival|the\s+record)|"
    r"for\s+(?:historical|archival)\s+(?:reference|purposes)|out\s+of\s+(?:use|service|force)|not\s+(?:any\s+more\s+)?in\s+force|"
    r"(?:of\s+)?historical\s+interest\s+only|taken\s+out\s+of\s+(?:use|service)|revoked|rescinded|repealed|abolished|void|"
    r"no\s+more\s+than\s+a\s+record"
)
_DRAFTED = (
    r"(?:a|an|only\s+a|still\s+a|just\s+a|the\s+\w+)\s+(?:(?:first|second|third|early|working|rough|internal)\s+)*"
    r"(?:draft|proposal|work\s+in\s+progress)|still\s+(?:being\s+(?:drafted|written|discussed)|in\s+(?:draft|preparation))|"
    r"not\s+(?:yet\s+)?(?:been\s+)?(?:approved|signed\s+off|adopted|agreed|released|final|in\s+force|cleared|authori[sz]ed|binding)|"
    r"awaiting\s+(?:approval|sign-?off)|work\s+in\s+progress|unapproved|waiting\s+for\s+(?:approval|sign-?off)"
)
_UNAPPROVED = (
    r"not\s+(?:yet\s+)?(?:been\s+)?(?:approved|signed\s+off|adopted|agreed|final(?:i[sz]ed)?|released|cleared|authori[sz]ed|binding|"
    r"valid|in\s+force|for\s+(?:use|distribution|release|circulation|publication|customers))|"
    r"(?:awaiting|pending|subject\s+to|waiting\s+for|before|without)\s+(?:\w+\s+){0,2}?(?:approval|sign-?off|review|consent|release)|"
    r"unapproved|for\s+(?:discussion|comment|comments|consultation|internal\s+review)(?:\s+only)?|work\s+in\s+progress|"
    r"nicht\s+freigegeben|non\s+(?:approuvé|validé)e?|no\s+aprobado|não\s+aprovado"
)
_DRAFT_WORD = (
    r"(?:(?:first|second|third|fourth|early|working|rough|internal|unfinished|preliminary|discussion|pre-?)\s+)*"
    r"(?:draft|entwurf|brouillon|borrador|rascunho)(?:\s+(?:version|text|v?\d+(?:\.\d+)*|no\.?\s*\d+|of\s+[\w ]{3,20}))?"
)
_BANNERS = (
    # This page is archived. This policy has been withdrawn and is no longer in force.
    re.compile(
        rf"\b(?:this|the\s+(?:following|present))\s+(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+(?:is|are|has\s+been|have\s+been|was|"
        rf"were)\s+(?:\w+\s+){{0,2}}?(?:{_STATE})\b",
        re.I,
    ),
    re.compile(
        rf"\bthis\s+(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+(?:no\s+longer\s+(?:appl(?:y|ies)|holds?|counts?|reflects?|describes?)|"
        rf"should\s+no(?:t|\s+longer)\s+be\s+used|(?:must|may)\s+(?:not|no\s+longer)\s+be\s+(?:used|followed|relied)|"
        rf"is\s+a\s+draft|describes\s+(?:something|a\s+\w+(?:\s+\w+)?)\s+(?:that|which)\s+(?:we\s+)?no\s+longer)\b",
        re.I,
    ),
    # This policy is still a draft. This text has not been approved.
    re.compile(
        rf"\b(?:this|the\s+(?:following|present))\s+(?:[\w-]+\s+){{0,3}}?(?:{PARTS})\s+(?:is|are|has|have)\s+(?:{_DRAFTED})\b",
        re.I,
    ),
    # DEPRECATED: …, [ARCHIVED], ⚠️ OUTDATED — …, DRAFT — do not use, DRAFT, not yet approved
    re.compile(
        r"(?m)^[^\w\n]{0,12}(?:DEPRECATED|ARCHIVED|OBSOLETE|OUTDATED|RETIRED|WITHDRAWN|DRAFT|DISCONTINUED|EXPIRED|REVOKED|INVALID|"
        r"VOID|VERALTET|OBSOLÈTE|OBSOLETO|ENTWURF|BROUILLON|BORRADOR|RASCUNHO)\b"
        rf"(?=\s*(?:[:!.–—\])*_-]|$)|\s*[,;]?\s*\(?(?:(?i:{_UNAPPROVED}|{_NOTICE}|since|as\s+of|from|version|v?\d)\b))"
    ),
    # Second draft, not approved. Draft for discussion only. Working draft: do not rely on it.
    re.compile(
        rf"(?im)^[^\w\n]{{0,12}}(?:this\s+is\s+(?:still\s+|only\s+|just\s+)?(?:a|the)\s+)?{_DRAFT_WORD}"
        rf"(?:\s*[*_]*\s*(?:[,;:(.!–—-]+\s*)?[*_]*(?:and\s+|it\s+is\s+|this\s+is\s+)?(?:{_UNAPPROVED}|{_NOTICE})\b)"
    ),
    re.compile(
        r"(?im)^[^\w\n]{0,12}(?:not\s+(?:yet\s+)?(?:approved|signed\s+off|released)|unapproved|work\s+in\s+progress)"
        r"(?:\s+(?:by\s+[\w ]{2,30}|text|version))?\s*[*_]*\s*(?:[.!,:;–—)-]|$)"
    ),
    re.compile(
        r"(?im)^[^\w\n]{0,12}(?:deprecated|archived|obsolete|outdated|draft|withdrawn|discontinued|out\s+of\s+(?:service|use|date|force)|"
        r"no\s+longer\s+(?:valid|in\s+(?:use|force)))\s*[*_]*\s*[:!–—.][^\n]{0,120}\b(?:do\s+not\s+use|not\s+(?:for\s+use|to\s+be|be)|"
        r"see|use|replaced|instead|no\s+longer|nobody|no\s+one|kept\s+(?:for|only)|must\s+not)\b"
    ),
    re.compile(
        rf"(?im)^[^\w\n]{{0,12}}{_NOTICE}(?:\s+(?:from|on|by|to|with|according\s+to|work\s+from))?\s+this\s+(?:page|document|article|guide|version|"
        r"policy|procedure|text|sheet|runbook|list|notice|checklist)\b"
    ),
    re.compile(
        r"\b(?:diese\s+(?:Seite|Richtlinie|Anleitung)|dieses\s+Dokument|"
        r"dieser\s+Artikel)\s+ist\s+(?:\w+\s+){0,2}?(?:veraltet|archiviert|ungültig|nicht\s+mehr\s+gültig|ein\s+Entwurf)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:cette\s+page|ce\s+document|cet\s+article|cette\s+politique)\s+(?:est|"
        r"n['’]est)\s+(?:\w+\s+){0,2}?(?:obsolète|archivée?|périmée?|plus\s+(?:valable|à\s+jour)|un\s+brouillon)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:esta\s+(?:página|política)|este\s+(?:documento|artículo|artigo))\s+(?:está|fue|foi|es|é|"
        r"ha\s+sido)\s+(?:\w+\s+){0,2}?(?:obsolet[oa]|archivad[oa]|arquivad[oa]|desactualizad[oa]|"
        r"desatualizad[oa]|un\s+borrador|um\s+rascunho)\b",
        re.I,
    ),
)
_IN_TAIL = _BANNERS[:3]
"""Sentences that name the document hold at its end too; marks such as “Draft:” are of other things there."""

_STANDING_HEADING = re.compile(
    rf"(?im)^[^\w\n]{{0,4}}(?:(?:the\s+)?(?:status|standing|validity|state|note|remark|lifecycle)(?:\s+(?:of|on|about)\s+(?:this|the)\s+"
    rf"(?:{PARTS}|text))?|about\s+this\s+(?:{PARTS}|text))\s*:?\s*$"
)
_STANDS = re.compile(
    rf"[^\w]{{0,6}}(?:it\s+is\s+|this\s+(?:{PARTS}|text)\s+(?:is|was|has\s+been)\s+|(?:is|was|has\s+been)\s+)?(?:now\s+|currently\s+|"
    rf"since\s+[\w ]{{4,16}}\s+)?(?:{_STATE}|{_DRAFT_WORD}|{_UNAPPROVED}|superseded|suspended)\b(?!\s+(?:features?|products?|"
    rf"functions?|devices?|plans?|tickets?|versions?|accounts?|pages?|documents?|things?|are|policies|drafts?\s+are)\b)",
    re.I,
)
_CONDITIONAL = re.compile(r"\b(?:if|when|once|unless|until|whether|will\s+be|may\s+be|can\s+be|wenn|falls|si)\b", re.I)
_BANNER_HINT = re.compile(
    r"archiv|deprecat|retire|obsol|out[- ]of|outdated|no\s+longer|no\s+more|not\s|n['’]t\s|withdraw|discontin|expired|revoked|"
    r"rescind|repeal|abolish|kept|historical|void|invalid|draft|proposal|progress|unapproved|awaiting|pending|waiting|still|"
    r"veralte|ungültig|entwurf|freigegeben|périmé|brouillon|plus|arquiv|desactual|desatual|borrador|rascunho",
    re.I,
)
_SECTION = re.compile(
    r"\bthis\s+(?:[\w-]+\s+){0,3}?(?:section|information|requirement|entry|feature|release|offer|promotion|"
    r"benefit|discount|approach|measure|plan|schedule)\b",
    re.I,
)
_TITLE_MARK = re.compile(
    r"^\s*[\[(]?\s*(?:deprecated|archived|obsolete|outdated|retired|superseded|draft|do not use)\s*(?:[\])]|[:–—]| - )"
    r"|[\[(]\s*(?:deprecated|archived|obsolete|outdated|retired|draft|do not use)\s*[\])]\s*$"
    r"|\s[–—-]\s+(?:deprecated|archived|obsolete|outdated|retired|do not use)\s*!*$",
    re.I,
)
_FOR_SOME = re.compile(
    r"\s+(?:if|when|where|for|to)\s+(?:you|your|the|an?|any|those|people|users)\b(?!\s+(?:time\s+being|moment))", re.I
)
"""What makes "Do not use this article" advice for some readers."""

_DRAFT_FOLDER = re.compile(r"(?:^|/)_drafts/")


def status_of(metadata: Sequence[Field], title: str | None, path: str, text: str) -> tuple[Status, str, Place]:
    """A document's standing, where it says so, and the place of the saying. `text` is all of its text.

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
    if title_says_so(title):
        return Status.DEPRECATED, "title", Place()
    if banner_span(text, title) is not None:
        return Status.DEPRECATED, "text", Place()
    return Status.LIVE, "", Place()


def title_says_so(title: str | None) -> bool:
    """Whether a title marks its page as deprecated, archived, outdated or a draft."""
    mark = _TITLE_MARK.search(title) if title else None
    return mark is not None and not _deprecated_product(title or "", mark[0])


def _deprecated_product(title: str, mark: str) -> bool:
    """Of “CDN service (deprecated)” the service is, and its page may say so for good reason."""
    return "deprecated" in mark.casefold() and bool(_PRODUCT.search(title) or _OF_A_VERSION.search(title))


_OF_A_VERSION = re.compile(r"\bV?\d+(?:\.\d+)*\s*[\[(–—-]", re.I)
"""“Valve 9 – DEPRECATED”: the version is, as of a service."""


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


def banner_span(text: str, title: str | None = None) -> tuple[int, int] | None:
    """Where a text says that the document is not to be relied on; None where it does not.

    It says so at its beginning, in a sentence at its end that names the document, or in a section about its standing.
    """
    head = text[:BANNER_REACH]
    return (
        _banner_in(text, 0, len(head), _BANNERS)
        or _title_banner(head, title)
        or _banner_in(text, max(len(head), len(text) - TAIL_REACH), len(text), _IN_TAIL)
        or _in_section(text)
    )


def _banner_in(text: str, first: int, last: int, banners: Sequence[re.Pattern[str]]) -> tuple[int, int] | None:
    if not _BANNER_HINT.search(text, first, last):
        return None
    part = text[first:last]
    for pattern in banners:
        for match in pattern.finditer(part):
            start = max(part.rfind("\n", 0, match.start()), part.rfind(". ", 0, match.start())) + 1
            if _CONDITIONAL.search(part, start, match.start()) or _SECTION.match(part, match.start()):
                continue
            if _FOR_SOME.match(part, match.end()):
                continue
            return first + match.start(), first + match.end()
    return None


def _in_section(text: str) -> tuple[int, int] | None:
    """The first words under a heading “Status of this document” that say that it is withdrawn or a draft."""
    for heading in _STANDING_HEADING.finditer(text):
        match = _STANDS.match(text, heading.end())
        if match and not _CONDITIONAL.search(match[0]):
            return heading.end() + len(match[0]) - len(match[0].lstrip()), match.end()
    return None


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
