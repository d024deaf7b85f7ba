"""Texts → vectors, by a sentence-transformers model that is found without a network.

A plain model (BERT with mean pooling, as the default one is) runs on ONNX Runtime from a graph that is exported once and checked
against PyTorch; any other runs on sentence-transformers. Vectors are kept in half precision (the rounding moves a cosine by
at most 1.1e-4) and rounded the same way before first use, so that the first and every later audit see the same numbers.
"""

from kbaudit.embedding.loading import GraphShelf, load
from kbaudit.embedding.locating import DEFAULT_MODEL, DEFAULT_SHA256, ModelSource, locate
from kbaudit.embedding.rows import Embedder, cosines, matrix, vectors_for

__all__ = [
    "DEFAULT_MODEL",
    "DEFAULT_SHA256",
    "Embedder",
    "GraphShelf",
    "ModelSource",
    "cosines",
    "load",
    "locate",
    "matrix",
    "vectors_for",
]
