"""Who does what: each finding goes to the owners of the documents that it counts against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kbaudit.model import Document, Evidence, Finding
from kbaudit.outputs.ranking import gravest_first
from kbaudit.report import Report

_ADDRESS = re.compile(r"[^\s<>\"',;()]+@[^\s<>\"',;()]+\.[^\s<>\"',;()]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding on an owner's list: its places, the owner's own first, and everybody who has it on their list.

    `guess` is who edited the documents most where nobody owns them.
    """

    finding: Finding
    places: tuple[Evidence, ...]
    owners: tuple[str, ...] = ()
    guess: str = ""


@dataclass(frozen=True, slots=True)
class OwnerList:
    """What one owner does, the gravest first. `fallback` marks the list of those whose documents nobody answers for."""

    owner: str
    mail: str | None
    entries: tuple[Entry, ...]
    fallback: bool = False


def whole_list(report: Report) -> tuple[Entry, ...]:
    """Every finding once, the gravest first, with everybody who answers for it."""
    documents = {document.id: document for document in report.documents}
    entries = []
    for finding in gravest_first(report.findings):
        owners = _owners(finding, documents, report)
        entries.append(
            Entry(finding, finding.evidence, tuple(sorted(set(owners.values()))), _guess(set(owners), documents))
        )
    return tuple(entries)


def owner_lists(report: Report) -> tuple[OwnerList, ...]:
    """A list for each owner who has something to do, sorted by name.

    A document that nobody owns, or whose owner is not there, belongs to the fallback of the configuration.
    """
    documents = {document.id: document for document in report.documents}
    lists: dict[str, list[Entry]] = defaultdict(list)
    for finding in gravest_first(report.findings):
        owners = _owners(finding, documents, report)
        everyone = sorted(set(owners.values()))
        for owner in everyone:
            mine = {identity for identity, name in owners.items() if name == owner}
            places = sorted(finding.evidence, key=lambda item: item.document not in mine)
            lists[owner].append(Entry(finding, tuple(places), tuple(everyone), _guess(mine, documents)))
    mails = {item.owner: item.ownership.mail for item in report.documents if item.owner and item.ownership.mail}
    return tuple(
        OwnerList(owner, mails.get(owner) or _written_mail(owner), tuple(entries), owner == report.fallback)
        for owner, entries in sorted(lists.items())
    )


def _owners(finding: Finding, documents: Mapping[str, Document], report: Report) -> dict[str, str]:
    """Who answers for each document that the finding counts against."""
    concerned = [identity for identity, _ in finding.shares] or list(finding.documents)
    return {identity: _answers(documents.get(identity), report) for identity in concerned}


def _answers(document: Document | None, report: Report) -> str:
    if document is None or not document.owner or not document.owner.strip() or not document.ownership.there:
        return report.fallback
    return document.owner


def _guess(identities: set[str], documents: Mapping[str, Document]) -> str:
    guesses = {documents[identity].ownership.guess for identity in identities if identity in documents}
    return ", ".join(sorted(guess for guess in guesses if guess))


def _written_mail(owner: str) -> str | None:
    """The address that an owner's name itself holds."""
    found = _ADDRESS.search(owner.removeprefix("mailto:"))
    return found.group() if found else None
