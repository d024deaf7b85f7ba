"""Names of folders that every file system takes, made from what owners are called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kbaudit.outputs.harmless import harmless

LONGEST = 60
"""Characters of a name: in the longest alphabet that is 240 bytes, and file systems take 255."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
"""Names of devices, which Windows gives to no file or folder."""


def folder_names(owners: Iterable[str]) -> Mapping[str, str]:
    """A name for each owner, different for each even where a file system knows no case. The same owners get the same names.

    Where two owners would have one name, both get some digits of a digest, so that neither depends on the other's order.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for owner in sorted(set(owners)):
        groups[safe_name(owner)].append(owner)
    return {
        owner: name if len(group) == 1 else f"{name}-{hashlib.sha256(owner.encode('utf-8', 'replace')).hexdigest()[:8]}"
        for name, group in groups.items()
        for owner in group
    }


def safe_name(owner: str) -> str:
    """Lower-case letters and digits of any script, joined by hyphens: `@acme/Docs Team` becomes `acme-docs-team`."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", harmless(owner)).casefold())
    name = re.sub(r"[^\w]+|_+", "-", text).strip("-")[:LONGEST].rstrip("-")
    if not name:
        return "nameless"
    return f"{name}-owner" if _RESERVED.fullmatch(name) else name
