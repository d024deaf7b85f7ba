"""Stops reading a file that takes too long."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kbaudit.sources.extract import Unreadable


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise Unreadable in the block once it has run for so many seconds; 0 for no limit.

    Works by an interval timer, which only Unix has and only the main thread may set: elsewhere nothing is limited. A
    process has one timer: where somebody else had set it, it goes on for them afterwards.
    """
    if seconds <= 0 or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature that signal wants
        raise Unreadable(f"took longer than {seconds:g} seconds to read (limits.seconds)")

    left, again = signal.getitimer(signal.ITIMER_REAL)
    if 0 < left <= seconds:
        # The whole audit is to end before this file would be given up.
        yield
        return
    began = time.monotonic()
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left > 0:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), 0.001), again)
