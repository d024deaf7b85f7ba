"""A CrossEncoder with random weights, small enough to be made in a test: it checks how a model is used, never what one knows."""

from __future__ import annotations

from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")
WORDS = "refunds are paid within days of the return must may not be closed open".split()


def tiny_model(folder: Path, labels: tuple[str, ...] = LABELS) -> Path:
    """Write a model of two layers and sixteen dimensions into a folder."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (folder / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
        num_labels=len(labels),
        id2label=dict(enumerate(labels)),
        label2id={label: index for index, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
