"""The default model runs from a graph that says what PyTorch says, the same to the bit in whatever company."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy
import pytest

from kbaudit import embedding
from kbaudit.embedding import exporting, loading
from kbaudit.embedding.graph import ALONE, BATCH_TOKENS, batches, graph_embedder
from kbaudit.embedding.plain import PlainModel, plain_model
from kbaudit.embedding.reference import reference_embedder, reference_model
from kbaudit.errors import StoreError
from kbaudit.store import open_store

TEXTS = [
    "Refunds are paid within 14 days.",
    "Refunds are paid within 30 days.",
    "A passage of some more words about how refunds are asked for, who decides on them, and when they are paid. " * 3,
    "password",
    "password reset",
    "Passwort zurücksetzen: „Konto“ → „Sicherheit“",
    "",
]


class Shelf:
    """Keeps files in memory."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = dict(files or {})

    def file(self, name: str) -> bytes | None:
        return self.files.get(name)

    def keep_file(self, name: str, data: bytes, *, instead_of: str) -> None:
        self.files[name] = data


@pytest.fixture(scope="module")
def source() -> embedding.ModelSource:
    return embedding.locate(embedding.DEFAULT_MODEL)


@pytest.fixture(scope="module")
def model(source: embedding.ModelSource) -> Any:
    return reference_model(source)


@pytest.fixture(scope="module")
def plain(source: embedding.ModelSource) -> PlainModel:
    found = plain_model(source)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def graph(model: Any, plain: PlainModel) -> bytes:
    found = exporting.exported(model, plain)
    assert found is not None
    return found


def never(source: embedding.ModelSource) -> Any:
    raise AssertionError("PyTorch was loaded")


def test_the_graph_says_what_pytorch_says(model: Any, graph: bytes, plain: PlainModel) -> None:
    found, wanted = graph_embedder(graph, plain)(TEXTS), reference_embedder(model)(TEXTS)
    assert numpy.abs(found - wanted).max() < 1e-5
    assert numpy.allclose(numpy.linalg.norm(found, axis=1), 1.0, atol=1e-6)


def test_a_vector_does_not_depend_on_what_else_is_embedded(
    graph: bytes, plain: PlainModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed = graph_embedder(graph, plain)
    together = embed([*TEXTS, *TEXTS[::-1], *(f"{text} More." for text in TEXTS)])
    alone = numpy.concatenate([embed([text]) for text in TEXTS])
    assert (together[: len(TEXTS)] == alone).all()
    assert (together[len(TEXTS) : 2 * len(TEXTS)] == alone[::-1]).all()
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert (graph_embedder(graph, plain)(TEXTS) == alone).all()


def test_batches_hold_texts_of_one_length_and_every_text() -> None:
    lengths = [5, 7, 5, 300, 300, *[6] * 200]
    found = list(batches(lengths))
    assert {position for batch in found for position in batch} == set(range(len(lengths)))
    for batch in found:
        (length,) = {lengths[position] for position in batch}
        assert len(batch) == 1 if length >= ALONE else 2 <= len(batch) <= BATCH_TOKENS // length


def test_a_lone_surrogate_is_no_reason_to_stop(graph: bytes, plain: PlainModel) -> None:
    assert graph_embedder(graph, plain)(["broken \ud800 text"]).shape == (1, 384)


def test_a_graph_is_kept_and_used_without_pytorch(
    source: embedding.ModelSource, plain: PlainModel, graph: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf()
    monkeypatch.setattr(loading, "exported", lambda model, plain: graph)
    first = embedding.load(source, shelf=shelf)(TEXTS)
    assert shelf.files.keys() == {plain.graph}
    monkeypatch.setattr(loading, "reference_model", never)
    assert (embedding.load(source, shelf=shelf)(TEXTS) == first).all()


@pytest.mark.parametrize("harm", [lambda data: data[:-1], lambda data: b"", lambda data: data[:32] + b"no graph"])
def test_a_damaged_graph_is_made_again(
    harm: Callable[[bytes], bytes],
    source: embedding.ModelSource,
    plain: PlainModel,
    graph: bytes,
    model: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = loading._sealed(graph)
    shelf = Shelf({plain.graph: harm(whole)})
    monkeypatch.setattr(loading, "reference_model", lambda source: model)
    monkeypatch.setattr(loading, "exported", lambda model, plain: graph)
    embedding.load(source, shelf=shelf)
    assert shelf.files[plain.graph] == whole


def test_a_graph_that_says_something_else_is_not_used_and_that_is_said(
    source: embedding.ModelSource, model: Any, graph: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(graph: bytes | str, plain: PlainModel) -> Any:
        honest = graph_embedder(graph, plain)
        return lambda texts: honest([text[::-1] for text in texts])

    monkeypatch.setattr(exporting, "graph_embedder", other)
    monkeypatch.setattr(exporting, "_graph", lambda model: graph)
    monkeypatch.setattr(loading, "reference_model", lambda source: model)
    said: list[str] = []
    shelf = Shelf()
    found = embedding.load(source, shelf=shelf, say=said.append)(TEXTS)
    assert not shelf.files
    assert "PyTorch ran it" in said[0]
    assert numpy.abs(found - reference_embedder(model)(TEXTS)).max() < 1e-5


def test_few_texts_without_a_store_are_not_worth_an_export(
    source: embedding.ModelSource, model: Any, graph: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def export(model: Any, plain: PlainModel) -> bytes:
        asked.append(1)
        return graph

    monkeypatch.setattr(loading, "reference_model", lambda source: model)
    monkeypatch.setattr(loading, "exported", export)
    embedding.load(source, texts=loading.WORTHWHILE - 1)
    assert not asked
    embedding.load(source, texts=loading.WORTHWHILE)
    assert asked


def test_where_a_graph_cannot_be_kept_the_audit_goes_on(
    source: embedding.ModelSource, model: Any, graph: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Shelf):
        def keep_file(self, name: str, data: bytes, *, instead_of: str) -> None:
            raise StoreError("no space left")

    monkeypatch.setattr(loading, "reference_model", lambda source: model)
    monkeypatch.setattr(loading, "exported", lambda model, plain: graph)
    said: list[str] = []
    assert embedding.load(source, shelf=Full(), say=said.append)(["text"]).shape == (1, 384)
    assert said == ["no space left"]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("config.json", {"model_type": "mpnet"}),
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True}),
        ("sentence_bert_config.json", {"do_lower_case": True}),
        ("sentence_bert_config.json", {"max_seq_length": None}),
        ("config_sentence_transformers.json", {"default_prompt_name": "query"}),
    ],
)
def test_a_model_that_is_not_plain_has_no_graph(
    name: str, change: dict[str, Any], source: embedding.ModelSource, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(source.folder, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    plain = embedding.ModelSource("m", "k", folder, "0" * 64)
    assert plain_model(plain) is not None
    settings = json.loads((folder / name).read_text(encoding="utf-8"))
    (folder / name).write_text(json.dumps({**settings, **change}), encoding="utf-8")
    assert plain_model(plain) is None


def test_another_tokenizer_has_another_graph(source: embedding.ModelSource, plain: PlainModel, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(source.folder, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    changed = plain_model(embedding.ModelSource("m", "k", folder, source.sha256))
    assert changed is not None
    assert changed.graph != plain.graph
    assert changed.others == plain.others


def test_the_store_keeps_a_file_in_place_of_older_ones(tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as store:
        assert store.file("model-a-1.onnx") is None
        store.keep_file("model-a-1.onnx", b"one", instead_of="model-a-*.onnx")
        store.keep_file("model-b-1.onnx", b"other", instead_of="model-b-*.onnx")
        store.keep_file("model-a-2.onnx", b"two", instead_of="model-a-*.onnx")
        assert [store.file(f"model-{name}.onnx") for name in ("a-1", "a-2", "b-1")] == [None, b"two", b"other"]
        (store.path.parent / "taken").mkdir()
        with pytest.raises(StoreError, match="cannot be written"):
            store.keep_file("taken", b"", instead_of="none")
        assert not list(store.path.parent.glob("*.part"))
