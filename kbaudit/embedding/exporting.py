"""A plain model → its graph, once, and the proof that the graph says what the model says."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Any

from kbaudit.embedding.graph import graph_embedder
from kbaudit.embedding.plain import PlainModel
from kbaudit.embedding.reference import reference_embedder

TOLERANCE = 1e-4
"""Largest difference of a cosine that the graph may make: what half precision costs anyway. In full precision it is 1e-6."""

_PROBES = (
    "Refunds are paid within 14 days.",
    "password",
    "Größe ändern: Wählen Sie „Einstellungen“ → „Konto“ (nur für Administratoren).",
    "返金は14日以内に行われます。",
    "UPPER and lower, $12.50, 10.4.1, https://example.org/a?b=c, e-mail@example.org, 😀",
    "Each request carries a header with the digest of the body. " * 6,
    "A text that is longer than the model reads is cut where the model stops reading. " * 40,
)
"""Short, long, too long, accented and foreign texts, with numbers and punctuation."""


def exported(model: Any, plain: PlainModel) -> bytes | None:
    """The graph of a model that sentence-transformers loaded; None where it cannot be made or differs from the model."""
    try:
        graph = _graph(model)
        found = graph_embedder(graph, plain)(_PROBES)
    except Exception:
        # Whatever a converter does not know, and there is much, only means that the model runs as it always did.
        return None
    wanted = reference_embedder(model)(_PROBES)
    if found.shape != wanted.shape or abs((found * wanted).sum(axis=1) - 1).max() > TOLERANCE:
        return None
    return graph


def _graph(model: Any) -> bytes:
    import torch

    class Sentence(torch.nn.Module):  # type: ignore[misc]
        """Tokens → the mean of their vectors, of unit length. No mask: texts of one length need none."""

        def __init__(self, reader: Any) -> None:
            super().__init__()
            self.reader = reader

        def forward(self, tokens: Any) -> Any:
            states = self.reader(input_ids=tokens).last_hidden_state
            return torch.nn.functional.normalize(states.mean(dim=1), dim=-1)

    written = BytesIO()
    sentence = Sentence(model[0].auto_model).eval()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            sentence,
            (torch.ones((2, 7), dtype=torch.int64),),
            written,
            input_names=["tokens"],
            output_names=["vector"],
            dynamic_axes={"tokens": {0: "texts", 1: "length"}, "vector": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
    return written.getvalue()
