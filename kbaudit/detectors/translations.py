"""Pairs translations by what they share whatever the language: links, code, numbers and names, the rarer the better."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kbaudit.detectors.variants import bare_path
from kbaudit.facts.lineage import TRANSLATION_OF_KEYS, named_in, target_of, without_suffix
from kbaudit.model import BlockKind, Document

SHARED = 0.35
"""Part of the weight of the traces of both pages that a translation shares with its source."""

FEWEST = 3
"""Traces that must be shared; a year and a product name are in every page."""

COMMON = 0.1
"""Traces of more than this part of the documents of a language say nothing."""

BY_PATH = 0.98
"""Confidence where two paths differ in a language only, or one page names the other as its original."""

_NUMBER = re.compile(r"(?<![\w.])\d[\d.,:/-]*\d(?![\w])|(?<![\w.])\d{2,}")
_NAME = re.compile(r"\b(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,}\w*|[\w-]+\.[\w.-]+|\w+_\w+)\b")
"""Words that are not translated: CamelCase, abbreviations, file and host names, identifiers."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Two documents in different languages that are one page, and how sure that is, in (0, 1].

    `source` is the id of the one that the other names as its original, where one does.
    """

    left: Document
    right: Document
    confidence: float
    source: str | None = None

    @property
    def sure(self) -> bool:
        """Whether metadata or paths say so, rather than what the two share."""
        return self.confidence >= BY_PATH


def translations(documents: Sequence[Document]) -> tuple[Translation, ...]:
    """Pairs of documents that are translations of each other, sorted by id.

    A page that names its original makes a pair with it, and so do paths that differ only in the folder or suffix of a language.
    Otherwise both must be each other's best
    match by the weight of what they share; on documentation in Japanese, Chinese and Spanish that finds the translation more
    often than an English embedding model does.
    """
    pages = [document for document in documents if document.place.row is None]
    sources = declared_sources(pages)
    paired = {(min(pair), max(pair)): BY_PATH for pair in sources.items()} | dict(_by_path(pages))
    scores = _alike(pages)
    by_id = {page.id: page for page in pages}
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for (a, b), score in sorted(scores.items()):
        for here, there in ((a, b), (b, a)):
            key = (here, by_id[there].language)
            if score > best.get(key, (0.0, ""))[0]:
                best[key] = (score, there)
    for (a, b), score in scores.items():
        mutual = best[a, by_id[b].language][1] == b and best[b, by_id[a].language][1] == a
        if mutual and score >= SHARED:
            paired.setdefault((a, b), min(0.95, score))
    return tuple(
        Translation(by_id[a], by_id[b], round(score, 3), _source(a, b, sources))
        for (a, b), score in sorted(paired.items())
    )


def _alike(pages: Sequence[Document]) -> dict[tuple[str, str], float]:
    """How much the pages of two languages share, by the weight of it, for pairs that share enough of it."""
    spoken = Counter(page.language for page in pages)
    if len(spoken) < 2:
        return {}
    # Most pages are in one language, and pairs within it are none.
    usual = spoken.most_common(1)[0][0]
    traces = {page.id: traces_of(page) for page in pages}
    holders: dict[str, list[Document]] = defaultdict(list)
    for page in pages:
        for trace in traces[page.id]:
            holders[trace].append(page)
    weight = {
        trace: math.log(len(pages) / len(found)) + 0.1
        for trace, found in holders.items()
        if len(found) <= max(8, COMMON * len(pages))
    }
    shared: dict[tuple[str, str], list[float]] = defaultdict(list)
    for trace in sorted(weight):
        found = holders[trace]
        foreign = [number for number, page in enumerate(found) if page.language != usual]
        for number, left in enumerate(found) if foreign else ():
            others = foreign if left.language == usual else range(len(found))
            for right in (found[other] for other in others if other > number):
                if left.language != right.language:
                    shared[left.id, right.id].append(weight[trace])
    total = {page.id: sum(weight.get(trace, 0.0) for trace in traces[page.id]) for page in pages}
    return {
        pair: 2 * sum(weights) / max(1e-9, total[pair[0]] + total[pair[1]])
        for pair, weights in shared.items()
        if len(weights) >= FEWEST
    }


def declared_sources(pages: Sequence[Document]) -> dict[str, str]:
    """The ids of pages that name their original in their metadata, each with that page's id."""
    by_path = {without_suffix(page.path): page for page in pages}
    found = {}
    for page in pages:
        for field in named_in(page.metadata, TRANSLATION_OF_KEYS):
            near, whole = target_of(page.path, field.value), without_suffix(field.value.lstrip("/"))
            original = by_path.get(near or "") or by_path.get(whole)
            if original is not None and original.language != page.language:
                found[page.id] = original.id
    return found


def _source(left: str, right: str, sources: Mapping[str, str]) -> str | None:
    if sources.get(left) == right:
        return right
    return left if sources.get(right) == left else None


def traces_of(document: Document) -> frozenset[str]:
    """What a translator leaves as it is: targets of links, lines of code, numbers, names."""
    found = {f"link {_target(link.target)}" for link in document.links}
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind is BlockKind.CODE:
            found.update(f"code {' '.join(line.split())}" for line in text.splitlines() if len(line.strip()) > 8)
        else:
            found.update(f"number {re.sub(r'[.,]', '', number)}" for number in _NUMBER.findall(text))
            found.update(f"name {name}" for name in _NAME.findall(text))
    return frozenset(found)


def numbers_of(document: Document) -> frozenset[str]:
    """The numbers of two digits or more in the text, without the marks that languages group and divide digits by."""
    return frozenset(
        re.sub(r"[.,]", "", number)
        for block in document.blocks
        if block.kind is not BlockKind.CODE
        for number in _NUMBER.findall(document.text[block.start : block.end])
    )


def _by_path(pages: Sequence[Document]) -> list[tuple[tuple[str, str], float]]:
    groups: dict[tuple[object, ...], list[tuple[str, Document]]] = defaultdict(list)
    for page in pages:
        bare, version, language = bare_path(page.path)
        groups[bare, version].append((language, page))
    return [
        ((min(left.id, right.id), max(left.id, right.id)), BY_PATH)
        for group in groups.values()
        for number, (mine, left) in enumerate(group)
        for other, right in group[number + 1 :]
        if mine != other and left.language != right.language
    ]


def _target(target: str) -> str:
    """A link without the language in its address and without its anchor, which are translated."""
    address = re.sub(r"^[a-z]+://(?:www\.)?", "", target.split("#")[0])
    return re.sub(r"(?<=/)[a-z]{2}(?:-[A-Za-z]{2})?/", "", address).rstrip("/")
