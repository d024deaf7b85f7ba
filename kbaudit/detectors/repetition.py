"""What stands more than once in a corpus: copies, pairs of documents that share text, variants and furniture, found together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kbaudit.candidates import Limits, overlaps
from kbaudit.corpus import Corpus
from kbaudit.detectors.boilerplate import Boilerplate, furniture, named
from kbaudit.detectors.clusters import components
from kbaudit.detectors.comparison import Comparison, compare, without
from kbaudit.detectors.differences import Change, Difference
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.kept import kept
from kbaudit.detectors.likeness import Likeness, likeness
from kbaudit.detectors.links_to import inbound
from kbaudit.detectors.units import Unit, units_by_document
from kbaudit.detectors.variants import bare_path, other_versions
from kbaudit.model import BlockKind, Document

WORTH_COMPARING = Limits(jaccard=0.3, containment=0.5, shared=25)
"""Documents are compared unit by unit when their uncommon shingles reach one of these. On 2,476 pages of one product in eleven
versions that leaves .996 of the pairs of one page's versions at 1.6 candidates a true pair; 25 shared shingles are a passage of
27 words."""

SAME_WORDS = 0.85
"""Two documents are one when this part of the words of both is matched, in whatever order ..."""

SAME = 0.65
SAME_ORDER = 0.5
"""... or when it is matched of one and SAME of the other, and SAME_ORDER is the Jaccard index of their shingles: one of them
was extended. Pages that were written from one pattern for two things differ on both sides. On those versions, without paths, the
rule has a pair F1 above .99."""

SAME_NAMED = 0.5
"""Two documents of which one is named as a copy of the other are one when this part of the words of both is matched."""

SEMANTIC = 0.5
"""Pairs are also compared when half of the text of both lies in passages that are neighbours in meaning."""

NEIGHBOURS = 0.85
"""Cosine of passages that count as neighbours here; lower ones are other words, which no alignment of words can show."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two documents that share text. `variant` is the dimension in which they are variants of one page, if they are, and `named`
    says whether one is named as a copy of the other.
    """  # noqa: D205

    left: Document
    right: Document
    comparison: Comparison
    changed: tuple[Change, ...]
    difference: Difference
    jaccard: float
    variant: str | None
    named: bool = False

    @property
    def one_document(self) -> bool:
        """Whether they are one document with edits."""
        less, more = sorted((self.comparison.of_left, self.comparison.of_right))
        return less >= (SAME_NAMED if self.named else SAME_WORDS) or (
            less >= SAME and more >= SAME_WORDS and self.jaccard >= SAME_ORDER
        )

    def seen_from(self, document: Document) -> Relation:
        """The same with this document on the left."""
        if document.id == self.left.id:
            return self
        turned = tuple(
            Change(item.right, item.left, item.before, item.after, item.right_unit, item.left_unit)
            for item in self.changed
        )
        return replace(self, left=self.right, right=self.left, comparison=self.comparison.reversed(), changed=turned)


@dataclass(frozen=True, slots=True)
class Repetition:
    """Everything that stands more than once.

    `copies` are groups of documents of one text, the one to keep first; only that one is in `relations`. Records of tables are
    in none of them.
    """

    units: Mapping[str, tuple[Unit, ...]]
    copies: tuple[tuple[Document, ...], ...]
    relations: tuple[Relation, ...]
    boilerplate: tuple[Boilerplate, ...]


def repetition(corpus: Corpus) -> Repetition:
    """Find what repeats in the pages of a corpus."""
    pages = [document for document in corpus.documents if document.place.row is None]
    units = units_by_document(pages, corpus.claims)
    groups: dict[tuple[tuple[str, ...], ...], list[Document]] = defaultdict(list)
    for page in pages:
        if units[page.id]:
            groups[tuple(unit.words for unit in units[page.id])].append(page)
    linked = inbound(corpus)
    together = [_spokesman_first(found, linked) if len(found) > 1 else found for found in groups.values()]
    first = [found[0] for found in together]
    family = _families(first)
    proposed = _proposed(corpus, first, units, family)
    matters = _matters(first, family, proposed)
    common = furniture(
        {page.id: units[page.id] for page in first}, matters, {page.id: headings(page) for page in first}
    )
    relations = tuple(_relations(corpus, first, units, proposed, frozenset(common)))
    copies = tuple(tuple(found) for found in together if len(found) > 1)
    texts = {page.id: page.text for page in pages}
    return Repetition(units, copies, relations, named(common, units, texts))


def _spokesman_first(copies: Sequence[Document], linked: Mapping[str, int]) -> list[Document]:
    """Documents of one text, first the one that speaks for all when they are compared with others: the one to keep."""
    served = [document for document in copies if document.served]
    others = other_versions(copies)
    spokesman, _ = keeper([document for document in served if document.id not in others] or served or copies, linked)
    return [spokesman, *(document for document in copies if document is not spokesman)]


def headings(document: Document) -> dict[int, str]:
    """The nearest heading above each place where a unit can begin, folded, by the start of its block."""
    above = ""
    found: dict[int, str] = {}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            above = " ".join(document.text[block.start : block.end].split())
        else:
            found[block.start] = above
    return found


def _families(pages: Sequence[Document]) -> dict[str, int]:
    """A number for each page; pages whose paths differ only in a version or a language have the same one."""
    numbers: dict[tuple[str, ...], int] = {}
    found = {}
    for page in pages:
        bare, version, locale = bare_path(page.path)
        key = bare if version or locale else ("", page.id) if bare not in numbers else bare
        found[page.id] = numbers.setdefault(key, len(numbers))
    return found


def _proposed(
    corpus: Corpus, pages: Sequence[Document], units: Mapping[str, Sequence[Unit]], family: Mapping[str, int]
) -> dict[tuple[int, int], float]:
    """Pairs of pages worth comparing, by position, with the Jaccard index of their shingles where that proposed them."""
    texts = [" ".join(" ".join(unit.words) for unit in units[page.id]) for page in pages]
    groups = [family[page.id] for page in pages]
    proposed = {(item.left, item.right): item.jaccard for item in overlaps(texts, WORTH_COMPARING, groups=groups)}
    for pair in _neighbours(corpus, pages):
        proposed.setdefault(pair, 0.0)
    return proposed


def _matters(
    pages: Sequence[Document], family: Mapping[str, int], proposed: Mapping[tuple[int, int], float]
) -> dict[str, int]:
    """A number for each page; versions and copies of one page have the same, so that four copies do not make it furniture."""
    alike = [(f"family {family[page.id]}", page.id) for page in pages]
    alike += [(pages[a].id, pages[b].id) for (a, b), jaccard in proposed.items() if jaccard >= SAME_ORDER]
    return {identity: number for number, group in enumerate(components(alike)) for identity in group}


def _relations(
    corpus: Corpus,
    pages: Sequence[Document],
    units: Mapping[str, Sequence[Unit]],
    proposed: Mapping[tuple[int, int], float],
    common: frozenset[tuple[str, ...]],
) -> Iterator[Relation]:
    ranked = sorted(proposed)
    # Of the furniture only what stands in a page bears on how it compares.
    held = {page.id: [place for place, unit in enumerate(units[page.id]) if unit.words in common] for page in pages}
    sides = [(pages[a], pages[b]) for a, b in ranked]
    asked = [((left.id, right.id), (held[left.id], held[right.id])) for left, right in sides]

    def made(position: int) -> Likeness:
        left, right = sides[position]
        return likeness(left, right, compare(units[left.id], units[right.id], common))

    found = kept(corpus, "relations", asked, Likeness, made)
    for pair, (left, right), alike in zip(ranked, sides, found, strict=True):
        if alike.matches:
            mine, other = without(units[left.id], common), without(units[right.id], common)
            comparison = Comparison(mine, other, alike.matches, alike.of_left, alike.of_right)
            changed = alike.changes(mine, other)
            yield Relation(
                left, right, comparison, changed, alike.difference, proposed[pair], alike.variant, alike.named
            )


def _neighbours(corpus: Corpus, pages: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Pairs of pages of which half of either lies in passages that are neighbours in meaning."""
    position = {page.id: number for number, page in enumerate(pages)}
    close: dict[tuple[int, int], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for pair in corpus.pairs:
        if pair.channel == "exact" or (pair.cosine or 0.0) < NEIGHBOURS:
            continue
        sides = [(position.get(corpus.passages[item].document), item) for item in (pair.left, pair.right)]
        (a, left), (b, right) = sides
        if a is None or b is None or a == b:
            continue
        if a > b:
            a, b, left, right = b, a, right, left
        close[a, b][0].add(left)
        close[a, b][1].add(right)
    for (a, b), (mine, other) in close.items():
        if all(
            sum(len(corpus.passages[item].text) for item in side) >= SEMANTIC * len(pages[node].text)
            for node, side in ((a, mine), (b, other))
        ):
            yield a, b
