"""Proposes a configuration from what a knowledge base holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from kbaudit.config import Configuration, Stale, literal
from kbaudit.facts.date_roles import role_of_key
from kbaudit.facts.dates import read_date
from kbaudit.model import Document
from kbaudit.progress import silent
from kbaudit.sources.reading import read

COMMON = 0.2
"""A key must stand in this share of the documents to be proposed; rarer ones are somebody's habit."""


def propose_configuration(path: Path) -> str:
    """The text of a kbaudit.toml for the documents below a path, with a comment for each proposal."""
    reading = read([path], Configuration(), progress=silent)
    documents = reading.documents
    lines = [
        "# Configuration of kbaudit. Every key is optional; `kbaudit config` prints all keys with their values.",
        f"# Proposed from {len(documents)} documents; lines that begin with # are suggestions or defaults.",
        "",
        "[sources]",
        '# exclude = ["drafts/**"]  # patterns as in .gitignore; a .kbauditignore file does the same',
        "",
        *_fields(documents),
        *_dates(documents),
        *_stale(documents),
        "[gate]",
        '# fail_on = "error"  # exit 1 when a finding is this grave; the default informs and never fails',
        "# min_score = 80",
        "",
        *_collections(documents),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _fields(documents: Sequence[Document]) -> Iterator[str]:
    # An owner from CODEOWNERS stands under no key.
    keyed = [document.owner_origin.partition(": ")[2] for document in documents if document.owner]
    origins = Counter(key for key in keyed if key)
    owned = sum(origins.values())
    yield "[fields]"
    if origins:
        keys = ", ".join(f"{key} ({count})" for key, count in origins.most_common(3))
        yield f"# {owned} of {len(documents)} documents name an owner, under: {keys}"
        yield f"# owner = {literal([key for key, _ in origins.most_common(3)])}  # these keys are known already; add others"
    else:
        yield '# No document names an owner. Where they stand under a key of your own: owner = ["my_owner_key"]'
    yield ""


def _dates(documents: Sequence[Document]) -> Iterator[str]:
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for document in documents:
        for key in {field.key for field in document.metadata}:
            role = role_of_key(key, {})
            if role is not None:
                known[f"{key} = {role}"] += 1
            elif read_date(document.field(key) or "") is not None and not (document.field(key) or "").isdigit():
                unknown[key] += 1
    yield "[dates]"
    for said, count in sorted(known.items(), key=lambda item: (-item[1], item[0]))[:8]:
        yield f"# read as a date: {said} ({count} documents)"
    proposed = [key for key, count in sorted(unknown.items()) if count >= COMMON * len(documents)]
    if proposed:
        pairs = ", ".join(f'{literal(key)} = "edited"' for key in proposed)
        yield "# These keys hold dates that kbaudit does not know: say what they mean"
        yield "# (created, edited, reviewed, review-by, published, effective, expires, as-of)"
        yield f"# keys = {{ {pairs} }}"
    else:
        yield '# keys = { signed_off = "reviewed" }  # a key of your own and what its dates mean'
    yield ""


def _stale(documents: Sequence[Document]) -> Iterator[str]:
    kinds = Counter(document.kind for document in documents)
    defaults = Stale()
    yield "[stale]"
    yield "# Days without an edit or a review after which a document of a kind is stale; 0 for never."
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        if hasattr(defaults, kind):
            yield f"# {kind} = {getattr(defaults, kind)}  # {count} documents"
    yield ""


def _collections(documents: Sequence[Document]) -> Iterator[str]:
    sizes = Counter(document.collection for document in documents if document.collection)
    for name, count in sorted(sizes.items()):
        yield "# [[collections]]"
        yield f"# name = {literal(name)}  # {count} documents"
        yield f"# paths = {literal([f'{name}/**'])}"
        yield '# owner = "who owns pages that name nobody"'
        yield "# stale_days = 365"
        yield ""
