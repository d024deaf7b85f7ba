"""Texts → vectors: only texts that the store does not know are embedded, and only then is a model loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit.config import Model
from kbaudit.errors import ConfigurationError, MissingModelError, StoreError
from kbaudit.normalisation import digest
from kbaudit.progress import Progress

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from kbaudit.embedding import ModelSource
    from kbaudit.store import Store


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row of unit length for each text; and what to say where the store did not take them."""

    rows: NDArray[numpy.float32]
    notices: tuple[str, ...] = ()


def model_for(settings: Model, *, allow_download: bool) -> tuple[ModelSource | None, str]:
    """The embedding model, not loaded yet; or none, and why: the audit then goes on with words alone.

    A model whose weights are not what they should be is an error, never a lexical audit in silence; so is one that somebody
    named and that is not there (ConfigurationError).
    """
    from kbaudit import embedding

    if not settings.enabled:
        return None, "no embedding model was used (model.enabled = false)"
    try:
        return embedding.locate(settings.name, sha256=settings.sha256, allow_download=allow_download), ""
    except MissingModelError as error:
        if settings.name.removeprefix("sentence-transformers/") != Model().name:
            raise ConfigurationError(
                f"{error} Or name no model, for the default one; --no-model does without."
            ) from None
        return None, str(error)


def vectors_of(texts: Sequence[str], source: ModelSource, store: Store | None, progress: Progress) -> Vectors:
    """A vector for each text, in their order. Equal texts are embedded once."""
    from kbaudit import embedding

    keys = [digest(text) for text in texts]
    distinct = dict(zip(keys, texts, strict=True))
    known, notices = _known(store, source.key, distinct)

    def keep(new: Iterable[tuple[str, bytes]]) -> None:
        if store is not None and not notices:
            try:
                store.keep_vectors(source.key, new)
            except StoreError as error:
                notices.append(str(error))

    found = embedding.vectors_for(
        distinct,
        known=known,
        embedder=lambda: embedding.load(source, shelf=store, texts=len(distinct) - len(known), say=notices.append),
        keep=keep,
        progress=lambda done, total: progress("embedding", done, total),
    )
    return Vectors(embedding.matrix(keys, found), tuple(notices))


def _known(store: Store | None, key: str, texts: Iterable[str]) -> tuple[dict[str, bytes], list[str]]:
    if store is None:
        return {}, []
    try:
        return store.vectors(key, texts), []
    except StoreError as error:
        return {}, [str(error)]
