"""What a statement says by itself, worked out when it is first asked for and kept with it: it stands in dozens of pairs."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["Kept", "worked_out"]


class Kept:
    """A value that has room for what is worked out of it beside its fields: it is no part of it, and a copy begins without."""


Thing = TypeVar("Thing", bound=Kept)
Found = TypeVar("Found")


def worked_out(work: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """A function of one value that works once for each and then knows."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def asked(thing: Thing) -> Found:
        known: dict[str, Found] = thing.__dict__
        if name in known:
            return known[name]
        found = known[name] = work(thing)
        return found

    return asked
