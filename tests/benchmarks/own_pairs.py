"""The planted conflicts of the project's own knowledge bases as pairs of statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from kbaudit.contradictions.side import Side
from kbaudit.model import Claim
from tests.benchmarks.truth import read_truth

RULES = ("KB201", "KB202", "KB203", "KB204", "KB205")
STANCES = frozenset({"KB203", "KB204"})

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Planted:
    """`conflicts` gives the id and the rule of each pair of positions that was planted.

    `unsure` are pairs of one of their statements with another page that says the right thing as well: conflicts too, or not,
    so that nothing is learned from them.
    """

    conflicts: Mapping[Pair, tuple[str, str]]
    unsure: frozenset[Pair]

    def holds(self, pair: Pair, rule: str) -> bool:
        """Whether a pair was planted under this rule; yes against no and must against may stand for each other."""
        planted = self.conflicts.get(pair)
        return planted is not None and (planted[1] == rule or {planted[1], rule} <= STANCES)


def planted(truth: Path, sides: Sequence[Side], claims: Sequence[Claim]) -> Planted:
    """Where the conflicts of a truth.json stand among the statements that were read."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for position, side in enumerate(sides):
        by_document[side.document.partition("#")[0]].append(position)
    conflicts: dict[Pair, tuple[str, str]] = {}
    concerned: list[tuple[list[int], frozenset[str]]] = []
    for entry in read_truth(truth)[1]:
        if entry.rule not in RULES:
            continue
        found = [
            [
                position
                for position in by_document[place["document"]]
                if _at(claims[sides[position].claim], sides[position], place)
            ]
            for place in entry.places
        ]
        if len(found) == 2:
            for left, right in product(*found):
                if left != right:
                    conflicts[min(left, right), max(left, right)] = (entry.id, entry.rule)
        concerned.append(([*found[0], *(found[1] if len(found) > 1 else ())], entry.documents | entry.also_documents))
    involved = {position for positions, _ in concerned for position in positions}
    return Planted(conflicts, frozenset(_unsure(concerned, involved, sides)))


def _unsure(
    concerned: Sequence[tuple[Sequence[int], frozenset[str]]], involved: set[int], sides: Sequence[Side]
) -> Iterator[Pair]:
    for positions, documents in concerned:
        for position, other in product(positions, range(len(sides))):
            document = sides[other].document
            near = document in documents or document.partition("#")[0] in documents
            if near or (other in involved and document != sides[position].document):
                yield min(position, other), max(position, other)


def _at(claim: Claim, side: Side, place: Mapping[str, Any]) -> bool:
    if place.get("row"):
        return claim.place.row == place["row"]
    quote, text = squashed(str(place.get("quote", ""))), squashed(claim.text)
    quoted = bool(quote) and (quote in text or (len(text) > 8 and text in quote))
    first, last = claim.place.line, claim.place.end_line or claim.place.line
    if place.get("line") and first is not None and last is not None:
        return quoted and first - 1 <= place["line"] <= last + 1
    return quoted


def squashed(text: str) -> str:
    """Letters and digits alone, so that markup does not matter."""
    plain = re.sub(r"<[^>]+>|&nbsp;", " ", text)
    return re.sub(r"[\W_]+", "", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", plain).lower())
