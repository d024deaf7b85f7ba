"""KB303: documents of which a newer edition exists, or which say that they were replaced."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import REASON_LENGTH, evidence_at, evidence_of_document, shortened
from kbaudit.detectors.outdated_care import evidences, shown
from kbaudit.detectors.outdated_editions import Change, Editions, editions
from kbaudit.detectors.outdated_retired import EndedVersion, ended_everywhere, pages_of_ended_versions
from kbaudit.detectors.outdated_translations import older_translations
from kbaudit.facts.lineage import (
    SUPERSEDED_BY_KEYS,
    SUPERSEDES_KEYS,
    link_in,
    named_in,
    says_replaced,
    says_replaces,
    target_of,
    without_suffix,
)
from kbaudit.facts.sentences import sentence_at
from kbaudit.model import Action, Claimed, DateRole, Document, Effort, Evidence, Finding, Status, Tier
from kbaudit.normalisation import normalise
from kbaudit.rules.outdated import Superseded

CHANGES_SHOWN = 3
"""Differences that a finding shows."""


def superseded(corpus: Corpus) -> Iterator[Finding]:
    """KB303: what documents say of one another first, then editions recognised by name and text, then older translations."""
    told: set[str] = set()
    for finding in _told(corpus, ended_everywhere(corpus)):
        told.update(identity for identity, _ in finding.shares)
        yield finding
    best: dict[str, Editions] = {}
    undecided: list[Editions] = []
    care = evidences(corpus.documents)
    for pair in editions(corpus, care):
        if not pair.why:
            undecided.append(pair)
        elif pair.old.id not in told and (pair.old.id not in best or pair.alike > best[pair.old.id].alike):
            best[pair.old.id] = pair
    for identity in sorted(best):
        yield _edition_finding(best[identity])
    for pair in undecided:
        if not {pair.old.id, pair.new.id} & (told | set(best)):
            yield _undecided_finding(pair)
    for finding in older_translations(corpus, care):
        if not {identity for identity, _ in finding.shares} & (told | set(best)):
            yield finding


def superseded_ids(corpus: Corpus, ended: Sequence[EndedVersion]) -> frozenset[str]:
    """The documents that another one, or their own metadata or text, says were replaced; editions by name are not followed.

    `ended` are the versions that documents say are over.
    """
    own = {
        document.id
        for document in corpus.documents
        # Whoever follows a link to a redirect arrives where it sends them.
        if document.status is Status.SUPERSEDED and "redirect" not in document.status_origin
    }
    return frozenset(own | {identity for finding in _told(corpus, ended) for identity, _ in finding.shares})


# ------------------------------------------------------------------------------------------- what documents say


def _told(corpus: Corpus, ended: Sequence[EndedVersion]) -> Iterator[Finding]:
    by_path = {without_suffix(document.path): document for document in corpus.documents}
    by_title: dict[str, Document] = {}
    for document in corpus.documents:
        if document.title:
            by_title.setdefault(normalise(document.title), document)
    seen: set[str] = set()
    for document in corpus.documents:
        for old, evidence, said in _replaced_by(document, by_path, by_title):
            if old.served and old.status is not Status.DEPRECATED and old is not document and old.id not in seen:
                seen.add(old.id)
                yield _told_finding(old, document, evidence, said)
    for old, entry in pages_of_ended_versions(corpus, ended):
        if old.id not in seen:
            seen.add(old.id)
            evidence = evidence_at(entry.document, entry.ended.start, entry.ended.end)
            yield _ended_finding(old, entry.document, evidence)
    for document in corpus.documents:
        if not document.served or document.status is Status.DEPRECATED or document.id in seen:
            continue
        finding = _says_so_itself(document, by_path, corpus)
        if finding:
            yield finding


def _replaced_by(
    document: Document, by_path: dict[str, Document], by_title: dict[str, Document]
) -> Iterator[tuple[Document, Evidence, str]]:
    """The documents that this one says it took the place of, with the evidence and how it says so."""
    for field in named_in(document.metadata, SUPERSEDES_KEYS):
        old = _meant(document, field.value, by_path, by_title)
        if old:
            quote = f"{field.key}: {field.value}"
            yield old, evidence_of_document(document, place=field.place, quote=quote), quote
    for start, end in says_replaces(document.text):
        first, last = sentence_at(document.text, start, end)
        sentence = document.text[first:last]
        link = link_in(document.links, start, last, sentence)
        old = _meant(document, link.target, by_path, by_title) if link else _titled(sentence[end - first :], by_title)
        if old:
            yield old, evidence_at(document, first, last), " ".join(sentence.split())


def _meant(
    document: Document, target: str, by_path: dict[str, Document], by_title: dict[str, Document]
) -> Document | None:
    path = target_of(document.path, target)
    return by_path.get(path or "") or by_path.get(without_suffix(target.lstrip("/"))) or by_title.get(normalise(target))


def _titled(text: str, by_title: dict[str, Document]) -> Document | None:
    """The document whose title, of at least two words, stands in a text; the longest such title."""
    words = normalise(text)
    found = [title for title in by_title if len(title.split()) >= 2 and title in words]
    return by_title[max(found, key=len)] if found else None


def _told_finding(old: Document, new: Document, evidence: Evidence, said: str) -> Finding:
    return Finding(
        rule=Superseded.code,
        message=f"“{old.name}” was replaced: “{new.name}” says so. The old page is still served.",
        evidence=(_whole(old), evidence),
        tier=Tier.CERTAIN,
        severity=Superseded.severity,
        confidence=0.95,
        shares=((old.id, 1.0),),
        action=Action.RETIRE,
        step=f"Redirect {old.path} to {new.path} and take it out of what is served.",
        keep=new.id,
        why=f"it says “{shortened(said, REASON_LENGTH)}”",
    )


def _ended_finding(old: Document, new: Document, evidence: Evidence) -> Finding:
    return Finding(
        rule=Superseded.code,
        message=f"“{old.name}” ({old.path}) is about a version that is over: “{new.name}” says so. "
        "The page is still served without a word about it.",
        evidence=(_whole(old), evidence),
        tier=Tier.CERTAIN,
        severity=Superseded.severity,
        confidence=0.8,
        shares=((old.id, 1.0),),
        action=Action.RETIRE,
        step=f"Take {old.path} out of what is served, or say at its beginning that the version is over.",
        keep=new.id,
        why=f"it says “{shortened(evidence.quote, REASON_LENGTH)}”",
    )


def _says_so_itself(document: Document, by_path: dict[str, Document], corpus: Corpus) -> Finding | None:
    span = says_replaced(document.text)
    dated = next(
        (item for item in document.dates if item.role is DateRole.SUPERSEDED_ON and item.last < corpus.today), None
    )
    if span is None and dated is None:
        return None
    evidence: Evidence
    new: Document | None = None
    if span is not None:
        first, last = sentence_at(document.text, *span)
        evidence = evidence_at(document, first, last, date=dated)
        link = link_in(document.links, span[0], last, document.text[first:last])
        new = by_path.get(target_of(document.path, link.target) or "") if link else None
    elif dated is not None and dated.span is not None:
        evidence = evidence_at(document, *sentence_at(document.text, *dated.span), date=dated)
    elif dated is not None:
        evidence = evidence_of_document(
            document, place=dated.place, quote=f"{dated.origin.partition(': ')[2]}: {dated.raw}", date=dated
        )
    field = next(named_in(document.metadata, SUPERSEDED_BY_KEYS), None)
    when = f" on {shown(dated)}" if dated else ""
    instead = f" “{new.name}” took its place." if new else f" {field.value} took its place." if field else ""
    return Finding(
        rule=Superseded.code,
        message=f"Says of itself that it was replaced or withdrawn{when}, and is served all the same.{instead}",
        evidence=(evidence,),
        tier=Tier.CERTAIN,
        severity=Superseded.severity,
        confidence=0.9,
        shares=((document.id, 1.0),),
        action=Action.RETIRE,
        step=f"Redirect {document.path} to {new.path} and take it out of what is served."
        if new
        else f"Take {document.path} out of what is served, or correct the statement.",
        keep=new.id if new and new is not document else None,
        why=f"the old page says “{shortened(evidence.quote, REASON_LENGTH)}”",
    )


# -------------------------------------------------------------------------------------------- editions by name and text


def _edition_finding(pair: Editions) -> Finding:
    differing = "; ".join(
        f"“{_short(change.old)}” is now “{_short(change.new)}”" for change in pair.changes[:CHANGES_SHOWN]
    )
    changed = f" Changed: {differing}." if differing else ""
    more = len(pair.changes) - CHANGES_SHOWN
    return Finding(
        rule=Superseded.code,
        message=f"{pair.old.path} is an older edition of {pair.new.path} ({pair.alike:.0%} of the words agree): "
        f"{pair.why}.{changed}" + (f" And {more} more." if more > 0 else ""),
        evidence=(_shown(pair.old, pair.changes, old=True), _shown(pair.new, pair.changes, old=False)),
        tier=Tier.CERTAIN if pair.by_name or not _same_name_elsewhere(pair) else Tier.REVIEW,
        severity=Superseded.severity,
        confidence=0.9 if pair.by_name else 0.8,
        shares=((pair.old.id, 1.0),),
        action=Action.RETIRE,
        step=f"Check that {pair.new.path} holds, redirect {pair.old.path} to it and take the old one out of what is served.",
        keep=pair.new.id,
        why=pair.why,
        effort=Effort.SMALL if len(pair.changes) <= CHANGES_SHOWN else Effort.MEDIUM,
        values=_values(pair),
    )


def _undecided_finding(pair: Editions) -> Finding:
    first, second = sorted((pair.old, pair.new), key=lambda document: document.id)
    changes = pair.changes if first is pair.old else tuple(Change(change.new, change.old) for change in pair.changes)
    differing = "; ".join(
        f"“{_short(change.old)}” against “{_short(change.new)}”" for change in changes[:CHANGES_SHOWN]
    )
    return Finding(
        rule=Superseded.code,
        message=f"{first.path} and {second.path} are two editions of one page ({pair.alike:.0%} of the words agree), and "
        f"nothing says which is current. They differ in {differing}.",
        evidence=(_shown(first, changes, old=True), _shown(second, changes, old=False)),
        tier=Tier.REVIEW if _same_name_elsewhere(pair) else Tier.CERTAIN,
        severity=Superseded.severity,
        confidence=0.7,
        shares=((first.id, 0.5), (second.id, 0.5)),
        action=Action.RECONCILE,
        step=f"Decide which of {first.path} and {second.path} holds, date it, and redirect the other to it.",
        why="neither names, dates nor links tell which is newer",
        effort=Effort.MEDIUM,
        values=_values(pair),
    )


def _same_name_elsewhere(pair: Editions) -> bool:
    """Whether two files have one name in two folders: that may be on purpose."""
    (one, first), (two, second) = posixpath.split(pair.old.path), posixpath.split(pair.new.path)
    return one != two and first == second and not pair.by_name


def _values(pair: Editions) -> tuple[Claimed, ...]:
    return tuple(
        claimed
        for change in pair.changes[:CHANGES_SHOWN]
        for claimed in (
            Claimed(_short(change.old), change.old, (pair.old.id,)),
            Claimed(_short(change.new), change.new, (pair.new.id,)),
        )
    )


def _shown(document: Document, changes: tuple[Change, ...], *, old: bool) -> Evidence:
    """The sentence in which the first change stands, else the document's beginning."""
    for change in changes:
        needle = change.old if old else change.new
        if needle:
            at = document.text.casefold().find(needle)
            if at >= 0 and (len(needle) > 2 or document.text.count(needle) == 1):
                return evidence_at(document, *sentence_at(document.text, at, at + len(needle)))
    return _whole(document)


def _whole(document: Document) -> Evidence:
    body = next((block for block in document.blocks if block.kind != "heading"), None)
    return evidence_at(document, body.start, body.end) if body else evidence_of_document(document)


def _short(text: str) -> str:
    found = text.split()
    return " ".join(found[:8]) + (" …" if len(found) > 8 else "")
