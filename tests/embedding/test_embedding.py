"""The model is verified before it is used, found without a network, and asked only for what is not known."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import pytest

from kbaudit import embedding
from kbaudit.embedding import locating
from kbaudit.errors import MissingModelError, ModelError


def weights(folder: Path, content: bytes = b"weights") -> str:
    folder.mkdir(exist_ok=True)
    (folder / "model.safetensors").write_bytes(content)
    return hashlib.sha256(content).hexdigest()


class CountingEmbedder:
    """Gives each text a vector by its length and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Any:
        self.asked.extend(texts)
        return numpy.array([[len(text), 1.0] for text in texts], dtype=numpy.float32)


def ask(
    texts: dict[str, str], known: dict[str, bytes], model: CountingEmbedder
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    kept: dict[str, bytes] = {}
    found = embedding.vectors_for(
        texts, known=known, embedder=lambda: model, keep=lambda new: kept.update(new), progress=lambda done, total: None
    )
    return found, kept


def test_only_texts_that_are_not_known_are_embedded() -> None:
    model = CountingEmbedder()
    first, kept = ask({"d1": "one", "d2": "three"}, {}, model)
    assert kept == first
    again, new = ask({"d1": "one", "d2": "three", "d3": "seventeen"}, first, model)
    assert model.asked == ["one", "three", "seventeen"]
    assert new.keys() == {"d3"}
    assert again.keys() == {"d1", "d2", "d3"}


def test_where_everything_is_known_no_model_is_loaded() -> None:
    def never() -> embedding.Embedder:
        raise AssertionError("the model was loaded")

    found = embedding.vectors_for(
        {"d": "text"},
        known={"d": b"\x00\x3c"},
        embedder=never,
        keep=lambda new: None,
        progress=lambda done, total: None,
    )
    assert found == {"d": b"\x00\x3c"}


def test_the_first_audit_sees_the_same_numbers_as_the_next() -> None:
    found, kept = ask({"d": "some text"}, {}, CountingEmbedder())
    assert (embedding.matrix(["d"], found) == embedding.matrix(["d"], kept)).all()


def test_rows_have_unit_length() -> None:
    found, _ = ask({"a": "x", "b": "y" * 50}, {}, CountingEmbedder())
    rows = embedding.matrix(["a", "b", "a"], found)
    assert rows.shape == (3, 2)
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1.0, atol=1e-6)


def test_a_folder_with_other_weights_than_configured_is_an_error(tmp_path: Path) -> None:
    digest = weights(tmp_path / "model")
    assert embedding.locate(str(tmp_path / "model"), sha256=digest).sha256 == digest
    with pytest.raises(ModelError, match="but the configuration says"):
        embedding.locate(str(tmp_path / "model"), sha256="0" * 64)


def test_weights_that_changed_after_they_were_found_are_an_error(tmp_path: Path) -> None:
    weights(tmp_path / "model")
    source = embedding.locate(str(tmp_path / "model"))
    weights(tmp_path / "model", b"other weights")
    with pytest.raises(ModelError, match="SHA-256"):
        embedding.load(source)


def test_other_weights_have_other_keys_in_the_store(tmp_path: Path) -> None:
    weights(tmp_path / "a")
    weights(tmp_path / "b", b"other weights")
    assert embedding.locate(str(tmp_path / "a")).key != embedding.locate(str(tmp_path / "b")).key


def test_a_folder_without_weights_and_a_broken_model_are_said(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights"):
        embedding.locate(str(tmp_path))
    weights(tmp_path)
    with pytest.raises(ModelError, match="cannot be loaded"):
        embedding.load(embedding.locate(str(tmp_path)))


def test_a_model_that_is_not_here_says_what_to_do_without_asking_the_network() -> None:
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('a connection was tried')\n"
        "socket.socket.connect = refuse\n"
        "from kbaudit import embedding\n"
        "from kbaudit.errors import MissingModelError\n"
        "try:\n    embedding.locate('no-such-model-anywhere')\n"
        "except MissingModelError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "--allow-download" in done.stdout


def test_the_default_model_is_found_in_its_package_with_the_published_weights() -> None:
    source = embedding.locate(embedding.DEFAULT_MODEL)
    assert source.sha256 == embedding.DEFAULT_SHA256
    assert hashlib.sha256((source.folder / "model.safetensors").read_bytes()).hexdigest() == embedding.DEFAULT_SHA256


def test_the_default_model_may_be_named_with_its_own_digest_and_with_no_other() -> None:
    plain = embedding.locate(embedding.DEFAULT_MODEL)
    assert embedding.locate(embedding.DEFAULT_MODEL, sha256=embedding.DEFAULT_SHA256) == plain
    with pytest.raises(ModelError, match="but the configuration says 0000") as caught:
        embedding.locate(embedding.DEFAULT_MODEL, sha256="0" * 64)
    assert not isinstance(caught.value, MissingModelError)


def test_without_its_package_the_default_model_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locating, "DEFAULT_PACKAGE", "no_such_package")
    monkeypatch.setattr(locating, "DEFAULT_MODEL", "no-such-model")
    with pytest.raises(MissingModelError):
        embedding.locate("no-such-model")
