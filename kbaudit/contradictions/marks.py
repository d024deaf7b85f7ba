"""What a judgement depends on, as numbers: one mark for each statement, one for what is known of it, one for each pair.

Marks are digests of 128 bits, as two columns of 64. Equal marks mean that the judgement would be the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kbaudit.contradictions.knowledge import Knowledge, family_key
from kbaudit.contradictions.names import SiblingNames
from kbaudit.contradictions.scope import EDITION
from kbaudit.contradictions.side import Side

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Column = NDArray[numpy.uint64]

__all__ = ["known_marks", "pair_marks", "statement_marks"]

_ALL = (1 << 128) - 1
_LOW = (1 << 64) - 1
_FIRST = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 29)
_SECOND = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 31)
"""Odd multipliers of xxHash and splitmix64 and a shift, for either column."""


def statement_marks(origins: Sequence[str]) -> Column:
    """A mark for each statement (statements x 2) from its document's key and its number there; zeros where there is no key."""
    import numpy

    found = numpy.zeros((len(origins), 2), dtype=numpy.uint64)
    numbers: dict[str, int] = {}
    for position, origin in enumerate(origins):
        if origin:
            number = numbers[origin] = numbers.get(origin, 0) + 1
            key = int(origin, 16)
            found[position] = (key >> 64 & _LOW, (key + number) & _LOW)
    for column, (first, second, shift) in enumerate((_FIRST, _SECOND)):
        mixed = _mixed(found[:, column], found[:, 1 - column], first, second, shift)
        found[:, column] = numpy.where(found.any(axis=1), mixed, 0)
    return found


def known_marks(sides: Sequence[Side], knowledge: Knowledge) -> Column:
    """A mark (statements x 2) for everything that was learned from the corpus and that bears on a statement.

    That is the weights of its words and of what its values measure, what its words are gaps of, the siblings of its names,
    whether it fills in a template, where else it and the addresses it names stand, and which lines its document has in common
    with others. Marks of single facts are added, so that their order does not matter.
    """
    import numpy

    words = {
        word: _mark(word, knowledge.weights[word], *sorted(knowledge.lexicon.get(word, ())))
        for word in knowledge.weights
    }
    words |= {word: _mark(word, None, *sorted(found)) for word, found in knowledge.lexicon.items() if word not in words}
    names = _names(knowledge.names)
    measures = {key: _mark(*key, weight) for key, weight in knowledge.measures.items()}
    copied = {text: _mark(*sorted(documents)) for text, documents in knowledge.copied.items()}
    lines = {document: _mark("lines", *sorted(shared)) for document, shared in knowledge.lines.items()}
    editions = knowledge.editions or frozenset()
    start, filled = _mark(knowledge.unknown_weight, sorted(knowledge.usual)), _mark("template")
    found = numpy.zeros((len(sides), 2), dtype=numpy.uint64)
    for position, side in enumerate(sides):
        total = start + copied.get(side.text, 0) + lines.get(side.document, 0)
        total += _sum(words, side.content) + _sum(words, side.context)
        for measured in side.measured:
            total += sum([measures.get((measured.kind, name), 0) for name in measured.all])
        for dimension, value in side.around:
            if dimension == EDITION:
                total += _mark(dimension, value in editions)
        for slot in side.slots:
            if slot.reference is not None:
                total += _mark("established", slot.reference.normalised in knowledge.established)
        for said in side.names:
            total += _sum(names, said.sure) + _sum(names, said.opening)
        if family_key(side) in knowledge.families:
            total += filled
        total &= _ALL
        found[position] = (total >> 64, total & _LOW)
    return found


def pair_marks(left: Sequence[Column], right: Sequence[Column], numbers: Sequence[NDArray[numpy.int64]] = ()) -> Column:
    """A mark for each pair (pairs x 2) from the marks of both statements and whole numbers that hold for the pair."""
    import numpy

    columns = []
    for column, (first, second, shift) in enumerate((_FIRST, _SECOND)):
        total = numpy.full(len(left[0]), first, dtype=numpy.uint64)
        for marks in (*left, *right):
            total = _mixed(total, marks[:, column], first, second, shift)
        for number in numbers:
            total = _mixed(total, number.astype(numpy.uint64), first, second, shift)
        columns.append(total)
    return numpy.stack(columns, axis=1)


def _names(names: SiblingNames) -> dict[str, int]:
    """A mark for each name that is known: what it is set beside, and whether it is a common word as well."""
    beside: dict[str, list[str]] = {}
    for pair in names.pairs:
        for name in pair:
            beside.setdefault(name, []).extend(pair - {name})
    return {name: _mark("name", name in names.ambiguous, *sorted(beside.get(name, ()))) for name in sorted(names.known)}


def _sum(marks: dict[str, int], names: Iterable[str]) -> int:
    return sum([marks[name] for name in names if name in marks])


def _mark(*parts: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")


def _mixed(total: Column, marks: Column, first: int, second: int, shift: int) -> Column:
    """A number mixed into another, so that every bit of both bears on every bit of the result."""
    import numpy

    mixed = (total ^ marks) * numpy.uint64(first)
    mixed = (mixed ^ (mixed >> numpy.uint64(shift))) * numpy.uint64(second)
    mixed ^= mixed >> numpy.uint64(32)
    return mixed + total * numpy.uint64(5)
