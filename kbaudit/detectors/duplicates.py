"""KB101 to KB104: documents and passages that stand more than once, the largest matter first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kbaudit.corpus import Corpus
from kbaudit.detectors.contained import contained
from kbaudit.detectors.copied import copied
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.links_to import inbound
from kbaudit.detectors.near import near
from kbaudit.detectors.phrases import listed, whole
from kbaudit.detectors.repetition import Repetition, repetition
from kbaudit.detectors.variants import by_folder, by_metadata, other_versions
from kbaudit.model import Action, Document, Finding, Tier
from kbaudit.rules.duplicates import ExactDuplicate

LEAST_WORDS = 20
"""Pages shorter than this are stubs or cards, and alike because there is nothing in them."""


def duplicates(corpus: Corpus) -> Iterator[Finding]:
    """KB101 to KB104. A page that is said to be a copy of another is not named again by the rules that follow."""
    yield from duplicates_in(corpus.repeated or repetition(corpus), inbound(corpus))


def duplicates_in(found: Repetition, linked: Mapping[str, int]) -> Iterator[Finding]:
    """The same where it is known what repeats and how many pages link to each."""
    pages = {page.id: page for relation in found.relations for page in (relation.left, relation.right)}
    versions = other_versions(pages.values())
    same = list(exact(found, linked))
    edited = list(near(found, linked, versions | _concerned(same)))
    inside = list(contained(found, versions | _concerned((*same, *edited))))
    yield from (*same, *edited, *inside)
    merged = {identity: _merged_into(finding) for finding in (*edited, *inside) for identity, _ in finding.shares}
    yield from copied(found, linked, versions | _concerned((*same, *edited, *inside)), merged)


def _concerned(findings: Iterable[Finding]) -> frozenset[str]:
    """The documents that some findings count against."""
    return frozenset(identity for finding in findings for identity, _ in finding.shares)


def _merged_into(finding: Finding) -> str:
    """The document that those a finding counts against are held against, which the evidence names first of all others."""
    gone = {identity for identity, _ in finding.shares}
    return next(item.document for item in finding.evidence if item.document not in gone)


def exact(found: Repetition, linked: Mapping[str, int]) -> Iterator[Finding]:
    """KB101: documents with the same text. One finding for each group of copies."""
    for copies in found.copies:
        words = sum(len(unit) for unit in found.units[copies[0].id])
        group = _without_variants(copies)
        served = [document for document in group if document.served]
        if len(group) > 1 and served and words >= LEAST_WORDS:
            yield _withdrawn(group, served) if len(served) == 1 else _exact(group, served, linked)


def _exact(group: Sequence[Document], served: Sequence[Document], linked: Mapping[str, int]) -> Finding:
    kept, why = keeper(served, linked)
    others = [document for document in group if document is not kept]
    concerned = [document for document in served if document is not kept]
    return Finding(
        rule=ExactDuplicate.code,
        message=f"{listed([document.path for document in (kept, *others)])} have the same text, word for word.",
        evidence=tuple(whole(document) for document in (kept, *others)),
        tier=Tier.CERTAIN,
        severity=ExactDuplicate.severity,
        confidence=0.98,
        shares=tuple((document.id, 1.0) for document in concerned),
        action=Action.MERGE,
        step=f"Keep {kept.path}; redirect {listed([document.path for document in concerned])} to it and delete the rest.",
        keep=kept.id,
        why=why,
    )


def _withdrawn(group: Sequence[Document], served: Sequence[Document]) -> Finding:
    """A served page whose text was withdrawn elsewhere: one of the two standings is wrong."""
    live = served[0]
    others = [document for document in group if document is not live]
    standing = listed(sorted({document.status.value for document in others}))
    return Finding(
        rule=ExactDuplicate.code,
        message=(
            f"{live.path} is served, and {listed([document.path for document in others])} with the same text, "
            f"word for word, is {standing}."
        ),
        evidence=tuple(whole(document) for document in (live, *others)),
        tier=Tier.CERTAIN,
        severity=ExactDuplicate.severity,
        confidence=0.9,
        shares=((live.id, 1.0),),
        action=Action.REVIEW,
        step=f"Decide whether the text still holds: withdraw {live.path} as well, or delete what is {standing}.",
    )


def _without_variants(copies: Sequence[Document]) -> list[Document]:
    """The copies without the first one's page for another version or language, or what is declared to be for another thing.

    The first one is that which is compared with other documents, so that what is said of those names the copy to keep.
    """
    ordered = [copies[0], *sorted(copies[1:], key=lambda document: (not document.served, document.id))]
    return [
        ordered[0],
        *(
            other
            for other in ordered[1:]
            if by_metadata(ordered[0], other) is None and by_folder(ordered[0].path, other.path, names=False) is None
        ),
    ]
