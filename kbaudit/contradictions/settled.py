"""Two statements that settle one matter by express words in opposite ways, however few words they share otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kbaudit.contradictions import exclusive, footings, holders, included, lasting, ranks, universals
from kbaudit.contradictions.exclusive import open_to_more
from kbaudit.contradictions.settled_matters import Matter, Pole, Settled, Way
from kbaudit.facts.word_lists import words_in

if TYPE_CHECKING:
    from kbaudit.contradictions.side import Side

__all__ = ["leaves_no_doubt", "opposite_settled", "settled_in"]

_READERS: tuple[tuple[frozenset[str], Callable[[str], Iterator[Settled]]], ...] = (
    (holders.HINT, holders.holders),
    (included.HINT, included.included),
    (lasting.HINT, lasting.lasting),
    (ranks.HINT, ranks.ranked),
    (footings.HINT, footings.footings),
    (exclusive.HINT, exclusive.exclusive),
    (universals.HINT, universals.universal),
)


def settled_in(text: str) -> tuple[Settled, ...]:
    """What one sentence settles by express words."""
    said = words_in(text)
    return tuple(item for words, reader in _READERS if not words.isdisjoint(said) for item in reader(text))


def opposite_settled(left: Side, right: Side) -> tuple[Settled, Settled] | None:
    """A matter that two statements settle in opposite ways, rather one that both settle strongly; None where there is none."""
    if not left.settled and not right.settled:
        return None
    found = [
        (mine, other)
        for mine in _with_others(left, right)
        for other in _with_others(right, left)
        if mine.pole is not other.pole and _of_one(left, mine, right, other)
    ]
    return max(found, key=lambda pair: leaves_no_doubt(*pair), default=None)


def leaves_no_doubt(mine: Settled, other: Settled) -> bool:
    """Whether the words of both have no other reading, and are on the same question."""
    return mine.strong and other.strong and mine.matter is other.matter


def _with_others(side: Side, other: Side) -> tuple[Settled, ...]:
    """What a statement settles, and where the other means somebody alone, whom it names beside others."""
    if any(item.matter is Matter.HOLDER for item in side.settled):
        return side.settled
    alone = any(item.matter is Matter.HOLDER and item.pole is Pole.YES for item in other.settled)
    return (*side.settled, *open_to_more(side.text)) if alone else side.settled


def _of_one(left: Side, mine: Settled, right: Side, other: Settled) -> bool:
    """Whether what the one names can be held against what the other names: the same payer, others than the sole holder."""
    if mine.matter is not other.matter:
        return {mine.matter, other.matter} == _MONEY and not mine.part and not other.part
    if mine.matter in (Matter.PAYER, Matter.POWER):
        if not mine.part or not other.part:
            return mine.part == other.part
        return mine.part <= other.part or other.part <= mine.part
    if mine.matter is Matter.HOLDER:
        return _more(mine, left, other) if mine.pole is Pole.YES else _more(other, right, mine)
    return True


_MONEY = {Matter.PRICE, Matter.PAYER}
"""What is in the price, the house pays; what comes on top, its customers."""


def _more(sole: Settled, side: Side, more: Settled) -> bool:
    """Whether one sentence is open to others than the one whom alone the other means."""
    if more.way is Way.ANY:
        others = bool(more.part - side.content) or not more.part
        return others and (more.part.isdisjoint(side.content) or bool(sole.part - more.part))
    if more.way is Way.BEYOND:
        return not more.part.isdisjoint(sole.part)
    if more.way is Way.LISTED:
        beside = [item for item in more.items if item.isdisjoint(sole.part)]
        return len(beside) < len(more.items) and any(item.isdisjoint(side.content) for item in beside)
    return True
