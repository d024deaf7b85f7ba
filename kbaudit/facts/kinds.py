"""What kind of document it is: a policy goes stale, a changelog does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import pathspec

from kbaudit.model import Field

KINDS = (
    "policy",
    "procedure",
    "reference",
    "faq",
    "announcement",
    "release_notes",
    "news",
    "incident_report",
    "archive",
    "legal",
    "template",
)

RECORDS = frozenset({"announcement", "release_notes", "news", "incident_report", "archive"})
"""Kinds whose documents are records of their day: what they say of "now" and "soon" was about then."""

_DATED_NAME = r"(?:19|20)\d\d-\d\d(?:-\d\d)?[-_]"

_BY_PATH: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "release_notes",
            r"(?:^|[/_-])(?:release[-_ ]?notes?|changelogs?|change[-_]log|versionshinweise)(?:[/_.-]|$)|(?:^|/)(?:releases|"
            r"history)(?:/|\.\w+$)",
        ),
        (
            "incident_report",
            r"(?:^|[/_-])(?:incidents?|incident[-_]reports?|post-?mortems?|outages?|root[-_]cause|rca|"
            r"after[-_]action)(?:[/_-]?\d|/|\.|-report|$)",
        ),
        ("archive", r"(?:^|/)_?(?:archives?|archived|archiv|attic|historical|legacy[-_]docs)/"),
        (
            # A notice of this kind stands for years, unlike that of an outage.
            "legal",
            r"(?:^|[/_-])(?:cookies?|privacy|legal|copyright|data[-_]protection|confidentiality|trade[-_]?marks?)[-_](?:notices?|"
            r"statements?|hinweise?)(?:[/_.-]|$)",
        ),
        (
            "announcement",
            r"(?:^|[/_-])(?:announcements?|notices?|bulletins?|smartbulletins|ankündigungen|"
            "communications)(?:[/_.-]|$)",
        ),
        (
            "news",
            r"(?:^|/)_?(?:posts?|blogs?|news|newsletters?|press|press-releases|minutes|meeting[-_]notes)/|(?:^|"
            "/)_posts/|(?:^|/)(?:minutes|newsletter)[-_]{_DATED_NAME}?",
        ),
        ("template", r"(?:^|[/_-])(?:templates?|vorlagen?|boilerplate|_includes)(?:[/_.-]|$)"),
        ("faq", r"(?:^|[/_-])(?:faqs?|frequently[-_]asked|questions[-_]and[-_]answers|q-and-a|qna)(?:[/_.-]|$)"),
        (
            "legal",
            r"(?:^|[/_-])(?:legal|terms|tos|terms[-_]of[-_](?:service|use)|eula|licen[cs]e|agreements?|contracts?|dpa|"
            "imprint|impressum|agb)(?:[/_.-]|$)",
        ),
        (
            "policy",
            r"(?:^|[/_-])(?:polic(?:y|ies)|richtlinien?|code[-_]of[-_]conduct|compliance|politicas?|"
            "politiques?)(?:[/_.-]|$)",
        ),
        (
            "procedure",
            r"(?:^|[/_-])(?:procedures?|runbooks?|playbooks?|how-?tos?|sops?|guides?|tutorials?|walkthroughs?|"
            "anleitungen|checklists?)(?:[/_.-]|$)",
        ),
    )
)

_BY_TITLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "release_notes",
            r"\brelease notes?\b|\bchange ?log\b|^what['’]?s new\b|\brelease history\b|\bversionshinweise\b|"
            "\bnotes de version\b|\bnotas de la versión\b",
        ),
        (
            "incident_report",
            r"\bpost-?mortem\b|\bincident (?:report|review|summary)\b|\boutage (?:report|on|of)\b|"
            "\broot cause analysis\b|\bservice disruption\b",
        ),
        (
            "announcement",
            r"^announc|\bannouncement\b|\bnotice of\b|\b(?:deprecation|outage|maintenance) notice\b|"
            "^(?:introducing|we are|we're|welcome to the team)\b|\bankündigung\b",
        ),
        (
            "news",
            r"\bnewsletter\b|\bmeeting (?:notes|minutes)\b|\bminutes of\b|\bpress release\b|\bweekly update\b|"
            "\bmonthly update\b",
        ),
        ("template", r"\btemplate\b|\bvorlage\b|\bmodèle\b|\bplantilla\b"),
        (
            "faq",
            r"\bfaqs?\b|\bfrequently asked questions\b|\bq ?& ?a\b|\bhäufige fragen\b|\bforum aux questions\b|"
            "\bpreguntas frecuentes\b|\bperguntas frequentes\b",
        ),
        (
            "legal",
            r"\bterms (?:of (?:service|use|sale)|and conditions)\b|\bagreement\b|\blicen[cs]e\b|\b(?:privacy|cookies?|"
            r"legal|copyright|"
            r"data protection|confidentiality) (?:policy|statement|notice)\b|\bdata processing\b|\bimpressum\b|\bAGB\b",
        ),
        ("policy", r"\bpolic(?:y|ies)\b|\brichtlinien?\b|\bcode of conduct\b|\bpolitique\b|\bpolítica\b|\bstandard$"),
        (
            "procedure",
            r"\bprocedures?\b|\bhow (?:to|do i|can i)\b|^(?:setting up|set up|installing|configur(?:e|ing)|creating|"
            "requesting|submitting)\b|\brunbook\b|\bplaybook\b|"
            r"\bstep[- ]by[- ]step\b|\bchecklist\b|\banleitung\b",
        ),
    )
)

_BY_VALUE: Mapping[str, str] = {
    "policy": "policy",
    "policies": "policy",
    "procedure": "procedure",
    "howto": "procedure",
    "tutorial": "procedure",
    "quickstart": "procedure",
    "getstarted": "procedure",
    "runbook": "procedure",
    "sop": "procedure",
    "guide": "procedure",
    "troubleshooting": "procedure",
    "reference": "reference",
    "article": "reference",
    "conceptual": "reference",
    "overview": "reference",
    "faq": "faq",
    "faqs": "faq",
    "announcement": "announcement",
    "notice": "announcement",
    "bulletin": "announcement",
    "releasenote": "release_notes",
    "releasenotes": "release_notes",
    "changelog": "release_notes",
    "whatsnew": "release_notes",
    "post": "news",
    "posts": "news",
    "blog": "news",
    "blogpost": "news",
    "news": "news",
    "newsarticle": "news",
    "press": "news",
    "minutes": "news",
    "incident": "incident_report",
    "incidentreport": "incident_report",
    "postmortem": "incident_report",
    "archive": "archive",
    "legal": "legal",
    "terms": "legal",
    "contract": "legal",
    "agreement": "legal",
    "template": "template",
}
_KIND_KEYS = (
    "kind",
    "type",
    "doc_type",
    "document_type",
    "content_type",
    "contenttype",
    "article_type",
    "category",
    "ms.topic",
    "layout",
    "@type",
    "og:type",
)

_KNOWLEDGE = re.compile(
    r"(?:^|/)_?(?:kb|kbarticles?|knowledge[-_]?base|docs?|help|support|guides?|handbook|manuals?|policies)/", re.I
)
_DIARY = re.compile(r"(?m)^\W*(?:\[?v?\d+\.\d+(?:\.\d+)?\]?|(?:19|20)\d\d-\d\d-\d\d)\b.{0,30}$")


def kind_of(
    path: str,
    title: str | None,
    metadata: Sequence[Field],
    beginning: str,
    overrides: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The kind of a document, one of `KINDS`; "reference" where nothing tells.

    `overrides` are path patterns in the way of .gitignore, by kind; they win. Then what the metadata says, then records of a day
    (news, release notes, incidents, archives) by their path, then the title, then the path.
    """
    for kind, patterns in (overrides or {}).items():
        if _patterns(tuple(patterns)).match_file(path):
            return kind
    for field in metadata:
        # A layout is how a page looks: knowledge articles are often set like posts.
        if field.key.casefold() in _KIND_KEYS and not (field.key.casefold() == "layout" and _KNOWLEDGE.search(path)):
            said = _BY_VALUE.get(re.sub(r"[\W_]", "", field.value.casefold()))
            if said and said != "reference":
                return said
    by_path = next((kind for kind, pattern in _BY_PATH if pattern.search(path)), None)
    if by_path in RECORDS:
        return by_path
    by_title = next((kind for kind, pattern in _BY_TITLE if title and pattern.search(title)), None)
    if by_title:
        return by_title
    if by_path:
        return by_path
    # A page that opens with one dated or numbered entry after another is a log, whatever it is called.
    return "release_notes" if len(_DIARY.findall(beginning)) >= 3 else "reference"


@lru_cache(maxsize=64)
def _patterns(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(patterns)
