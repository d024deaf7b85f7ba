"""Passages → vectors: only texts that the store does not know are embedded, and only then is a model loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kbaudit import embedding
from kbaudit.config import Model
from kbaudit.errors import MissingModelError, StoreError
from kbaudit.model import Passage
from kbaudit.progress import Progress

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from kbaudit.store import Store


@dataclass(frozen=True, slots=True)
class Vectors:
    """A row of unit length for each passage and the model they come from; or no rows, and in `missing` why."""

    rows: NDArray[numpy.float32] | None
    model: str | None
    missing: str = ""
    notices: tuple[str, ...] = ()


def vectors_of(
    passages: Sequence[Passage], settings: Model, store: Store | None, *, allow_download: bool, progress: Progress
) -> Vectors:
    """Vectors for all passages, or the reason why there are none: the audit then goes on with words alone.

    A model whose weights are not what they should be is an error, never a lexical audit in silence.
    """
    if not settings.enabled:
        return Vectors(None, None, "no embedding model was used (model.enabled = false)")
    try:
        source = embedding.locate(settings.name, sha256=settings.sha256, allow_download=allow_download)
    except MissingModelError as error:
        return Vectors(None, None, str(error))
    texts = {passage.digest: embedded_text(passage) for passage in passages}
    known, notices = _known(store, source.key, texts)

    def keep(new: Iterable[tuple[str, bytes]]) -> None:
        if store is not None and not notices:
            try:
                store.keep_vectors(source.key, new)
            except StoreError as error:
                notices.append(str(error))

    found = embedding.vectors_for(
        texts,
        known=known,
        embedder=lambda: embedding.load(source),
        keep=keep,
        progress=lambda done, total: progress("embedding", done, total),
    )
    rows = embedding.matrix([passage.digest for passage in passages], found)
    return Vectors(rows, source.name, notices=tuple(notices))


def embedded_text(passage: Passage) -> str:
    """What is embedded of a passage: its own text. The headings are not, so that a copied passage is found under any heading."""
    return passage.text


def _known(store: Store | None, key: str, texts: dict[str, str]) -> tuple[dict[str, bytes], list[str]]:
    if store is None:
        return {}, []
    try:
        return store.vectors(key, texts), []
    except StoreError as error:
        return {}, [str(error)]
