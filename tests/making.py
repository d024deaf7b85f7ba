"""Makes small values for tests: documents from Markdown-like text, findings, corpora."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from kbaudit.config import Configuration
from kbaudit.corpus import Corpus
from kbaudit.model import (
    Action,
    BlockKind,
    Document,
    Evidence,
    Finding,
    Place,
    Severity,
    Tier,
)
from kbaudit.passages import cut
from kbaudit.sources.extract import TextBuilder

TODAY = date(2026, 1, 15)


def document(identity: str, text: str = "", **changes: Any) -> Document:
    """A document whose blocks are the paragraphs of the text; `# ` makes a heading, `- ` a list item."""
    builder = TextBuilder()
    line = 1
    for paragraph in text.split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        if lines[0].startswith("#"):
            level = len(lines[0]) - len(lines[0].lstrip("#"))
            builder.add(BlockKind.HEADING, lines[0].lstrip("# "), Place(line, line), level=level)
        elif lines[0].startswith("- "):
            for offset, item in enumerate(lines):
                builder.add(BlockKind.LIST_ITEM, item[2:], Place(line + offset, line + offset), level=1)
        else:
            builder.add(BlockKind.PARAGRAPH, "\n".join(lines), Place(line, line + len(lines) - 1))
        line += len(lines) + 1
    given: dict[str, Any] = {
        "id": identity,
        "path": identity,
        "uri": f"kb/{identity}",
        "format": "md",
        "text": builder.text,
        "blocks": builder.blocks,
        "digest": hashlib.sha256(text.encode()).hexdigest(),
        "title": identity.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        "collection": identity.split("/")[0] if "/" in identity else "",
    }
    return Document(**{**given, **changes})


def corpus(documents: Iterable[Document], **changes: Any) -> Corpus:
    """A corpus without vectors and pairs, as of TODAY."""
    ordered = tuple(sorted(documents, key=lambda item: item.id))
    given: dict[str, Any] = {
        "documents": ordered,
        "skipped": (),
        "passages": cut(ordered),
        "claims": (),
        "pairs": (),
        "vectors": None,
        "configuration": Configuration(),
        "today": TODAY,
        "files": frozenset(item.path for item in ordered),
    }
    return Corpus(**{**given, **changes})


def finding(documents: Sequence[str] = ("a.md",), **changes: Any) -> Finding:
    """A counting finding against the first of the documents."""
    given: dict[str, Any] = {
        "rule": "KB101",
        "message": "Says something.",
        "evidence": tuple(Evidence(name, f"kb/{name}", Place(3, 3), "a quote") for name in documents),
        "tier": Tier.CERTAIN,
        "severity": Severity.WARNING,
        "confidence": 0.9,
        "shares": ((documents[0], 1.0),),
        "action": Action.UPDATE,
        "step": "Do something.",
    }
    return Finding(**{**given, **changes})
