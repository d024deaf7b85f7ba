"""kbaudit's candidates beside those of other libraries, on the same passages and vectors, and beside exhaustive comparison."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Any

import numpy
from numpy.typing import NDArray

from tests.benchmarks.scale_data import distinct, exact, neighbours_of, passages_of_size, with_vectors


def recall(size: int) -> dict[str, Any]:
    """Of the pairs that comparing all with all accepts, by the limits of the candidates, the part among the candidates.

    A pair must be within the limits as it stands and also when the sentences that many documents carry are set apart ("Having
    problems? Ask for help in the forums."): what two passages share of those says nothing. Beside it, the pairs that are within
    the limits in one of the two ways only, with some of those that are missed.
    """
    from kbaudit.candidates import COPIED, overlaps

    passages = passages_of_size(size)
    texts = distinct(passages)
    whole, bare = exact(texts), exact(_without_furniture(texts, passages))
    found = {(pair.left, pair.right) for pair in overlaps(texts, COPIED)}
    both, only_whole, only_bare = whole & bare, whole - bare, bare - whole
    examples = [sorted(missed)[:: max(1, len(missed) // 4)][:4] for missed in (only_whole - found, only_bare - found)]
    return {
        "distinct": len(texts),
        "exact_pairs": len(both),
        "recall": round(len(found & both) / len(both), 4),
        "pairs_by_what_many_documents_carry": len(only_whole),
        "found_of_those": len(found & only_whole),
        "pairs_only_without_it": len(only_bare),
        "found_of_them": len(found & only_bare),
        "examples": [
            [" ".join(texts[a].split()[:8]), " ".join(texts[b].split()[:8])] for kind in examples for a, b in kind
        ],
    }


def _without_furniture(texts: list[str], passages: list[Any]) -> list[str]:
    """The texts without sentences that more than eight documents, or one in a hundred, carry: `detectors.boilerplate`."""
    from kbaudit.candidates import common_limit
    from kbaudit.detectors.boilerplate import MANY, MANY_SHARE
    from kbaudit.normalisation import normalise
    from kbaudit.passages import sentence_ends

    carried: dict[str, set[str]] = defaultdict(set)
    sentences: dict[str, list[str]] = {}
    for passage in passages:
        if passage.text not in sentences:
            lines = [line for line in passage.text.split("\n") if line.strip()]
            sentences[passage.text] = [sentence for line in lines for _, _, sentence in sentence_ends(line)]
        for sentence in sentences[passage.text]:
            carried[normalise(sentence)].add(passage.document)
    documents = len({passage.document for passage in passages})
    many = min(common_limit(documents), max(MANY, int(documents * MANY_SHARE)))
    return [
        "\n".join(sentence for sentence in sentences[text] if len(carried[normalise(sentence)]) <= many)
        for text in texts
    ]


def ours(size: int) -> dict[str, Any]:
    """Both channels on the passages and vectors that the peers get."""
    from kbaudit.candidates import COPIED, COSINE, overlaps
    from kbaudit.candidates.neighbours import neighbours

    texts, rows = _texts_and_rows(size)
    lexically, near = exact(texts), neighbours_of(rows, COSINE)
    started = time.process_time()
    found = {(pair.left, pair.right) for pair in overlaps(texts, COPIED)}
    close = neighbours(rows, COSINE)
    found |= set(zip(close.left.tolist(), close.right.tolist(), strict=True))
    return _judged(found, lexically, near, time.process_time() - started)


def paraphrase_mining(size: int) -> dict[str, Any]:
    """sentence-transformers' own search over the same vectors, as many neighbours as its default."""
    from sentence_transformers.util import paraphrase_mining_embeddings
    from torch import from_numpy

    from kbaudit.candidates import COSINE

    texts, rows = _texts_and_rows(size)
    lexically, near = exact(texts), neighbours_of(rows, COSINE)
    started = time.process_time()
    mined = paraphrase_mining_embeddings(from_numpy(rows))
    found = {(min(a, b), max(a, b)) for score, a, b in mined if score >= COSINE}
    return _judged(found, lexically, near, time.process_time() - started)


def semhash(size: int) -> dict[str, Any]:
    """semhash over the same vectors at the same threshold."""
    from semhash import SemHash

    from kbaudit.candidates import COSINE

    texts, rows = _texts_and_rows(size)
    lexically, near = exact(texts), neighbours_of(rows, COSINE)
    position = {text: number for number, text in enumerate(texts)}

    class Known:
        """The vectors that are known, in place of a model."""

        def encode(self, inputs: Any, **_: Any) -> NDArray[numpy.float32]:
            """The rows of these texts."""
            return rows[[position[text] for text in inputs]]

    started = time.process_time()
    outcome = SemHash.from_embeddings(rows, texts, Known()).self_deduplicate(threshold=COSINE)
    found = set()
    for item in outcome.filtered:
        for other, _ in item.duplicates:
            a, b = position[item.record], position[other]
            found.add((min(a, b), max(a, b)))
    return _judged(found, lexically, near, time.process_time() - started)


def datasketch(size: int) -> dict[str, Any]:
    """datasketch's MinHash with 128 permutations and its LSH at the same Jaccard index."""
    from datasketch import MinHash, MinHashLSH

    from kbaudit.candidates import COPIED, COSINE
    from kbaudit.normalisation import normalise, words

    texts, rows = _texts_and_rows(size)
    lexically, near = exact(texts), neighbours_of(rows, COSINE)
    started = time.process_time()
    index = MinHashLSH(threshold=COPIED.jaccard, num_perm=128)
    found = set()
    for number, text in enumerate(texts):
        said = words(normalise(text))
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(said[start : start + 3]).encode() for start in range(len(said) - 2)])
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return _judged(found, lexically, near, time.process_time() - started)


def _judged(
    found: set[tuple[int, int]], lexically: set[tuple[int, int]], near: set[tuple[int, int]], seconds: float
) -> dict[str, Any]:
    true = lexically | near
    return {
        "cpu_s": round(seconds, 2),
        "pairs": len(found),
        "recall_of_copies": round(len(found & lexically) / max(1, len(lexically)), 4),
        "recall_of_neighbours": round(len(found & near) / max(1, len(near)), 4),
        "precision_for_either": round(len(found & true) / max(1, len(found)), 4),
        "copies": len(lexically),
        "neighbours": len(near),
    }


def _texts_and_rows(size: int) -> tuple[list[str], NDArray[numpy.float32]]:
    """Distinct texts and their vectors; texts that only white space tells apart are one for every library."""
    passages, rows, _ = with_vectors(size)
    first: dict[str, int] = {}
    seen: set[str] = set()
    for number, passage in enumerate(passages):
        if passage.text not in seen:
            seen.add(passage.text)
            first.setdefault(passage.digest, number)
    chosen = sorted(first.values())
    return [passages[number].text for number in chosen], rows[chosen]
