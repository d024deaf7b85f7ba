"""KB403: titles that are missing, say nothing, or are shared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_of_document
from kbaudit.detectors.parts import is_fragment
from kbaudit.detectors.variants import are_variants
from kbaudit.detectors.widespread import Lack, by_collection
from kbaudit.model import Action, Document, Effort, Finding, Severity, Tier
from kbaudit.normalisation import normalise, words
from kbaudit.rules.ownership import TitleUnusable

COPIES = 0.6
"""Share of common words (Jaccard) from which two pages with one title are copies, which KB101 and KB102 report."""

BEGINNING = 4_000
"""Characters of each page that are compared."""

_UNUSABLE = re.compile(
    r"untitled(?:[ _-]?(?:document|page|article|note|draft|file|presentation|spreadsheet|form|"
    r"design))?[ _-]*\(?\d*\)?|(?:new|neue[rs]?|nouvelle?|nuev[ao]|nov[ao]) (?:page|document|article|post|note|"
    r"file|folder|draft|entry|topic|item|seite|artikel|dokument|página|artículo|artigo)[ _-]*\(?\d*\)?|"
    r"(?:microsoft word - )?(?:page|document|article|doc|dokument|seite|artikel|file|datei|title|titel|titre|draft|"
    r"note|notes|slide|presentation|präsentation|sheet|tabelle|book|mappe|text|entry|item|record|section|chapter|"
    r"topic|post|faq|scan|img|image|dsc|pdf)[ _-]*\(?\d+\)?|"
    r"(?:document|page|article|doc|dokument|seite|title|titel|file|draft|temp|tmp|no title|ohne titel|unbenannt|"
    r"sans titre|sin título|senza titolo|sem título|n/?a|none|null|nil|undefined|tbd|tba|todo|xxx+|\?+|name|"
    r"heading|headline|your title here|page title|article title|title here|insert title|\[.{0,40}\]|<.{0,40}>|"
    r"\{\{.{0,60}\}\})|"
    r"(?:copy|kopie|copie|copia|cópia) (?:\(\d+\) )?(?:of|von|de|di) .*|.+(?:[ _]-[ _]?|[_-]|\s\()(?:copy|kopie|"
    r"copie|copia|cópia)(?: ?\d+)?\)?(?: ?\(\d+\))?|.+ (?:copy|kopie|copie|copia|cópia) ?\(?\d+\)?|"
    r"tests?(?:ing)?[ _-]?\d*|test(?:ing)? (?:page|document|article|doc|post|file|123|test)|asdf\w*|qwert\w*|"
    r"(?:foo|bar|baz|blah?)(?: (?:foo|bar|baz|blah?))*|abc|aaa+|lorem ipsum.*|hello world|"
    r"(?:scan|img|image|dsc|screenshot|doc|file)[ _-]?\d{2,}.*|[\w.()-]+\.(?:mdx?|html?|docx?|pdf|txt|pptx?|xlsx?|"
    r"csv|rtf|odt)|(?=[\w.-]*[_-][\w.-]*v\d|[\w.-]*final)[\w.-]*_[\w.-]*|"
    r"[\d\W_]+|\W*\w\W*",
    re.IGNORECASE,
)
"""Titles that tools give and people forget to change. Matched against the whole title."""

_INDEX_FILES = frozenset({"index", "readme", "_index", "default", "home"})
_SERIES = frozenset({"release_notes", "announcement", "news", "incident_report", "archive"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def title_unusable(corpus: Corpus) -> Iterator[Finding]:
    """Documents without a title, with a meaningless one, or with one that unrelated documents share."""
    served = [
        document
        for document in corpus.documents
        if document.served and document.text.strip() and not is_fragment(document)
    ]
    yield from _missing(served)
    usable: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in served:
        title = (document.title or "").strip()
        if not title:
            continue
        if _says_nothing(document, title):
            yield _unusable(document, title)
        elif not _may_share(document):
            usable[(document.language, normalise(title))].append(document)
    for _, group in sorted(usable.items()):
        # The indexes of folders may all be called "Overview", as long as no page of another name is.
        if all(_is_index(document) for document in group):
            continue
        unrelated = _unrelated(group)
        if len(unrelated) > 1:
            yield _shared(unrelated)


def _missing(documents: Sequence[Document]) -> Iterator[Finding]:
    for lack in by_collection(documents, lambda document: not (document.title or "").strip()):
        if lack.widespread or all(document.place.row is not None for document in lack.lacking):
            yield _said_once(lack)
        else:
            for document in lack.lacking:
                yield Finding(
                    rule=TitleUnusable.code,
                    message="Has no title.",
                    evidence=(evidence_of_document(document, quote=_beginning(document)),),
                    tier=Tier.CERTAIN,
                    severity=TitleUnusable.severity,
                    confidence=0.9,
                    shares=((document.id, 1.0),),
                    action=Action.MEND,
                    step="Give it a title that names the question it answers.",
                )


def _beginning(document: Document) -> str:
    return document.text[:120]


def _says_nothing(document: Document, title: str) -> bool:
    if not _UNUSABLE.fullmatch(title):
        return False
    if _YEAR.fullmatch(title) or document.kind in _SERIES or document.place.row is not None:
        # A year or a number names a release, an entry of a table, a code.
        return re.search(r"[^\W\d_]{3}", title) is not None and document.kind not in _SERIES
    return True


def _may_share(document: Document) -> bool:
    return document.place.row is not None or (document.kind in _SERIES and not _is_index(document))


def _is_index(document: Document) -> bool:
    return document.path.rpartition("/")[2].partition(".")[0].lower() in _INDEX_FILES


def _unrelated(group: Sequence[Document]) -> list[Document]:
    """Those of the documents that are no copy or variant of an earlier one, and stand in a file of their own."""
    kept: list[tuple[Document, frozenset[str]]] = []
    for document in sorted(group, key=lambda item: item.id):
        own = frozenset(words(normalise(document.text[:BEGINNING])))
        if all(
            document.path != other.path and not are_variants(document, other) and not _alike(own, theirs)
            for other, theirs in kept
        ):
            kept.append((document, own))
    return [document for document, _ in kept]


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return (
        len(left & right) >= COPIES * len(left | right) or len(left & right) >= 0.85 * min(len(left), len(right)) > 20
    )


def _unusable(document: Document, title: str) -> Finding:
    return Finding(
        rule=TitleUnusable.code,
        message=f"Its title is “{title[:80]}”, which does not say what it is about.",
        evidence=(evidence_of_document(document, quote=title),),
        tier=Tier.CERTAIN,
        severity=TitleUnusable.severity,
        confidence=0.9,
        shares=((document.id, 0.5),),
        action=Action.MEND,
        step="Give it a title that names the question it answers.",
    )


def _shared(documents: Sequence[Document]) -> Finding:
    return Finding(
        rule=TitleUnusable.code,
        message=f"{len(documents)} unrelated documents are called “{(documents[0].title or '').strip()[:80]}”.",
        evidence=tuple(evidence_of_document(document, quote=document.title or "") for document in documents),
        tier=Tier.REVIEW if _told_apart(documents) else Tier.CERTAIN,
        severity=TitleUnusable.severity,
        confidence=0.85,
        shares=tuple((document.id, 0.3) for document in documents),
        action=Action.MEND,
        step="Give each a title of its own: name the product, the plan or the question that sets it apart.",
    )


def _told_apart(documents: Sequence[Document]) -> bool:
    """Whether the pages lie in different parts of the knowledge base and the title names what each is about.

    "Webhooks" in the help for customers and in the runbooks is no riddle; "Information sheet" is one wherever it lies.
    """
    if len({document.collection for document in documents}) < len(documents):
        return False
    named = [word for word in words(normalise(documents[0].title or "")) if len(word) > 3]
    return bool(named) and all(all(word in normalise(document.text) for word in named) for document in documents)


def _said_once(lack: Lack) -> Finding:
    return Finding(
        rule=TitleUnusable.code,
        message=f"{len(lack.lacking)} of {lack.total} documents in {lack.place} have no title.",
        evidence=tuple(evidence_of_document(document, quote=_beginning(document)) for document in lack.examples),
        tier=Tier.CERTAIN,
        # A row is found by its other columns too, and many tables have none that could be called a title: advice only.
        severity=Severity.INFO
        if all(document.place.row is not None for document in lack.lacking)
        else TitleUnusable.severity,
        confidence=0.85,
        shares=tuple((document.id, 1.0) for document in lack.lacking),
        action=Action.MEND,
        step="Give each a title that names the question it answers, or configure the field that holds it "
        "(fields.title).",
        effort=Effort.MEDIUM,
        key=lack.collection,
    )
