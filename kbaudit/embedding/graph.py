"""A plain model run from its graph by ONNX Runtime and tokenizers, without PyTorch.

Texts of one number of tokens make a batch, so that nothing is padded. A text's vector is the same to the bit whatever else is in
its batch and however many threads there are, so that what is embedded today and what was kept yesterday agree.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kbaudit.embedding.plain import PlainModel
from kbaudit.embedding.rows import Embedder

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

BATCH_TOKENS = 512
"""Tokens of a batch: about 512 fit the processor's cache and were the fastest of those tried."""

ALONE = 96
"""Texts of so many tokens or more are run one by one, which costs no more: 101 tokens 0.29 s alone and 0.32 s in eights. Shorter
ones are run two at least, because a batch of one rounds otherwise than one of several (by 2e-8)."""


def graph_embedder(graph: bytes | str, plain: PlainModel) -> Embedder:
    """An embedder from a graph, as bytes or as the path of its file. Whatever ONNX Runtime raises means that it is unusable."""
    import numpy
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", "0") or 0)
    options.log_severity_level = 3
    # Threads that spin while they wait take the processor from everybody else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session: Any = InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(plain.tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(plain.tokens)

    def embed(texts: Sequence[str]) -> NDArray[numpy.float32]:
        # A lone surrogate is no text; the tokenizer would refuse it.
        read = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        tokens = [encoded.ids for encoded in tokenizer.encode_batch(read)]
        rows: NDArray[numpy.float32] | None = None
        for batch in batches([len(ids) for ids in tokens]):
            found = session.run(None, {"tokens": numpy.array([tokens[position] for position in batch], numpy.int64)})[0]
            if rows is None:
                rows = numpy.empty((len(texts), found.shape[1]), dtype=numpy.float32)
            rows[batch] = found
        return rows if rows is not None else numpy.zeros((0, 1), dtype=numpy.float32)

    return embed


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions of texts that are run together, by their numbers of tokens: all of one length. A short one alone comes twice."""
    by_length: dict[int, list[int]] = {}
    for position, length in enumerate(lengths):
        by_length.setdefault(length, []).append(position)
    for length in sorted(by_length):
        positions = by_length[length]
        size = 1 if length >= ALONE else max(2, BATCH_TOKENS // max(length, 1))
        for begin in range(0, len(positions), size):
            batch = positions[begin : begin + size]
            yield batch if size == 1 or len(batch) > 1 else batch * 2
