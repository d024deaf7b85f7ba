"""Answers that were paid for once, kept in the store between audits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from kbaudit.store import Store

__all__ = ["StoredAnswers"]

MOST = 5000
"""Answers that are kept, the newest ones: years of a budget of twenty a night, and a megabyte."""


@dataclass(frozen=True, slots=True)
class StoredAnswers:
    """A shelf of a store. Like a detection it is forgotten when many other knowledge bases were audited since."""

    store: Store

    def kept(self, stage: str, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The values that are known under these keys."""
        known = self._all(stage)
        return {key: known[key] for key in keys if key in known}

    def keep(self, stage: str, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their keys. What was known stays known, so that a question is not sent again."""
        merged = {**self._all(stage), **dict(values)}
        if merged:
            self.store.remember(stage, msgspec.json.encode(dict(list(merged.items())[-MOST:])))

    def _all(self, stage: str) -> dict[str, bytes]:
        value = self.store.recall(stage)
        try:
            return msgspec.json.decode(value, type=dict[str, bytes]) if value else {}
        except (msgspec.DecodeError, msgspec.ValidationError):
            return {}
