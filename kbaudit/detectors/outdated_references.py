"""KB308: links to, and mentions of, what no longer holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kbaudit.config import Term
from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import REASON_LENGTH, evidence_at, evidence_of_document, shortened
from kbaudit.detectors.outdated_care import shown, shown_day
from kbaudit.detectors.outdated_expiry import expiry_of
from kbaudit.detectors.outdated_retired import EndedVersion, Learned, Use, ended_everywhere, learned_names, uses
from kbaudit.detectors.outdated_statements import living_blocks, speaks_of_today
from kbaudit.detectors.outdated_superseded import superseded_ids
from kbaudit.facts.lineage import target_of, without_suffix
from kbaudit.facts.self_statements import PARTS
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Action, Document, Evidence, Finding, Link, Status, Tier
from kbaudit.rules.outdated import StaleReference

_ON_PURPOSE = re.compile(
    r"\b(?:archiv\w*|previous\w*|former\w*|histor\w*|supersed\w*|replaced|replaces|deprecat\w*|retired|expired|obsolete|outdated|draft|"
    r"no\s+longer|instead\s+of|used\s+to|at\s+(?:that|the)\s+time|of\s+that\s+time|until|till|was|were|had)\b",
    re.I,
)
"""Words by which a page shows that it knows what it points at."""

_PERHAPS_ON_PURPOSE = re.compile(
    r"\b(?:old(?:er)?|legacy|earlier|prior|past|original|migrat\w*|before|replac\w*|back\s+then)\b", re.I
)
"""Words that show the same, unless the sentence tells the reader to go by it all the same."""

_LEANING = re.compile(
    r"\b(?:follow|use|apply|work\s+(?:through|by|from)|go\s+(?:through|by)|start\s+(?:with|from)|set\s+up|as\s+(?:in|described|explained|"
    r"shown|set\s+out|laid\s+down|told)|according\s+to|in\s+line\s+with|as\s+per|by\s+the\s+rules|copy|take|do\s+what|keep\s+to|stick\s+to|"
    r"applies|apply|hold|holds|is\s+in|are\s+in|can\s+be\s+found\s+in|steps\s+(?:of|in|from)|is\s+laid\s+down\s+in)\b",
    re.I,
)
"""Words that tell the reader to go by what is pointed at."""

_OF_AN_EARLIER_CASE = re.compile(
    r"\b(?:for|in|with|to)\s+(?:\w+\s+){0,4}?(?:before|until|from\s+before|earlier|older|old)\b[^.;]{0,40}?(?:\d|contracts?|cases?|versions?)",
    re.I,
)
"""A case for which what is past still holds: "for contracts from before 2024 follow the old terms"."""

_DOCUMENT = re.compile(rf"\b(?:{PARTS})\b", re.I)
"""A title that names a document, and not its subject: a mention of "Employee assistance program" is none of the page."""

LEAST_TITLE_WORDS = 3
"""Words of a title below which its mention may be chance."""


@dataclass(frozen=True, slots=True)
class _Retired:
    document: Document
    what: str


def stale_references(corpus: Corpus) -> Iterator[Finding]:
    """KB308: one finding for each pair of a living page and something retired that it leans on."""
    ended = ended_everywhere(corpus)
    retired = dict(_retired(corpus, ended))
    by_path = {without_suffix(document.path): document for document in corpus.documents}
    tails: dict[str, list[Document]] = {}
    for document in corpus.documents:
        tails.setdefault(without_suffix(document.path).rpartition("/")[2], []).append(document)
    titles = _titles(corpus, retired)
    for document in corpus.documents:
        if not speaks_of_today(document) or document.id in retired:
            continue
        pointed: set[str] = set()
        for link in document.links:
            target = _target(document, link, by_path, tails)
            if target is None or target.id not in retired or target.id == document.id or target.id in pointed:
                continue
            pointed.add(target.id)
            finding = _link_finding(document, link, retired[target.id])
            if finding:
                yield finding
        for title, entry in titles:
            if title in document.text and entry.document.id not in pointed:
                yield from _mentions(document, title, entry)
        yield from _retired_names(document, corpus)
    listed = {term.old.casefold() for term in corpus.configuration.glossary}
    names = [name for name in learned_names(corpus) if name.old.casefold() not in listed]
    for use in uses(corpus, names, ended):
        if use.document.id not in retired:
            yield _use_finding(use)


def _use_finding(use: Use) -> Finding:
    source = use.source
    place = evidence_at(use.document, use.start, use.end)
    if isinstance(source, Learned):
        span = (source.start, source.end)
        what = f"it is called “{source.new}” now" if source.new else "that was given up"
        message = f"Uses “{source.old}”; {what}, says “{source.document.name}”."
        step = (
            f"Write “{source.new}”, and check that the sentence is true of it."
            if source.new
            else "Name what took its place."
        )
    else:
        span = (source.ended.start, source.ended.end)
        message = f"Uses {use.said}, a version that is over, says “{source.document.name}”."
        step = "Change it to the version that is served, after checking that the sentence is true of it."
    return Finding(
        rule=StaleReference.code,
        message=message,
        evidence=(place, evidence_at(source.document, *span)),
        tier=Tier.CERTAIN if use.sure else Tier.REVIEW,
        severity=StaleReference.severity,
        confidence=0.75 if use.sure else 0.5,
        shares=((use.document.id, _share(use.document, place)),),
        action=Action.UPDATE,
        step=step,
        why=f"“{source.document.name}” says “{shortened(source.document.text[slice(*span)], REASON_LENGTH)}”",
        key=use.said.casefold(),
    )


def _retired(corpus: Corpus, ended: Sequence[EndedVersion]) -> Iterator[tuple[str, _Retired]]:
    replaced = superseded_ids(corpus, ended)
    for document in corpus.documents:
        if document.status is Status.ARCHIVED:
            what = "is archived"
        elif document.status is Status.DEPRECATED:
            what = "says that it is not to be relied on"
        elif document.id in replaced:
            what = "was replaced"
        elif any(dated.span is None for dated in expiry_of(document, corpus.today)):
            what = f"held until {shown(expiry_of(document, corpus.today)[0])}"
        else:
            continue
        yield document.id, _Retired(document, what)


def _target(
    document: Document, link: Link, by_path: dict[str, Document], tails: dict[str, list[Document]]
) -> Document | None:
    """The document that a link means: by its path, or by the end of it where a site publishes its folders elsewhere."""
    path = target_of(document.path, link.target)
    if path is None:
        return None
    if path in by_path:
        return by_path[path]
    ends = [other for other in tails.get(path.rpartition("/")[2], []) if without_suffix(other.path).endswith(path)]
    return ends[0] if len(ends) == 1 and path else None


def _link_finding(document: Document, link: Link, entry: _Retired) -> Finding | None:
    place, context = _context(document, link)
    if _on_purpose(context) or (link.words not in context and _ON_PURPOSE.search(link.words)):
        return None
    return _finding(document, entry, place, f"Links to “{entry.document.name}”, which {entry.what}.", link.target)


def _on_purpose(context: str) -> bool:
    """Whether a sentence points at something knowing that it is past."""
    if _ON_PURPOSE.search(context):
        return True
    return bool(_PERHAPS_ON_PURPOSE.search(context)) and (
        not _LEANING.search(context) or bool(_OF_AN_EARLIER_CASE.search(context))
    )


def _context(document: Document, link: Link) -> tuple[Evidence, str]:
    if link.span:
        start, end = sentence_at(document.text, *link.span)
        return evidence_at(document, start, end), document.text[start:end]
    at = document.text.find(link.words) if link.words else -1
    if at >= 0 and document.text.count(link.words) == 1:
        start, end = sentence_at(document.text, at, at + len(link.words))
        return evidence_at(document, start, end), document.text[start:end]
    return evidence_of_document(document, place=link.place, quote=link.words or link.target), link.words


def _titles(corpus: Corpus, retired: dict[str, _Retired]) -> list[tuple[str, _Retired]]:
    """Titles of what is retired that no living document has too."""
    living = {document.title for document in corpus.documents if document.id not in retired}
    return [
        (title, entry)
        for _, entry in sorted(retired.items())
        if (title := entry.document.title)
        and len(title.split()) >= LEAST_TITLE_WORDS
        and title not in living
        and _DOCUMENT.search(title)
    ]


def _mentions(document: Document, title: str, entry: _Retired) -> Iterator[Finding]:
    for block in living_blocks(document):
        at = document.text.find(title, block.start, block.end)
        if at < 0:
            continue
        start, end = sentence_at(document.text, at, at + len(title))
        if not _on_purpose(document.text[start:at] + document.text[at + len(title) : end]):
            place = evidence_at(document, start, end)
            yield _finding(document, entry, place, f"Mentions “{title}”, which {entry.what}.", title, Tier.REVIEW)
        return


def _finding(
    document: Document, entry: _Retired, place: Evidence, message: str, key: str, tier: Tier = Tier.CERTAIN
) -> Finding:
    return Finding(
        rule=StaleReference.code,
        message=message,
        evidence=(place, evidence_of_document(entry.document, place=entry.document.status_place)),
        tier=tier,
        severity=StaleReference.severity,
        confidence=0.85 if tier is Tier.CERTAIN else 0.6,
        shares=((document.id, _share(document, place)),),
        action=Action.UPDATE,
        step=f"Point at what took the place of “{entry.document.name}”, after checking that the sentence is still true of it.",
        why=f"{entry.document.path} {entry.what}",
        key=key,
    )


def _retired_names(document: Document, corpus: Corpus) -> Iterator[Finding]:
    for term in corpus.configuration.glossary:
        if (term.since and term.since > corpus.today) or term.old not in document.text:
            continue
        yield from _retired_name(document, term)


def _retired_name(document: Document, term: Term) -> Iterator[Finding]:
    pattern = re.compile(rf"(?<!\w){re.escape(term.old)}(?!\w)")
    for block in living_blocks(document):
        match = pattern.search(document.text, block.start, block.end)
        if match is None:
            continue
        start, end = sentence_at(document.text, *match.span())
        sentence = document.text[start:end]
        if term.new in sentence or _on_purpose(sentence.replace(term.old, "")):
            continue
        place = evidence_at(document, start, end)
        since = f" since {shown_day(term.since)}" if term.since else ""
        yield Finding(
            rule=StaleReference.code,
            message=f"Uses the name “{term.old}”; it is called “{term.new}”{since}.",
            evidence=(place,),
            tier=Tier.CERTAIN,
            severity=StaleReference.severity,
            confidence=0.9,
            shares=((document.id, _share(document, place)),),
            action=Action.UPDATE,
            step=f"Write “{term.new}”, and check that the sentence is true of it.",
            why="the glossary of the configuration gives it that name",
            key=term.old,
        )
        return


def _share(document: Document, place: Evidence) -> float:
    first, last = place.span or (0, 0)
    return round(max(0.02, min(1.0, (last - first) / max(1, len(document.text)))), 3)
