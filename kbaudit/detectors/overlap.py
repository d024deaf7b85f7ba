"""KB105: two articles that answer the same question in other words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.corpus import Corpus
from kbaudit.detectors.differences import decisive_words, stems
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.links_to import inbound
from kbaudit.detectors.phrases import place, quoted
from kbaudit.detectors.units import Unit, units_by_document
from kbaudit.detectors.variants import by_folder, by_metadata
from kbaudit.facts.kinds import RECORDS
from kbaudit.model import Action, Document, Effort, Finding, Tier
from kbaudit.normalisation import normalise, words
from kbaudit.rules.duplicates import Overlap

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

FEWEST_WORDS = 12
"""Passages of fewer words are captions and labels, whose vectors lie close to everything."""

ARTICLE = 200
"""Characters of prose that make an article."""

NEAR = 0.65
"""Articles are compared from this cosine of their mean vectors on."""

COVERED = 0.68
"""Each article's passages must find a passage of the other one with at least this cosine, in the mean over their text
(all-MiniLM-L6-v2). Of the articles of three handbooks that lie closer without sharing sentences, most are about one thing."""

COVERED_BY_TITLE = 0.6
"""The same for articles of one title, or that name the same values, rare in the corpus."""

SHARED_VALUES = 2

SURE = 0.74
"""From here on, where the titles agree too, the finding counts."""

MARGIN = 0.15
"""... and they must lie closer to each other by this much than each lies to its next neighbours in the mean: in a set of policies
written alike all are close to all, and none is another one's double."""

CROWD = 5
"""Neighbours whose mean is taken."""

COPIED = 0.35
"""Articles that have this part of their words in equal sentences are the matter of the other rules."""

_BLOCK = 1024
"""Articles whose products with all others are held at once."""

_NAME = re.compile(r"(?<=[\w,;)] )[A-Z][\w.+-]*\w|\b[A-Z]{2,}\w*\b")
"""Names: words written with a capital inside a sentence, and abbreviations."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document as KB105 compares it: its passages' rows, the stems of title and text, and the names and values in it."""

    document: Document
    rows: tuple[int, ...]
    title: frozenset[str]
    stems: Counter[str]
    names: Counter[str]
    values: frozenset[str]


def overlapping(corpus: Corpus) -> Iterator[Finding]:
    """One finding for each pair of articles. Without vectors none."""
    if corpus.vectors is None:
        return
    articles = list(_articles(corpus))
    if len(articles) < 2:
        return
    linked = inbound(corpus)
    frequency = Counter(stem for article in articles for stem in article.stems)
    values = Counter(value for article in articles for value in article.values)
    units = units_by_document([article.document for article in articles], corpus.claims)
    for a, b, margin in _near(corpus, articles):
        left, right = articles[a], articles[b]
        if not _comparable(left, right) or _other_names(left, right, frequency, len(articles)):
            continue
        covered = _covered(corpus, left, right)
        if covered < SURE and _other_titles(left, right):
            continue
        agree = _agree(left, right)
        shared = [value for value in left.values & right.values if values[value] <= max(3, len(articles) // 50)]
        needed = (
            COVERED_BY_TITLE if len(shared) >= SHARED_VALUES or left.title == right.title != frozenset() else COVERED
        )
        if covered < needed or margin < MARGIN or _copied(units[left.document.id], units[right.document.id]):
            continue
        if agree or covered >= SURE or len(shared) >= SHARED_VALUES:
            yield _finding(left.document, right.document, units, covered, agree and covered >= SURE, linked)


def _articles(corpus: Corpus) -> Iterator[Article]:
    rows: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(corpus.passages):
        if len(passage.text.split()) >= FEWEST_WORDS:
            rows[passage.document].append(number)
    for document in corpus.documents:
        own = rows.get(document.id, [])
        text = sum(len(corpus.passages[number].text) for number in own)
        if document.served and document.kind not in RECORDS and document.kind != "legal" and text >= ARTICLE:
            said = words(normalise(document.text))
            yield Article(
                document,
                tuple(own),
                frozenset(stems(tuple(words(normalise(document.title or ""))))) - _ASKING,
                Counter(stems(tuple(said))),
                Counter(name.casefold() for name in _NAME.findall(document.text)),
                frozenset(
                    value for value in decisive_words(said) if value[:1].isdigit() and value not in ("0", "1", "2")
                ),
            )


_ASKING = frozenset(
    "how what where why can do does i my me you your should guide about overview introduction using use".split()
)


def _near(corpus: Corpus, articles: Sequence[Article]) -> Iterator[tuple[int, int, float]]:
    """Pairs of articles close in the mean, and by how much they are closer to each other than to their next neighbours."""
    import numpy

    means = _means(corpus, articles)
    found: list[tuple[int, int, float]] = []
    tops = numpy.zeros((len(articles), min(CROWD + 1, len(articles) - 1)), numpy.float32)
    for top in range(0, len(articles), _BLOCK):
        products = means[top : top + _BLOCK] @ means.T
        products[numpy.arange(products.shape[0]), numpy.arange(top, top + products.shape[0])] = -1.0
        tops[top : top + _BLOCK] = -numpy.sort(-products, axis=1)[:, : tops.shape[1]]
        for row, column in zip(*numpy.nonzero(products >= NEAR), strict=True):
            if top + row < column:
                found.append((int(top + row), int(column), float(products[row, column])))
    for a, b, cosine in found:
        around = 0.0
        for nearest in (tops[a], tops[b]):
            # The partner itself is not its neighbour's crowd.
            others = nearest.sum() - cosine if cosine >= nearest[-1] else nearest[:-1].sum()
            around += float(others) / max(1, len(nearest) - 1) / 2
        yield a, b, cosine - around


def _means(corpus: Corpus, articles: Sequence[Article]) -> NDArray[numpy.float32]:
    """The mean vector of each article's passages, weighted by length, of unit length."""
    import numpy

    assert corpus.vectors is not None  # noqa: S101 - asked by the caller
    rows = numpy.zeros((len(articles), corpus.vectors.shape[1]), numpy.float32)
    for number, article in enumerate(articles):
        weights = numpy.array([len(corpus.passages[row].text) for row in article.rows], numpy.float32)
        rows[number] = weights @ corpus.vectors[list(article.rows)]
    unit: NDArray[numpy.float32] = rows / numpy.maximum(
        numpy.linalg.norm(rows, axis=1, keepdims=True), numpy.float32(1e-9)
    )
    return unit


def _covered(corpus: Corpus, left: Article, right: Article) -> float:
    """How close each passage's best match is, in the mean over the text of the side that is covered less."""
    import numpy

    assert corpus.vectors is not None  # noqa: S101 - asked by the caller
    products = corpus.vectors[list(left.rows)] @ corpus.vectors[list(right.rows)].T
    sides = []
    for article, best in ((left, products.max(axis=1)), (right, products.max(axis=0))):
        weights = numpy.array([len(corpus.passages[row].text) for row in article.rows], numpy.float32)
        sides.append(float(weights @ best / weights.sum()))
    return min(sides)


def _comparable(left: Article, right: Article) -> bool:
    mine, other = left.document, right.document
    # Records that ask the same are the matter of KB106.
    if mine.place.row is not None and other.place.row is not None:
        return False
    return by_metadata(mine, other) is None and by_folder(mine.path, other.path) is None


def _agree(left: Article, right: Article) -> bool:
    """Whether the titles have a word in common, or the words of one stand in the other's text."""
    if left.title & right.title:
        return True
    return any(
        article.title and sum(stem in other.stems for stem in article.title) >= len(article.title) / 2
        for article, other in ((left, right), (right, left))
    )


def _other_titles(left: Article, right: Article) -> bool:
    """Whether the titles share a word and each has one that the other article does not speak of: export, import tickets."""
    mine, other = left.title - right.title, right.title - left.title
    return bool(left.title & right.title) and bool(mine - right.stems.keys()) and bool(other - left.stems.keys())


def _other_names(left: Article, right: Article, frequency: Counter[str], articles: int) -> bool:
    """Whether each repeats a name that the other does not have."""
    rare = max(2, articles // 20)

    def own(article: Article, opposite: Article) -> bool:
        return any(
            count >= 3 and name not in opposite.names and name not in opposite.stems and frequency[name] <= rare
            for name, count in article.names.items()
        )

    return own(left, right) and own(right, left)


def _copied(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    known = Counter(unit.words for unit in right)
    common = sum(len(unit) for unit in left if known[unit.words])
    return common >= COPIED * max(1, min(sum(map(len, left)), sum(map(len, right))))


def _finding(
    left: Document,
    right: Document,
    units: Mapping[str, Sequence[Unit]],
    covered: float,
    sure: bool,
    linked: Mapping[str, int],
) -> Finding:
    kept, why = keeper((left, right), linked)
    other = right if kept is left else left
    return Finding(
        rule=Overlap.code,
        message=(
            f"“{other.name}” ({other.path}) and “{kept.name}” ({kept.path}) answer the same question in different words: "
            "both compete for every question about it."
        ),
        evidence=(place(kept, units[kept.id][0]), place(other, units[other.id][0])),
        tier=Tier.CONFLICT if sure else Tier.REVIEW,
        severity=Overlap.severity,
        confidence=round(min(0.9, covered), 3),
        shares=((other.id, round(covered, 3)),),
        action=Action.MERGE,
        step=(
            f"Decide which of the two answers “{kept.name}”. If it is {kept.path}, move into it what only {other.path} says "
            f"(it begins {quoted(other, units[other.id][:1])}) and redirect."
        ),
        keep=kept.id,
        why=why,
        effort=Effort.MEDIUM,
    )
