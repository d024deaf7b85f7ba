"""Folders as corpora with their vectors, for the benchmarks. Vectors are kept in the folder for temporary files between runs."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kbaudit.candidates import propose
from kbaudit.claims import state
from kbaudit.config import Configuration, Model
from kbaudit.corpus import Corpus
from kbaudit.detectors.repetition import repetition
from kbaudit.detectors.statements import compared_statements
from kbaudit.passages import cut
from kbaudit.progress import silent
from kbaudit.sources.reading import read
from kbaudit.store import open_store
from kbaudit.vectors import model_for, vectors_of
from tests.benchmarks.quality import SHARED_TODAY

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray


def load(folder: Path, *, embed: bool = True) -> Corpus:
    """A folder as a corpus, as an audit would make it."""
    settings = Configuration()
    reading = read((folder,), settings, progress=silent)
    passages = cut(reading.documents)
    claims = state(reading.documents, passages)
    statements = compared_statements(reading.documents, claims)
    rows = statement_rows = None
    if embed:
        texts = [*(passage.text for passage in passages), *(claims[position].text for position in statements)]
        both = embedded(texts)
        rows, statement_rows = both[: len(passages)], both[len(passages) :]
    corpus = Corpus(
        documents=reading.documents,
        skipped=reading.skipped,
        passages=passages,
        claims=claims,
        pairs=propose(passages, rows),
        vectors=rows,
        configuration=settings,
        today=SHARED_TODAY,
        files=reading.files,
        statements=statements,
        statement_vectors=statement_rows,
    )
    return replace(corpus, repeated=repetition(corpus))


def embedded(texts: Sequence[str]) -> NDArray[numpy.float32]:
    """A vector for each text by the default model, kept in the folder for temporary files."""
    source, why = model_for(Model(), allow_download=False)
    if source is None:
        raise SystemExit(why)
    store = open_store(Path(tempfile.gettempdir()) / "kbaudit-benchmarks")
    try:
        return vectors_of(texts, source, store, silent).rows
    finally:
        store.close()
