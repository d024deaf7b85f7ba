"""Passages of product documentation by number, their vectors, and the pairs that comparing all with all finds among them."""

from __future__ import annotations

import pickle
import random
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from tests.benchmarks.shared import SHARED

WORK = Path(tempfile.gettempdir()) / "kbaudit-benchmarks"
ARCHIVE = SHARED / "corpora" / "scale-msdocs.tar.xz"
SIZES = (1_000, 10_000, 100_000)
SEED = 7
DIMENSIONS = 384
REAL = 10_000
"""Passages up to which real vectors are taken; where fewer are kept, those."""


def prepare() -> None:
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


def with_vectors(size: int) -> tuple[list[Any], NDArray[numpy.float32], str]:
    """At most so many passages, their vectors, and what these are.

    Up to 10k passages those of the default model, of documents that were embedded before; beyond, random projections of TF-IDF
    stand in for them.
    """
    if size > REAL:
        passages = passages_of_size(size)
        return passages, numpy.load(WORK / f"projected-{size}.npy"), "random projections of TF-IDF"
    known: list[Any] = pickle.loads((WORK / "scale-embedded.pickle").read_bytes())
    return known[:size], vectors_kept(known[:size]), "default model"


def make_vectors() -> None:
    """Find the documents that were embedded before, and project the others. What that takes is no memory of the search."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.random_projection import SparseRandomProjection

    (WORK / "scale-embedded.pickle").write_bytes(pickle.dumps(_embedded_before()))
    for size in SIZES:
        place = WORK / f"projected-{size}.npy"
        if size > REAL and not place.exists():
            texts = [passage.text for passage in passages_of_size(size)]
            table = TfidfVectorizer(min_df=2, sublinear_tf=True).fit_transform(texts)
            projected = SparseRandomProjection(DIMENSIONS, random_state=SEED, dense_output=True).fit_transform(table)
            dense = numpy.asarray(projected, dtype=numpy.float32)
            numpy.save(place, dense / numpy.maximum(numpy.linalg.norm(dense, axis=1, keepdims=True), 1e-9))


def _embedded_before() -> list[Any]:
    """The passages of all documents of which every vector is kept, in the random order of the documents."""
    from kbaudit.config import Model
    from kbaudit.normalisation import digest
    from kbaudit.store import open_store
    from kbaudit.vectors import model_for

    passages = passages_of_size(SIZES[-1])
    source, why = model_for(Model(), allow_download=False)
    if source is None:
        raise SystemExit(why)
    store = open_store(WORK)
    try:
        known = store.vectors(source.key, (digest(passage.text) for passage in passages)).keys()
    finally:
        store.close()
    without = {passage.document for passage in passages if digest(passage.text) not in known}
    return [passage for passage in passages if passage.document not in without]


def vectors_kept(passages: list[Any]) -> NDArray[numpy.float32]:
    """Vectors of the default model, kept in the folder for temporary files."""
    from tests.benchmarks.corpora import embedded

    return embedded([passage.text for passage in passages])


def distinct(passages: list[Any]) -> list[str]:
    """The texts, each once."""
    return [passage.text for passage in {passage.digest: passage for passage in reversed(passages)}.values()]


def exact(texts: list[str]) -> set[tuple[int, int]]:
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


def neighbours_of(rows: NDArray[numpy.float32], cosine: float) -> set[tuple[int, int]]:
    """All pairs of unit rows with at least this cosine."""
    found = set()
    for begin in range(0, len(rows), 500):
        left, right = numpy.nonzero(rows[begin : begin + 500] @ rows.T >= cosine)
        found |= {(a + begin, b) for a, b in zip(left.tolist(), right.tolist(), strict=True) if a + begin < b}
    return found
