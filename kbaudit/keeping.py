"""Values of pure functions, made once and kept under everything that they depend on.

A key is a digest of what a value is made from, the program included, so that a kept value is the one that would be made again.
Whatever cannot be kept or recalled is made.
"""

from __future__ import annotations

import gc
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from kbaudit.errors import StoreError

T = TypeVar("T")

BATCH = 256
"""Values that are fetched, and made and kept, at once: what an interrupted audit loses at most."""

QUICKLY = 1
"""Level of compression: five times smaller at a tenth of the time that making the values takes."""


class Shelf(Protocol):
    """Keeps values as bytes, by the stage that makes them and a key. Every method raises StoreError."""

    def kept(self, stage: str, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept under these keys."""
        ...

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their keys."""
        ...

    def tidy(self) -> None:
        """Drop what has been of no use for long."""
        ...


@dataclass(frozen=True, slots=True)
class Keeper:
    """A shelf with the program whose values it may hold; and whom to tell that it does not work."""

    shelf: Shelf
    program: str
    say: Callable[[str], None]

    def key(self, *parts: object) -> str | None:
        """A key for what a value is made from; None where that cannot be written down (lone surrogates)."""
        try:
            return hashlib.sha256(msgspec.json.encode((self.program, parts), order="deterministic")).hexdigest()[:32]
        except (ValueError, TypeError):
            return None


def once(
    keeper: Keeper,
    stage: str,
    keys: Sequence[str | None],
    form: type[T],
    make: Callable[[Sequence[int]], Iterable[T]],
    *,
    lasting: Callable[[int, T], bool] = lambda position, value: True,  # noqa: ARG005
) -> Iterator[T]:
    """The value for each key, in their order. `make` gives those at the positions that it is asked for, in their order.

    A value is kept where it has a key, is `lasting`, and can be written down.
    """
    for begin in range(0, len(keys), BATCH):
        batch = keys[begin : begin + BATCH]
        found = _recalled(keeper, stage, batch, form)
        missing = [position for position in range(len(batch)) if position not in found]
        new = dict(zip(missing, make([begin + position for position in missing]), strict=True)) if missing else {}
        _keep(keeper, stage, ((batch[at], value) for at, value in new.items() if lasting(begin + at, value)))
        for position in range(len(batch)):
            yield found[position] if position in found else new[position]


def tidied(keeper: Keeper | None) -> None:
    """Drop what audits have not used for long. To be called once, at the end of an audit."""
    if keeper is not None:
        try:
            keeper.shelf.tidy()
        except StoreError as error:
            keeper.say(str(error))


def program_of(folder: Path) -> str:
    """A digest of the program's files by their sizes and times: another version makes other values."""
    files = sorted(path for suffix in ("*.py", "*.json") for path in folder.rglob(suffix))
    stats = [(path.relative_to(folder).as_posix(), (found := path.stat()).st_size, found.st_mtime_ns) for path in files]
    return hashlib.sha256(msgspec.json.encode(stats)).hexdigest()


def _recalled(keeper: Keeper, stage: str, keys: Sequence[str | None], form: type[T]) -> dict[int, T]:
    try:
        kept = keeper.shelf.kept(stage, [key for key in keys if key is not None])
    except StoreError:
        return {}
    decoder = msgspec.msgpack.Decoder(form)
    found: dict[int, T] = {}
    with without_collection():
        for position, key in enumerate(keys):
            if key is not None and key in kept:
                try:
                    found[position] = decoder.decode(zlib.decompress(kept[key]))
                except (zlib.error, msgspec.DecodeError):
                    continue
    return found


def _keep(keeper: Keeper, stage: str, values: Iterable[tuple[str | None, object]]) -> None:
    encoder = msgspec.msgpack.Encoder()
    written = []
    for key, value in values:
        if key is not None:
            try:
                written.append((key, zlib.compress(encoder.encode(value), QUICKLY)))
            except (ValueError, TypeError, OverflowError):
                continue
    if written:
        try:
            keeper.shelf.keep(stage, written)
        except StoreError as error:
            keeper.say(str(error))


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the search for cycles: values hold none, and looking through millions of them takes a sixth of a night's time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
