"""The model as sentence-transformers runs it: for models that are not plain, and to check the graph of those that are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kbaudit.embedding.locating import ModelSource
from kbaudit.embedding.rows import Embedder
from kbaudit.errors import ModelError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

BATCH = 16
"""Texts embedded at once. Small batches fit the processor's cache: 8 to 16 were 1.1 to 1.4 times as fast as 32."""


def reference_model(source: ModelSource) -> Any:
    """The model, loaded by sentence-transformers; ModelError where it cannot be."""
    # Spinning threads of a busy machine made embedding 4.5 times slower.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        # Attention is written out, not fused, so that a graph can be made of it.
        return SentenceTransformer(
            str(source.folder), device="cpu", local_files_only=True, model_kwargs={"attn_implementation": "eager"}
        )
    except (ImportError, OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"The model in {source.folder} cannot be loaded: {error}") from None


def reference_embedder(model: Any) -> Embedder:
    """What the loaded model makes of texts."""

    def embed(texts: Sequence[str]) -> NDArray[numpy.float32]:
        vectors: NDArray[numpy.float32] = model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return vectors

    return embed
