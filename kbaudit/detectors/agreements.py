"""Tells contracts, whatever they call themselves, by the clauses that every contract has."""

from __future__ import annotations

import re

from kbaudit.facts.kinds import kind_of
from kbaudit.model import BlockKind, Document

FEWEST = 4
"""Different standard clauses that make a contract; a policy may have a limitation of liability and a word on notices."""

_NUMBERING = r"^\W*(?:(?:section|article|clause)\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)?[.):]?\s*"

_CLAUSE = re.compile(
    _NUMBERING
    + r"(?P<clause>assignment|amendments?|confidentiality|counterparts|definitions|disclaimers?|entire agreement|"
    r"export (?:control|laws)|feedback|force majeure|governing law|government users|indemni(?:ty|fication)|"
    r"independent contractors?|intellectual property|limitations? of liability|miscellaneous|no third[- ]party beneficiaries|"
    r"notices?|proprietary rights|representations|severability|survival|term and termination|termination|waivers?|"
    r"warrant(?:y|ies))\b",
    re.IGNORECASE,
)

_NAME = re.compile(
    r"(?:^|[\W_])(?:addend(?:um|a)|agb|agreements?|conditions|confidentiality|contracts?|cookies?|copyright|data[\W_]protection|"
    r"disclaimers?|dpa|eula|impressum|imprint|legal[\W_]notices?|licen[cs]es?|privacy|terms|tos)(?:[\W_]|$)",
    re.IGNORECASE,
)
"""What contracts and legal notices call themselves."""

_LONGEST = 60
"""Characters of a paragraph that can be the title of a clause set in bold."""


def is_agreement(document: Document) -> bool:
    """Whether a document is a contract or a legal notice: each must stand on its own, so that clauses are repeated on purpose.

    Guidelines that are kept in a folder of terms are none.
    """
    if document.kind == "legal" and (
        _NAME.search(f"{document.title or ''} {document.path.rpartition('/')[2]}")
        or kind_of("", None, document.metadata, "") == "legal"
    ):
        return True
    titles = (
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is BlockKind.HEADING or block.end - block.start <= _LONGEST
    )
    clauses = {match["clause"].casefold().rstrip("s") for title in titles if (match := _CLAUSE.match(title))}
    return len(clauses) >= FEWEST


def is_standard_clause(title: str) -> bool:
    """Whether a heading is that of a clause which every contract has."""
    return _CLAUSE.match(title) is not None
