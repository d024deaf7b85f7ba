"""Which part of a document a finding concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kbaudit.detectors.evidence import block_at
from kbaudit.model import Document

LEAST_SHARE = 0.02
"""A flaw in one short line of a long page still costs something."""


_FRAGMENT = re.compile(
    r"(?:^|/)_?(?:includes?|partials?|snippets|fragments|shared|reusables)/|[-_.](?:include|partial|snippet)\.\w+$",
    re.IGNORECASE,
)


def is_fragment(document: Document) -> bool:
    """Whether a file is a piece that pages include: it needs no title and may be short."""
    return _FRAGMENT.search(document.path) is not None


def share_of(document: Document, spans: Iterable[tuple[int, int]]) -> float:
    """The part of the text, in (0, 1], that the blocks with these spans make up."""
    blocks = {block for start, _ in spans if (block := block_at(document, start)) is not None}
    length = sum(block.end - block.start for block in blocks)
    return max(LEAST_SHARE, min(1.0, length / max(1, len(document.text))))
