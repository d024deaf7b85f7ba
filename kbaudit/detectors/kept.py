"""What detectors read from documents that have not changed is recalled instead of read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from kbaudit.corpus import Corpus
from kbaudit.keeping import once

T = TypeVar("T")


def kept(
    corpus: Corpus, stage: str, asked: Sequence[tuple[Sequence[str], object]], form: type[T], make: Callable[[int], T]
) -> Iterator[T]:
    """A value for each entry, in their order: recalled, or made of the entry at a position.

    An entry names the documents that its value is made from, with their claims, and whatever else it depends on. `form` is the
    type of a value as it is written down.
    """
    keeper, keys = corpus.keeper, corpus.keys
    if keeper is None:
        return (make(position) for position in range(len(asked)))
    known = [
        keeper.key(stage, [keys[identity] for identity in documents], extra)
        if all(keys.get(identity) for identity in documents)
        else None
        for documents, extra in asked
    ]
    return once(keeper, stage, known, form, lambda positions: (make(position) for position in positions))
