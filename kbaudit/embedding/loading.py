"""Which way a model is run: from a graph that is kept, from one that is exported now, or by sentence-transformers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Protocol

from kbaudit.embedding.exporting import exported
from kbaudit.embedding.graph import graph_embedder
from kbaudit.embedding.locating import ModelSource, verify
from kbaudit.embedding.plain import PlainModel, plain_model
from kbaudit.embedding.reference import reference_embedder, reference_model
from kbaudit.embedding.rows import Embedder
from kbaudit.errors import StoreError

WORTHWHILE = 200
"""Texts from which an export pays that is not kept: it costs about 2.5 CPU seconds, and saves 10 to 40 ms a text."""


class GraphShelf(Protocol):
    """Where graphs are kept between audits."""

    def file(self, name: str) -> bytes | None:
        """What is kept under a name."""
        ...

    def keep_file(self, name: str, data: bytes, *, instead_of: str) -> None:
        """Keep a file, in place of those that match a pattern; StoreError where that cannot be done."""
        ...


def _unheard(notice: str) -> None:
    """Say nothing."""


def load(
    source: ModelSource,
    *,
    shelf: GraphShelf | None = None,
    texts: int = 1,
    say: Callable[[str], None] = _unheard,
) -> Embedder:
    """Load a model for so many texts, having verified its weights. ModelError where it cannot be loaded.

    `say` takes a notice where the model runs more slowly than it might, or its graph could not be kept.
    """
    verify(source)
    plain = plain_model(source)
    if plain is not None and shelf is not None and (known := _kept(shelf, plain)):
        return known
    model = reference_model(source)
    if plain is None or (shelf is None and texts < WORTHWHILE):
        return reference_embedder(model)
    graph = exported(model, plain)
    if graph is None:
        say(
            f"ONNX Runtime does not run the model {source.name} with the same result as PyTorch, so PyTorch ran it: "
            "the vectors are the same, but it takes longer."
        )
        return reference_embedder(model)
    if shelf is not None:
        try:
            shelf.keep_file(plain.graph, _sealed(graph), instead_of=plain.others)
        except StoreError as error:
            say(str(error))
    return graph_embedder(graph, plain)


def _sealed(graph: bytes) -> bytes:
    """A graph with its digest before it, so that a damaged file is never taken for a model."""
    return hashlib.sha256(graph).digest() + graph


def _kept(shelf: GraphShelf, plain: PlainModel) -> Embedder | None:
    """The embedder of a graph that was kept; None where there is none or it is of no use."""
    try:
        data = shelf.file(plain.graph)
        if data is None or hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        return graph_embedder(data[32:], plain)
    except Exception:
        # It is made again, whatever is wrong with it.
        return None
