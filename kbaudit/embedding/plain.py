"""Which models are plain enough to be run from a graph: BERT, every token read, the mean of their vectors."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from kbaudit.embedding.locating import ModelSource

GRAPH_FORMAT = 1
"""Part of a graph's name: raise it when what is exported changes."""

_FILES = ("tokenizer.json", "config.json", "modules.json", "sentence_bert_config.json", "1_Pooling/config.json")
_PACKAGES = ("torch", "transformers", "sentence-transformers", "onnxruntime")


@dataclass(frozen=True, slots=True)
class PlainModel:
    """A model that can be run from a graph: its tokenizer, the tokens it reads at most, and the name of its graph.

    The name changes with the weights, the settings of the model, and the versions of the libraries that export and run it;
    `others` is the pattern of all graphs of these weights.
    """

    tokenizer: Path
    tokens: int
    graph: str
    others: str


def plain_model(source: ModelSource) -> PlainModel | None:
    """The model as one that is run from a graph; None for one that is not plain: it has prompts, other pooling, other layers."""
    folder = source.folder
    if source.sha256 is None or not all((folder / name).is_file() for name in _FILES):
        return None
    try:
        settings = {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in _FILES[1:]}
        prompts = folder / "config_sentence_transformers.json"
        said = json.loads(prompts.read_text(encoding="utf-8")) if prompts.is_file() else {}
        versions = [f"{name} {version(name)}" for name in _PACKAGES]
    except (OSError, ValueError, PackageNotFoundError):
        return None
    tokens = settings["sentence_bert_config.json"].get("max_seq_length")
    if not (isinstance(tokens, int) and _is_plain(settings) and not said.get("default_prompt_name")):
        return None
    parts = [
        f"{GRAPH_FORMAT}",
        *versions,
        *(hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _FILES),
    ]
    made = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    name = f"model-{source.sha256[:16]}"
    return PlainModel(folder / "tokenizer.json", tokens, f"{name}-{made[:16]}.onnx", f"{name}-*.onnx")


def _is_plain(settings: dict[str, Any]) -> bool:
    layers = [str(module.get("type", "")).rpartition(".")[2] for module in settings["modules.json"]]
    pooling = settings["1_Pooling/config.json"]
    ways = [key for key, value in pooling.items() if key.startswith("pooling_mode") and value]
    return (
        layers in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
        and ways == ["pooling_mode_mean_tokens"]
        and settings["config.json"].get("model_type") == "bert"
        and not settings["sentence_bert_config.json"].get("do_lower_case")
    )
