"""Shelves for kept values: one in memory, and one that refuses everything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kbaudit.errors import StoreError


class Shelf:
    """Keeps values in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], bytes] = {}

    def kept(self, stage: str, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self.values[stage, key] for key in keys if (stage, key) in self.values}

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        self.values.update(((stage, key), value) for key, value in values)

    def tidy(self) -> None:
        self.values.clear()


class Broken(Shelf):
    """Refuses everything."""

    def kept(self, stage: str, keys: Sequence[str]) -> dict[str, bytes]:
        raise StoreError("cannot be read")

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        raise StoreError("cannot be written")

    def tidy(self) -> None:
        raise StoreError("cannot be tidied")
