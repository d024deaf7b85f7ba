"""One matter, one finding: what is said already is not said again in weaker words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kbaudit.corpus import Corpus
from kbaudit.model import Finding, Status

_SAFETY = frozenset({"KB307", "KB604", "KB605", "KB606"})
"""What is said of a deprecated page: that it is one, and what must not be public whatever its standing."""

_BETWEEN = frozenset({"KB201", "KB202", "KB203", "KB204", "KB205"})
"""What concerns each page that it names, whichever of them is to be corrected."""


@dataclass(frozen=True, slots=True)
class Precedence:
    """A rule that leaves nothing to say for others about the same documents."""

    stronger: str
    weaker: frozenset[str]


ORDER: tuple[Precedence, ...] = (
    Precedence("KB101", frozenset({"KB102", "KB103", "KB105", "KB303", "KB403"})),
    Precedence("KB303", frozenset({"KB102", "KB103", "KB105"})),
    Precedence("KB601", frozenset({"KB304", "KB310", "KB602"})),
    Precedence("KB301", frozenset({"KB302", "KB304"})),
    Precedence("KB302", frozenset({"KB304"})),
)
"""A finding of the weaker rules is dropped where those of the stronger name all its documents, each of them no others."""


def _without_weaker_words(findings: list[Finding]) -> list[Finding]:
    """The findings without terms defined in two ways (KB206) where all their places stand in one conflict that counts."""
    said = [_places(finding) for finding in findings if "KB201" <= finding.rule <= "KB205" and finding.counts]
    return [
        finding
        for finding in findings
        if finding.rule != "KB206"
        or len(finding.evidence) < 2
        or not any(_places(finding) <= places for places in said)
    ]


def _places(finding: Finding) -> set[tuple[str, tuple[int, int] | None]]:
    return {(item.document, item.span) for item in finding.evidence}


def one_matter_one_finding(corpus: Corpus, findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that a stronger one makes superfluous, and without repeats of one fingerprint."""
    deprecated = {document.id for document in corpus.documents if document.status is Status.DEPRECATED}
    by_fingerprint: dict[str, Finding] = {}
    for finding in findings:
        concerned = {identity for identity, _ in finding.shares}
        if finding.rule in _BETWEEN:
            concerned |= set(finding.documents)
        if finding.rule in _SAFETY or not concerned or not concerned <= deprecated:
            by_fingerprint.setdefault(finding.fingerprint, finding)
    kept = _without_weaker_words(list(by_fingerprint.values()))
    for precedence in ORDER:
        settled = [set(finding.documents) for finding in kept if finding.rule == precedence.stronger and finding.counts]
        if settled:
            kept = [
                finding
                for finding in kept
                if finding.rule not in precedence.weaker or not _said_already(set(finding.documents), settled)
            ]
    return kept


def _said_already(documents: set[str], settled: list[set[str]]) -> bool:
    """Whether one of some findings names all these documents, or several hold each of them against the same one of them."""
    inside = [named for named in settled if named <= documents]
    return any(documents <= named for named in settled) or any(
        set().union(*(named for named in inside if kept in named)) == documents for kept in documents
    )
