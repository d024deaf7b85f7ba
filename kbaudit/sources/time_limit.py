"""Stops reading a file that takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kbaudit.sources.extract import Unreadable


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise Unreadable in the block once it has run for so many seconds; 0 for no limit.

    Works by an interval timer, which only Unix has and only the main thread may set: elsewhere nothing is limited.
    """
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature that signal wants
        raise Unreadable(f"took longer than {seconds:g} seconds to read (limits.seconds)")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
