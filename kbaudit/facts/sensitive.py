"""Finds and masks what no report may repeat: credentials, and data of an individual.

`find_sensitive` returns what detectors judge; `mask` covers more than they report, since a quote costs nothing by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kbaudit.facts.nearby import long_runs
from kbaudit.facts.personal_data import Certainty, find_personal_data
from kbaudit.facts.secrets import find_secrets

SECRET = "secret"  # noqa: S105 - the name of a category
PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Something at `text[start:end]` that no report may repeat.

    `kind` is for people ("AWS access key", "IBAN"); `category` is "secret" or "personal". What is only masked is an
    example, a value without proof, a person's address without anything that makes it a record.
    """

    start: int
    end: int
    kind: str
    category: str
    certainty: Certainty = Certainty.CERTAIN

    @property
    def label(self) -> str:
        """What stands in a quote in its place."""
        return "[credential]" if self.category == SECRET else f"[{self.kind}]"


_OPAQUE = re.compile(
    r"(?<![\w/+=.-])(?=[A-Za-z0-9_+/-]{0,80}[A-Z])(?=[A-Za-z0-9_+/-]{0,80}[a-z])(?=[A-Za-z0-9_+/-]{0,80}\d)[A-Za-z0-9_+-]{24,200}={0,2}(?![\w/.])"
)


AROUND = 2_000
"""Characters around a quote that are looked at. A private key in PEM has about 1,700."""

# What every secret and every record of a person has: a digit, an address, or a sign inside a word.
_MARK = re.compile(r"[\d@]|[^\s\w]\w|[\w]-\w")


def find_sensitive(text: str) -> list[Sensitive]:
    """All secrets and personal data in a text, in their order, without overlaps."""
    found = [
        Sensitive(item.start, item.end, item.kind, SECRET, Certainty.CERTAIN if item.sure else Certainty.MASKED)
        for item in find_secrets(text)
    ]
    found += [Sensitive(item.start, item.end, item.kind, PERSONAL, item.certainty) for item in find_personal_data(text)]
    return _in_order(found)


@lru_cache(maxsize=16384)
def mask(text: str) -> str:
    """The text with every secret and every individual's data replaced by what it was: "[credential]", "[IBAN]"."""
    return mask_between(text, 0, len(text))


def mask_between(text: str, start: int, end: int, known: Sequence[tuple[int, int]] = ()) -> str:
    """`text[start:end]` masked, judged with the words around it: a quote may begin behind the label of a secret.

    `known` are spans of the text that are secrets by what stands elsewhere, such as the name of a column.
    """
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    seen = text[left:right]
    if not known and not _MARK.search(seen):
        return text[start:end]
    parts: list[str] = []
    position = start
    told = [Sensitive(first - left, last - left, "key or token", SECRET) for first, last in known]
    for item in _in_order([*told, *find_sensitive(seen), *_opaque(seen)]):
        if item.start + left < end and item.end + left > start:
            parts += (text[position : item.start + left], item.label)
            position = max(position, item.end + left)
    return "".join((*parts, text[position:end])) if parts else text[start:end]


def _opaque(text: str) -> Iterator[Sensitive]:
    for left, right in long_runs(text, 24):
        for match in _OPAQUE.finditer(text, left, min(len(text), right + 2)):
            if len(re.findall(r"\d", match.group())) >= 3 and not re.search(r"[a-z]{6}", match.group()):
                yield Sensitive(match.start(), match.end(), "key or token", SECRET, Certainty.MASKED)


def _in_order(found: list[Sensitive]) -> list[Sensitive]:
    kept: list[Sensitive] = []
    for item in sorted(found, key=lambda entry: (entry.start, entry.start - entry.end, entry.category)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
