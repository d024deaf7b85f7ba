"""The planted conflicts of the project's own knowledge bases as pairs of statements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from kbaudit.contradictions.knowledge import UNTAUGHT
from kbaudit.contradictions.side import Side
from kbaudit.contradictions.view import face, lay
from kbaudit.model import Claim
from tests.benchmarks.truth import read_truth

RULES = ("KB201", "KB202", "KB203", "KB204", "KB205")
DRIFT = "KB206"
"""Two definitions of one term: they differ in a value as well, and are no example of two statements that go together."""
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
    others: set[Pair] = set()
    for entry in read_truth(truth)[1]:
        if entry.rule == DRIFT:
            places = [_at(place, by_document[place["document"]], sides, claims) for place in entry.places]
            others.update((min(pair), max(pair)) for pair in product(*places[:2]) if len(places) > 1)
        if entry.rule not in RULES:
            continue
        found = [_at(place, by_document[place["document"]], sides, claims) for place in entry.places]
        if len(found) == 2:
            for left, right in product(*found):
                if left != right:
                    conflicts[min(left, right), max(left, right)] = (entry.id, entry.rule)
                # Which of the two is right, the truth does not say; the further documents agree with that one.
                for wrong, true in ((left, right), (right, left)):
                    others.update(_with_the_same_value(sides, wrong, true))
                    for also in _saying_the_same(sides, wrong, true, entry.also_documents, by_document):
                        conflicts[min(wrong, also), max(wrong, also)] = (entry.id, entry.rule)
        concerned.append(([*found[0], *(found[1] if len(found) > 1 else ())], entry.documents | entry.also_documents))
    involved = {position for positions, _ in concerned for position in positions}
    return Planted(conflicts, frozenset(_unsure(concerned, involved, sides)) | others)


def _with_the_same_value(sides: Sequence[Side], wrong: int, right: int) -> Iterator[Pair]:
    """The wrong statement with each one that has the value of the right one: it may say the same elsewhere."""
    clashing = {pair.right.start for pair in lay(sides[wrong], sides[right], UNTAUGHT).clashes}
    if not clashing:
        return
    for position, side in enumerate(sides):
        faced = face(sides[right], side).facing
        if position != wrong and any(pair.same and pair.left.start in clashing for pair in faced):
            yield min(wrong, position), max(wrong, position)


def _saying_the_same(
    sides: Sequence[Side], wrong: int, right: int, documents: frozenset[str], by_document: Mapping[str, Sequence[int]]
) -> Iterator[int]:
    """The one statement of each further right document that has the value on which the two planted ones clash."""
    clashing = {pair.right.start for pair in lay(sides[wrong], sides[right], UNTAUGHT).clashes}
    for document in sorted(documents):
        same = [
            position
            for position in by_document[document]
            if position not in (wrong, right)
            and any(
                pair.same and pair.left.start in clashing
                for pair in lay(sides[right], sides[position], UNTAUGHT).facing
            )
            and lay(sides[wrong], sides[position], UNTAUGHT).clashes
        ]
        if len(same) == 1:
            yield same[0]


def _unsure(
    concerned: Sequence[tuple[Sequence[int], frozenset[str]]], involved: set[int], sides: Sequence[Side]
) -> Iterator[Pair]:
    for positions, documents in concerned:
        for position, other in product(positions, range(len(sides))):
            document = sides[other].document
            near = document in documents or document.partition("#")[0] in documents
            if near or (other in involved and document != sides[position].document):
                yield min(position, other), max(position, other)


def _at(
    place: Mapping[str, Any], positions: Sequence[int], sides: Sequence[Side], claims: Sequence[Claim]
) -> list[int]:
    """The statements at a place: those of its row, else those on its line that hold its quote, else whatever is on its line."""
    if place.get("row"):
        return [position for position in positions if claims[sides[position].claim].place.row == place["row"]]
    quote = squashed(str(place.get("quote", "")))
    quoted = [
        position
        for position in positions
        if quote
        and any(_holds(squashed(text), quote) for text in (claims[sides[position].claim].text, _cells(sides[position])))
    ]
    near = [position for position in positions if _on(claims[sides[position].claim], place.get("line"))]
    return [position for position in quoted if position in near] or quoted or near


def _cells(side: Side) -> str:
    """A row without the names of its columns."""
    return " ".join(part.partition(": ")[2] or part for part in side.text.split("; ")) if side.header else ""


def _holds(text: str, quote: str) -> bool:
    return quote in text or (len(text) > 8 and text in quote)


def _on(claim: Claim, line: int | None) -> bool:
    first, last = claim.place.line, claim.place.end_line or claim.place.line
    return line is not None and first is not None and last is not None and first - 1 <= line <= last + 1


def squashed(text: str) -> str:
    """Letters and digits alone, so that markup does not matter."""
    plain = re.sub(r"<[^>]+>|&nbsp;", " ", text)
    return re.sub(r"[\W_]+", "", re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", plain).lower())
