"""What finding candidates costs at 1k, 10k and all passages of product documentation, and how much of the truth is among them.

    python -m tests.benchmarks.scale

writes reports/benchmarks/scale.json and scale.md. Each figure is measured in a process of its own. Embedding is not part of it:
at 1k and 10k passages the vectors are those of the default model (kept in the folder for temporary files between runs), at the
largest size random projections of TF-IDF stand in for them, which cost the search the same.

The comparison with sentence-transformers' paraphrase_mining, semhash and datasketch runs where `KBAUDIT_PEERS` names a Python
that has them.
"""

from __future__ import annotations

import json
import math
import os
import pickle
import random
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from tests.benchmarks.shared import ABSENT, SHARED, shared

REPORTS = Path(__file__).parents[2] / "reports" / "benchmarks"
WORK = Path(tempfile.gettempdir()) / "kbaudit-benchmarks"
ARCHIVE = SHARED / "corpora" / "scale-msdocs.tar.xz"
SIZES = (1_000, 10_000, 100_000)
SEED = 7
DIMENSIONS = 384


def main() -> None:
    """Measure every stage at every size, then the peers."""
    if not shared():
        print(f"not measured: {ABSENT}")
        return
    WORK.mkdir(exist_ok=True)
    if not (WORK / "scale-100000.pickle").exists():
        _prepare()
    result: dict[str, Any] = {"command": "python -m tests.benchmarks.scale", "stages": [], "peers": []}
    for size in SIZES:
        for stage in ("lexical", "vectors", "documents"):
            figures = _child(sys.executable, stage, size)
            result["stages"].append(figures)
            print(figures, flush=True)
    lexical = [item for item in result["stages"] if item["stage"] == "lexical"]
    result["growth_of_lexical"] = [
        round(math.log(b["cpu_s"] / a["cpu_s"]) / math.log(b["distinct"] / a["distinct"]), 2)
        for a, b in pairwise(lexical)
    ]
    for stage in ("recall", "ours"):
        result["peers"].append(_child(sys.executable, stage, 10_000))
        print(result["peers"][-1], flush=True)
    peers = os.environ.get("KBAUDIT_PEERS")
    for stage in ("paraphrase_mining", "semhash", "datasketch"):
        result["peers"].append(
            _child(peers, stage, 10_000)
            if peers
            else {"stage": stage, "skipped": "KBAUDIT_PEERS names no Python that has it"}
        )
        print(result["peers"][-1], flush=True)
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "scale.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    (REPORTS / "scale.md").write_text(_markdown(result), encoding="utf-8")


def _child(python: str, stage: str, size: int) -> dict[str, Any]:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "KBAUDIT_SHARED": str(SHARED)}
    root = Path(__file__).parents[2]
    environment["PYTHONPATH"] = str(root)
    command = [python, "-m", "tests.benchmarks.scale", stage, str(size)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"stage": stage, "passages": size, "failed": done.stderr.strip().splitlines()[-1:]}
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _prepare() -> None:
    """Cut the documentation into passages, whole documents at random until there are enough, and keep them by size."""
    from kbaudit.config import Configuration
    from kbaudit.passages import cut
    from kbaudit.progress import silent
    from kbaudit.sources.reading import read

    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(ARCHIVE) as archive:
            archive.extractall(name, filter="data")
        documents = read((Path(name),), Configuration(), progress=silent).documents
    by_document: dict[str, list[Any]] = {}
    for passage in cut(documents):
        by_document.setdefault(passage.document, []).append(passage)
    order = sorted(by_document)
    random.Random(SEED).shuffle(order)
    chosen = [passage for identity in order for passage in by_document[identity]]
    for size in SIZES:
        (WORK / f"scale-{size}.pickle").write_bytes(pickle.dumps(chosen[:size]))


def passages_of_size(size: int) -> list[Any]:
    """The passages that were prepared."""
    found: list[Any] = pickle.loads((WORK / f"scale-{size}.pickle").read_bytes())
    return found


def vectors_of_size(passages: list[Any]) -> NDArray[numpy.float32]:
    """Vectors of the default model up to 10k passages, random projections of TF-IDF beyond."""
    if len(passages) <= 10_000:
        from tests.benchmarks.corpora import embedded

        return embedded([passage.text for passage in passages])
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.random_projection import SparseRandomProjection

    table = TfidfVectorizer(min_df=2, sublinear_tf=True).fit_transform(passage.text for passage in passages)
    projected = SparseRandomProjection(DIMENSIONS, random_state=SEED, dense_output=True).fit_transform(table)
    dense = numpy.asarray(projected, dtype=numpy.float32)
    unit: NDArray[numpy.float32] = dense / numpy.maximum(numpy.linalg.norm(dense, axis=1, keepdims=True), 1e-9)
    return unit


def lexical(size: int) -> dict[str, Any]:
    """Candidates by shingles: CPU seconds, pairs."""
    from kbaudit.candidates import COPIED, overlaps

    texts = _distinct(passages_of_size(size))
    started = time.process_time()
    found = overlaps(texts, COPIED)
    return {"distinct": len(texts), "cpu_s": round(time.process_time() - started, 2), "pairs": len(found)}


def vectors(size: int) -> dict[str, Any]:
    """The exact search among vectors, without embedding."""
    from kbaudit.candidates import COSINE
    from kbaudit.candidates.neighbours import neighbours

    passages = passages_of_size(size)
    first = {passage.digest: number for number, passage in reversed(list(enumerate(passages)))}
    rows = vectors_of_size(passages)[sorted(first.values())]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    started = time.process_time()
    found = sum(len(left) for left, _, _ in neighbours(rows, COSINE))
    return {
        "distinct": len(rows),
        "cpu_s": round(time.process_time() - started, 2),
        "pairs": found,
        "megabytes_before": before,
        "of": "default model" if size <= 10_000 else "random projections of TF-IDF",
    }


def documents(size: int) -> dict[str, Any]:
    """The whole of `propose` without vectors, passages of the same text included."""
    from kbaudit.candidates import propose

    passages = passages_of_size(size)
    started = time.process_time()
    found = propose(passages, None)
    return {"distinct": len(passages), "cpu_s": round(time.process_time() - started, 2), "pairs": len(found)}


def recall(size: int) -> dict[str, Any]:
    """Of the pairs that comparing all with all accepts, by the limits of the candidates, the part among the candidates.

    A pair must be within the limits as it stands and also when the sentences that many documents carry are set apart ("Having
    problems? Ask for help in the forums."): what two passages share of those says nothing. Beside it, the pairs that are within
    the limits in one of the two ways only, with some of those that are missed.
    """
    from kbaudit.candidates import COPIED, overlaps

    passages = passages_of_size(size)
    texts = _distinct(passages)
    whole, bare = _exact(texts), _exact(_without_furniture(texts, passages))
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
    from collections import defaultdict

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
    lexically, near = _exact(texts), _near(rows, COSINE)
    started = time.process_time()
    found = {(pair.left, pair.right) for pair in overlaps(texts, COPIED)}
    found |= {(int(a), int(b)) for left, right, _ in neighbours(rows, COSINE) for a, b in zip(left, right, strict=True)}
    return _judged(found, lexically, near, time.process_time() - started)


def paraphrase_mining(size: int) -> dict[str, Any]:
    """sentence-transformers' own search over the same vectors, as many neighbours as its default."""
    from sentence_transformers.util import paraphrase_mining_embeddings
    from torch import from_numpy

    from kbaudit.candidates import COSINE

    texts, rows = _texts_and_rows(size)
    lexically, near = _exact(texts), _near(rows, COSINE)
    started = time.process_time()
    mined = paraphrase_mining_embeddings(from_numpy(rows))
    found = {(min(a, b), max(a, b)) for score, a, b in mined if score >= COSINE}
    return _judged(found, lexically, near, time.process_time() - started)


def semhash(size: int) -> dict[str, Any]:
    """semhash over the same vectors at the same threshold."""
    from semhash import SemHash

    from kbaudit.candidates import COSINE

    texts, rows = _texts_and_rows(size)
    lexically, near = _exact(texts), _near(rows, COSINE)
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
    lexically, near = _exact(texts), _near(rows, COSINE)
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
    passages = passages_of_size(size)
    rows = vectors_of_size(passages)
    first: dict[str, int] = {}
    seen: set[str] = set()
    for number, passage in enumerate(passages):
        if passage.text not in seen:
            seen.add(passage.text)
            first.setdefault(passage.digest, number)
    chosen = sorted(first.values())
    return [passages[number].text for number in chosen], rows[chosen]


def _distinct(passages: list[Any]) -> list[str]:
    return [passage.text for passage in {passage.digest: passage for passage in reversed(passages)}.values()]


def _exact(texts: list[str]) -> set[tuple[int, int]]:
    """All pairs within the limits, by a product of the whole matrix of shingles."""
    from scipy.sparse import csr_matrix

    from kbaudit.candidates import COPIED
    from kbaudit.candidates.shingles import shingle_sets

    sets = shingle_sets(texts)
    ones = numpy.ones(sets.shingles.size, numpy.int32)
    table = csr_matrix((ones, sets.shingles, sets.starts), shape=(len(texts), sets.distinct))
    sizes, found = sets.sizes, set()
    for begin in range(0, len(texts), 1000):
        both = (table[begin : begin + 1000] @ table.T).tocoo()
        left, right, count = both.row + begin, both.col, both.data
        smaller = numpy.minimum(sizes[left], sizes[right])
        kept = (left < right) & (
            (count >= COPIED.jaccard * (sizes[left] + sizes[right] - count)) | (count >= COPIED.containment * smaller)
        )
        found |= set(zip(left[kept].tolist(), right[kept].tolist(), strict=True))
    return found


def _near(rows: NDArray[numpy.float32], cosine: float) -> set[tuple[int, int]]:
    found = set()
    for begin in range(0, len(rows), 500):
        left, right = numpy.nonzero(rows[begin : begin + 500] @ rows.T >= cosine)
        found |= {(a + begin, b) for a, b in zip(left.tolist(), right.tolist(), strict=True) if a + begin < b}
    return found


def _markdown(result: dict[str, Any]) -> str:
    lines = [
        "# Scale",
        "",
        f"Made by `{result['command']}`. CPU seconds of one thread; memory is the peak of the process.",
        "",
    ]
    lines += ["| stage | passages | distinct | CPU s | pairs | MB |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {item['stage']} | {item['passages']} | {item.get('distinct', '')} | {item.get('cpu_s', '')} | "
        f"{item.get('pairs', '')} | {item.get('megabytes', '')} |"
        for item in result["stages"]
    ]
    lines += ["", f"Exponent of growth of the lexical stage from size to size: {result['growth_of_lexical']}", ""]
    lines += ["## Beside other libraries, 10,000 passages, the same texts and vectors", ""]
    for item in result["peers"]:
        lines.append(f"- {json.dumps({key: value for key, value in item.items() if key != 'examples'})}")
        lines += [f"  - missed: {left} ... | {right} ..." for left, right in item.get("examples", ())]
    return "\n".join(lines) + "\n"


STAGES: dict[str, Callable[[int], dict[str, Any]]] = {
    function.__name__: function
    for function in (lexical, vectors, documents, recall, ours, paraphrase_mining, semhash, datasketch)
}

if __name__ == "__main__":
    if len(sys.argv) == 3:
        measured = STAGES[sys.argv[1]](int(sys.argv[2]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"stage": sys.argv[1], "passages": int(sys.argv[2]), **measured, "megabytes": peak}))
    else:
        main()
