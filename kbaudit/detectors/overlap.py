"""KB105: two articles that answer the same question in other words.

Cosines of passages rank pages on neighbouring subjects above true paraphrases, so three things must come together, each of which
a reader can check: the two are each other's nearest article by the mean of their sentences; of the sentences of each, some find
their closest counterpart of all neighbouring articles in the other one; and what cannot be put in other words - values, names,
addresses - is the same in both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.corpus import Corpus
from kbaudit.detectors.evidence import evidence_at
from kbaudit.detectors.keeper import keeper
from kbaudit.detectors.kept import kept
from kbaudit.detectors.links_to import inbound, names
from kbaudit.detectors.nearest import closest_share, mutual_nearest
from kbaudit.detectors.phrases import listed, percent, quoted
from kbaudit.detectors.siblings import are_siblings, headings_by_count
from kbaudit.detectors.stated import NAMES, Fact, facts_of, in_common, telling, weights
from kbaudit.detectors.units import Unit
from kbaudit.detectors.variants import by_folder, by_metadata
from kbaudit.facts.sensitive import mask
from kbaudit.model import Action, Claim, Claimed, Document, Effort, Evidence, Finding, Tier
from kbaudit.normalisation import normalise
from kbaudit.rules.duplicates import Overlap

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

FEWEST_STATEMENTS = 4
"""Articles of fewer statements are cards."""

CLOSEST = 0.1
"""Part of the words of each article that stand in sentences whose closest counterpart is in the other one ..."""

STATED = 1 / 3
"""... and part of the facts of the one that states less that both state, from which they are said to answer one question."""

TOGETHER = 0.7
"""The two parts together: the fewer sentences show it, the more facts must. Pairs of two handbooks below it were siblings."""

FEWEST_FACTS = 2
"""Facts that both must state, a value or an address among them: one is chance, and names are those of the subject."""

COPIED = 0.35
"""Articles that have this part of their words in common are the matter of the other rules."""

LONGEST = 40
"""Words beyond which a sentence weighs no more."""

SHOWN = 4
"""Shared facts that a finding names."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document as KB105 compares it: its statements, their vectors, how much each weighs, and what they state."""

    document: Document
    claims: tuple[Claim, ...]
    rows: NDArray[numpy.float32]
    weight: NDArray[numpy.float32]
    facts: Mapping[Fact, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles that are each other's nearest: the smaller part of closest sentences, and that of shared facts.

    `sure` says that neither links to the other, and that a value is shared which few others state.
    """

    left: Article
    right: Article
    closest: float
    stated: float
    sure: bool


def overlapping(corpus: Corpus) -> Iterator[Finding]:
    """One finding for each pair of articles. Without vectors of statements none."""
    articles = _articles(corpus)
    if len(articles) < 2:
        return
    copies = _copies(corpus)
    weight = weights([article.facts for article in articles])
    linked = inbound(corpus)
    headings = headings_by_count(corpus.documents)
    for pair in _pairs(articles, copies, weight):
        close = pair.closest >= CLOSEST and pair.stated >= STATED and pair.closest + pair.stated >= TOGETHER
        if close and not are_siblings(pair.left.document, pair.right.document, headings):
            yield _finding(pair, linked)


def _articles(corpus: Corpus) -> list[Article]:
    import numpy

    if corpus.statement_vectors is None:
        return []
    documents = corpus.by_id()
    own: dict[str, list[int]] = defaultdict(list)
    for row, position in enumerate(corpus.statements):
        own[corpus.claims[position].document].append(row)
    chosen = [identity for identity in sorted(own) if len(own[identity]) >= FEWEST_STATEMENTS]
    said = {identity: tuple(corpus.claims[corpus.statements[row]] for row in own[identity]) for identity in chosen}
    spans = [[(claim.start, claim.end) for claim in said[identity]] for identity in chosen]
    stated = kept(
        corpus,
        "facts",
        [((identity,), parts) for identity, parts in zip(chosen, spans, strict=True)],
        list[tuple[Fact, str]],
        lambda position: list(facts_of(documents[chosen[position]], spans[position]).items()),
    )
    found = []
    for identity, facts in zip(chosen, stated, strict=True):
        rows, claims = own[identity], said[identity]
        lengths = [min(LONGEST, len(claim.text.split())) for claim in claims]
        found.append(
            Article(
                documents[identity],
                claims,
                corpus.statement_vectors[rows],
                numpy.array(lengths, numpy.float32) / numpy.float32(sum(lengths)),
                dict(facts),
            )
        )
    return found


def _copies(corpus: Corpus) -> frozenset[frozenset[str]]:
    """Pairs of documents that share much of their text or are variants of one page, where that was looked for."""
    if corpus.repeated is None:
        return frozenset()
    return frozenset(
        frozenset((item.left.id, item.right.id))
        for item in corpus.repeated.relations
        if item.variant or max(item.comparison.of_left, item.comparison.of_right) >= COPIED
    )


def _pairs(
    articles: Sequence[Article], copies: frozenset[frozenset[str]], weight: Mapping[Fact, float]
) -> Iterator[_Pair]:
    import numpy

    means = numpy.stack([article.weight @ article.rows for article in articles])
    means /= numpy.maximum(numpy.linalg.norm(means, axis=1, keepdims=True), numpy.float32(1e-9))
    texts = [frozenset(normalise(claim.text) for claim in article.claims) for article in articles]

    def comparable(left: int, right: int) -> bool:
        mine, other = articles[left].document, articles[right].document
        return (
            mine.language == other.language
            and frozenset((mine.id, other.id)) not in copies
            and len(texts[left] & texts[right]) < COPIED * min(len(texts[left]), len(texts[right]))
            and by_metadata(mine, other) is None
            and by_folder(mine.path, other.path) is None
        )

    pairs, near = mutual_nearest(means, comparable)
    for a, b in pairs:
        left, right = articles[a], articles[b]
        shares = []
        for here, there in ((a, b), (b, a)):
            rivals = [articles[other].rows for other in near[here] if other != there and comparable(here, other)]
            won = closest_share(articles[here].rows, articles[there].rows, rivals)
            shares.append(float(articles[here].weight[won].sum()))
        # Whoever linked one to the other knew of both, and gave each its part.
        linked = names(left.document, right.document) or names(right.document, left.document)
        shared = left.facts.keys() & right.facts.keys()
        sure = not linked and telling(shared, weight, len(articles))
        yield _Pair(left, right, min(shares), _stated(left, right, weight), sure)


def _stated(left: Article, right: Article, weight: Mapping[Fact, float]) -> float:
    """The part of the facts that both state; 0.0 where these are too few, or names only."""
    shared = left.facts.keys() & right.facts.keys()
    if len(shared) < FEWEST_FACTS or all(fact.kind in NAMES for fact in shared):
        return 0.0
    return in_common(left.facts, right.facts, weight)


def _finding(pair: _Pair, linked: Mapping[str, int]) -> Finding:
    kept, why = keeper((pair.left.document, pair.right.document), linked)
    mine, theirs = (pair.left, pair.right) if kept is pair.left.document else (pair.right, pair.left)
    other = theirs.document
    # What is masked where it stands, as a password is, is not shown by itself either.
    public = "\n".join(mask(claim.text) for claim in mine.claims)
    shared = [fact for fact in sorted(mine.facts.keys() & theirs.facts.keys()) if mine.facts[fact] in public]
    written = dict.fromkeys(mine.facts[fact] for fact in shared)
    place, place_of_other, first = _closest(mine, theirs)
    return Finding(
        rule=Overlap.code,
        message=(
            f"“{other.name}” ({other.path}) and “{kept.name}” ({kept.path}) answer the same question in different words: "
            f"{_question(kept, other)}. Both state {listed([*written] or ['the same values'], SHOWN)}, and at least "
            f"{percent(pair.closest)} of each has its closest counterpart in the other."
        ),
        evidence=(place, place_of_other),
        tier=Tier.CONFLICT if pair.sure else Tier.REVIEW,
        severity=Overlap.severity,
        confidence=round(min(0.95, 0.5 + pair.stated / 2 + pair.closest / 4), 3),
        shares=((other.id, 1.0),),
        action=Action.MERGE,
        step=(
            f"Decide which of the two answers it. If it is {kept.path}, move into it what only {other.path} says "
            f"(it begins {quoted(other, [first])}) and redirect."
        ),
        keep=kept.id,
        why=why,
        effort=Effort.MEDIUM,
        values=tuple(Claimed(mine.facts[fact], fact.value, tuple(sorted((kept.id, other.id)))) for fact in shared),
    )


def _question(kept: Document, other: Document) -> str:
    """The title that is a question, or else what the page to keep says it is about."""
    for document in (kept, other):
        if document.name.rstrip().endswith("?"):
            return f"“{document.name.strip()}”"
    return f"what there is to know about “{kept.name.strip()}”"


def _closest(kept: Article, other: Article) -> tuple[Evidence, Evidence, Unit]:
    """The two sentences that lie closest to each other, and the other article's first one."""
    import numpy

    products = kept.rows @ other.rows.T
    a, b = (int(place) for place in numpy.unravel_index(int(products.argmax()), products.shape))
    mine, theirs, first = kept.claims[a], other.claims[b], other.claims[0]
    return (
        evidence_at(kept.document, mine.start, mine.end),
        evidence_at(other.document, theirs.start, theirs.end),
        Unit((), first.start, first.end),
    )
