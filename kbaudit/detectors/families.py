"""Variants as families: one page for each version, language, region, plan or product, listed instead of reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from kbaudit.detectors.clusters import components
from kbaudit.detectors.repetition import Repetition
from kbaudit.detectors.variants import bare_path, by_metadata
from kbaudit.model import Document
from kbaudit.normalisation import normalise
from kbaudit.report import Family

PARALLEL = 3
"""A version that so many pages are kept for is one: its pages belong to those of other versions, however much they changed."""

ALIKE = 0.5
"""Part of the words of both that two pages of one pattern share at least."""


def families(documents: Sequence[Document], found: Repetition) -> tuple[Family, ...]:
    """The families of a corpus, sorted by dimension and documents. A page is in one family for each dimension at most.

    Pages are a family when their paths differ only in the folder of a version or a language, or when they are filled in from one
    pattern: most of their words agree and each speaks of a thing of its own.
    """
    links: dict[str, list[tuple[str, str]]] = defaultdict(list)
    pages = [document for document in documents if document.place.row is None]
    groups: dict[tuple[str, ...], list[Document]] = defaultdict(list)
    for page in pages:
        groups[bare_path(page.path)[0]].append(page)
    related = {frozenset((item.left.id, item.right.id)) for item in found.relations}
    related |= {frozenset((copy.id, group[0].id)) for group in found.copies for copy in group[1:]}
    systematic = Counter(
        version for group in groups.values() for version in {bare_path(page.path)[1] for page in group}
    )
    for group in groups.values():
        _, version, language = bare_path(group[0].path)
        for number, page in enumerate(group[1:], 1):
            _, other_version, other_language = bare_path(page.path)
            if language != other_language:
                links["language"].append((group[0].id, page.id))
            elif version != other_version and (
                min(systematic[version], systematic[other_version]) >= PARALLEL
                or any(
                    frozenset((page.id, other.id)) in related or _titled_alike(page, other) for other in group[:number]
                )
            ):
                links["version"].append((group[0].id, page.id))
    for relation in found.relations:
        if relation.variant and relation.comparison.agreement >= ALIKE:
            links[relation.variant].append((relation.left.id, relation.right.id))
    for copies in found.copies:
        for copy in copies[1:]:
            if dimension := by_metadata(copies[0], copy):
                links[dimension].append((copies[0].id, copy.id))
    return tuple(
        sorted(
            (Family(dimension, tuple(members)) for dimension, pairs in links.items() for members in components(pairs)),
            key=lambda family: (family.dimension, family.documents),
        )
    )


def _titled_alike(left: Document, right: Document) -> bool:
    return bool(left.title and right.title) and normalise(left.title or "") == normalise(right.title or "")
